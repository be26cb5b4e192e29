"""The pages of advocacy, as everybody, groups, officers and our team use them; and that nobody is named who did not wish it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.advocacy import actions
from hedgerow.advocacy.models import Ask, Issue, Position, SignUp, Voice
from hedgerow.advocacy.queries.asks import stand_path
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.moderation.models import Submission
from hedgerow.kernel import clock
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level, Shared
from tests.advocacy.given import (
    SENTENCE,
    a_council,
    a_group,
    a_position,
    a_voice,
    a_worker,
    acting_for,
    an_ask,
    an_issue,
)
from tests.people import person

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture
def worker() -> User:
    return a_worker()


@pytest.fixture
def council() -> Organisation:
    return a_council()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def a_told_issue(worker: User, council: Organisation) -> tuple[Issue, list[Organisation]]:
    """A public chain with a group that may be named, one that is counted, and one of whom only our team may know."""
    groups = [a_group("Open Doors"), a_group("Quiet Corner"), a_group("Secret Garden")]
    issue = an_issue(worker, body=council)
    for group, shown in zip(groups, ("named", "counted", "team"), strict=True):
        a_voice(worker, issue, group, shown, words=f"The words of {group.name}")
    position = a_position(worker, issue)
    for group, shown in zip(groups, ("named", "counted", "team"), strict=True):
        actions.take_stand(
            by=worker, position=position, organisation=group, stand="dissents", reason=f"So {group.name}", shown=shown
        )
    actions.agree(by=worker, position=position, how="meeting", network_name="Food Network")
    ask = an_ask(worker, issue, council)
    actions.answer_ask(by=worker, ask=ask, outcome="yes", words="We will.")
    actions.claim_change(by=worker, issue=issue, ask=ask, what="Rooms are £5.", strength="asserted")
    return issue, groups


def test_nobody_is_named_who_did_not_wish_it_on_any_page_download_feed_or_letter(
    worker: User, council: Organisation
) -> None:
    """Planted: a group that is counted, and one that only our team may know of. Searched: all that others can reach."""
    with zeal_ignore():
        issue, (named, _counted, secret) = a_told_issue(worker, council)
        ada = acting_for(named, worker, "ada@example.org")
        bo = acting_for(secret, worker, "bo@example.org")
        officer = person("officer@example.org", role="", name="Officer")
        organisations.grant_access(by=worker, user=officer, organisation=council, level=Level.OFFICER)
        organisations.share(by=bo, organisation=secret, body=council, what=Shared.WORK)
        for user in (ada, bo):  # letters about the next step
            assert user.email
        ask = an_ask(worker, issue, council, text="And the halls.", to_email="officer@example.org")
        actions.write_letter(by=worker, ask=ask)
        actions.answer_ask(by=worker, ask=ask, outcome="no", words="Not the halls.")
    public = ["/we-said/", "/we-said/?format=csv", "/we-said/feed/", f"/we-said/{issue.pk}/", "/search/?q=rooms"]
    space = [f"/space/groups/{named.pk}/issues/", f"/space/groups/{named.pk}/issues/{issue.pk}/"]
    body = [f"/space/bodies/{council.pk}/", f"/space/bodies/{council.pk}/groups/{secret.pk}/"]
    reached = [(Client(), public), (signed_in(ada), [*public, *space, f"/space/groups/{named.pk}/"])]
    reached.append((signed_in(officer), [*public, *body]))
    for client, paths in reached:
        for path in paths:
            with zeal_ignore():
                answer = client.get(path)
            said = b"".join(answer) if answer.streaming else answer.content
            told = said.decode()
            # it shows the body the help it has had from us: the body knows of the group, and not of what it raised
            assert "Secret Garden" not in told or path in body, path
            for leak in ("Quiet Corner", "words of Quiet", "words of Secret", "So Quiet", "So Secret"):
                assert leak not in told, (path, leak)
            assert "bodies" not in path or SENTENCE not in told, path
    letters = " ".join(str(row.letter) for row in Outgoing.objects.all())
    assert "Open Doors" in letters
    assert "Quiet Corner" not in letters
    assert "words of Quiet" not in letters


def test_what_is_public_says_what_came_of_it_and_how_late_an_answer_is(worker: User, council: Organisation) -> None:
    issue, _groups = a_told_issue(worker, council)
    late = an_issue(worker, sentence="Buses stop early")
    an_ask(worker, late, council, on=TODAY - timedelta(days=40), answer_by=TODAY - timedelta(days=12))
    an_issue(worker, sentence="Not asked yet")
    told = Client().get("/we-said/").content.decode()
    assert "no answer yet, 12 days late" in told
    assert "something changed" in told
    assert "Open Doors and fewer than 3 more groups" in told
    assert "Not asked yet" not in told
    assert SENTENCE not in Client().get("/we-said/?outcome=waiting").content.decode()
    one = Client().get(f"/we-said/{issue.pk}/").content.decode()
    assert "We will." in one
    assert "So Open Doors" in one
    assert Client().get(f"/we-said/{an_issue(worker, seen='groups').pk}/").status_code == 404


def test_our_team_writes_an_issue_down_and_is_shown_what_is_like_it(worker: User) -> None:
    group, other = a_group("The Long Table"), a_group("Brook Gardeners")
    client = signed_in(worker)
    facts = {"shown": "named", "reached": "call", "groups": [group.pk]}
    client.post("/advocacy/add/", {"sentence": SENTENCE, **facts})
    issue = Issue.objects.get()
    again = {"sentence": "The cost of library rooms is more than we raise", **facts, "groups": [other.pk]}
    assert "It is this one" in client.post("/advocacy/add/", again).content.decode()
    assert Issue.objects.count() == 1
    client.post("/advocacy/add/", {**again, "join": issue.pk})
    assert issue.voices.count() == 2
    typed = client.get("/advocacy/add/", {"sentence": "library rooms cost"}, headers={"HX-Request": "true"})
    assert SENTENCE in typed.content.decode()
    assert "<html" not in typed.content.decode()


def test_anybody_raises_an_issue_and_names_nobody_by_it(worker: User) -> None:
    a_group("The Long Table")
    told = {"sentence": SENTENCE, "group": "the long table", "shown": "named", "about": "Ours too."}
    answer = Client().post("/raise-an-issue/", told)
    assert answer.status_code == 302
    assert not Issue.objects.exists()
    moderation.decide(by=worker, submission=Submission.objects.get(), accept=True)
    voice = Voice.objects.select_related("organisation", "issue").get()
    assert (voice.organisation and voice.organisation.name, voice.shown) == ("The Long Table", "counted")
    assert voice.issue.seen == "team"


def test_a_group_raises_joins_is_shown_otherwise_and_withdraws(worker: User) -> None:
    group, other = a_group("The Long Table"), a_group("Brook Gardeners")
    ada, bo = acting_for(group, worker, "ada@example.org"), acting_for(other, worker, "bo@example.org")
    client = signed_in(ada)
    client.post(f"/space/groups/{group.pk}/issues/raise/", {"sentence": SENTENCE, "shown": "counted", "words": "Ours."})
    issue = Issue.objects.get()
    assert (issue.seen, issue.looked_at) == ("team", None)
    own, theirs = f"/space/groups/{group.pk}/issues/{issue.pk}/", f"/space/groups/{other.pk}/issues/{issue.pk}/"
    assert signed_in(bo).get(theirs).status_code == 404
    actions.change_issue(by=worker, issue=issue, seen="groups")
    signed_in(bo).post(theirs, {"do": "join", "shown": "named", "words": ""})
    client.post(own, {"do": "show", "shown": "team"})
    signed_in(bo).post(theirs, {"do": "withdraw"})
    told = {voice.organisation_id: (voice.shown, voice.withdrawn_on) for voice in Voice.objects.all()}
    assert told == {group.pk: ("team", None), other.pk: ("named", TODAY)}
    assert signed_in(worker).post(own, {"do": "withdraw"}).status_code == 405


def test_a_link_changes_nothing_until_its_button_is_pressed(worker: User) -> None:
    group, issue = a_group("The Long Table"), an_issue(worker)
    position = a_position(worker, issue)
    path = stand_path(position, group)
    assert Client().get(path).status_code == 200
    assert not SignUp.objects.exists()
    Client().post(path, {"stand": "signs", "shown": "named", "number": 1})
    assert SignUp.objects.get().told == "link"
    actions.write_position(by=worker, issue=issue, text="Another.", seen=1)
    assert "has changed" in Client().post(path, {"stand": "signs", "shown": "named", "number": 1}).content.decode()
    assert Client().get("/our-stand/made-up/").status_code == 404


def test_our_team_goes_from_an_issue_to_a_change(worker: User, council: Organisation) -> None:
    issue = an_issue(worker, body=council)
    a_voice(worker, issue, a_group("The Long Table"))
    client = signed_in(worker)
    page = reverse("advocacy:position", args=[issue.pk])
    client.post(page, {"do": "write", "text": "Keep it low.", "seen": 0})
    client.post(page, {"do": "stand", "group": a_group("G").pk, "stand": "signs", "shown": "named", "number": 1})
    client.post(page, {"do": "agree", "how": "signed", "on": TODAY.isoformat()})
    assert Position.objects.get().how == "signed"
    facts = {"text": "Keep it at £5.", "body": council.pk, "kind": "letter", "put_on": TODAY.isoformat()}
    client.post(reverse("advocacy:add_ask", args=[issue.pk]), facts)
    ask = Ask.objects.get()
    client.post(
        reverse("advocacy:ask", args=[ask.pk]),
        {"do": "answer", "outcome": "yes", "words": "Yes.", "on": TODAY.isoformat(), "seen": 0},
    )
    client.post(
        reverse("advocacy:add_change", args=[issue.pk]),
        {"what": "It is £5.", "on": TODAY.isoformat(), "strength": "asserted", "ask": ask.pk},
    )
    issue.refresh_from_db()
    assert issue.stage == "change"
    assert client.get(reverse("advocacy:letter", args=[ask.pk])).content[:4] == b"%PDF"


def test_lists_are_a_constant_number_of_queries(worker: User, council: Organisation) -> None:
    client = signed_in(worker)
    paths = ["/advocacy/", "/advocacy/?view=table", "/advocacy/asks/", "/advocacy/consultations/", "/we-said/"]
    for number in range(3):
        issue = an_issue(worker, sentence=f"Issue number {number}", body=council)
        a_voice(worker, issue, a_group(f"G{number}"))
        an_ask(worker, issue, council)
        actions.add_consultation(by=worker, body=council, title=f"C{number}", closes=TODAY + timedelta(days=9))
    for path in paths:  # zeal fails where a row costs a query
        assert client.get(path).status_code == 200, path
        assert client.get(f"{path}{'&' if '?' in path else '?'}format=csv").status_code == 200, path
