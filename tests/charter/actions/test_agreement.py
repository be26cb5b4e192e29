"""From a draft to an agreement: what is frozen, who may sign what, and that nobody writes over what they have not seen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions, queries
from hedgerow.charter.models import Agreement, Performer, Promise, Signature
from hedgerow.charter.types import Function, How, Match, Side, State
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Level
from hedgerow.spine.errors import InputError
from tests.charter import making
from tests.people import person

pytestmark = pytest.mark.django_db


def test_a_first_draft_starts_with_a_proposal_of_matches_and_is_begun_once() -> None:
    actions.seed()
    draft = actions.begin(by=None)
    assert actions.begin(by=None) == draft
    assert (draft.number, draft.state) == (1, State.DRAFT)
    schemes = {match["scheme"] for match in making.working(draft)["matches"]}
    assert schemes == {"navca", "wales", "scotland", "volunteer-centre"}


def test_what_is_put_is_what_was_seen_and_stays() -> None:
    draft = making.drafted()
    seen = making.seen(draft)
    put = actions.put(by=None, agreement=draft, seen=seen)
    assert put.sha256 == seen
    priority = queries.priorities()[0]
    actions.change_priority(
        by=None, priority=priority, name="Other words", description="", starts=None, ends=None
    )  # our words go on changing
    assert queries.content(put)["priorities"][0]["name"] == "Warm homes"
    with pytest.raises(InputError, match="No version is being written"):
        actions.add_promise(by=None, side=Side.US, maker="us", to="you", text="More.")


def test_nothing_is_put_that_somebody_changed_meanwhile() -> None:
    draft = making.drafted()
    seen = making.seen(draft)
    actions.add_promise(by=None, side=Side.US, maker="us", to="you", text="One more thing.")
    with pytest.raises(InputError, match="Somebody has changed the draft"):
        actions.put(by=None, agreement=draft, seen=seen)


def test_two_who_change_one_promise_do_not_write_over_each_other() -> None:
    making.drafted()
    promise = Promise.objects.get()
    shown = promise.edition
    words = {"side": Side.COUNCIL, "maker": "Thornmere Council", "to": "groups", "seen": ""}
    actions.change_promise(by=None, promise=promise, edition=shown, text="Answer in ten days.", **words)
    with pytest.raises(InputError, match="nothing was written over"):
        actions.change_promise(by=None, promise=promise, edition=shown, text="Answer in thirty days.", **words)
    with pytest.raises(InputError):
        actions.drop_promise(by=None, promise=promise, edition=shown)
    promise.refresh_from_db()
    assert (promise.text, promise.until) == ("Answer in ten days.", None)


def test_an_agreement_is_between_two_at_least() -> None:
    put = making.put()
    party = making.party_of(put, making.group())
    actions.sign(by=None, party=party, sha256=put.sha256, role="Chair", how=How.MEETING)
    with pytest.raises(InputError, match="At least two"):
        actions.agree(by=None, agreement=put, on=clock.today())


def test_it_is_agreed_on_a_day_and_in_force_from_one() -> None:
    put = making.put()
    for party, _signature in queries.parties(put):
        actions.sign(by=None, party=party, sha256=put.sha256, role="Chair", how=How.MEETING)
    today = clock.today()
    with pytest.raises(InputError):
        actions.agree(by=None, agreement=put, on=today - timedelta(days=1))
    with pytest.raises(InputError):
        actions.agree(by=None, agreement=put, on=today, starts=today - timedelta(days=1))
    actions.agree(by=None, agreement=put, on=today, starts=today + timedelta(days=30))
    assert queries.in_force() is None
    assert queries.promises(today + timedelta(days=30))[0].text == "Answer in twenty days."


def test_signing_twice_is_signing_once_and_only_these_words() -> None:
    put = making.put()
    party = making.party_of(put, making.group())
    with pytest.raises(InputError, match="words have changed"):
        actions.sign(by=None, party=party, sha256="0" * 64, role="Chair", how=How.LINK)
    first = actions.sign(by=None, party=party, sha256=put.sha256, role="Chair", how=How.LINK)
    assert actions.sign(by=None, party=party, sha256=put.sha256, role="Treasurer", how=How.LINK) == first
    with pytest.raises(InputError, match="What was signed stays"):
        actions.drop_party(by=None, party=party)


def test_what_is_taken_back_and_changed_asks_for_new_signatures() -> None:
    put = making.put()
    party = making.party_of(put, making.group())
    actions.sign(by=None, party=party, sha256=put.sha256, role="Chair", how=How.MEETING)
    draft = actions.take_back(by=None, agreement=put)
    again = actions.put(by=None, agreement=draft, seen=making.seen(draft))
    assert {signature is not None for _party, signature in queries.parties(again)} == {True, False}  # the same words
    draft = actions.take_back(by=None, agreement=again)
    actions.add_promise(by=None, side=Side.US, maker="us", to="you", text="One more thing.")
    anew = actions.put(by=None, agreement=draft, seen=making.seen(draft))
    assert all(signature is None for _party, signature in queries.parties(anew))
    assert Signature.objects.count() == 1


def test_who_signs_for_whom() -> None:
    put = making.put()
    party = making.party_of(put, making.group())
    editor, chair = person("editor@example.org", LioRole.NONE), person("chair@example.org", LioRole.NONE)
    Access.objects.create(user=editor, organisation=party.organisation, level=Level.EDITOR)
    Access.objects.create(user=chair, organisation=party.organisation, level=Level.ADMINISTRATOR)
    told = {"party": party, "sha256": put.sha256, "role": "Chair"}
    for somebody in (editor, person(role=LioRole.MANAGER)):
        with pytest.raises(PermissionDenied):
            actions.sign(by=somebody, how=How.SPACE, **told)
    with pytest.raises(PermissionDenied):
        actions.sign(by=person(role=LioRole.WORKER), how=How.MEETING, **told)
    assert actions.sign(by=chair, how=How.SPACE, **told).recorded_by == chair.pk


def test_the_next_version_starts_from_the_last_and_that_one_stays_readable() -> None:
    first = making.agreed()
    draft = actions.begin(by=None)
    assert (draft.number, draft.definition) == (2, first.definition)
    promise = Promise.objects.get()
    actions.drop_promise(by=None, promise=promise, edition=promise.edition)
    assert [one.text for one in queries.promises()] == ["Answer in twenty days."]
    assert making.working(draft)["promises"] == []


def test_only_groups_of_the_public_directory_are_named() -> None:
    making.drafted()
    hidden = Organisation.objects.create(name="A refuge", published=False)
    with pytest.raises(InputError, match="not in the public directory"):
        actions.add_performer(by=None, organisation=hidden, function=Function.ADVOCACY)


def test_a_performer_is_named_once_for_one_thing() -> None:
    making.drafted()
    told = {"organisation": making.group(), "function": Function.FUNDING}
    assert actions.add_performer(by=None, **told) == actions.add_performer(by=None, **told)
    assert Performer.objects.count() == 1
    with pytest.raises(InputError, match="another function"):
        actions.add_performer(by=None, **{**told, "function": Function.ADVOCACY}, activity=queries.activities()[0])


def test_a_match_is_with_a_word_that_there_is() -> None:
    making.drafted()
    with pytest.raises(InputError):
        actions.add_match(by=None, word="funding", scheme="navca", concept="nothing", how=Match.CLOSE)
    with pytest.raises(InputError):
        actions.add_match(by=None, word="nothing", scheme="navca", concept="support", how=Match.CLOSE)


def test_whoever_is_asked_gets_a_letter_and_the_earlier_link_is_over() -> None:
    put = making.put()
    party = making.party_of(put, making.council())
    actions.ask(by=None, party=party, email="leader@example.org", role="Leader")
    actions.ask(by=None, party=party, email="leader@example.org", role="Leader")
    assert Outgoing.objects.filter(to="leader@example.org").count() == 2
    from hedgerow.accounts.models import Link

    live = Link.objects.filter(purpose="charter.sign", expires_at__gt=clock.now())
    assert live.count() == 1


def test_only_managers_write() -> None:
    worker = person(role=LioRole.WORKER)
    with pytest.raises(PermissionDenied):
        actions.begin(by=worker)
    assert not Agreement.objects.exists()
