"""Seats, their holders, reports and elections: what is done, what is refused, and what the record of work holds of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from zeal import zeal_ignore

from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.voting import actions as voting
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import EntryKind
from hedgerow.representation import actions, queries, rules
from hedgerow.representation.actions.erasing import erase_nominations
from hedgerow.representation.models import Election, Holding, Report
from hedgerow.representation.types import Ending, Mandate, Stage
from hedgerow.spine.errors import InputError
from tests.ledger.given import words
from tests.representation.given import a_group, a_person, a_seat, an_election, held_by, keys, members, named

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture(autouse=True)
def _words() -> None:
    words()


def acts() -> list[str]:
    return sorted(Entry.objects.values_list("act", flat=True))


def vote(election: Election, *ballots: str) -> None:
    """Members' ballots, by the first letters of the names in order."""
    assert election.poll is not None
    ids = {option.label[0].lower(): option.id for option in election.poll.choices}
    with zeal_ignore():
        for entry, letters in zip(keys(election), ballots, strict=False):
            voting.cast(poll=election.poll, voter=entry.voter, content=[ids[letter] for letter in letters])


def test_a_place_is_filled_for_the_term_of_the_seat_and_written_down_once() -> None:
    seat = a_seat(term_months=24)
    held = held_by(seat, a_person(), a_group())
    assert held.until == rules.term_end(held.since, 24)
    assert acts() == ["seat.filled"]


def test_no_more_sit_there_than_there_are_places() -> None:
    seat, jo = a_seat(), a_person()
    held_by(seat, jo, a_group())
    with pytest.raises(InputError, match="hold this seat already"):
        held_by(seat, jo, a_group())
    with pytest.raises(InputError, match="Every place is taken"):
        held_by(seat, a_person("Al Ash", "al@example.org"), a_group())
    with pytest.raises(InputError, match="More people sit there"):
        actions.change_seat(by=None, seat=a_seat_with_two(), places=1)


def a_seat_with_two() -> object:
    seat = a_seat(places=2)
    for name in ("Bo Birch", "Cy Cedar"):
        held_by(seat, a_person(name, f"{name[:2].lower()}@example.org"), a_group())
    return seat


def test_a_place_that_nobody_takes_over_is_written_down_once_as_something_we_could_not_help() -> None:
    seat = a_seat()
    held = held_by(seat, a_person(), a_group())
    actions.end_holding(by=None, holding=held, on=TODAY, why=Ending.STOOD_DOWN)
    actions.note_empty(TODAY)
    assert [entry.act for entry in Entry.objects.filter(kind=EntryKind.UNMET)] == ["seat.vacant"]
    assert queries.vacancies(seat) == 1
    with pytest.raises(InputError, match="left already"):
        actions.end_holding(by=None, holding=held, on=TODAY, why=Ending.TERM)


def test_a_term_that_is_over_ends_by_night_and_one_that_was_followed_is_no_vacancy() -> None:
    seat = a_seat()
    old = held_by(seat, a_person(), a_group(), since=TODAY - timedelta(days=60), until=TODAY)
    held_by(seat, a_person("Al Ash", "al@example.org"), a_group(), since=TODAY)
    assert actions.note_empty(TODAY) == "1 terms over"
    assert actions.note_empty(TODAY) == "0 terms over"
    old.refresh_from_db()
    assert (old.ending, "seat.vacant" in acts()) == (Ending.TERM, False)


def test_a_seat_that_is_no_more_empties_without_a_vacancy() -> None:
    seat = a_seat()
    held_by(seat, a_person(), a_group())
    actions.close_seat(by=None, seat=seat)
    assert not queries.holders(TODAY).exists()
    assert acts() == ["seat.filled"]
    with pytest.raises(InputError, match="no more"):
        an_election(type(seat).objects.get())


def test_a_brief_is_sent_once_to_whoever_sits_there() -> None:
    seat = a_seat()
    held_by(seat, a_person(), a_group())
    meeting = actions.add_meeting(by=None, seat=seat, on=TODAY + timedelta(days=3))
    actions.brief(by=None, meeting=meeting, text="Ask about rooms.")
    letter = Outgoing.objects.get(to="jo@example.org")
    assert "Ask about rooms." in letter.letter["paragraphs"]
    with pytest.raises(InputError, match="sent already"):
        actions.brief(by=None, meeting=meeting, text="Again.")
    with pytest.raises(InputError, match="there already"):
        actions.add_meeting(by=None, seat=seat, on=meeting.on)
    assert acts() == ["representative.briefed", "seat.filled"]


