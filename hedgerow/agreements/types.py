"""The words of funder agreements, and of what our own work costs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words

SHARED = ""  # the function of a cost that is for all of them: rent, insurance, the accounts


class Standing(TextChoices):
    """Where an agreement stands on a day."""

    COMING = "coming", _("not begun")
    RUNNING = "running", _("running")
    ENDED = "ended", _("ended")


class Every(TextChoices):
    """How long a target has: the whole agreement, or each part of it."""

    WHOLE = "whole", _("the whole agreement")
    YEAR = "year", _("each financial year")
    QUARTER = "quarter", _("each quarter")


class Method(TextChoices):
    """How shared costs were shared out, as a sentence that is printed beside them."""

    NONE = "none", _("Every cost was for one function: nothing had to be shared out.")
    MINUTES = "minutes", _("Shared costs follow the time recorded for each function.")
    DIRECT = "direct", _("No time was recorded, so shared costs follow what each function cost by itself.")
    EQUAL = "equal", _("Neither time nor costs of single functions are known, so shared costs are split equally.")


class Source(TextChoices):
    """Where costs come from, as a sentence that is printed beside them."""

    ACCOUNTS = "accounts", _("The costs are those of our accounts.")
    BUDGETS = (
        "budgets",
        _("Our accounts for these days are not here. The costs are what our agreements budget, by the day."),
    )
    NONE = "none", _("Neither accounts nor budgets are here for these days.")


class ReportState(TextChoices):
    """How a report to a funder stands on a day."""

    SENT = "sent", _("sent")
    DUE = "due", _("due")
    LATE = "late", _("late")


class PaymentState(TextChoices):
    """How a payment stands on a day."""

    PAID = "paid", _("paid")
    DUE = "due", _("due")
    LATE = "late", _("late")


@dataclass(frozen=True)
class Cost:
    """One cost: whole pence (below zero: money that came back), and its function, `SHARED` for all of them."""

    pence: int
    function: str = SHARED


@dataclass(frozen=True)
class Shared:
    """Costs by function, in whole pence, which add up to `total` exactly; how much of it was shared out, and how."""

    by: Mapping[str, int]
    total: int
    shared: int
    method: Method


@dataclass(frozen=True)
class Costs(Shared):
    """The costs of a period, and where they come from. `lines` counts what they were added up from."""

    source: Source = Source.NONE
    lines: int = 0


@dataclass(frozen=True)
class IndicatorFinder:
    """What an agreement's target can be about. Offered by evidence.

    all() -> code and title of every indicator. pence() -> codes of those whose figure is whole pence.
    """

    all: Callable[[], Sequence[tuple[str, Words]]]
    pence: Callable[[], Collection[str]] = tuple


@dataclass(frozen=True)
class Terms:
    """What an agreement says. `budgets`: whole pence by function; what they leave of `pence` is for all functions."""

    title: str
    starts: date
    ends: date
    pence: int
    purpose: str = ""
    funder: int | None = None
    reference: str = ""
    owner: int | None = None
    budgets: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """Some days of an agreement: the first and the last."""

    since: date
    until: date


@dataclass(frozen=True)
class Filters:
    """What the list of agreements is asked for. `show`: "running" (or to begin), "ended", "late", else all of them."""

    show: str = ""
    words: str = ""
