"""Builds the handbook: sources are gathered into typed values, pages are derived from them, and then written.

A tour, in the order in which data flows: `source_files` and `yaml_located` read; `model` says what there is;
`catalogue`, `markdown` and `translation` make values of it; `content` gathers them all; `crossref` and `pages` derive;
`staging` writes one Markdown tree per locale; `generators` render it; `audit` looks at the result; `build` and
`publish` do all that in order and put the site in place. `problems` is what every room reports with.
"""
