"""Files of participatory budgets (.pb): https://pabulib.org/format.

Three sections, META, PROJECTS and VOTES, each a table with semicolons whose first line names its columns.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hedgerow.ballots.budgets import Budget, Project, Vote, VoteType
from hedgerow.spine.errors import InputError

SECTIONS = ("META", "PROJECTS", "VOTES")
MONEY = re.compile(r"([0-9]{1,15})(?:[.,]([0-9]{1,2})0*)?")
POINTS = re.compile(r"-?[0-9]{1,9}")
OWN_META = {"budget", "vote_type", "rule", "num_projects", "num_votes"}


@dataclass(frozen=True)
class _Row:
    line: int
    cells: Mapping[str, str]


def read(text: str, name: str = "") -> Budget:
    """The budget in a file's text. Raises InputError naming the file (`name`) and the line where it cannot be read."""
    return _Reader(name).budget(text.removeprefix("\ufeff"))


class _Reader:
    """Knows the file's name and the line it is at, for what it complains of."""

    def __init__(self, name: str) -> None:
        self.name, self.at = name, 0

    def budget(self, text: str) -> Budget:
        tables = self._tables(text)
        meta = {row.cells["key"]: row.cells["value"] for row in self._rows(tables["META"], ("key", "value"))}
        kind = self._kind(meta)
        projects = tuple(self._projects(self._rows(tables["PROJECTS"], ("project_id", "cost"))))
        votes = tuple(self._votes(self._rows(tables["VOTES"], ("voter_id", "vote")), {one.id for one in projects}))
        self._check_counts(meta, len(projects), len(votes))
        return Budget(self._money(meta.get("budget", ""), "budget"), projects, votes, kind, meta.get("rule", ""), meta)

    def wrong(self, message: str) -> InputError:
        return InputError(message, file=self.name, row=self.at or None)

    def _tables(self, text: str) -> dict[str, list[tuple[int, list[str]]]]:
        found: dict[str, list[tuple[int, list[str]]]] = {}
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=";")
        section = ""
        for cells in self._parsed(lines):
            if len(cells) == 1 and cells[0].strip().upper() in SECTIONS:
                section = cells[0].strip().upper()
                if section in found:
                    raise self.wrong(f"there is a second section {section}")
                found[section] = []
            elif not section:
                raise self.wrong("the file must begin with the line META")
            else:
                found[section].append((self.at, cells))
        self.at = 0
        missing = [one for one in SECTIONS if one not in found]
        if missing:
            raise self.wrong(f"the section {missing[0]} is missing")
        return found

    def _parsed(self, lines: Iterable[list[str]]) -> Iterator[list[str]]:
        reader = iter(lines)
        while True:
            self.at = getattr(lines, "line_num", 0) + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise self.wrong(f"this line cannot be read ({error})") from None
            if any(cell.strip() for cell in cells):
                yield cells

    def _rows(self, table: Sequence[tuple[int, list[str]]], wanted: tuple[str, ...]) -> Iterator[_Row]:
        if not table:
            raise self.wrong(f"a section has no line that names its columns ({', '.join(wanted)})")
        self.at, header = table[0]
        columns = [cell.strip() for cell in header]
        for column in wanted:
            if column not in columns:
                raise self.wrong(f"the column {column} is missing")
        for line, cells in table[1:]:
            self.at = line
            if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
                raise self.wrong(f"the line has {len(cells)} cells, and there are {len(columns)} columns")
            if len(cells) <= columns.index(wanted[-1]):
                raise self.wrong(f"the line ends before the column {wanted[-1]}")
            yield _Row(line, dict(zip(columns, (cell.strip() for cell in cells), strict=False)))

    def _kind(self, meta: Mapping[str, str]) -> VoteType:
        try:
            return VoteType(meta.get("vote_type", ""))
        except ValueError:
            kinds = ", ".join(VoteType)
            raise self.wrong(f"vote_type is “{meta.get('vote_type', '')}”, and must be one of {kinds}") from None

    def _projects(self, rows: Iterable[_Row]) -> Iterator[Project]:
        seen: set[str] = set()
        for row in rows:
            own = row.cells["project_id"]
            if not own or own in seen:
                raise self.wrong(f"the project “{own}” stands there twice" if own else "a project has no project_id")
            seen.add(own)
            facts = {key: value for key, value in row.cells.items() if key not in ("project_id", "cost", "name")}
            yield Project(own, self._money(row.cells["cost"], "cost"), row.cells.get("name", ""), facts)

    def _votes(self, rows: Iterable[_Row], known: set[str]) -> Iterator[Vote]:
        for row in rows:
            projects = tuple(filter(None, (one.strip() for one in row.cells["vote"].split(","))))
            strange = next((one for one in projects if one not in known), None)
            if strange is not None:
                raise self.wrong(f"there is no project “{strange}”")
            if len(set(projects)) != len(projects) and row.cells.get("points"):
                raise self.wrong("a vote gives points to a project twice")
            projects = tuple(dict.fromkeys(projects))  # real files name one twice: it counts once
            facts = {key: value for key, value in row.cells.items() if key not in ("voter_id", "vote", "points")}
            yield Vote(row.cells["voter_id"], projects, self._points(row.cells.get("points", ""), projects), facts)

    def _points(self, said: str, projects: tuple[str, ...]) -> tuple[int, ...]:
        points = [one.strip() for one in said.split(",")] if said else []
        if not points:
            return ()
        if len(points) != len(projects) or not all(POINTS.fullmatch(one) for one in points):
            raise self.wrong("the points must be whole numbers, one for each project")
        return tuple(map(int, points))

    def _money(self, said: str, what: str) -> int:
        held = MONEY.fullmatch(said.replace(" ", ""))
        if not held:
            raise self.wrong(f"the {what} “{said[:40]}” is not an amount of money")
        return int(held[1]) * 100 + int((held[2] or "").ljust(2, "0") or 0)

    def _check_counts(self, meta: Mapping[str, str], projects: int, votes: int) -> None:
        self.at = 0
        for key, held in (("num_projects", projects), ("num_votes", votes)):
            said = meta.get(key, "")
            if said.isdigit() and int(said) != held:
                raise self.wrong(f"{key} says {said}, and there are {held}")


