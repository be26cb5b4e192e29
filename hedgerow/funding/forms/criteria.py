"""Whom a fund is for, as our team writes it: what must be, what helps, and what of which one is enough.

The same questions stand in three parts of the form. Names of fields of the second and third begin with `helps_` and
`enough_`; what no form can say stays as it is, and is told beneath.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hedgerow.funding.forms.filters import FORMS
from hedgerow.funding.queries.applicants import area_choices
from hedgerow.funding.queries.matching import names_in
from hedgerow.funding.queries.reasons import said
from hedgerow.funding.rules.contradictions import ENOUGH, HELPS, MUST, contradictions
from hedgerow.funding.rules.criteria import from_needs, parts, whole_needs
from hedgerow.funding.types import (
    AgeAtLeast,
    BenefitsOneOf,
    Committee,
    Criterion,
    Excludes,
    Exclusion,
    GapSince,
    Has,
    Holding,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    MatchFunding,
    Needs,
    OnARegister,
    OneLiveGrant,
    ReservesUnder,
    Signatories,
    ThemeOneOf,
    WorksIn,
)
from hedgerow.kernel.words import Words
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.shell.forms import Combobox, ManyChips, Pounds, ShellForm

PREFIX = {MUST: "", HELPS: "helps_", ENOUGH: "enough_"}
TITLES = {
    MUST: _("Who can get it"),
    HELPS: _("It helps, but is not needed"),
    ENOUGH: _("One of these is enough"),
}
YEARS = ((1, _("of the last year")), (2, _("the mean of 2 years")), (3, _("the mean of 3 years")))
Make = Callable[[Words], forms.Field]


def _several(widget: type[forms.Widget], choices: Iterable[tuple[str, Words]] = ()) -> Make:
    return lambda label: forms.MultipleChoiceField(label=label, required=False, widget=widget, choices=tuple(choices))


def _number(most: int, least: int = 0) -> Make:
    return lambda label: forms.IntegerField(label=label, required=False, min_value=least, max_value=most)


def _pounds(label: Words) -> forms.Field:
    return Pounds(label=label, required=False)


def _tick(label: Words) -> forms.Field:
    return forms.BooleanField(label=label, required=False)


def _years(label: Words) -> forms.Field:
    return forms.TypedChoiceField(label=label, required=False, choices=YEARS, coerce=int, initial=1)


@dataclass(frozen=True)
class Asked:
    """One thing that the form asks of a fund: how it is typed, and its words where it must be met, and elsewhere."""

    make: Make
    must: Words
    other: Words


#: by its name in `Needs`, in the order of the page
ASKED: dict[str, Asked] = {
    "areas": Asked(_several(Combobox), _("Only for work in"), _("Work in")),
    "legal_forms": Asked(_several(ManyChips, FORMS), _("Only for groups that are"), _("Being")),
    "income_most": Asked(_pounds, _("Income a year at most, in pounds"), _("Income a year at most, in pounds")),
    "income_least": Asked(_pounds, _("Income a year at least, in pounds"), _("Income a year at least, in pounds")),
    "income_years": Asked(_years, _("Which income counts"), _("Which income counts")),
    "reserves": Asked(
        _number(120), _("Reserves of less than so many months of spending"), _("Reserves of less than so many months")
    ),
    "months": Asked(_number(600), _("Months that a group must have been going"), _("Months that it has been going")),
    "committee": Asked(
        _number(100), _("People on the committee who are not related, at least"), _("People on the committee, at least")
    ),
    "signatories": Asked(
        _number(20), _("People who sign for the account and are not related, at least"), _("People who sign, at least")
    ),
    "has": Asked(_several(forms.CheckboxSelectMultiple, Holding.choices), _("A group must have"), _("Having")),
    "registered": Asked(_tick, _("Only groups on a public register"), _("Being on a public register")),
    "themes": Asked(_several(ManyChips), _("Only for"), _("Work on")),
    "beneficiaries": Asked(_several(ManyChips), _("Only where it helps"), _("Helping")),
    "one_grant": Asked(_tick, _("One grant of theirs at a time"), _("Having no grant of theirs now")),
    "gap": Asked(
        _number(240), _("Months that must pass after a grant of theirs ended"), _("Months since a grant of theirs ended")
    ),
    "match": Asked(
        _number(1000), _("Share of the cost that a group must bring, in per cent"), _("Bringing so many per cent of the cost")
    ),
    "excludes": Asked(
        _several(forms.CheckboxSelectMultiple, Exclusion.choices), _("It does not pay for"), _("Not being for")
    ),
}  # fmt: skip
ALWAYS = frozenset({"income_years"})  # never empty: it says nothing by itself
#: where on the form each kind is said
FIELD_OF: dict[type, str] = {
    WorksIn: "areas", LegalFormOneOf: "legal_forms", IncomeAtMost: "income_most", IncomeAtLeast: "income_least",
    ReservesUnder: "reserves", AgeAtLeast: "months", Committee: "committee", Signatories: "signatories", Has: "has",
    OnARegister: "registered", ThemeOneOf: "themes", BenefitsOneOf: "beneficiaries", OneLiveGrant: "one_grant",
    GapSince: "gap", MatchFunding: "match", Excludes: "excludes",
}  # fmt: skip


class CriteriaForm(ShellForm):
    """The part of a form that says whom a fund is for; `criteria` are those that stand there now."""

    def __init__(self, *args: Any, criteria: Sequence[Criterion] = (), **kwargs: Any) -> None:
        self.held = whole_needs(criteria)
        kwargs["initial"] = {**(kwargs.get("initial") or {}), **(initial_of(self.held) if criteria else {})}
        super().__init__(*args, **kwargs)
        offered: dict[str, Sequence[tuple[str, Words]]] = {
            "legal_forms": FORMS,
            "areas": area_choices(),
            "themes": list(theme_titles(TagScheme.THEME).items()),
            "beneficiaries": list(theme_titles(TagScheme.BENEFICIARY).items()),
        }
        for part, prefix in PREFIX.items():
            for name, asked in ASKED.items():
                field = self.fields[prefix + name] = asked.make(asked.other if part else asked.must)
                if name in offered:
                    self._offer(field, offered[name], self.initial.get(prefix + name, ()))

    def _offer(self, field: forms.Field, choices: Sequence[tuple[str, Words]], held: Iterable[str]) -> None:
        """Offer choices, and keep those that are chosen already though they are no longer offered."""
        assert isinstance(field, forms.MultipleChoiceField)
        known = {value for value, _label in choices}
        field.choices = [*choices, *((value, value) for value in held if value not in known)]

    def needs(self) -> Needs:
        """What was typed, with what no form can say of it."""
        must, helps, enough = (self._part(prefix) for prefix in PREFIX.values())
        return replace(must, helps=helps, enough=enough, more=self.held.more or ())

    def _part(self, prefix: str) -> Needs:
        told: Mapping[str, Any] = {name: self.cleaned_data.get(prefix + name) for name in ASKED}
        facts = {name: frozenset(value) if isinstance(value, list) else value or None for name, value in told.items()}
        money = {name: told[name] for name in ("income_most", "income_least")}
        counted = {
            "income_years": (told["income_years"] or 1) if any(pence is not None for pence in money.values()) else 1
        }
        ticks = {name: bool(told[name]) for name in ("registered", "one_grant")}
        words: dict[str, Any] = {
            "has": frozenset(map(Holding, told["has"] or ())),
            "excludes": frozenset(map(Exclusion, told["excludes"] or ())),
        }
        lists = {name: facts[name] or frozenset() for name in ("areas", "legal_forms", "themes", "beneficiaries")}
        return Needs(**{**facts, **money, **counted, **ticks, **words, **lists})

    def clean(self) -> dict[str, Any]:
        """What contradicts itself is said at its field."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            for found in contradictions(from_needs(self.needs())):
                self.add_error(self._field_of(found.part, found.criteria[-1]), found.sentence)
        return told

    def _field_of(self, part: str, criterion: Criterion) -> str | None:
        alone = parts([criterion])
        name = PREFIX[part] + FIELD_OF[type(alone[0])] if alone else ""
        return name if name in self.fields else None

    @property
    def whom(self) -> list[dict[str, Any]]:
        """The three parts, as the page folds them: the first always open, the others where something stands in them."""
        return [
            {"title": TITLES[part], "fields": [self[prefix + name] for name in ASKED], "open": self._opens(part)}
            for part, prefix in PREFIX.items()
        ]

    def _opens(self, part: str) -> bool:
        if part == MUST:
            return True
        names = [PREFIX[part] + name for name in ASKED if name not in ALWAYS]
        return any(self[name].errors or self[name].value() for name in names)

    @property
    def beyond(self) -> list[str]:
        """What it asks besides, and no form can say."""
        more = self.held.more or ()
        names = names_in([more]) if more else {}
        helps = _now("It helps:")
        return [said(one, names) if one.hard else f"{helps} {said(one, names)}" for one in more]


def initial_of(needs: Needs) -> dict[str, Any]:
    """What stands there now, by field."""
    by_part = {MUST: needs, HELPS: needs.helps or Needs(), ENOUGH: needs.enough or Needs()}
    return {prefix + name: _shown(getattr(by_part[part], name)) for part, prefix in PREFIX.items() for name in ASKED}


def _shown(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
