"""Ballot files (.blt) as OpaVote and ERS write them: https://www.opavote.com/help/overview#blt-file-format.

    4 2           four candidates, two seats
    -2            the second candidate has withdrawn
    3 1 3 4 0     three papers that say: first, third, fourth
    0             no more papers
    "Amy Ash"     the candidates, then the title
    ...

A paper may begin with its own name in brackets. "#" begins a comment. A preference that was left out ("-"), or given to
two at once ("2=3"), ends a paper there: under the Scottish rules it goes no further.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hedgerow.ballots.types import Election, Paper
from hedgerow.spine.errors import InputError

COMMENT = re.compile(r'^((?:[^"#]|"[^"]*")*)#.*$')
PAPER_NAME = re.compile(r"^\([^)]*\)\s*")
QUOTED = re.compile(r'"([^"]*)"')
LARGEST = 1_000_000_000
MOST_CANDIDATES = 10_000


@dataclass(frozen=True)
class _Line:
    number: int
    text: str


def read(text: str, name: str = "") -> Election:
    """The election in a file's text. Raises InputError naming the file (`name`) and the line where it cannot be read."""
    return _Reader(name, _lines(text.removeprefix("\ufeff"))).election()


def _lines(text: str) -> Iterator[_Line]:
    for number, line in enumerate(text.splitlines(), start=1):
        held = COMMENT.match(line)
        said = (held.group(1) if held else line).strip()
        if said:
            yield _Line(number, said)


class _Reader:
    """Takes the lines one by one."""

    def __init__(self, name: str, lines: Iterator[_Line]) -> None:
        self.name, self.lines, self.at = name, lines, 0

    def election(self) -> Election:
        candidates, seats = self._head()
        withdrawn, papers = self._papers(candidates)
        names = self._names(candidates)
        return Election(seats, tuple(names[:candidates]), tuple(papers), " ".join(names[candidates:]), withdrawn)

    def wrong(self, message: str) -> InputError:
        return InputError(message, file=self.name, row=self.at or None)

    def _line(self, wanted: str) -> str:
        line = next(self.lines, None)
        if line is None:
            raise self.wrong(f"the file ends before {wanted}")
        self.at = line.number
        return line.text

    def _head(self) -> tuple[int, int]:
        parts = self._line("the numbers of candidates and seats").split()
        if len(parts) != 2:
            raise self.wrong("the first line must hold two numbers: how many candidates, how many seats")
        candidates, seats = (self._number(part) for part in parts)
        if not 1 <= candidates <= MOST_CANDIDATES or not 1 <= seats <= MOST_CANDIDATES:
            raise self.wrong("there must be at least one candidate and one seat, and at most 10,000 of each")
        return candidates, seats

    def _papers(self, candidates: int) -> tuple[frozenset[int], list[Paper]]:
        withdrawn: set[int] = set()
        papers: list[Paper] = []
        while (line := PAPER_NAME.sub("", self._line("the 0 that ends the papers"))) != "0":
            parts = line.split()
            if parts[0].startswith("-") and not papers and parts[0] != "-":
                withdrawn |= {self._candidate(part.removeprefix("-"), candidates) for part in parts}
            else:
                papers.append(self._paper(parts, candidates))
        return frozenset(withdrawn), papers

    def _paper(self, parts: list[str], candidates: int) -> Paper:
        weight = self._number(parts[0])
        if weight < 1:
            raise self.wrong("a paper must stand for at least one voter")
        while parts[-1] != "0" or len(parts) == 1:  # a long paper may go on in the next line
            parts = [*parts, *self._line("the 0 that ends a paper").split()]
        return Paper(weight, self._ranking(parts[1:-1], candidates))

    def _ranking(self, parts: list[str], candidates: int) -> tuple[int, ...]:
        groups = [
            [] if part == "-" else [self._candidate(one, candidates) for one in part.split("=")] for part in parts
        ]
        named = [one for group in groups for one in group]
        if len(set(named)) != len(named):
            raise self.wrong("a paper names a candidate twice")
        stop = next((at for at, group in enumerate(groups) if len(group) != 1), len(groups))
        return tuple(group[0] for group in groups[:stop])

    def _candidate(self, part: str, candidates: int) -> int:
        number = self._number(part)
        if not 1 <= number <= candidates:
            raise self.wrong(f"there is no candidate {number}: there are {candidates}")
        return number - 1

    def _number(self, part: str) -> int:
        if not (part.isascii() and part.isdigit()) or len(part) > 10 or int(part) > LARGEST:
            raise self.wrong(f"“{part[:40]}” is not a whole number that can stand here")
        return int(part)

    def _names(self, candidates: int) -> list[str]:
        names: list[str] = []
        for line in self.lines:
            self.at = line.number
            if line.text.startswith('"'):
                quoted = QUOTED.findall(line.text)
                if QUOTED.sub("", line.text).strip():
                    raise self.wrong("a name begins with a quotation mark and does not end with one")
                names += [one.strip() for one in quoted]
            else:
                names.append(line.text)
        if len(names) < candidates:
            raise self.wrong(f"the file ends after {len(names)} of {candidates} names of candidates")
        if len(names) > candidates + 1:
            raise self.wrong(f"after {candidates} names of candidates and the title there is more: “{names[-1][:40]}”")
        if not all(names[:candidates]):
            raise self.wrong("a candidate has no name")
        return names


def write(election: Election) -> str:
    """The election as the text of a file. A quotation mark in a name becomes an apostrophe: the format has no other way."""
    lines = [f"{len(election.candidates)} {election.seats}"]
    lines += [f"-{one + 1}" for one in sorted(election.withdrawn)]
    lines += [" ".join(map(str, (paper.weight, *(one + 1 for one in paper.ranking), 0))) for paper in election.papers]
    return "\n".join([*lines, "0", *(_quoted(name) for name in (*election.candidates, election.title)), ""])


def _quoted(name: str) -> str:
    return '"' + " ".join(name.replace('"', "'").split()) + '"'
