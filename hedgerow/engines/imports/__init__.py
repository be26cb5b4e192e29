"""Tables from elsewhere: dry run, an error for each row, raw rows kept, undo."""
