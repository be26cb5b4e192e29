"""What a group shows to its own people and to one public body is planted, and looked for as everybody else."""

from __future__ import annotations

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
from hedgerow.organisations.models import Organisation
from hedgerow.people import actions as people
from hedgerow.people.types import How, Purpose, RoleKind
from hedgerow.spaces.models import Invitation
from tests.config.asking import walk
from tests.config.hats import everybody
from tests.config.test_hostile_requests import paths
from tests.examples import Records
from tests.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FIGURES = ("£98,765", "7654321")  # income, volunteers: long, so that no key or token has it by chance
PERSON = ("Marigold Tench", "01632 960 999")
OWN = ("Our treasurer has run off", "invitee@example.org", "9 Sorrel Yard")
TEAM = ("They rang in tears", "Somebody must look into this")
PARTS = ("", "?q=marigold", "?format=csv")


@dataclass(frozen=True)
class Planted:
    """The people who look, and where."""

    people: dict[str, User | None]
    paths: tuple[str, ...]
    group: Organisation
    council: Organisation


@pytest.fixture
def planted(tmp_path: Any, settings: Any) -> Planted:
    """Figures, a person, an ask, an invitation, notes: each for somebody, none for everybody."""
    settings.DATA_DIR = tmp_path
    with zeal_ignore():
        records = Records({role: person(role=role) for role in LioRole})
        looking = everybody(records)
        by, group = records.colleague, records.group
        organisations.change(by=by, organisation=group, income_pence=9_876_500, volunteers=7_654_321, address=OWN[2])
        contact = people.add_contact(by=by, name=PERSON[0], phone=PERSON[1], how=How.PHONE)
        people.give_role(by=by, contact=contact, organisation=group, kind=RoleKind.CHAIR)
        yes = {"purpose": Purpose.SHARE, "given": True, "how": How.PHONE, "words": "May we?"}
        people.record_consent(by=by, contact=contact, partner=records.council, **yes)
        type(records.case).objects.filter(pk=records.case.pk).update(words=OWN[0])
        Invitation.objects.filter(pk=records.invitation.pk).update(email=OWN[1])
        for audience in (Audience.GROUP, Audience.STAFF):
            told = {"activity": records.activity.pk, "on": clock.today(), "groups": [group.pk]}
            ledger.record(by=by, work=Work(**told, audience=audience, note=TEAM[0]))
        records.task.ref, records.task.what = str(group.ref), TEAM[1]
        records.task.save()
        found = tuple(path for path in paths(records) if not path.startswith(("/sign-", "/welcome", "/link/")))
    return Planted(looking, found, group, records.council)


def said(planted: Planted, name: str) -> Iterator[tuple[str, str]]:
    """Every address, asked in several ways, with all the text of the answer."""
    asked = walk(planted.people[name], planted.paths, PARTS)
    return ((path, body.decode(errors="replace")) for path, _answer, body in asked)


def found(planted: Planted, name: str, words: tuple[str, ...]) -> set[tuple[str, str]]:
    """Which words stand where."""
    return {(word, path) for path, text in said(planted, name) for word in words if word in text}


@pytest.mark.parametrize(
    "name",
    ["anyone", "signed in", "of another group", "of another body", "has left the group", "has left the body"],
)
def test_nobody_else_finds_any_of_it(planted: Planted, name: str) -> None:
    assert not found(planted, name, (*FIGURES, *PERSON, *OWN, *TEAM))


def test_an_officer_finds_what_is_shared_on_the_one_page_for_it(planted: Planted) -> None:
    leaks = found(planted, "officer", (*FIGURES, *PERSON, *OWN, *TEAM))
    there = f"/space/bodies/{planted.council.pk}/groups/{planted.group.pk}/"
    assert {word for word, _path in leaks} == {*FIGURES, *PERSON}
    assert {path.partition("?")[0] for _word, path in leaks} == {there}


@pytest.mark.parametrize("name", ["editor", "administrator"])
def test_the_groups_people_find_what_is_theirs_in_their_space_and_nothing_of_our_team(
    planted: Planted, name: str
) -> None:
    leaks = found(planted, name, (*FIGURES, *PERSON, *OWN, *TEAM))
    assert {word for word, _path in leaks} == {*FIGURES, PERSON[0], *OWN}
    assert all(path.startswith(f"/space/groups/{planted.group.pk}/") for _word, path in leaks)


def test_the_test_would_find_them(planted: Planted) -> None:
    assert {word for word, _path in found(planted, "worker", (*FIGURES, *PERSON, *OWN, *TEAM))} >= {
        *PERSON,
        *OWN,
        *TEAM,
    }
