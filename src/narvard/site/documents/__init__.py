"""Bringing documents in and taking them out: one set of pages for every kind that the apps declare."""
