"""What goes with bids: help of our team, papers, and how surely an award is known."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HelpKind(TextChoices):
    """How our team helped with a bid."""

    SEARCH = "search", _("looked for funds")
    REVIEW = "review", _("read it as a critical friend")
    BUDGET = "budget", _("worked on the budget")
    LETTER = "letter", _("wrote a letter of support")


class PaperKind(TextChoices):
    """What a paper of a bid is."""

    BID = "bid", _("the bid as it was sent in")
    BUDGET = "budget", _("the budget")
    SUPPORT = "support", _("a letter of support")
    AWARD = "award", _("the award letter")
    OTHER = "other", _("something else")


class PaperFor(TextChoices):
    """Who may see a paper."""

    BOTH = "both", _("the group and our team")
    TEAM = "team", _("our team only")
    GROUP = "group", _("the group only")


class Known(TextChoices):
    """How surely an award is known."""

    CONFIRMED = "confirmed", _("published by the funder")
    WRITTEN = "written", _("in writing")
    SAID = "said", _("said by us")