def write(budget: Budget) -> str:
    """The budget as the text of a file."""
    out = io.StringIO(newline="")
    lines = csv.writer(out, delimiter=";", lineterminator="\n")
    own = {
        "num_projects": len(budget.projects),
        "num_votes": len(budget.votes),
        "budget": _amount(budget.money),
        "vote_type": str(budget.vote_type),
        "rule": budget.rule,
    }
    rest = {key: value for key, value in budget.meta.items() if key not in OWN_META}
    lines.writerows((["META"], ["key", "value"], *({**rest, **own}.items())))
    _write_projects(lines, budget.projects)
    _write_votes(lines, budget.votes)
    return out.getvalue()


def _write_projects(lines: object, projects: Sequence[Project]) -> None:
    more = _columns(project.facts for project in projects)
    rows = ([one.id, _amount(one.cost), one.name, *(one.facts.get(key, "") for key in more)] for one in projects)
    lines.writerows((["PROJECTS"], ["project_id", "cost", "name", *more], *rows))  # type: ignore[attr-defined]


def _write_votes(lines: object, votes: Sequence[Vote]) -> None:
    more = _columns(vote.facts for vote in votes)
    points = ["points"] if any(vote.points for vote in votes) else []
    rows = (
        [
            vote.voter,
            ",".join(vote.projects),
            *([",".join(map(str, vote.points))] if points else []),
            *(vote.facts.get(key, "") for key in more),
        ]
        for vote in votes
    )
    lines.writerows((["VOTES"], ["voter_id", "vote", *points, *more], *rows))  # type: ignore[attr-defined]


def _columns(facts: Iterable[Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(key for each in facts for key in each))


def _amount(pence: int) -> str:
    return str(pence // 100) if pence % 100 == 0 else f"{pence // 100}.{pence % 100:02d}"
