"""Commands of the export."""
