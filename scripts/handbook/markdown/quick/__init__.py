"""Python-Markdown's own result in less time, for pages that templates and careful authors write.

Whatever is not of a few strict forms is left to the renderer. What comes out is the same to the byte; a plain `mkdocs build`,
which has none of this, is held against it by tests.
"""
