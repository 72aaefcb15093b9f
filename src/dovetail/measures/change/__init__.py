"""Change, line by line and term by term; two records of one trade."""
