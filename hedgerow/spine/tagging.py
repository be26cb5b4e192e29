"""Activity tags found by regular expressions in what charities say of themselves.

Running 254 expressions over 400,000 texts takes minutes. Most of them look for whole words, and all texts together have
few different words. So the words are asked first: a word that an expression finds standing alone settles every text
that has it; only texts that have a part of a longer phrase (`salvation` of `salvation army`) are read with the
expression itself. The result is the same as that of the plain way, which a test holds it to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import duckdb
import pyarrow as pa

MEMORY = "1200MB"
# Pieces shorter than this are in nearly every text.
SHORTEST_PIECE = 2
WORD = re.compile(r"[a-z0-9]+")
# What may match a word that stands alone and not the same word in a text.
LOOKS_ROUND = re.compile(r"\(\?(?:[=!]|<[=!])|[\^$]|\\[AZ]")


@dataclass(frozen=True)
class Tag:
    """A tag: its code, what finds it, and what rules it out again (empty for nothing)."""

    code: str
    pattern: str
    exclude: str = ""

    def matches(self, text: str) -> bool:
        """The plain way: what the bulk way must equal."""
        found = bool(self.pattern) and compiled(self.pattern).search(text) is not None
        return found and not (self.exclude and compiled(self.exclude).search(text))


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def pieces(pattern: str) -> frozenset[str]:
    """Literals such that every match of the expression contains one of them inside a word; empty where none is sure.

    >>> sorted(pieces(r"\\\\b(cats?|guide dogs?)\\\\b"))
    ['cat', 'guide']
    """
    return best(required(_parser.parse(pattern, re.IGNORECASE | re.ASCII)))


def required(parsed: Any) -> list[frozenset[str]]:
    """For a sequence: sets of literals, of each of which any match holds one."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, argument in parsed:
        name = str(operation)
        letter = chr(argument).lower() if name == "LITERAL" else ""
        if WORD.fullmatch(letter):
            run += letter
            continue
        found, run = [*found, *([frozenset({run})] if run else [])], ""
        found += inside(name, argument)
    return [*found, *([frozenset({run})] if run else [])]


def inside(name: str, argument: Any) -> list[frozenset[str]]:
    if name == "SUBPATTERN":
        return required(argument[-1])
    if name in {"MAX_REPEAT", "MIN_REPEAT"} and argument[0] > 0:
        return required(argument[2])
    if name == "BRANCH":
        branches = [best(required(branch)) for branch in argument[1]]
        return [frozenset().union(*branches)] if all(branches) else []
    return []


