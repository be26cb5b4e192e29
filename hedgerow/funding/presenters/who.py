"""Groups that a fund fits, as their page and its file show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.accounts.permissions import Somebody
from hedgerow.funding.models import Fund
from hedgerow.funding.presenters.checks import TONES
from hedgerow.funding.queries.matching import criteria_of, names_in
from hedgerow.funding.queries.reasons import explain
from hedgerow.funding.queries.who import Suits, suggested, tried
from hedgerow.funding.types import Answer, Finding, Stage, Verdict
from hedgerow.shell.tables import Column, Table

WORDS = {
    Answer.ELIGIBLE: gettext_lazy("could get it"),
    Answer.UNKNOWN: gettext_lazy("could, for all we know"),
    Answer.NOT_YET: gettext_lazy("not yet"),
    Answer.NO: gettext_lazy("no"),
}


@dataclass(frozen=True)
class WhoRow:
    """A group that a fund fits: what came of each thing asked, whether it was told, and how far a bid of its has come."""

    suits: Suits
    verdict: Verdict
    told: bool
    stage: Stage | None

    @property
    def url(self) -> str:
        return reverse("pages:group", args=[self.suits.pk])

    @property
    def answer(self) -> str:
        return str(WORDS[self.suits.answer])

    @property
    def tone(self) -> str:
        return TONES[self.suits.answer]

    @property
    def why(self) -> Sequence[Finding]:
        """What is to be said first: what stands in the way, else what it has of what helps, else what it meets."""
        helps = tuple(one for one in self.verdict.preferred if one.answer == Answer.ELIGIBLE)
        return self.verdict.stands_in_the_way or helps or self.verdict.findings

    @property
    def how_many(self) -> str:
        """How much there is to say of it."""
        count = len(self.why)
        if self.suits.answer == Answer.UNKNOWN:
            return ngettext("%(n)d thing that we do not know yet", "%(n)d things that we do not know yet", count) % {
                "n": count
            }
        if self.suits.answer == Answer.NOT_YET:
            return ngettext("%(n)d thing that stands in the way", "%(n)d things that stand in the way", count) % {
                "n": count
            }
        return _("Why it fits")

    @property
    def done(self) -> str:
        """What became of it: a bid, or that it was suggested."""
        if self.stage is not None:
            return _("bid: %(stage)s") % {"stage": self.stage.label}
        return _("suggested") if self.told else ""


def rows(fund: Fund, found: Sequence[Suits], somebody: Somebody) -> list[WhoRow]:
    """Groups as a page shows them: three queries more, at any length."""
    criteria, ids = criteria_of(fund), [one.pk for one in found]
    names, told, bids = names_in([criteria]), suggested(fund, ids), tried(fund, ids, somebody)
    return [WhoRow(one, explain(criteria, one.applicant, names), one.pk in told, bids.get(one.pk)) for one in found]


def counts(found: Sequence[Suits]) -> Mapping[str, int]:
    """How many groups there are of each answer."""
    return {str(words): n for answer, words in WORDS.items() if (n := sum(one.answer == answer for one in found))}


FILE: Table[WhoRow] = Table(
    "groups-that-fit",
    gettext_lazy("Groups that a fund fits"),
    (
        Column("group", gettext_lazy("Group"), lambda row: row.suits.name),
        Column("answer", gettext_lazy("Could they get it?"), lambda row: row.answer),
        Column(
            "why", gettext_lazy("Why"), lambda row: " ".join(f"{one.reason} {one.change}".strip() for one in row.why)
        ),
        Column("done", gettext_lazy("What became of it"), lambda row: row.done),
    ),
)
