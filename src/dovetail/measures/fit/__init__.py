"""How two economies fit together, and what trade between them could be."""
