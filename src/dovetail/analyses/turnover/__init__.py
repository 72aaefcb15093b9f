"""Why the turnover of a pair moved."""
