"""What a joint plan is by law, which states it passes through, and what must stand in it. Pure."""
