"""A letter is put together, frozen, and sent once to each address that agreed, whatever is pressed or killed."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.rules import letter_of
from hedgerow.engines.sharing.types import Item
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.membership import actions as membership
from hedgerow.newsletters import actions, queries, rules
from hedgerow.newsletters.actions import posting
from hedgerow.newsletters.models import Copy, Issue, Part, Subject
from hedgerow.newsletters.types import State
from hedgerow.organisations.models import Organisation
from hedgerow.people import actions as people
from hedgerow.people.types import How, Purpose
from hedgerow.spine.errors import InputError

pytestmark = pytest.mark.django_db


def subscribers(news: Subject, count: int) -> None:
    for number in range(count):
        actions.confirm(email=f"reader{number}@example.org", subjects=[news])


def letters() -> list[str]:
    return list(Outgoing.objects.filter(key__contains="newsletter:").order_by("to").values_list("to", flat=True))


def test_a_letter_goes_once_to_each_address_and_is_recorded_once(worker: User, issue: Issue, news: Subject) -> None:
    with zeal_ignore():
        subscribers(news, 3)
        actions.send(by=worker, issue=issue)
        with pytest.raises(InputError, match="has been sent"):
            actions.send(by=worker, issue=issue)
        posting.post(issue=issue)
        assert posting.post(issue=issue) == 0
        actions.post_waiting()
    assert letters() == [f"reader{number}@example.org" for number in range(3)]
    issue.refresh_from_db()
    assert (issue.state, issue.letters) == (State.SENT, 3)
    entry = Entry.objects.get()
    assert (entry.act, entry.people, entry.activity_id, entry.ref) == (
        "newsletter.sent", 3, "newsletter", str(issue.ref),
    )  # fmt: skip


def test_a_worker_that_is_killed_leaves_the_rest_to_the_next(
    worker: User, issue: Issue, news: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "AT_ONCE", 2)
    with zeal_ignore():
        subscribers(news, 5)
        actions.send(by=worker, issue=issue)
        pks = list(Copy.objects.order_by("pk").values_list("pk", flat=True))
        posting._write(issue, pks[:2])  # and here the power goes
        assert len(letters()) == 2
        assert not Entry.objects.exists()
        assert posting._write(issue, pks[:2]) == 0
        assert actions.post_waiting() == "3 letters written"
    assert len(letters()) == len(set(letters())) == 5
    assert Entry.objects.get().people == 5


def test_consent_is_looked_at_when_it_is_sent_and_again_when_it_is_written(
    worker: User, issue: Issue, news: Subject
) -> None:
    with zeal_ignore():
        subscribers(news, 3)
        people.add_contact(by=worker, name="No", email="reader0@example.org")
        said = {"purpose": Purpose.NEWSLETTER, "given": False, "how": How.PHONE, "words": "May we?"}
        contact = people.add_contact(by=worker, name="Said No", email="reader1@example.org")
        people.record_consent(by=worker, contact=contact, **said)
        reach = queries.reach(issue)
        assert ([one.email for one in reach.to], reach.refused) == (["reader0@example.org", "reader2@example.org"], 1)
        actions.send(by=worker, issue=issue)
        actions.stop(email="reader2@example.org")
        posting.post(issue=issue)
    assert letters() == ["reader0@example.org"]
    assert Entry.objects.get().people == 1


def test_of_an_audience_only_those_get_it_who_agreed_and_groups_at_their_own_address(
    worker: User, issue: Issue, news: Subject
) -> None:
    kind = membership.add_kind(by=None, name="Member")
    with zeal_ignore():
        for number, given in enumerate((True, False, None)):
            group = Organisation.objects.create(name=f"Group {number}", email=f"group{number}@example.org")
            contact = people.add_contact(by=worker, name=f"P{number}", email=f"p{number}@example.org")
            if given is not None:
                people.record_consent(
                    by=worker, contact=contact, purpose="newsletter", given=given, how="phone", words="May we?"
                )
            membership.join(by=worker, organisation=group, kind=kind, contact=contact)
        own = Organisation.objects.create(name="Own", email="own@example.org")
        membership.join(by=worker, organisation=own, kind=kind)
        actions.change(by=worker, issue=issue, title="X", subjects=[], audiences=["members:all", "nobody:1"])
        issue.refresh_from_db()
        reach = queries.reach(issue)
    assert issue.audiences == ["members:all"]
    assert [one.email for one in reach.to] == ["own@example.org", "p0@example.org"]
    assert (reach.refused, reach.unasked) == (1, 1)


def test_what_was_sent_does_not_change(worker: User, issue: Issue, news: Subject) -> None:
    subscribers(news, 1)
    part = Part.objects.select_related("issue").get()
    actions.send(by=worker, issue=issue)
    for change in (
        lambda: actions.change_words(by=worker, part=part, text="Other words."),
        lambda: actions.add_words(by=worker, issue=issue, text="More."),
        lambda: actions.remove(by=worker, part=part),
        lambda: actions.move(by=worker, part=part, places=1),
        lambda: actions.change(by=worker, issue=issue, title="Y", subjects=[], audiences=[]),
        lambda: actions.discard(by=worker, issue=issue),
        lambda: actions.send_test(by=worker, issue=issue),
    ):
        with pytest.raises(InputError):
            change()
    issue.refresh_from_db()
    Part.objects.update(text="Tampered")
    assert queries.letter(issue).sections[0].paragraphs == ("Spring is here.", "So are we.")


def test_an_empty_letter_and_one_for_nobody_are_not_sent(worker: User, news: Subject, issue: Issue) -> None:
    with pytest.raises(InputError, match="Nobody"):
        actions.send(by=worker, issue=issue)
    Part.objects.all().delete()
    with pytest.raises(InputError, match="nothing in it"):
        actions.send(by=worker, issue=issue)
    with pytest.raises(InputError):
        actions.begin(by=worker, title=" ")


def test_a_letter_has_what_is_here_under_the_headings_of_its_lists(worker: User, issue: Issue) -> None:
    for name in ("Ash Food Bank", "Birch Club"):
        Organisation.objects.create(name=name, published=True)
    offered = next(one for one in queries.lists(issue) if one.kind == "groups")
    refs = [item.ref for item, _new in offered.items]
    assert len(refs) == 2
    assert actions.add_items(by=worker, issue=issue, refs=[*refs, "organisations.organisation:0"]) == 2
    assert actions.add_items(by=worker, issue=issue, refs=refs) == 0
    assert not [one for one in queries.lists(issue) if one.kind == "groups"]
    rows = queries.parts(issue)
    actions.move(by=worker, part=rows[0], places=1)
    sections = queries.letter(issue).sections
    assert [section.heading for section in sections] == [offered.title, "Hello", offered.title]
    assert all(mention.url.startswith("http") for section in sections for mention in section.mentions)


def test_every_letter_says_how_to_stop_it_and_fetches_nothing(worker: User, issue: Issue, news: Subject) -> None:
    subscribers(news, 1)
    actions.send(by=worker, issue=issue)
    posting.post(issue=issue)
    from hedgerow.engines.mail.actions.composing import compose

    row = Outgoing.objects.get(key__startswith="newsletter:")
    letter = letter_of(row.letter)
    assert letter is not None
    message = compose(letter, key=row.key, to=row.to)
    html = str(message.alternatives[0][0])
    assert "<img" not in html
    assert "Spring is here." in html
    assert "Spring is here." in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.unsubscribe in message.extra_headers["List-Unsubscribe"]
    actions.stop(email=str(queries.own_page(letter.unsubscribe.split("/")[-3]).email))  # type: ignore[union-attr]
    assert queries.has_stopped("reader0@example.org")


def test_reaching_asks_as_much_for_one_as_for_many(worker: User, issue: Issue, news: Subject) -> None:
    counts = []
    for size in (1, 5):
        with zeal_ignore():
            subscribers(news, size)
        with CaptureQueriesContext(connection) as asked:
            assert queries.reach(issue).count == size
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_addresses_of_copies_are_forgotten_and_their_number_stays(worker: User, issue: Issue, news: Subject) -> None:
    subscribers(news, 1)
    actions.send(by=worker, issue=issue)
    posting.post(issue=issue)
    keys = queries.old_copies(clock.today().replace(year=clock.today().year + 2))
    actions.forget_addresses(keys)
    assert (Copy.objects.get().email, Issue.objects.get().letters) == ("", 1)


def test_what_is_new_since_the_last_letter_is_marked(
    worker: User, issue: Issue, monkeypatch: pytest.MonkeyPatch
) -> None:
    Issue.objects.create(title="Before", state=State.SENT, sent_at=clock.now())
    old = Item("a.b:1", "Old", "/1/", new_since=clock.now().replace(year=2000))
    new = Item("a.b:2", "New", "/2/", new_since=clock.now())
    from hedgerow.engines import registry
    from hedgerow.engines.sharing.types import ListOffer

    offer = ListOffer("things", "Things", lambda _params, _limit: [old, new], lambda _params: "/")
    monkeypatch.setattr(registry, "_offers", [offer])
    assert [(item.title, is_new) for item, is_new in queries.lists(issue)[0].items] == [("New", True), ("Old", False)]
