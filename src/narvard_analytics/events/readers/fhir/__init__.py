"""FHIR R4: bulk export folders (NDJSON) and bundles."""
