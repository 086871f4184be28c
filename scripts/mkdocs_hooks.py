"""Makes a plain `mkdocs build` or `mkdocs serve` work: MkDocs calls these events, the package does the work."""

from handbook.generators.mkdocs.events import on_config, on_env, on_files, on_post_build, on_post_page, on_serve

__all__ = ["on_config", "on_env", "on_files", "on_post_build", "on_post_page", "on_serve"]
