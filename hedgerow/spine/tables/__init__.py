"""One file a table: a pure function from Ibis tables to one Ibis table, with its described schema and checks."""
