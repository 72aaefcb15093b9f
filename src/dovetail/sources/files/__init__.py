"""Whatever a table comes in: text of any encoding, archives, workbooks, JSON, XML."""
