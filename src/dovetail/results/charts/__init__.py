"""Charts as values: a Vega-Lite specification, its data, an alternative text. One form a module."""
