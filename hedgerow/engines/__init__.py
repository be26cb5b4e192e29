"""Django parts without domain words, each built once and used by every function."""
