"""Finding records by half a word, a misspelt one, or the words in any order: the same on both databases.

Each app that uses it keeps two tables of its own, so that its words go with its records and its look-ups are as quick as
its table is small: see docs/decisions/0011.
"""
