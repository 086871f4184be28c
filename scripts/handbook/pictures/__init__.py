"""Pictures of the catalogue: pure functions from what is known, and a page's words, to SVG inside the page.

Beside each picture stands a table that says the same; no picture tells by colour alone.
"""
