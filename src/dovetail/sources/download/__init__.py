"""Files had from their publishers."""
