"""Translation: gettext PO files at paragraph level are the truth; a locale's pages are derived from them.

The translation of a source file lies under `translations/<locale>/` at the source's own path, ending in `.po`:
`docs/handbook/index.md` is translated by `translations/th/docs/handbook/index.po`.
"""
