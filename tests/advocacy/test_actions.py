"""The links of a chain, what refuses, what is written into the record of work, and who is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hedgerow.accounts.models import User
from hedgerow.advocacy import actions
from hedgerow.advocacy.models import Ask, Change, Position, SignUp, Voice
from hedgerow.advocacy.queries import issues as read
from hedgerow.advocacy.queries.asks import to_look_at_again
from hedgerow.advocacy.queries.wording import letter_of
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.voting import actions as voting
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Audience, EntryKind
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from tests.advocacy.given import a_council, a_group, a_position, a_voice, a_worker, acting_for, an_ask, an_issue

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture
def worker() -> User:
    return a_worker()


@pytest.fixture
def council() -> Organisation:
    return a_council()


def acts() -> list[str]:
    return sorted(Entry.objects.counting().exclude(act="").values_list("act", flat=True))


def test_a_whole_chain_is_in_the_record_of_work_for_our_team_alone(worker: User, council: Organisation) -> None:
    group, other = a_group("The Long Table"), a_group("Brook Gardeners")
    ada = acting_for(group, worker, "ada@example.org")
    issue = an_issue(worker, body=council)
    a_voice(worker, issue, group)
    a_voice(worker, issue, other, "counted")
    position = a_position(worker, issue)
    actions.take_stand(by=worker, position=position, organisation=group, stand="signs")
    actions.agree(by=worker, position=position, how="signed")
    ask = an_ask(worker, issue, council)
    actions.answer_ask(by=worker, ask=ask, outcome="yes", words="We will.", seen=0)
    change = actions.claim_change(
        by=worker, issue=issue, ask=ask, what="Rooms are £5.", strength="documented", evidence="Minute 14."
    )
    assert acts() == ["ask.answered", "ask.put", "change.claimed", "issue.raised", "issue.raised", "position.agreed"]
    assert set(Entry.objects.values_list("audience", flat=True)) == {Audience.STAFF}
    outcome = Entry.objects.get(kind=EntryKind.OUTCOME)
    assert (outcome.pathway, outcome.strength, outcome.about_id) == ("policy", "documented", change.entry)
    assert set(outcome.group_links.values_list("organisation", flat=True)) == {group.pk, other.pk}
    issue.refresh_from_db()
    assert issue.stage == "change"
    told = Outgoing.objects.filter(to=ada.email).values_list("key", flat=True)
    assert sorted(one.split(":")[0] for one in told) == ["advocacy.answer", "advocacy.change"]


def test_a_group_raises_an_issue_once(worker: User) -> None:
    group, gone = a_group("The Long Table"), a_group("Long Table")
    issue = an_issue(worker)
    a_voice(worker, issue, gone)
    organisations.merge(by=worker, kept=group, gone=gone)
    with pytest.raises(InputError, match="already"):
        a_voice(worker, issue, group)


def test_what_is_put_together_follows_the_stricter_wish_and_is_one_group(worker: User) -> None:
    group, kept, gone = a_group("The Long Table"), an_issue(worker), an_issue(worker, sentence="Library rooms are dear")
    a_voice(worker, kept, group, "named")
    a_voice(worker, gone, group, "team")
    actions.merge(by=worker, kept=kept, gone=gone)
    [one] = read.heard([kept])[kept.pk]
    assert one.shown == "team"
    assert not read.behind([kept])[kept.pk].anybody
    with pytest.raises(InputError, match="put together"):
        actions.merge(by=worker, kept=kept, gone=gone)
    with pytest.raises(InputError, match="put together"):
        a_voice(worker, gone, a_group("Another"))


def test_two_positions_are_never_folded_into_one(worker: User) -> None:
    kept, gone = an_issue(worker), an_issue(worker, sentence="Another thing")
    a_position(worker, kept)
    a_position(worker, gone)
    with pytest.raises(InputError, match="apart"):
        actions.merge(by=worker, kept=kept, gone=gone)


def test_a_voice_withdrawn_after_agreement_is_named_no_more_and_hears_no_more(
    worker: User, council: Organisation
) -> None:
    group = a_group("The Long Table")
    acting_for(group, worker, "ada@example.org")
    issue = an_issue(worker)
    voice = a_voice(worker, issue, group)
    position = a_position(worker, issue)
    actions.agree(by=worker, position=position, how="meeting", network_name="Food Network")
    actions.withdraw_voice(by=worker, voice=voice)
    told = read.behind([issue])[issue.pk]
    assert (told.named, told.few) == ((), True)
    with pytest.raises(InputError, match="already"):
        actions.withdraw_voice(by=worker, voice=voice)
    ask = an_ask(worker, issue, council)
    actions.answer_ask(by=worker, ask=ask, outcome="no", words="No.")
    assert not Outgoing.objects.exists()


def test_a_text_that_somebody_else_wrote_meanwhile_is_not_written_over(worker: User) -> None:
    issue = an_issue(worker)
    position = a_position(worker, issue)
    actions.write_position(by=worker, issue=issue, text="Second.", seen=1)
    with pytest.raises(InputError, match="version 2"):
        actions.write_position(by=worker, issue=issue, text="Mine.", seen=1)
    with pytest.raises(InputError, match="has changed"):
        actions.take_stand(by=worker, position=position, organisation=a_group("G"), stand="signs", number=1)


def test_dissent_says_why_and_stays(worker: User) -> None:
    issue, group = an_issue(worker), a_group("The Long Table")
    position = a_position(worker, issue)
    with pytest.raises(InputError, match="why"):
        actions.take_stand(by=worker, position=position, organisation=group, stand="dissents")
    actions.take_stand(by=worker, position=position, organisation=group, stand="dissents", reason="Ours are free.")
    with pytest.raises(InputError, match="No group has signed"):
        actions.agree(by=worker, position=position, how="signed")
    actions.agree(by=worker, position=position, how="meeting", network_name="Food Network")
    with pytest.raises(InputError, match="already"):
        actions.agree(by=worker, position=position, how="meeting")
    assert SignUp.objects.get().reason == "Ours are free."


def test_a_signature_never_shows_a_group_more_openly_than_it_wishes(worker: User) -> None:
    issue, quiet, named = an_issue(worker), a_group("Quiet Corner"), a_group("Open Doors")
    a_voice(worker, issue, quiet, "counted")
    voice = a_voice(worker, issue, named)
    position = a_position(worker, issue)
    for group in (quiet, named):
        actions.take_stand(by=worker, position=position, organisation=group, stand="signs", shown="named")
    shown = lambda: dict(SignUp.objects.values_list("organisation__name", "shown"))  # noqa: E731
    assert shown() == {"Quiet Corner": "counted", "Open Doors": "named"}
    actions.withdraw_voice(by=worker, voice=voice)
    assert shown()["Open Doors"] == "counted"


def test_a_vote_agrees_and_each_vote_is_a_stand(worker: User) -> None:
    from tests.representation.given import ROLL, members

    groups = members(3)
    issue = an_issue(worker)
    position = a_position(worker, issue)
    poll = actions.call_vote(by=worker, position=position, roll=ROLL, closes_at=clock.now() + timedelta(days=3))
    with pytest.raises(InputError, match="open already"):
        actions.call_vote(by=worker, position=position, roll=ROLL, closes_at=clock.now() + timedelta(days=3))
    for group, said in zip(groups, ("yes", "yes", "no"), strict=True):
        voting.cast(poll=poll, voter=group.ref, content=[said])
    with pytest.raises(InputError, match="not closed"):
        actions.settle_vote(by=worker, position=position)
    voting.close_poll(by=worker, poll=poll)
    settled = actions.settle_vote(by=worker, position=position)
    assert (settled.how, settled.agreed_number) == ("vote", 1)
    assert sorted(SignUp.objects.values_list("stand", flat=True)) == ["dissents", "signs", "signs"]


def test_an_ask_is_put_once_answered_with_care_and_stands(worker: User, council: Organisation) -> None:
    issue = an_issue(worker)
    ask = actions.prepare_ask(by=worker, issue=issue, body=council, text="Keep it at £5.")
    with pytest.raises(InputError, match="not been put"):
        actions.answer_ask(by=worker, ask=ask, outcome="yes", words="Yes.")
    with pytest.raises(InputError, match="still to come"):
        actions.put_ask(by=worker, ask=ask, on=TODAY + timedelta(days=1))
    actions.put_ask(by=worker, ask=ask, on=TODAY - timedelta(days=3))
    for act in (actions.put_ask, actions.drop_ask):
        with pytest.raises(InputError):
            act(by=worker, ask=ask)
    with pytest.raises(InputError, match="stands as it was said"):
        actions.change_ask(by=worker, ask=ask, text="Less.")
    with pytest.raises(InputError, match="day again"):
        actions.answer_ask(by=worker, ask=ask, outcome="yes", words="Yes.", on=TODAY - timedelta(days=9))
    actions.answer_ask(by=worker, ask=ask, outcome="partly", words="For a year.", seen=0)
    with pytest.raises(InputError, match="colleague"):
        actions.answer_ask(by=worker, ask=ask, outcome="no", words="No.", seen=0)
    actions.answer_ask(by=worker, ask=ask, outcome="yes", words="For ever.", seen=1)
    assert acts().count("ask.answered") == 1


def test_what_is_not_answered_is_written_down_once(worker: User, council: Organisation) -> None:
    issue = an_issue(worker, body=council)
    long_ago = TODAY - timedelta(days=40)
    ask = an_ask(worker, issue, council, on=long_ago)
    assert actions.note_unanswered(TODAY).startswith("1 ")
    assert actions.note_unanswered(TODAY).startswith("0 ")
    entry = Entry.objects.get(act="ask.unanswered")
    assert (entry.kind, entry.public_body_id) == (EntryKind.UNMET, council.pk)
    actions.answer_ask(by=worker, ask=ask, outcome="no", words="Late, and no.")
    assert Ask.objects.get().answered_at is not None


def test_evidence_says_how_we_know_and_is_looked_at_again(worker: User) -> None:
    issue = an_issue(worker)
    with pytest.raises(InputError, match="how we know"):
        actions.claim_change(by=worker, issue=issue, what="It is so.", strength="independent")
    old = TODAY - timedelta(days=400)
    change = actions.claim_change(by=worker, issue=issue, what="It is so.", strength="asserted", on=old)
    assert list(to_look_at_again(TODAY)) == [change]
    with pytest.raises(InputError, match="in a line"):
        actions.look_again(by=worker, change=change, still="no")
    actions.look_again(by=worker, change=change, still="yes")
    assert not to_look_at_again(TODAY).exists()
    assert Change.objects.get().look_again > TODAY


def test_a_letter_to_an_officer_names_only_who_wishes_it(worker: User, council: Organisation) -> None:
    issue = an_issue(worker)
    for name, shown in (("Open Doors", "named"), ("Quiet Ones", "counted"), ("Secret Garden", "team")):
        a_voice(worker, issue, a_group(name), shown, words=f"{name} says so")
    ask = an_ask(worker, issue, council, to_email="officer@example.org")
    actions.write_letter(by=worker, ask=ask)
    with pytest.raises(InputError, match="already"):
        actions.write_letter(by=worker, ask=ask)
    said = " ".join(letter_of(ask))
    assert "Open Doors and fewer than 3 more groups" in said
    assert "Quiet" not in said
    assert "Secret" not in said
    row = Outgoing.objects.get()
    assert "Secret" not in str(row.letter)
    assert row.to == "officer@example.org"


def test_only_who_raised_it_hears_of_what_is_for_our_team_alone(worker: User, council: Organisation) -> None:
    group = a_group("The Long Table")
    ada, _bo = acting_for(group, worker, "ada@example.org"), acting_for(group, worker, "bo@example.org")
    issue = an_issue(worker)
    a_voice(ada, issue, group, "team", reached="space")
    a_voice(worker, issue, a_group("Other"), "team")
    actions.answer_ask(by=worker, ask=an_ask(worker, issue, council), outcome="yes", words="Yes.")
    assert [row.to for row in Outgoing.objects.all()] == [ada.email]


def test_a_consultation_has_our_day_before_theirs(worker: User, council: Organisation) -> None:
    closes = TODAY + timedelta(days=30)
    made = actions.add_consultation(by=worker, body=council, title="Library fees", closes=closes)
    assert made.ours == closes - timedelta(days=7)
    with pytest.raises(InputError, match="before"):
        actions.change_consultation(by=worker, consultation=made, ours=closes + timedelta(days=1))
    moved = actions.change_consultation(by=worker, consultation=made, closes=closes + timedelta(days=7))
    assert moved.ours == closes
    with pytest.raises(InputError, match="why"):
        actions.leave_consultation(by=worker, consultation=made, why=" ")


def test_words_are_forgotten_and_the_voice_stays(worker: User) -> None:
    issue = an_issue(worker)
    voice = actions.add_voice(by=worker, issue=issue, who="Jo Okafor", words="Jo says so")
    actions.empty_voices([voice.pk])
    assert list(Voice.objects.values_list("who", "words")) == [("", "")]
    assert Position.objects.count() == 0
