"""What one build remembers for the next. Nothing here loads more than Python itself: where nothing changed, that is all."""
