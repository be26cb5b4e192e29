"""Pages of evidence: readings, indicators, outcomes, reports."""
