"""Reading letters: their parts, what can be put into them, and how they look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from hedgerow.engines import registry
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.rules.sending import section_of
from hedgerow.engines.mail.types import AudienceOffer, Letter, Mention, Section
from hedgerow.engines.sharing.types import Item, ListOffer
from hedgerow.newsletters.models import Issue, Part
from hedgerow.newsletters.rules import OFFERED, paragraphs
from hedgerow.newsletters.types import PartKind, State

OWN_LIST = "newsletter"  # our own list of letters is offered to others, and not for a letter


@dataclass(frozen=True)
class Offered:
    """A list of what is here, for putting into a letter: each thing, and whether it is new since the last letter."""

    kind: str
    title: str
    items: tuple[tuple[Item, bool], ...]


def issues() -> QuerySet[Issue]:
    """All letters: those being written first, then the newest."""
    return Issue.objects.order_by("-sent_at", "-pk")


def drafts() -> QuerySet[Issue]:
    """Letters that are being written."""
    return Issue.objects.filter(state=State.DRAFT).order_by("-pk")


def sending() -> QuerySet[Issue]:
    """Letters of which copies may be left to write."""
    return Issue.objects.filter(state=State.SENDING).order_by("pk")


def public_issues() -> QuerySet[Issue]:
    """Letters that anybody can read on our site, the newest first."""
    return Issue.objects.filter(public=True).exclude(state=State.DRAFT).order_by("-sent_at", "-pk")


def parts(issue: Issue) -> list[Part]:
    """The parts of a letter in their order."""
    return list(Part.objects.filter(issue=issue).order_by("place", "pk"))


def lists(issue: Issue) -> list[Offered]:
    """What is here for putting into a letter, by list: what is in it already is left out, what is new is marked."""
    since = _last_sent()
    inside = {part.item for part in parts(issue)}
    offers = sorted(registry.all_of(ListOffer), key=lambda offer: str(offer.title))
    found = [_offered(offer, since, inside) for offer in offers if offer.kind != OWN_LIST]
    return [one for one in found if one.items]


def _offered(offer: ListOffer, since: datetime | None, inside: set[str]) -> Offered:
    items = [item for item in offer.items({}, OFFERED) if item.ref not in inside]
    new = [(item, bool(item.new_since and (since is None or item.new_since > since))) for item in items]
    return Offered(offer.kind, str(offer.title), tuple(sorted(new, key=lambda pair: not pair[1])))


def _last_sent() -> datetime | None:
    last = Issue.objects.exclude(sent_at=None).order_by("-sent_at").first()
    return last.sent_at if last else None


def audiences() -> list[tuple[str, str]]:
    """Everybody that letters can go to besides those who asked by subject: refs like "members:all", and titles."""
    return [
        (f"{offer.kind}:{key}", f"{title}")
        for offer in registry.all_of(AudienceOffer)
        for key, title in offer.choices()
    ]


def title_of_audience(ref: str) -> str:
    """What an audience is called; "" where it is no more."""
    return dict(audiences()).get(ref, "")


def content(rows: Sequence[Part]) -> tuple[Section, ...]:
    """What the parts say: things that follow one another under one heading make one section."""
    found: list[Section] = []
    for (kind, heading), group in groupby(rows, key=lambda part: (part.kind, part.heading)):
        if kind == PartKind.WORDS:
            found += [Section(part.heading, paragraphs(part.text)) for part in group]
        else:
            found.append(Section(heading, mentions=tuple(_mention(part) for part in group)))
    return tuple(found)


def _mention(part: Part) -> Mention:
    return Mention(part.title, absolute(part.url) if part.url else "", part.text)


def letter(issue: Issue, *, small: tuple[str, ...] = (), unsubscribe: str = "") -> Letter:
    """A letter as it goes out: frozen once it is being sent, until then as it stands."""
    held: Mapping[str, Any] = issue.frozen or freeze(issue)
    sections = tuple(section_of(one) for one in held["sections"])
    return replace(Letter(held["title"], (), sections=sections), small=small, unsubscribe=unsubscribe)


def freeze(issue: Issue) -> dict[str, Any]:
    """What a letter says now, as JSON."""
    return {"title": issue.title, "sections": [asdict(section) for section in content(parts(issue))]}
