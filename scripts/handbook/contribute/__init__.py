"""Beginnings for contributors: a new case study, a new locale."""
