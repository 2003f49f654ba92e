"""Care events of several principals become indicators, charts and lights. Imports without Django, reads no clock."""
