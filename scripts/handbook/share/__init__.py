"""Passing a page on: its address as text and as a QR code, a share card for messengers, and the report of an error."""
