"""Care events: one schema for every source, one folder a delivery, one snapshot to read from."""
