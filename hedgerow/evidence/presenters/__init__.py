"""What is read of the record, in words, tables, pictures and files."""