def best(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """The set whose shortest literal is longest: the one that lets fewest texts through."""
    usable = [one for one in sets if one and min(map(len, one)) >= SHORTEST_PIECE]
    return max(usable, key=lambda one: min(map(len, one)), default=frozenset())


def tag(texts: pa.Table, tags: Iterable[Tag]) -> pa.Table:
    """Tags of texts. `texts`: text_id (int64), text. Gives text_id, code, each pair once."""
    wanted = [one for one in tags if one.pattern]
    with duckdb.connect() as con:
        con.execute(f"SET memory_limit='{MEMORY}'; SET threads=2; SET preserve_insertion_order=false")
        con.register("given", texts)
        con.execute("CREATE TABLE texts AS SELECT text_id, lower(text) AS text FROM given WHERE text <> ''")
        con.execute(WORDS_SQL)
        vocabulary = "".join(f"{word}\n" for (word,) in con.execute("SELECT word FROM vocabulary").fetchall())
        sorted_out = {one.code: words_of(one, vocabulary) for one in wanted}
        load(con, "sure", {code: sure for code, (sure, _) in sorted_out.items()})
        load(con, "near", {code: near for code, (_, near) in sorted_out.items()})
        con.execute(MATCHES_SQL)
        for one in wanted:
            settle(con, one)
        return con.execute("SELECT DISTINCT text_id, code FROM found ORDER BY text_id, code").to_arrow_table()


# Words are as the expressions' own `\b` sees them: letters, digits and the underscore.
WORDS_SQL = """
    CREATE TABLE held AS
        SELECT text_id, unnest(list_distinct(regexp_extract_all(text, '[a-z0-9_]+'))) AS word FROM texts;
    CREATE TABLE vocabulary AS SELECT word, (row_number() OVER ())::INTEGER AS word_id FROM
        (SELECT DISTINCT word FROM held);
    CREATE TABLE words AS SELECT word_id, text_id FROM held JOIN vocabulary USING (word);
    DROP TABLE held;
"""
MATCHES_SQL = """
    CREATE TABLE found AS SELECT DISTINCT text_id, code FROM words JOIN sure USING (word_id);
    CREATE TABLE possible AS
        SELECT DISTINCT text_id, code FROM words JOIN near USING (word_id) ANTI JOIN found USING (text_id, code)
        ORDER BY code;
    DROP TABLE words;
"""


def words_of(one: Tag, vocabulary: str) -> tuple[list[str], list[str]]:
    """Words that settle a text by themselves, and words that are but part of what the tag looks for."""
    expression = compiled(one.pattern)
    words = words_with(pieces(one.pattern), vocabulary)
    sure = [word for word in words if expression.search(word)] if not LOOKS_ROUND.search(one.pattern) else []
    return sure, sorted(set(words) - set(sure))


def load(con: duckdb.DuckDBPyConnection, name: str, words: dict[str, list[str]]) -> None:
    """A table of code and word_id."""
    rows = [(code, word) for code, each in words.items() for word in each]
    codes, chosen = zip(*rows, strict=True) if rows else ((), ())
    con.register("chosen", pa.table({"code": pa.array(codes, pa.string()), "word": pa.array(chosen, pa.string())}))
    con.execute(f"CREATE TABLE {name} AS SELECT code, word_id FROM chosen JOIN vocabulary USING (word)")


def settle(con: duckdb.DuckDBPyConnection, one: Tag) -> None:
    """Reads the texts that a tag may be in, and those that its exclusion may rule out."""
    possible = (
        f"SELECT text_id FROM possible WHERE code = '{one.code}'"
        if pieces(one.pattern)
        else "SELECT text_id FROM texts"
    )
    read(con, possible, one.pattern)
    con.execute("INSERT INTO found SELECT text_id, ? FROM matching", [one.code])
    if one.exclude:
        read(con, f"SELECT text_id FROM found WHERE code = '{one.code}'", one.exclude)
        con.execute("DELETE FROM found WHERE code = ? AND text_id IN (SELECT text_id FROM matching)", [one.code])


def words_with(literals: Iterable[str], searchable: str) -> list[str]:
    """Words that contain one of the literals; `searchable` has each word on a line of its own."""
    found: dict[str, None] = {}
    for literal in literals:
        at = searchable.find(literal)
        while at >= 0:
            end = searchable.index("\n", at)
            found[searchable[searchable.rfind("\n", 0, at) + 1 : end]] = None
            at = searchable.find(literal, end)
    return list(found)


def read(con: duckdb.DuckDBPyConnection, ids: str, pattern: str) -> None:
    """Puts texts that the expression finds into `matching`: with DuckDB's engine where it knows all of it, else
    Python's."""
    texts = f"SELECT text_id, text FROM texts SEMI JOIN ({ids}) USING (text_id)"
    try:
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE matching AS SELECT text_id FROM ({texts}) WHERE regexp_matches(text, ?, 'i')",
            [pattern],
        )
    except duckdb.InvalidInputException:
        expression = compiled(pattern)
        found = [text_id for text_id, text in con.execute(texts).fetchall() if expression.search(text)]
        con.register("chosen", pa.table({"text_id": pa.array(found, pa.int64())}))
        con.execute("CREATE OR REPLACE TEMP TABLE matching AS SELECT text_id FROM chosen")
