"""Seats on public boards: how they are chosen, how they end, and how far an election has come."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Mandate(TextChoices):
    """How somebody came to hold a seat."""

    ELECTED = "elected", _("elected by groups")
    NETWORK = "network", _("named by a network")
    APPOINTED = "appointed", _("chosen by the body")
    US = "us", _("named by us")


class Ending(TextChoices):
    """Why somebody left a seat; empty while they hold it."""

    HOLDS = "", _("holds it")
    TERM = "term", _("their term was over")
    STOOD_DOWN = "stood_down", _("stood down")
    REPLACED = "replaced", _("somebody else was chosen")
    CLOSED = "closed", _("the seat is no more")


class Stage(TextChoices):
    """How far an election has come."""

    NOMINATIONS = "nominations", _("groups name people")
    VOTING = "voting", _("groups vote")
    DECLARED = "declared", _("declared")
    CANCELLED = "cancelled", _("called off")


class Standing(TextChoices):
    """How far a nomination has come."""

    WAITING = "waiting", _("waiting to be checked")
    ACCEPTED = "accepted", _("stands")
    DECLINED = "declined", _("not accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Shown(TextChoices):
    """Which seats somebody looks at."""

    ALL = "", _("all")
    VACANT = "vacant", _("nobody sits there")
    ENDING = "ending", _("term nearly over")
    SILENT = "silent", _("a report is owed")
