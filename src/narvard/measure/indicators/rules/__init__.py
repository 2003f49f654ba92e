"""Pure rules of indicators: targets, overrides, and the geometry of charts and maps."""
