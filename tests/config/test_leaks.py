"""What is not for everybody is planted, and looked for on every page, in every list, map and download."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.organisations import actions as organisations
from hedgerow.places import actions as places
from hedgerow.places.models import Place
from tests.config.asking import walk
from tests.config.test_hostile_requests import paths
from tests.evidence.conftest import place
from tests.examples import Records
from tests.people import person
from tests.places.conftest import built_once

__all__ = ["built_once", "place"]
pytestmark = pytest.mark.django_db

UNPUBLISHED = ("Zinnia Circle", "zinnia@example.org", "07700 900123", "Meets behind the zinnias")
TEAM = ("They rang in tears", "Wilhelmina Quill", "The warden is leaving", "colleague@example.org", "Colleague")
NAMED = ("Only for whoever wrote it", "Persephone Vale")
ASKED = (
    "",
    "?format=csv",
    "?format=xlsx&who=all",
    "?q=zinnia&status=unpublished",
    "?view=map&tab=work&status=unpublished&who=all",
)
# A colleague's hours: on no list may they stand beside who worked them. Sums over several people are for all the team.
HOURS = ("477", "7 h 57", "7 hours 57", "7.95")


@dataclass(frozen=True)
class Planted:
    """The records of every address, and the addresses of what was planted."""

    records: Records
    more: tuple[str, ...]


@pytest.fixture
def planted(place: Place, settings: Any) -> Planted:
    """A group that is not public, notes of each audience, knowledge for the team, and a colleague's hours."""
    records = Records({role: person(role=role) for role in LioRole})
    name, email, phone, description = UNPUBLISHED
    by, today = records.colleague, clock.today()
    with zeal_ignore():
        hidden = organisations.create(
            by=by, name=name, email=email, phone=phone, description=description, postcode="QQ3 1AA"
        )
        shown = records.group
        activity = records.activity.pk
        told = {"activity": activity, "on": today, "minutes": 477, "groups": [shown.pk, hidden.pk]}
        entries = [
            ledger.record(by=by, work=Work(**told, note=TEAM[0], names=TEAM[1])),
            ledger.record(by=by, work=Work(**told, note=NAMED[0], names=NAMED[1], audience=Audience.NAMED)),
            ledger.record(by=by, work=Work(**told, note=TEAM[0], audience=Audience.GROUP)),
        ]
        places.add_knowledge(by=by, area=records.area, text=TEAM[2])
    work = [f"/work/{entry.pk}/{part}" for entry in entries for part in ("", "edit/", "outcome/", "remove/")]
    groups = [f"/groups/{pk}/{part}" for pk in (shown.pk, hidden.pk) for part in ("", "correct/", "edit/", "history/")]
    return Planted(records, (*work, *groups))


def said(somebody: User | None, planted: Planted) -> Iterator[tuple[str, str]]:
    """Every address that somebody may open, asked in several ways, with all the text of the answer."""
    every = (path for path in [*paths(planted.records), *planted.more] if not path.startswith(("/sign-", "/welcome")))
    return ((path, text_of(body)) for path, _answer, body in walk(somebody, every, ASKED))


def text_of(body: bytes) -> str:
    """A page as it is; of a workbook, everything in it; of a PDF what is not packed (its words are drawn, not written)."""
    if body.startswith(b"%PDF"):
        return body.decode(errors="replace")
    if not body.startswith(b"PK"):
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


def found(words: tuple[str, ...], pages: Iterator[tuple[str, str]]) -> list[str]:
    """Which words stand where."""
    wholes = {word: re.compile(pattern(word)) for word in words}
    return [f"{word!r} on {path}" for path, text in pages for word, whole in wholes.items() if whole.search(text)]


def pattern(word: str) -> str:
    """A word, whole; digits not where they are the number of a record by chance, but in a field for minutes."""
    whole = rf"(?<!\w){re.escape(word)}(?!\w)"
    return rf'(?<![\w/"]){word}(?![\w/"])|minutes"[^>]*value="{word}"' if word.isdigit() else whole


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("<td>477</td>", True),
        ("call,477,2026", True),
        ('<input name="minutes" type="number" value="477">', True),
        ('<option value="477">', False),
        ('<a href="/groups/477/">', False),
        ("b477c1", False),
    ],
)
def test_an_hour_is_told_from_a_number_by_chance(text: str, is_there: bool) -> None:
    assert bool(found(("477",), iter([("/", text)]))) == is_there


def test_strangers(planted: Planted) -> None:
    leaks = found((*UNPUBLISHED, *TEAM, *NAMED, *HOURS), said(None, planted))
    # A link that lets somebody choose a password greets them by name.
    assert not [leak for leak in leaks if "/welcome/" not in leak]


def test_somebody_without_a_role(planted: Planted) -> None:
    assert not found((*UNPUBLISHED, *TEAM, *NAMED, *HOURS), said(planted.records.users[LioRole.NONE], planted))


def test_a_colleague(planted: Planted) -> None:
    pages = ((path, text) for path, text in said(planted.records.users[LioRole.WORKER], planted) if is_list(path))
    assert not found((*NAMED, *HOURS), pages)


def is_list(path: str) -> bool:
    """Whether a page names pieces of work one by one, or adds them up so that a colleague's time is kept back."""
    return not path.startswith("/places/")


def test_the_test_would_find_them(planted: Planted) -> None:
    leaks = found((*UNPUBLISHED, *TEAM[:3], *NAMED), said(planted.records.users[LioRole.MANAGER], planted))
    assert {leak.rpartition(" on ")[0] for leak in leaks} == {repr(word) for word in (*UNPUBLISHED, *TEAM[:3], *NAMED)}
