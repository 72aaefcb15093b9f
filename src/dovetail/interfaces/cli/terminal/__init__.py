"""What the verbs share: their options, and how tables reach a terminal or a file."""
