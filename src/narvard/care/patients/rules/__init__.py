"""Identity numbers, protected identity, where a person is registered, duplicates, and who may speak for whom."""
