"""Generators turn a staged tree into HTML. Only this room (and the hook file) knows MkDocs."""
