"""Small, pure words that everything else is written in: ids, clock, money, refs, privacy classes."""
