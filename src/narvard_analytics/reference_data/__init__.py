"""Dated public figures and code lists, each with source and certainty in its header."""
