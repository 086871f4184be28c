"""Doors for people without Git: texts go out as a sheet or as XLIFF and come back, or a whole translated page comes in.

All doors end in the same PO files and the same states. Nothing that comes in is dropped without a word: it is taken, or
it is named with its place, the cause and the way out, and a refused row stands in a report that can be imported again.
"""
