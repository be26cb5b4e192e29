"""Where money goes: what is given and spent for groups, by where the work happens, against need; and who gets none."""
