"""Search by name in the registers: typo-tolerant, ranked, in about a millisecond.

The index is made with the tables, inside the same build, and is read-only from then on.

    find(data_dir / "spine", "altrincham childrens choir", authority="E08000009")

A name that is exactly what was typed comes first, then names that begin with it, then those with all its words (the
last may be unfinished); local, registered and larger organisations before others. Only where too few are found are
misspellings looked for, and where there is nothing at all, names that lack one of the words.

The index holds single words: whole names, or the places of words in them, would take several times as long to write.
So a few times as many hits as are wanted are brought, those that begin as typed and have as many words before others,
and put in order by the names themselves.
"""

from hedgerow.spine.search.finding import Hit, find, start_of
from hedgerow.spine.search.index import start_sql, write_index

__all__ = ["Hit", "find", "start_of", "start_sql", "write_index"]
