"""Speed on the full made-up region, beside a named rival in the same run. Nothing here is asserted in tests."""
