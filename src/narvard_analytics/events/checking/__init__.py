"""Checks on staged rows, as SQL that DuckDB runs within a memory limit."""
