"""Pages: from content and a translation to the complete Markdown of one locale."""
