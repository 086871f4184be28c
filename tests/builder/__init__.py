"""The case-study builder beside the command line: random forms, files with faults, one judge for each side."""
