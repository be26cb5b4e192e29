"""Whose spaces there are, and how far an invitation or an ask has come."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class SpaceKind(TextChoices):
    """Whose space it is."""

    GROUP = "group", _("group")
    BODY = "body", _("council and NHS")
    OWN = "own", _("your own")
    TEAM = "team", _("our team")


@dataclass(frozen=True)
class Space:
    """One of the spaces that somebody may enter. `pk` is the organisation's; `preview`: our team looks at it from outside."""

    kind: SpaceKind
    title: Words
    url: str
    pk: int | None = None
    role: Words = ""
    preview: bool = False


class Openness(TextChoices):
    """How far an invitation has come."""

    OPEN = "open", _("waiting for them")
    OVER = "over", _("too old: send it again")
    USED = "used", _("accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")