def test_a_report_is_written_down_once_and_can_be_put_right() -> None:
    seat = a_seat()
    held = held_by(seat, a_person(), a_group())
    meeting = actions.add_meeting(by=None, seat=seat, on=TODAY - timedelta(days=1))
    assert [one.holding for one in queries.owed(TODAY)] == [held]
    for happened in ("They said no.", "They said perhaps."):
        with zeal_ignore():
            actions.report(by=None, meeting=meeting, holding=held, happened=happened)
    assert Report.objects.get().happened == "They said perhaps."
    assert queries.owed(TODAY) == []
    assert acts().count("representative.reported") == 1


def test_a_report_is_refused_before_the_day_empty_or_from_somebody_else() -> None:
    seat, other = a_seat(), a_seat()
    held, stranger = held_by(seat, a_person(), a_group()), held_by(other, a_person("Al", "al@example.org"), a_group())
    soon = actions.add_meeting(by=None, seat=seat, on=TODAY + timedelta(days=1))
    past = actions.add_meeting(by=None, seat=seat, on=TODAY)
    for meeting, holding, said, why in (
        (soon, held, "x", "not met yet"), (past, held, " ", "in a line"), (past, stranger, "x", "did not hold"),
    ):  # fmt: skip
        with pytest.raises(InputError, match=why):
            actions.report(by=None, meeting=meeting, holding=holding, happened=said)


def test_whoever_sat_there_is_asked_once_to_report() -> None:
    seat = a_seat()
    held_by(seat, a_person(), a_group())
    actions.add_meeting(by=None, seat=seat, on=TODAY - timedelta(days=1))
    assert [actions.ask_for_reports(TODAY) for _twice in range(2)] == ["1 asked to report", "0 asked to report"]
    assert "/speaking/" in Outgoing.objects.get(to="jo@example.org").letter["button"]["url"]


def test_an_election_from_notice_to_holder() -> None:
    members(5)
    seat = a_seat(term_months=12)
    before = held_by(seat, a_person(), a_group())
    election = an_election(seat)
    for name in ("Ash Oak", "Bo Birch", "Cy Cedar"):
        named(election, name)
    with pytest.raises(InputError, match="can still be named"):
        actions.open_vote(by=None, election=election)
    with clock.pretend(election.nominations_until):
        election = actions.open_vote(by=None, election=election)
        assert len(keys(election)) == 5
        vote(election, "ab", "ba", "b", "cb")
        with pytest.raises(InputError, match="still open"):
            actions.declare(by=None, election=election)
    with clock.pretend(election.closes_at):
        election = actions.declare(by=None, election=election)
        with pytest.raises(InputError, match="no vote to declare"):
            actions.declare(by=None, election=election)
    winner = Holding.objects.get(election=election)
    assert (winner.who, winner.mandate, winner.since) == ("Bo Birch", Mandate.ELECTED, election.takes_up)
    before.refresh_from_db()
    assert (before.until, before.ending) == (election.takes_up, Ending.REPLACED)
    assert acts() == ["election.held", "seat.filled", "seat.filled"]
    assert Entry.objects.get(act="election.held").people == 4


def test_no_more_people_than_places_are_elected_without_a_vote() -> None:
    election = an_election(a_seat(places=2), places=2)
    named(election, "Ash Oak")
    with clock.pretend(election.nominations_until):
        election = actions.open_vote(by=None, election=election)
    assert (election.stage, election.unopposed, election.poll) == (Stage.DECLARED, True, None)
    assert Holding.objects.get().who == "Ash Oak"


def test_nobody_opens_a_vote_while_somebody_waits_or_nobody_stands() -> None:
    election = an_election(a_seat())
    with clock.pretend(election.nominations_until), pytest.raises(InputError, match="Nobody stands"):
        actions.open_vote(by=None, election=election)
    actions.nominate(by=None, election=election, organisation=a_group(), name="Ash Oak")
    with clock.pretend(election.nominations_until), pytest.raises(InputError, match="waits to be checked"):
        actions.open_vote(by=None, election=election)


