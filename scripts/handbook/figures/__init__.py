"""Figures of the handbook: pure functions from a figure's data and a language to SVG inside the page.

Everything is laid out from the left on a sheet 360 units wide, for a phone; right-to-left languages get the mirror image
of the layout, letters excepted. Boxes grow with their words. No text stands in the drawing that the data do not have.
"""
