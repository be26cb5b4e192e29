"""Applications side by side, as a page and a file show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.programmes.models import Application
from hedgerow.programmes.presenters.rounds import outcome
from hedgerow.programmes.queries.assessing import Compared, guide_of, scores_of
from hedgerow.programmes.types import Criterion
from hedgerow.shell.tables import Column, Kind, Table


def mean_words(mean: int | None) -> str:
    """A mean as people read it: 72.5 of 100."""
    return "" if mean is None else f"{mean / 100:.1f}".removesuffix(".0")


def note_of(row: Compared) -> str:
    """What to know of the scores of one application."""
    sheet = row.comparison.sheet
    told = []
    if sheet.missing:
        told.append(_("%(n)d still to score") % {"n": sheet.missing})
    if row.comparison.talk_about:
        low, high = mean_words(sheet.low), mean_words(sheet.high)
        told.append(_("far apart: %(low)s to %(high)s") % {"low": low, "high": high})
    if row.hidden_from:
        told.append(_("kept from %(n)d") % {"n": row.hidden_from})
    return ", ".join(told)


def table_of(guide: Sequence[Criterion]) -> Table[Compared]:
    """The comparison, with a column for each thing that is scored."""
    each = tuple(_criterion(one) for one in guide)
    return Table(
        "comparison",
        gettext_lazy("Applications, best first"),
        (
            Column("place", gettext_lazy("Place"), lambda row: row.comparison.place, Kind.NUMBER),
            Column(
                "group", gettext_lazy("Group"), lambda row: row.application.organisation.name, heading=True,
                url=lambda row: reverse("programmes:decide", args=[row.application.pk]),
                note=lambda row: row.application.title,
            ),
            Column("mean", gettext_lazy("Of 100"), lambda row: mean_words(row.comparison.sheet.mean), note=note_of),
            *each,
            Column("asked", gettext_lazy("Asked for"), lambda row: row.application.pence, Kind.MONEY),
            Column(
                "running", gettext_lazy("Together"), lambda row: row.comparison.running, Kind.MONEY,
                note=lambda row: "" if row.comparison.within else _("over the pot"),
            ),
            Column("decided", gettext_lazy("Decided"), lambda row: outcome(row.application)),
        ),
    )  # fmt: skip


def _criterion(one: Criterion) -> Column[Compared]:
    return Column(
        f"c_{one.key}",
        _("%(what)s (of %(most)d)") % {"what": one.label, "most": one.most},
        lambda row: None if row.means[one.key] is None else (row.means[one.key] or 0) / 100,
        Kind.NUMBER,
    )


@dataclass(frozen=True)
class ScoreLine:
    """What one assessor gave for one thing, and why."""

    who: str
    value: int
    most: int
    words: str


def score_lines(application: Application, away: Collection[int]) -> list[tuple[str, list[ScoreLine]]]:
    """By what is scored, what each gave, but those from whom it is kept."""
    guide = guide_of(application.round)
    found: dict[str, list[ScoreLine]] = defaultdict(list)
    most = {one.key: one.most for one in guide}
    for row in scores_of(application, away):
        if row.criterion in most:
            line = ScoreLine(row.assessor.user.name, row.value, most[row.criterion], row.words)
            found[row.criterion].append(line)
    return [(one.label, found[one.key]) for one in guide]