def test_too_few_votes_elect_nobody() -> None:
    members(3)
    election = an_election(a_seat(), quorum=2)
    for name in ("Ash Oak", "Bo Birch"):
        named(election, name)
    with clock.pretend(election.nominations_until):
        election = actions.open_vote(by=None, election=election)
        vote(election, "a")
    with clock.pretend(election.closes_at), pytest.raises(InputError, match="Too few voted"):
        actions.declare(by=None, election=election)
    assert not Holding.objects.exists()


def test_a_group_names_one_person_in_a_hundred_words_while_there_is_time() -> None:
    election, group = an_election(a_seat()), a_group()
    with pytest.raises(InputError, match="101 words"):
        actions.nominate(by=None, election=election, organisation=group, name="Ash", words="word " * 101)
    made = actions.nominate(by=None, election=election, organisation=group, name="Ash", email="a@example.org")
    assert Outgoing.objects.filter(to="a@example.org").count() == 1
    with pytest.raises(InputError, match="One for each group"):
        actions.nominate(by=None, election=election, organisation=group, name="Bo")
    with pytest.raises(InputError, match="been named already"):
        actions.nominate(by=None, election=election, organisation=a_group(), name="ash", email="A@example.org")
    actions.withdraw(by=None, nomination=made)
    actions.nominate(by=None, election=election, organisation=group, name="Bo")
    with clock.pretend(election.nominations_until), pytest.raises(InputError, match="could be named until"):
        actions.nominate(by=None, election=election, organisation=a_group(), name="Cy")


def test_whoever_cannot_stand_is_told_why_and_decided_once() -> None:
    election = an_election(a_seat())
    made = actions.nominate(by=None, election=election, organisation=a_group(), name="Ash", email="a@example.org")
    with pytest.raises(InputError, match="Say why not"):
        actions.decide(by=None, nomination=made, accept=False)
    actions.decide(by=None, nomination=made, accept=False, reason="Councillors sit there already.")
    assert any("Councillors" in str(letter.letter) for letter in Outgoing.objects.all())
    with pytest.raises(InputError, match="decided already"):
        actions.decide(by=None, nomination=made, accept=True)


def test_one_election_at_a_time_and_one_called_off_says_why() -> None:
    seat = a_seat()
    election = an_election(seat)
    with pytest.raises(InputError, match="running already"):
        an_election(seat)
    with pytest.raises(InputError, match="Say why"):
        actions.call_off(by=None, election=election, reason=" ")
    actions.call_off(by=None, election=election, reason="The board is merged.")
    an_election(seat)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"roll": "nobody:0"}, "who votes"), ({"places": 2}, "so many places"),
        ({"nominations_until": clock.now()}, "time to name"), ({"opens_at": clock.now()}, "in that order"),
        ({"takes_up": TODAY}, "once the vote has closed"),
    ],
)  # fmt: skip
def test_an_election_that_makes_no_sense_is_refused(facts: dict[str, object], said: str) -> None:
    seat, now = a_seat(), clock.now()
    sound = {
        "roll": "members:all", "nominations_until": now + timedelta(days=7), "opens_at": now + timedelta(days=7),
        "closes_at": now + timedelta(days=14), "takes_up": (now + timedelta(days=15)).date(),
    }  # fmt: skip
    with pytest.raises(InputError, match=said):
        actions.call_election(by=None, seat=seat, **{**sound, **facts})


def test_a_candidate_who_is_erased_leaves_a_count_that_still_counts() -> None:
    members(3)
    election = an_election(a_seat())
    ash = named(election, "Ash Oak")
    named(election, "Bo Birch")
    with clock.pretend(election.nominations_until):
        election = actions.open_vote(by=None, election=election)
        vote(election, "a", "a", "b")
    assert election.poll is not None
    with clock.pretend(election.closes_at):
        closed = voting.close_poll(by=None, poll=election.poll)
    erase_nominations([ash.pk])
    closed.refresh_from_db()
    assert "Ash" not in str(closed.options) + str(closed.result)
    assert voting.count(closed)["elected"] == [f"n{ash.pk}"]
