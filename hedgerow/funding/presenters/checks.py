"""What came of a check, as pages show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.funding.models import Fund
from hedgerow.funding.presenters.funds import line
from hedgerow.funding.queries.applicants import from_record
from hedgerow.funding.queries.matching import Fit, names_in
from hedgerow.funding.queries.reasons import how_long, listed
from hedgerow.funding.types import Answer, Finding, Verdict
from hedgerow.kernel.money import pounds
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import LegalForm, TagScheme
from hedgerow.places.queries import area_names

TONES = {Answer.ELIGIBLE: "leaf", Answer.NOT_YET: "warn", Answer.UNKNOWN: "calm", Answer.NO: ""}
SHOWN = 40  # of each answer: nobody reads more


@dataclass(frozen=True)
class FitRow:
    """A fund held against somebody. `why` says what stands in the way, and what is to change; `sum` how what it gives
    compares with what a project still needs."""

    fit: Fit
    why: Sequence[Finding]
    sum: str = ""

    @property
    def url(self) -> str:
        return reverse("funding:fund", args=[self.fit.fund.pk])

    @property
    def line(self) -> str:
        return line(self.fit.fund)


@dataclass(frozen=True)
class Heap:
    """The funds of one answer."""

    answer: Answer
    title: str
    rows: tuple[FitRow, ...]
    count: int

    @property
    def folded(self) -> bool:
        """Whether it is folded away until wanted."""
        return self.answer == Answer.NO


def heaps(fits: Sequence[Fit], missing: int | None = None) -> list[Heap]:
    """Funds by what came of them: what could be got first, what cannot last. `missing` is what a project still needs
    (pence)."""
    titles = {
        Answer.ELIGIBLE: _("You could get these"),
        Answer.NOT_YET: _("Not yet, and what to change"),
        Answer.UNKNOWN: _("We need one more answer"),
        Answer.NO: _("Not these, and why"),
    }
    by_answer = {answer: [fit for fit in fits if fit.answer == answer] for answer in titles}
    shown = {answer: own[:SHOWN] for answer, own in by_answer.items() if own}
    names = names_in(fit.criteria for own in shown.values() for fit in own)
    return [
        Heap(answer, titles[answer], tuple(_row(fit, names, missing) for fit in own), len(by_answer[answer]))
        for answer, own in shown.items()
    ]


def _row(fit: Fit, names: Mapping[str, str], missing: int | None) -> FitRow:
    return FitRow(fit, fit.verdict(names).stands_in_the_way, _sum(fit.fund, missing))


def _sum(fund: Fund, missing: int | None) -> str:
    """How what a fund gives compares with what is still needed; "" where it gives as much, or one of the two is not known."""
    if not missing:
        return ""
    if fund.amount_max is not None and fund.amount_max < missing:
        told = {"most": pounds(fund.amount_max), "missing": pounds(missing)}
        return _("It gives %(most)s at most, of the %(missing)s that is still needed.") % told
    if fund.amount_min is not None and fund.amount_min > missing:
        told = {"least": pounds(fund.amount_min), "missing": pounds(missing)}
        return _("It gives %(least)s or more, and only %(missing)s is still needed.") % told
    return ""


def tone(verdict: Verdict) -> str:
    """The tone of an answer."""
    return TONES[verdict.answer]


def known(organisation: Organisation) -> dict[str, str]:
    """What a group's record says already, as the empty choice of each question puts it."""
    told: Mapping[str, Any] = from_record(organisation)
    titles = {**theme_titles(TagScheme.THEME), **theme_titles(TagScheme.BENEFICIARY)}
    words = {name: listed(told[name], titles) for name in ("theme", "beneficiary") if name in told}
    codes = [row.area for row in organisation.benefits.all()] or [organisation.ward or organisation.authority]
    if any(codes):
        words["area"] = listed(codes, area_names(codes))
    if "legal_form" in told:
        words["legal_form"] = str(LegalForm(told["legal_form"]).label)
    choices = {name: _("as we know it: %(what)s") % {"what": what} for name, what in words.items()}
    if "income" in told:
        choices["income"] = _("Our record says %(income)s; leave it empty if that is right.") % {
            "income": pounds(told["income"])
        }
    if "months" in told:
        choices["months"] = _("Our record says %(long)s; leave it if that is right.") % {
            "long": how_long(told["months"])
        }
    return choices
