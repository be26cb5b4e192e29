"""From a problem to a delivered offer: what may be done when, and what is written into the record of work."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.bodies.actions import declare
from hedgerow.bodies.types import InterestKind
from hedgerow.charter import actions as charter
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries import counting
from hedgerow.offers import actions, queries
from hedgerow.offers.models import Offer, Problem, Put, Report
from hedgerow.offers.types import Answer, How, Reason, Shown, Stage, Standing, State, Word
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Kind, Level
from hedgerow.spine.errors import InputError
from tests.offers.given import a_problem, agreed, an_offer, at, body, group, put
from tests.people import person

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def words() -> Any:
    charter.seed()
    with at(DAY):
        yield


def acts() -> list[str]:
    return sorted(counting().exclude(act="").values_list("act", flat=True))


def officer(of: Organisation) -> User:
    made = person("officer@example.org", LioRole.NONE, name="Olu")
    Access.objects.create(user=made, organisation=of, level=Level.OFFICER, since=DAY)
    return made


class TestProblem:
    def test_our_team_looks_at_it_before_groups_do(self) -> None:
        trust, somebody = body(), person("worker@example.org", "worker")
        by = officer(trust)
        made = actions.state_problem(by=by, body=trust, title="Beds", made_by_body=True)
        with pytest.raises(InputError, match="few lines"):
            actions.send_problem(by=by, problem=made)
        actions.change_problem(by=by, problem=made, matter="They wait.")
        actions.send_problem(by=by, problem=made)
        assert not queries.problems_for(group("Home Again"))
        actions.send_back(by=somebody, problem=made, why="For whom?")
        assert Problem.objects.get().returned == "For whom?"
        actions.send_problem(by=by, problem=made)
        actions.open_problem(by=somebody, problem=made)
        assert acts() == ["problem.stated"]
        assert [one.pk for one in queries.problems_for(group("Wheels"))] == [made.pk]
        assert {one.to for one in Outgoing.objects.all()} == {"officer@example.org"}
        with pytest.raises(InputError, match="open already"):
            actions.open_problem(by=somebody, problem=made)

    def test_one_that_is_shown_to_some_is_seen_by_them_alone(self) -> None:
        chosen, other = group("Home Again"), group("Wheels")
        with pytest.raises(InputError, match="Choose the groups"):
            a_problem(body(), shown=Shown.CHOSEN)
        a_problem(body("Another"), shown=Shown.CHOSEN, groups=[chosen.pk])
        assert queries.problems_for(chosen).count() == 1
        assert not queries.problems_for(other)
        rep, shown = person("rep@example.org", LioRole.NONE), queries.problems_for(chosen)[0]
        actions.could_help(by=rep, problem=shown, organisation=chosen)
        with pytest.raises(InputError):
            actions.could_help(by=rep, problem=shown, organisation=other)

    def test_only_a_public_body_states_one(self) -> None:
        with pytest.raises(InputError, match="public body"):
            actions.state_problem(by=None, body=group("Wheels"), title="Beds")

    def test_a_group_that_could_help_is_a_to_do_once(self) -> None:
        from hedgerow.engines.todo.models import Task

        made, wheels, rep = a_problem(body()), group("Wheels"), person("rep@example.org", LioRole.NONE)
        for _again in range(2):
            actions.could_help(by=rep, problem=made, organisation=wheels)
        assert Task.objects.count() == 1


class TestAgreeing:
    def test_nothing_is_put_before_every_group_agrees_and_a_change_asks_again(self) -> None:
        lead, wheels = group("Home Again", email="home@example.org"), group("Wheels", email="wheels@example.org")
        offer = an_offer(a_problem(body()), lead, lead, wheels)
        assert actions.ask_groups(by=None, offer=offer) == 2
        assert actions.ask_groups(by=None, offer=offer) == 0
        first, second = offer.parts.order_by("pk")
        agreed(first)
        with pytest.raises(InputError, match="Not agreed yet: Wheels"):
            actions.put(by=None, offer=offer)
        agreed(second)
        before = second.version
        changed = actions.change_part(by=None, part=second, pence=300_000, version=before)
        assert (changed.version, changed.word, changed.is_agreed) == (before + 1, Word.WAITING, False)
        assert Outgoing.objects.filter(to="wheels@example.org").count() == 2
        with pytest.raises(InputError, match="Not agreed yet: Wheels"):
            actions.put(by=None, offer=offer)
        with pytest.raises(InputError, match="changed since"):
            actions.say(by=None, part=second, word=Word.AGREED, version=before)
        with pytest.raises(InputError, match="Somebody else"):
            actions.change_part(by=None, part=second, pence=1, version=before)
        agreed(second)
        actions.put(by=None, offer=offer)
        with pytest.raises(InputError, match="not being put together"):
            actions.change_part(by=None, part=second, pence=1)

    def test_a_word_by_telephone_says_with_whom(self) -> None:
        offer = an_offer(a_problem(body()), group("Home Again"))
        part, worker = offer.parts.get(), person("worker@example.org", "worker")
        with pytest.raises(InputError, match="with whom"):
            actions.say(by=worker, part=part, word=Word.AGREED, version=1, how=How.PHONE)
        with pytest.raises(InputError, match="what should be different"):
            actions.say(by=worker, part=part, word=Word.CHANGE, version=1)
        told = actions.say(by=worker, part=part, word=Word.AGREED, version=1, how=How.PHONE, spoke_with="Ann, chair")
        assert (told.word_with, told.word_on, told.is_agreed) == ("Ann, chair", DAY, True)
        told = actions.say(by=worker, part=part, word=Word.NO, version=1, words="Our van is gone.")
        assert not told.is_agreed

    def test_there_is_one_offer_to_a_problem(self) -> None:
        made, lead = a_problem(body()), group("Home Again")
        an_offer(made, lead)
        with pytest.raises(InputError, match="already"):
            an_offer(made, lead)

    def test_the_honest_broker_declares_its_interest_first(self) -> None:
        us, wheels = group("Mallow Voluntary Action", kind=Kind.LIO), group("Wheels", email="w@example.org")
        offer = an_offer(a_problem(body()), us, wheels)
        with pytest.raises(InputError, match="interest"):
            put(offer)
        declare(by=None, ref=offer.ref, kind=InterestKind.BIDS, words="We would hold the money.")
        put(offer)
        assert Outgoing.objects.filter(to="w@example.org", subject__icontains="interest").count() == 1

    def test_our_own_part_needs_it_too(self) -> None:
        us = group("Mallow Voluntary Action", kind=Kind.LIO)
        with pytest.raises(InputError, match="interest"):
            put(an_offer(a_problem(body()), group("Home Again"), us))


class TestAnswer:
    def test_refused_says_why_and_is_what_we_could_not_help_with(self) -> None:
        lead = group("Home Again", email="home@example.org")
        offer = put(an_offer(a_problem(body()), lead))
        with pytest.raises(InputError, match="Say why"):
            actions.answer(by=None, offer=offer, answer=Answer.REFUSED, reason=Reason.MONEY)
        actions.answer(by=None, offer=offer, answer=Answer.REFUSED, reason=Reason.MONEY, words="Next year perhaps.")
        offer.refresh_from_db()
        assert (offer.stage, offer.problem.state) == (Stage.REFUSED, State.OPEN)
        assert acts() == ["offer.put", "offer.refused", "problem.stated"]
        assert Entry.objects.get(act="offer.refused").kind == "unmet"
        letter = Outgoing.objects.filter(to="home@example.org").latest("pk")
        assert "Next year perhaps." in str(letter.letter)
        assert queries.problem_of(offer.problem_id).standing == Standing.REFUSED  # type: ignore[union-attr]
        with pytest.raises(InputError, match="answered already"):
            actions.answer(by=None, offer=offer, answer=Answer.ACCEPTED)
        an_offer(offer.problem, lead)  # another may follow

    def test_some_parts_are_taken_and_only_those_are_delivered(self) -> None:
        lead, wheels = group("Home Again"), group("Wheels")
        offer = put(an_offer(a_problem(body()), lead, lead, wheels))
        first, second = offer.parts.order_by("pk")
        for turned in ({}, {first.pk: Reason.MONEY, second.pk: Reason.MONEY}):
            with pytest.raises(InputError, match="which parts"):
                actions.answer(by=None, offer=offer, answer=Answer.SOME, turned=turned)
        actions.answer(by=None, offer=offer, answer=Answer.SOME, turned={second.pk: Reason.OTHERS})
        assert set(Report.objects.values_list("part", flat=True)) == {first.pk}
        assert {"offer.accepted", "offer.part_refused"} <= set(acts())
        assert [one.pk for one in Entry.objects.get(act="offer.part_refused").groups.all()] == [wheels.pk]

    def test_a_question_goes_back_and_the_offer_is_put_again(self) -> None:
        offer = put(an_offer(a_problem(body()), group("Home Again")))
        actions.answer(by=None, offer=offer, answer=Answer.QUESTION, words="At weekends too?")
        actions.reply(by=None, offer=offer, words="Yes.", answer_by=DAY + timedelta(days=9))
        assert Put.objects.count() == 2
        assert acts().count("offer.put") == 1
        assert Offer.objects.get().stage == Stage.PUT

    def test_what_is_not_answered_in_time_is_written_down_once(self) -> None:
        trust = body()
        officer(trust)
        put(an_offer(a_problem(trust), group("Home Again")), answer_by=DAY + timedelta(days=3))
        assert actions.write_off(DAY + timedelta(days=3)).startswith("0")
        for day in (4, 5):
            with at(DAY + timedelta(days=day)):
                actions.write_off(clock.today())
        assert acts().count("offer.unanswered") == 1
        assert Outgoing.objects.filter(subject__startswith="We have not heard").count() == 1
