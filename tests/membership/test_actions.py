"""Applying, deciding, renewing and ending: once each, with a letter and an entry."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from hedgerow.accounts.models import User
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.privacy import actions as privacy
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.membership import actions, queries
from hedgerow.membership.models import Application, Kind, Spell, Term
from hedgerow.membership.provides.records import due
from hedgerow.membership.types import Came, Ending, State
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact, Role
from hedgerow.spine.errors import InputError
from tests.people import person

pytestmark = pytest.mark.django_db


def applied(kind: Kind, **told: object) -> Application:
    facts = {"group_name": "Ash Food Bank", "name": "Jo Okafor", "email": "Jo@example.org", **told}
    return actions.apply(by=None, kind=kind, **facts)  # type: ignore[arg-type]


def acts() -> list[str]:
    return list(Entry.objects.order_by("recorded_at").values_list("act", flat=True))


def subjects() -> list[str]:
    return list(Outgoing.objects.order_by("pk").values_list("subject", flat=True))


def test_anybody_applies_and_is_a_member_once_accepted(worker: User, kind: Kind) -> None:
    made = applied(kind, listed=True)
    assert [line.about for line in due(worker, clock.today())] == ["Ash Food Bank"]
    spell = actions.accept(by=worker, application=made)
    made.refresh_from_db()
    assert (made.state, made.spell, made.answered_by) == (State.ACCEPTED, spell, worker.pk)
    group = Organisation.objects.get(name="Ash Food Bank")
    assert queries.is_member(group.pk)
    assert spell.listed
    contact = Contact.objects.get(email="jo@example.org")
    assert (spell.contact, Role.objects.get().contact) == (contact, contact)
    assert Term.objects.get().fee_pence == 1_000
    assert acts() == ["member.joined"]
    assert subjects() == ["We have your application", "Welcome as a member"]
    assert not list(due(worker, clock.today()))


def test_what_is_decided_is_not_decided_again(worker: User, kind: Kind) -> None:
    made = applied(kind)
    actions.accept(by=worker, application=made)
    robin = person("robin@example.org")
    for again in (actions.accept, actions.acknowledge):
        with pytest.raises(InputError, match="decided already"):
            again(by=robin, application=made)
    with pytest.raises(InputError, match="decided already"):
        actions.decline(by=worker, application=made, reason="No.")
    assert (Spell.objects.count(), acts()) == (1, ["member.joined"])


def test_two_applications_of_one_group_make_one_member(worker: User, kind: Kind, group: Organisation) -> None:
    one, two = applied(kind), applied(kind)
    actions.accept(by=worker, application=one, organisation=group)
    with pytest.raises(InputError, match="member already"):
        actions.accept(by=worker, application=two, organisation=group)
    two.refresh_from_db()
    assert (two.state, Spell.objects.count()) == (State.WAITING, 1)


def test_the_clock_stops_once_they_are_told_that_it_is_in_hand(worker: User, kind: Kind) -> None:
    made = applied(kind)
    actions.acknowledge(by=worker, application=made)
    actions.acknowledge(by=worker, application=made)
    assert subjects()[1:] == ["We are looking at your application"]
    assert not list(due(worker, clock.today()))
    assert "0 applications" in actions.note_unanswered(made.answer_by + timedelta(days=9))


def test_what_nobody_answers_is_written_down_once(kind: Kind) -> None:
    made = applied(kind)
    late = made.answer_by + timedelta(days=1)
    with clock.pretend(datetime(late.year, late.month, late.day, 3, tzinfo=UTC)):
        assert actions.note_unanswered(made.answer_by).startswith("0 ")
        assert actions.note_unanswered(late).startswith("1 ")
        assert actions.note_unanswered(late).startswith("0 ")
    assert [(entry.act, entry.kind) for entry in Entry.objects.all()] == [("member.unanswered", "unmet")]


def test_a_refusal_says_why(worker: User, kind: Kind) -> None:
    made = applied(kind)
    with pytest.raises(InputError, match="why"):
        actions.decline(by=worker, application=made, reason=" ")
    actions.decline(by=worker, application=made, reason="You work in another borough.")
    letter = Outgoing.objects.order_by("-pk")[0].letter
    assert "You work in another borough." in letter["paragraphs"]
    assert acts() == ["application.declined"]


def test_a_group_applies_in_its_space_once_and_takes_it_back(ada: User, kind: Kind, group: Organisation) -> None:
    told = {"kind": kind, "name": "Ada", "email": "ada@example.org", "organisation": group}
    made = actions.apply(by=ada, **told)
    assert (made.came, made.group_name) == (Came.SPACE, "The Long Table")
    with pytest.raises(InputError, match="waits"):
        actions.apply(by=ada, **told)
    actions.withdraw(by=ada, application=made)
    assert actions.apply(by=ada, **told).pk != made.pk
    with pytest.raises(PermissionDenied):
        actions.apply(by=person("eve@example.org", role=""), **told)  # type: ignore[arg-type]


def test_a_group_that_applies_does_not_accept_itself(ada: User, kind: Kind, group: Organisation) -> None:
    made = actions.apply(by=ada, kind=kind, name="Ada", email="ada@example.org", organisation=group)
    for act in (actions.accept, actions.acknowledge):
        with pytest.raises(PermissionDenied):
            act(by=ada, application=made)


def test_a_membership_is_asked_about_renewed_and_asked_about_again(
    worker: User, kind: Kind, group: Organisation
) -> None:
    spell = actions.join(by=worker, organisation=group, kind=kind)
    first = spell.runs_to
    night = first - timedelta(days=30)
    with clock.pretend(datetime(night.year, night.month, night.day, 3, tzinfo=UTC)):
        assert actions.look_at_ends(night).startswith("1 members asked")
        assert actions.look_at_ends(night).startswith("0 members asked")
        renewed = actions.renew(by=None, spell=spell, runs_to=first)
        assert actions.renew(by=worker, spell=spell, runs_to=first).runs_to == renewed.runs_to
    assert [term.starts_on for term in spell.terms.all()] == [spell.since, first + timedelta(days=1)]
    assert acts() == ["member.joined", "member.renewed"]
    assert subjects() == ["Shall The Long Table stay a member?", "Your membership is renewed"]
    night = renewed.runs_to - timedelta(days=3)
    with clock.pretend(datetime(night.year, night.month, night.day, 3, tzinfo=UTC)):
        assert actions.look_at_ends(night).startswith("1 members asked")


def test_it_is_too_early_to_renew(worker: User, kind: Kind, group: Organisation) -> None:
    spell = actions.join(by=worker, organisation=group, kind=kind)
    with pytest.raises(InputError, match="early"):
        actions.renew(by=worker, spell=spell, runs_to=spell.runs_to)


def test_what_nobody_renews_is_asked_about_once_more_and_lapses(worker: User, kind: Kind, group: Organisation) -> None:
    spell = actions.join(by=worker, organisation=group, kind=kind)
    reports = []
    for days in (7, 8, 60, 61, 62):
        night = spell.runs_to + timedelta(days=days)
        with clock.pretend(datetime(night.year, night.month, night.day, 3, tzinfo=UTC)):
            reports.append(actions.look_at_ends(night))
    assert [report[0] for report in reports] == ["1", "0", "0", "0", "0"]
    assert [report.split(", ")[1][0] for report in reports] == ["0", "0", "0", "1", "0"]
    spell.refresh_from_db()
    assert (spell.until, spell.ending) == (spell.runs_to + timedelta(days=61), Ending.LAPSED)
    assert acts() == ["member.joined", "member.lapsed"]
    with pytest.raises(InputError, match="ended"):
        actions.renew(by=worker, spell=spell, runs_to=spell.runs_to)
    with clock.pretend(datetime(night.year, night.month, night.day, 12, tzinfo=UTC)):
        assert actions.join(by=worker, organisation=group, kind=kind).pk != spell.pk


def test_fees_are_suggested_agreed_and_paid(worker: User, kind: Kind, group: Organisation) -> None:
    spell = actions.join(by=worker, organisation=group, kind=kind)
    term = Term.objects.get()
    assert term.fee_pence == 2_500
    actions.mark_paid(by=worker, term=term, on=clock.today())
    with pytest.raises(InputError, match="to come"):
        actions.mark_paid(by=worker, term=term, on=clock.today() + timedelta(days=1))
    with pytest.raises(InputError, match="amount"):
        actions.join(by=worker, organisation=Organisation.objects.create(name="B"), kind=kind, fee_pence=-1)
    assert queries.fee_of(spell) == 2_500


def test_kinds_are_a_managers(worker: User, kind: Kind) -> None:
    with pytest.raises(PermissionDenied):
        actions.add_kind(by=worker, name="Friend")
    for wrong in ({"name": "Member"}, {"name": ""}, {"name": "X", "months": 0}, {"name": "X", "fees": {"odd": 1}}):
        with pytest.raises(InputError):
            actions.add_kind(by=None, **wrong)  # type: ignore[arg-type]


def test_who_applied_is_forgotten_and_that_the_group_did_stays(worker: User, kind: Kind) -> None:
    made = applied(kind, words="Ring Jo at home.")
    spell = actions.accept(by=worker, application=made)
    privacy.remove(by=None, ref=str(Contact.objects.get().ref))
    made.refresh_from_db()
    spell.refresh_from_db()
    assert (made.name, made.email, made.words, made.group_name) == ("–", "", "", "Ash Food Bank")
    assert spell.contact is None
