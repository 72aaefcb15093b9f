"""What an economy is good at, and what lies within its reach."""
