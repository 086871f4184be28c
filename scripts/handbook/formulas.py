"""What a spreadsheet takes for a formula when it opens a table."""

from __future__ import annotations

# Also after some full-width signs, and after white space that it drops.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
