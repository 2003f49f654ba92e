"""What a report is: its kinds, its period, its drawings, and the checksum of what it was made from."""
