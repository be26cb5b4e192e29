"""What groups gave to the ask-once file, and what goes with their bids: projects, our help, letters of award."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.documents import actions
from hedgerow.documents.models import Document
from hedgerow.documents.types import DocumentKind
from hedgerow.funding.actions import support
from hedgerow.funding.actions.bids import change_bid
from hedgerow.funding.models import Bid
from hedgerow.funding.types import OPEN_STAGES, Stage
from hedgerow.funding.types.support import HelpKind, PaperFor, PaperKind
from hedgerow.kernel import clock, ids
from hedgerow.organisations.models import Organisation

GROUPS = 18
#: a kind, how many of ten groups gave it, and for how many days from today it lasts (None: it does not run out)
GIVEN = (
    (DocumentKind.GOVERNING_DOCUMENT, 9, None),
    (DocumentKind.ACCOUNTS, 7, (40, 300)),
    (DocumentKind.SAFEGUARDING, 6, (-30, 400)),
    (DocumentKind.EQUALITY, 4, (60, 500)),
    (DocumentKind.BANK_ACCOUNT, 5, None),
    (DocumentKind.INSURANCE, 6, (-20, 330)),
)
#: name, what for, pence needed, themes, who benefits
PROJECTS: tuple[tuple[str, str, int, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "A kitchen for the hall",
        "Three rings and a fridge do not feed forty people.",
        1_850_000,
        ("105", "113"),
        ("207",),
    ),
    ("Raised beds by the path", "Beds that somebody in a wheelchair can reach.", 420_000, ("112", "104"), ("203",)),
    ("A worker for the young people", "Two evenings a week for two years.", 3_200_000, ("102", "116"), ("201",)),
    ("Warm Thursdays", "Soup, heating and a bus for the winter.", 640_000, ("105", "103"), ("202",)),
)


@transaction.atomic
def tell(today: date, *, seed: int = 71) -> int:
    """Tell it of groups that bid for money; the bids must have been told before. Returns how many documents are held."""
    dice, by = random.Random(seed), User.objects.get(email="funding@example.org")
    keys = list(dict.fromkeys(Bid.objects.order_by("pk").values_list("organisation", flat=True)))[:GROUPS]
    groups = {group.pk: group for group in Organisation.objects.filter(pk__in=keys)}
    for key in keys:
        _give(groups[key], by, today, dice)
    for number, key in enumerate(keys[: len(PROJECTS)]):
        _project(groups[key], PROJECTS[number], by)
    for bid in Bid.objects.filter(helped=True).select_related("organisation").order_by("-pk")[:40]:
        _helped(bid, by, today, dice)
    return Document.objects.filter(replaced_at=None).count()


def _give(group: Organisation, by: User, today: date, dice: random.Random) -> None:
    for kind, of_ten, lasts in GIVEN:
        if dice.random() * 10 >= of_ten:
            continue
        expires = today + timedelta(days=dice.randint(*lasts)) if lasts else None
        day = today - timedelta(days=dice.randint(45, 200))
        with clock.pretend(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)):
            one = actions.add(
                by=by, organisation=group, kind=kind, name=f"{kind.value.replace('_', '-')}.pdf", data=_pdf(),
                key=ids.new_id(), dated=day - timedelta(days=30), expires=expires,
            )  # fmt: skip
            if dice.random() < 0.8:
                actions.check(by=by, document=one)
    held = list(Document.objects.filter(organisation=group, replaced_at=None)[:2])
    if held and dice.random() < 0.5:
        ends = today + timedelta(days=dice.randint(3, 40))
        share, _link = actions.share(
            by=by, organisation=group, documents=held, whom="The Mallow Trust, for our bid", ends=ends, key=ids.new_id()
        )
        actions.note_opening(share=share)


def _project(group: Organisation, told: tuple[str, str, int, tuple[str, ...], tuple[str, ...]], by: User) -> None:
    name, what, needed, themes, people = told
    project = support.add_project(
        by=by, organisation=group, key=ids.new_id(), name=name, what=what, needed=needed, themes=list(themes),
        beneficiaries=list(people),
    )  # fmt: skip
    for bid in Bid.objects.filter(organisation=group, stage__in=[*OPEN_STAGES, Stage.AWARDED]).order_by("-pk")[:3]:
        change_bid(by=by, bid=bid, project=project)


def _helped(bid: Bid, by: User, today: date, dice: random.Random) -> None:
    for kind in dice.sample(list(HelpKind), dice.randint(0, 2)):
        day = min(bid.moved_on, today)
        support.help_with(
            by=by, bid=bid, kind=kind, on=day, minutes=dice.choice((15, 30, 45, 60, 90)), key=ids.new_id()
        )
    if bid.stage == Stage.AWARDED and dice.random() < 0.6:
        support.add_paper(
            by=by, bid=bid, kind=PaperKind.AWARD, whom=PaperFor.BOTH, name="award-letter.pdf", data=_pdf()
        )


def _pdf() -> bytes:
    """An empty page."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )
