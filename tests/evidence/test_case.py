"""The case for infrastructure: what it counts, what it hides, what is frozen, and whose voices are heard."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from zeal import zeal_ignore

from hedgerow.accounts.actions import links
from hedgerow.accounts.types import LioRole
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.moderation.models import Submission
from hedgerow.evidence.actions import case as actions
from hedgerow.evidence.actions import case_voices as voices
from hedgerow.evidence.models import Backing, CaseIssue, Quote
from hedgerow.evidence.queries import case as queries
from hedgerow.evidence.rules import case as rules
from hedgerow.evidence.types.case import How, Naming, Part, QuoteState
from hedgerow.kernel import clock
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Level
from hedgerow.spine.errors import InputError
from tests.evidence.case_making import issued, seen, worked
from tests.people import person

pytestmark = pytest.mark.django_db
SECRET = "They kept us going through the winter."


def group(name: str = "The Long Table") -> Organisation:
    return Organisation.objects.create(name=name, published=True)


def quoted(naming: Naming = Naming.FULL, **facts: str) -> Quote:
    told = {"name": "Ada Quarry", "role": "Chair", "text": SECRET, **facts}
    worker = person("scribe@example.org", LioRole.WORKER)
    return voices.quote(by=worker, organisation=group(), naming=naming, agreed=True, how=How.TOLD, **told)


def shown(quote: Quote) -> None:
    submission = Submission.objects.get(kind=voices.QUOTED)
    moderation.decide(by=person("reader@example.org", LioRole.WORKER), submission=submission, accept=True)


def test_it_reads_back_as_it_was_written() -> None:
    worked()
    content = queries.build(queries.text_now(), clock.today())
    assert content.sections
    assert rules.read(rules.text(content)) == content


def test_the_days_are_whole_quarters() -> None:
    for today in (clock.today(), clock.today().replace(month=1, day=1), clock.today().replace(month=12, day=31)):
        eight = rules.last_quarters(today, 8)
        assert eight[-1].end < today
        assert all(one.end + timedelta(days=1) == other.start for one, other in pairwise(eight))


def test_small_counts_are_hidden_on_the_page_and_in_what_is_frozen(client: Client) -> None:
    manager = person(role=LioRole.MANAGER)
    worked(times=3, unmet=True, act="case.turned_away")
    found = issued(by=manager)
    assert "fewer than 5" in found.content
    assert '"text":"3"' not in found.content
    assert "fewer than 5" in client.get(reverse("evidence:the_case")).content.decode()


def test_what_is_issued_is_what_was_seen_and_stays() -> None:
    manager = person(role=LioRole.MANAGER)
    worked()
    old = seen()
    worked(times=1)
    with pytest.raises(InputError, match="The record has grown"):
        actions.issue(by=manager, seen=old)
    found = actions.issue(by=manager, seen=seen())
    assert actions.issue(by=manager, seen=seen()) == found  # nothing changed: issued once
    frozen = found.content
    worked()
    assert CaseIssue.objects.get().content == frozen
    assert actions.issue(by=manager, seen=seen()).number == 2
    with pytest.raises(TypeError):
        found.delete()


def test_a_part_that_is_not_shown_is_not_in_what_is_given_out() -> None:
    manager = person(role=LioRole.MANAGER)
    worked(unmet=True, act="case.turned_away")
    edition = queries.text_now().edition
    kept = [part.value for part in Part if part is not Part.UNMET]
    actions.change_text(by=manager, edition=edition, words="Ours.", parts=kept)
    with pytest.raises(InputError, match="A colleague"):
        actions.change_text(by=manager, edition=edition, words="Theirs.", parts=kept)
    codes = [one["code"] for one in json.loads(issued(by=manager).content)["sections"]]
    assert Part.DOES in codes
    assert Part.UNMET not in codes


def test_only_managers_issue() -> None:
    worked()
    with pytest.raises(PermissionDenied):
        actions.issue(by=person(role=LioRole.WORKER), seen=seen())


def test_a_quote_is_shown_once_it_was_checked_and_gone_when_taken_back(client: Client) -> None:
    found = issued(by=person(role=LioRole.MANAGER))
    quote = quoted()
    page, paper = reverse("evidence:the_case"), reverse("evidence:case_issue_pdf", args=[found.number])
    assert SECRET not in client.get(page).content.decode()
    shown(quote)
    told = client.get(page).content.decode()
    assert SECRET in told
    assert "Ada Quarry, Chair, The Long Table" in told
    assert "winter" in words_of(client.get(paper).content)
    voices.withdraw_quote(by=person("scribe2@example.org", LioRole.WORKER), quote=quote)
    for answer in (client.get(page).content.decode(), words_of(client.get(paper).content)):
        assert "winter" not in answer
        assert "Ada" not in answer
    quote.refresh_from_db()
    assert (quote.text, quote.name, quote.state) == ("", "", QuoteState.WITHDRAWN)
    assert SECRET not in CaseIssue.objects.get().content  # never frozen


def words_of(pdf: bytes) -> str:
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    return " ".join(page.extract_text() for page in reader.pages)


@pytest.mark.parametrize(
    ("naming", "there", "hidden"),
    [
        (Naming.ROLE, ["Chair, The Long Table"], ["Ada"]),
        (Naming.GROUP, ["The Long Table"], ["Ada", "Chair"]),
        (Naming.NOBODY, ["Somebody of a group here"], ["Ada", "Chair", "The Long Table"]),
    ],
)
def test_nobody_is_named_further_than_they_agreed(
    client: Client, naming: Naming, there: list[str], hidden: list[str]
) -> None:
    issued(by=person(role=LioRole.MANAGER))
    quote = quoted(naming)
    assert quote.name == ""  # what may not be shown is not kept
    shown(quote)
    page = client.get(reverse("evidence:the_case")).content.decode()
    assert all(words in page for words in there)
    assert not any(words in page for words in hidden)


def test_without_agreement_nothing_is_kept() -> None:
    with pytest.raises(InputError, match="Without your agreement"):
        voices.quote(
            by=person(role=LioRole.WORKER), organisation=group(), text=SECRET, naming=Naming.NOBODY, agreed=False
        )
    assert not Quote.objects.exists()


def test_a_group_signs_and_takes_it_back_in_its_own_pages(client: Client) -> None:
    issued(by=person(role=LioRole.MANAGER))
    chair, ours = person("chair@example.org", LioRole.NONE), group()
    Access.objects.create(user=chair, organisation=ours, level=Level.ADMINISTRATOR)
    client.force_login(chair)
    address = reverse("evidence:own_case", args=[ours.pk])
    for _turn in range(2):
        client.post(address, {"do": "back", "role": "Chair"})
    assert Backing.objects.count() == 1
    assert "The Long Table" in Client().get(reverse("evidence:the_case")).content.decode()
    client.post(address, {"do": "withdraw"})
    assert "The Long Table" not in Client().get(reverse("evidence:the_case")).content.decode()
    other = group("Another")
    assert (
        client.post(reverse("evidence:own_case", args=[other.pk]), {"do": "back", "role": "Chair"}).status_code == 403
    )


def test_the_link_of_a_letter_signs_when_pressed_and_takes_back_when_pressed_again(client: Client) -> None:
    issued(by=person(role=LioRole.MANAGER))
    ours = group()
    path = links.make(purpose=voices.BACK, ref=ours.ref, data={"role": "Chair"})
    with zeal_ignore():  # several requests, each of which looks for the group
        client.get(path)
        assert not Backing.objects.exists()
        client.post(path)
        assert Backing.objects.get().role == "Chair"
        client.post(path)
    assert Backing.objects.get().withdrawn_on == clock.today()


def test_every_number_opens_its_entries_for_our_team_and_not_for_everybody(client: Client) -> None:
    issued(by=person(role=LioRole.MANAGER))
    assert reverse("evidence:entries") not in client.get(reverse("evidence:the_case")).content.decode()
    client.force_login(person("worker@example.org", LioRole.WORKER))
    page = client.get(reverse("evidence:case"))
    number = page.context["case"].sections[0].section.groups[0].numbers[-1]
    behind = client.get(f"{reverse('evidence:entries')}?{number.opens}")
    assert behind.status_code == 200
