"""Money by what groups do."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.flows.types import ThemeFlow
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.shell.charts import Chart, Point, bar
from hedgerow.shell.tables import Column, Kind, Table

THEMES: Table[ThemeFlow] = Table(
    "money-by-theme",
    gettext_lazy("Money by what groups do"),
    (
        Column(
            "theme", gettext_lazy("What groups do"), lambda row: theme(row.code), sort="theme", heading=True
        ),
        Column("pence", gettext_lazy("Awards"), lambda row: row.pence, Kind.MONEY, sort="pence"),
        Column("awards", gettext_lazy("How many"), lambda row: row.awards, Kind.NUMBER, sort="awards"),
        Column("reached", gettext_lazy("Got any"), lambda row: row.reached, Kind.NUMBER, sort="reached"),
        Column("groups", gettext_lazy("Groups here"), lambda row: row.groups or None, Kind.NUMBER, sort="groups"),
        Column(
            "each", gettext_lazy("For each"), lambda row: row.each, Kind.MONEY, sort="each",
        ),
        Column("spent", gettext_lazy("Council paid"), lambda row: row.spent, Kind.MONEY, sort="spent"),
        Column(
            "funds", gettext_lazy("Open funds"), lambda row: row.funds if row.code else None, Kind.NUMBER, sort="funds"
        ),
    ),
    first="-pence",
)  # fmt: skip


def theme(code: str) -> str:
    """What a group does, in words."""
    return theme_titles(TagScheme.THEME).get(code, code) if code else _("not known")


def themes_chart(found: Sequence[ThemeFlow]) -> Chart | None:
    """Awards for each group that does a thing, the least first; None where no groups or awards are known."""
    known = sorted((one for one in found if one.code and one.each), key=lambda one: one.each or 0)
    if not known:
        return None
    return bar(
        [Point(theme(one.code), (one.each or 0) / 100) for one in known],
        title=_("Awards for each group, by what groups do"),
        description=_("The least first: where many groups share little."),
        axis=_("pounds for each group"),
        show=lambda value: f"£{value:,.0f}",
    )
