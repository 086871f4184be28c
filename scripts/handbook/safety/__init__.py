"""Contributed text and files are hostile until checked: what pages and pictures may hold, how much there may be, and who may be named."""
