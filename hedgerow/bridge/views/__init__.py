"""Pages of questions and promises."""
