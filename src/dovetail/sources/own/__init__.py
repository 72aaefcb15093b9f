"""An analyst's own table: recognised, shown, doubted, and only then read."""
