"""The demo: Södra Älvsborg from public facts, with made-up people, plans and care events."""
