"""The project's Markdown: front matter, headings with fixed ids, links, citations, and the segments that are translated."""
