"""Claims against figures, one sort of claim a module; `dovetail.minutes.checking` calls them."""
