"""The adapter to MkDocs, Material for MkDocs and mkdocs-static-i18n: thin, one locale a run."""
