"""What was said of a pair in figures, checked against itself and against data."""
