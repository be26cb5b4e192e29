"""Agreements and costs as lists show them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.agreements.models import Agreement, CostLine
from hedgerow.agreements.queries.accounts import named
from hedgerow.agreements.queries.spending import QuarterCosts
from hedgerow.agreements.rules.terms import months_left, standing
from hedgerow.agreements.types import SHARED, Costs, Standing
from hedgerow.charter.types import Function
from hedgerow.kernel import clock
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.types import Tab

TONES = {Standing.RUNNING: "leaf", Standing.COMING: "calm", Standing.ENDED: ""}
SOON = 6  # months


def tabs(here: str) -> list[Tab]:
    """The parts of what pays for our own work."""
    names = {"agreements": _("Agreements"), "by_function": _("Costs by function"), "costs": _("Accounts")}
    return [Tab(label, reverse(f"agreements:{name}"), name == here) for name, label in names.items()]


def standing_of(agreement: Agreement) -> Standing:
    """Where an agreement stands today."""
    return standing(agreement.starts, agreement.ends, clock.today())


def words_of(agreement: Any) -> str:
    """How an agreement stands, in a word: what is late first."""
    if agreement.is_late:
        return _("something is late")
    return str(standing_of(agreement).label)


def tone_of(agreement: Any) -> str:
    """The colour of it."""
    return "late" if agreement.is_late else TONES[standing_of(agreement)]


def left(agreement: Agreement) -> int | None:
    """Whole months until its end."""
    return months_left(agreement.ends, clock.today())


def funder(agreement: Agreement) -> str:
    """Who pays, as recorded now."""
    body = agreement.body
    return body.now.name if body else ""


LIST: Table[Any] = Table(
    "agreements",
    gettext_lazy("Agreements that pay for our own work"),
    (
        Column(
            "title", gettext_lazy("Agreement"), lambda row: row.title, sort="payer__name", heading=True,
            url=lambda row: reverse("agreements:agreement", args=[row.pk]), note=funder,
        ),
        Column("until", gettext_lazy("Until"), lambda row: row.ends, kind=Kind.DATE, sort="payer__ends"),
        Column("left", gettext_lazy("Months left"), left, kind=Kind.NUMBER),
        Column("pence", gettext_lazy("In all"), lambda row: row.pence, kind=Kind.MONEY, sort="pence"),
        Column("paid", gettext_lazy("Paid"), lambda row: row.paid, kind=Kind.MONEY, sort="paid"),
        Column("owed", gettext_lazy("Still to come"), lambda row: row.owed, kind=Kind.MONEY, sort="owed"),
        Column("report", gettext_lazy("Next report"), lambda row: row.next_report, kind=Kind.DATE, sort="next_report"),
        Column("standing", gettext_lazy("Standing"), words_of, tone=tone_of),
    ),
    first="until",
)  # fmt: skip

LINES: Table[CostLine] = Table(
    "costs",
    gettext_lazy("Our accounts, line by line"),
    (
        Column("on", gettext_lazy("Day"), lambda row: row.on, kind=Kind.DATE, sort="on"),
        Column("words", gettext_lazy("What for"), lambda row: row.words, heading=True),
        Column("function", gettext_lazy("Function"), lambda row: named(row.function), sort="function"),
        Column("pence", gettext_lazy("How much"), lambda row: row.pence, kind=Kind.MONEY, sort="pence"),
        Column("file", gettext_lazy("From"), lambda row: _("%(file)s, row %(row)s") % {"file": row.file, "row": row.row}),
    ),
    first="-on",
)  # fmt: skip


def sharing(costs: Costs, direct: dict[str, int]) -> list[tuple[str, int | None, int | None, int]]:
    """Each function with what it cost by itself, its part of what is shared, and both; the total last."""
    rows: list[tuple[str, int | None, int | None, int]] = [
        (str(Function(code).label), direct.get(code, 0), pence - direct.get(code, 0), pence)
        for code, pence in costs.by.items()
    ]
    return [*rows, (_("All together"), costs.total - costs.shared, costs.shared, costs.total)]


SHARING: Table[tuple[str, int | None, int | None, int]] = Table(
    "costs-by-function",
    gettext_lazy("What our work costs, by function"),
    (
        Column("function", gettext_lazy("Function"), lambda row: row[0], heading=True),
        Column("direct", gettext_lazy("By itself"), lambda row: row[1], kind=Kind.MONEY),
        Column("shared", gettext_lazy("Part of what is shared"), lambda row: row[2], kind=Kind.MONEY),
        Column("total", gettext_lazy("Together"), lambda row: row[3], kind=Kind.MONEY),
    ),
)


def _of(code: str) -> Any:
    return lambda row: row.by.get(code)


QUARTERS: Table[QuarterCosts] = Table(
    "costs-by-quarter",
    gettext_lazy("Our accounts by quarter"),
    (
        Column(
            "quarter", gettext_lazy("Quarter"), lambda row: row.name.replace(" ", "\N{NO-BREAK SPACE}"), heading=True,
            url=lambda row: reverse("agreements:by_function") + f"?period=q{row.start:%Y-%m}",
        ),
        *(Column(code, label, _of(code), kind=Kind.MONEY) for code, label in Function.choices),
        Column("shared", gettext_lazy("Shared by all"), _of(SHARED), kind=Kind.MONEY),
        Column("total", gettext_lazy("Together"), lambda row: row.total, kind=Kind.MONEY),
    ),
)  # fmt: skip
