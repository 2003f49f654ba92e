"""What the law asks of those who take a person home from hospital: two countries, two tables, and pure functions."""
