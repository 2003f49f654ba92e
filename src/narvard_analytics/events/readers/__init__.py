"""Readers: each turns one kind of source into staged rows, streaming, and never decides what is right."""
