"""The only place that speaks SQL: a folder of Parquet with a catalog, or the packaged example."""
