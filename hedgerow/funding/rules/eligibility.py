"""Who could get a fund: criteria held against what is known of an applicant, by one pure function.

The kinds of criterion are those found in real small-grant schemes (field.md, "Eligibility rules"). A hard fail differs
from a lower priority: criteria that are not hard are told, and change no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.funding.types.criteria import (
    AgeAtLeast,
    AllOf,
    Answer,
    AnyOf,
    Applicant,
    BenefitsOneOf,
    Committee,
    Criterion,
    Finding,
    Has,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    Names,
    OnARegister,
    ThemeOneOf,
    Verdict,
    WorksIn,
)
from hedgerow.kernel.money import pounds
from hedgerow.kernel.words import Words
from hedgerow.organisations.types import LegalForm

#: forms that a group can leave behind by setting itself up anew; a company or society becomes another one hardly ever
CAN_CHANGE = frozenset({LegalForm.UNINCORPORATED, LegalForm.CASC})
FEW = 6  # names in a sentence


def evaluate(criteria: Iterable[Criterion], applicant: Applicant, names: Names | None = None) -> Verdict:
    """Whether an applicant could get a fund, with a sentence for each criterion. `names` are words for codes.

    >>> evaluate([IncomeAtMost(5_000_000)], Applicant(income_pence=1_200_000)).answer.name
    'ELIGIBLE'
    """
    held = tuple(criteria)
    hard = tuple(judge(one, applicant, names or {}) for one in held if one.hard)
    return Verdict(
        answer_of(held, applicant), hard, tuple(judge(one, applicant, names or {}) for one in held if not one.hard)
    )


def answer_of(criteria: Iterable[Criterion], applicant: Applicant) -> Answer:
    """The answer alone, without its reasons: for thousands of funds, of which a few are shown."""
    return min((_answer(one, applicant) for one in criteria if one.hard), default=Answer.ELIGIBLE)


def _answer(criterion: Criterion, applicant: Applicant) -> Answer:
    return ANSWERS[type(criterion)](criterion, applicant)


def _unless(told: object, holds: bool, otherwise: Answer) -> Answer:
    """Not known where nothing was told; else whether it holds."""
    return Answer.UNKNOWN if told is None or told == "" else Answer.ELIGIBLE if holds else otherwise


def _codes(asked: frozenset[str], told: frozenset[str] | None) -> Answer:
    return _unless(told, bool(told and told & asked), Answer.NO)


def _form(asked: LegalFormOneOf, who: Applicant) -> Answer:
    otherwise = Answer.NOT_YET if who.legal_form in CAN_CHANGE else Answer.NO
    return _unless(who.legal_form, who.legal_form in asked.forms, otherwise)


ANSWERS: dict[type, Callable[[Any, Applicant], Answer]] = {
    LegalFormOneOf: _form,
    IncomeAtMost: lambda asked, who: _unless(who.income_pence, (who.income_pence or 0) <= asked.pence, Answer.NO),
    IncomeAtLeast: lambda asked, who: _unless(who.income_pence, (who.income_pence or 0) >= asked.pence, Answer.NO),
    WorksIn: lambda asked, who: _codes(asked.areas, who.areas),
    ThemeOneOf: lambda asked, who: _codes(asked.codes, who.themes),
    BenefitsOneOf: lambda asked, who: _codes(asked.codes, who.beneficiaries),
    AgeAtLeast: lambda asked, who: _unless(who.months, (who.months or 0) >= asked.months, Answer.NOT_YET),
    Committee: lambda asked, who: _unless(who.committee, (who.committee or 0) >= asked.people, Answer.NOT_YET),
    Has: lambda asked, who: _unless(who.holds(asked.what), bool(who.holds(asked.what)), Answer.NOT_YET),
    OnARegister: lambda asked, who: _unless(who.registered, bool(who.registered), Answer.NOT_YET),
    AnyOf: lambda asked, who: max((_answer(one, who) for one in asked.criteria), default=Answer.ELIGIBLE),
    AllOf: lambda asked, who: min((_answer(one, who) for one in asked.criteria), default=Answer.ELIGIBLE),
}


def listed(codes: Iterable[str], names: Names, few: int = FEW) -> str:
    """Codes by their names, in one order, the first few of them: "Brook; Hayes; or Old Town"."""
    known = sorted({names.get(code, code) for code in codes})
    if len(known) > few + 1:
        more = len(known) - few
        known = [*known[:few], _("%(count)d others") % {"count": more}]
    if any("," in name for name in known):
        return "; ".join(known[:-1]) + f"; {_('or')} {known[-1]}" if len(known) > 1 else known[0]
    return get_text_list(known, _("or"))


def said(criterion: Criterion, names: Names) -> str:
    """What a fund asks for, in a sentence: "It is only for work in Brook or Hayes."."""
    return SAYS[type(criterion)](criterion, names)


def _forms(asked: LegalFormOneOf) -> str:
    return listed(asked.forms, {str(code): str(label) for code, label in LegalForm.choices})


def _people(asked: Committee) -> str:
    return (
        _("%(n)d people on the committee who are not related")
        if asked.unrelated
        else _("%(n)d people on the committee")
    ) % {"n": asked.people}


def _joined(asked: AnyOf | AllOf, names: Names, word: str) -> str:
    return f" {word} ".join(said(one, names) for one in asked.criteria)


SAYS: dict[type, Callable[[Any, Names], str]] = {
    LegalFormOneOf: lambda asked, names: _("It takes only groups that are: %(forms)s.") % {"forms": _forms(asked)},
    IncomeAtMost: lambda asked, names: (
        _("It is for groups with %(most)s a year or less.") % {"most": pounds(asked.pence)}
    ),
    IncomeAtLeast: lambda asked, names: (
        _("It is for groups with %(least)s a year or more.") % {"least": pounds(asked.pence)}
    ),
    WorksIn: lambda asked, names: _("It is only for work in %(where)s.") % {"where": listed(asked.areas, names)},
    ThemeOneOf: lambda asked, names: _("It is only for: %(what)s.") % {"what": listed(asked.codes, names)},
    BenefitsOneOf: lambda asked, names: (
        _("It is only where it helps: %(whom)s.") % {"whom": listed(asked.codes, names)}
    ),
    AgeAtLeast: lambda asked, names: (
        _("It asks that a group has been going for %(long)s.") % {"long": how_long(asked.months)}
    ),
    Committee: lambda asked, names: _("It asks for at least %(people)s.") % {"people": _people(asked)},
    Has: lambda asked, names: _("It asks for %(what)s.") % {"what": asked.what.label},
    OnARegister: lambda asked, names: _("It is only for groups on a public register, such as charities."),
    AnyOf: lambda asked, names: _joined(asked, names, _("Or:")),
    AllOf: lambda asked, names: _joined(asked, names, _("And:")),
}


def how_long(months: int) -> str:
    """So many months as people say it: 18 is "18 months", 24 is "2 years"."""
    if months % 12:
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    return ngettext("a year", "%(n)d years", months // 12) % {"n": months // 12}


def judge(criterion: Criterion, applicant: Applicant, names: Names) -> Finding:
    """One criterion: the answer, why, and for "not yet" what to change."""
    answer, kind = _answer(criterion, applicant), type(criterion)
    if isinstance(criterion, AnyOf | AllOf):
        return _together(criterion, answer, applicant, names)
    if answer == Answer.ELIGIBLE:
        return Finding(criterion, answer, HOLDS[kind](criterion, applicant, names))
    if answer == Answer.UNKNOWN:
        return Finding(criterion, answer, f"{said(criterion, names)} {QUESTIONS[kind]}")
    change = CHANGES[kind](criterion, applicant) if answer == Answer.NOT_YET else ""
    return Finding(criterion, answer, said(criterion, names), change)


def _together(asked: AnyOf | AllOf, answer: Answer, applicant: Applicant, names: Names) -> Finding:
    """Of several, those that make the answer what it is."""
    between = f" {_('Or:')} " if isinstance(asked, AnyOf) else f" {_('And:')} "
    found = [judge(one, applicant, names) for one in asked.criteria]
    deciding = [one for one in found if one.answer == answer]
    change = between.join(str(one.change) for one in deciding if one.change)
    return Finding(asked, answer, between.join(str(one.reason) for one in deciding), change)


#: what is asked where something is not known
QUESTIONS: dict[type, Words] = {
    LegalFormOneOf: gettext_lazy("How are you set up?"),
    IncomeAtMost: gettext_lazy("What came in last year?"),
    IncomeAtLeast: gettext_lazy("What came in last year?"),
    WorksIn: gettext_lazy("Where do you work?"),
    ThemeOneOf: gettext_lazy("What would you use it for?"),
    BenefitsOneOf: gettext_lazy("Whom would it help?"),
    AgeAtLeast: gettext_lazy("When did you start?"),
    Committee: gettext_lazy("How many are you?"),
    Has: gettext_lazy("Have you got that?"),
    OnARegister: gettext_lazy("Are you on one?"),
}


def _find_more(asked: Committee, who: Applicant) -> str:
    more = asked.people - (who.committee or 0)
    return ngettext("Find %(n)d more person who is not related to the others.",
                    "Find %(n)d more people who are not related to the others.", more) % {"n": more}  # fmt: skip


#: what to change, where it can be
CHANGES: dict[type, Callable[[Any, Applicant], str]] = {
    LegalFormOneOf: lambda asked, who: _("Set yourselves up as one of these first: we help with that."),
    AgeAtLeast: lambda asked, who: (
        _("You are there in %(left)s or less.") % {"left": how_long(asked.months - (who.months or 0))}
    ),
    Committee: _find_more,
    Has: lambda asked, who: _("You need that first: we help with it."),
    OnARegister: lambda asked, who: _("Register as a charity, or apply through a group that is one."),
}


def _both(asked: frozenset[str], told: frozenset[str] | None, names: Names) -> str:
    return listed(asked & (told or frozenset()), names)


#: why it is no hindrance
HOLDS: dict[type, Callable[[Any, Applicant, Names], str]] = {
    LegalFormOneOf: lambda asked, who, names: _("It takes groups that are set up as you are."),
    IncomeAtMost: lambda asked, who, names: (
        _("Your income is no more than the %(most)s it allows.") % {"most": pounds(asked.pence)}
    ),
    IncomeAtLeast: lambda asked, who, names: (
        _("Your income is at least the %(least)s it asks for.") % {"least": pounds(asked.pence)}
    ),
    WorksIn: lambda asked, who, names: (
        _("It is for work in %(where)s, and you work there.") % {"where": _both(asked.areas, who.areas, names)}
    ),
    ThemeOneOf: lambda asked, who, names: _("It is for: %(what)s.") % {"what": _both(asked.codes, who.themes, names)},
    BenefitsOneOf: lambda asked, who, names: (
        _("It helps: %(whom)s.") % {"whom": _both(asked.codes, who.beneficiaries, names)}
    ),
    AgeAtLeast: lambda asked, who, names: (
        _("You have been going for %(long)s or more.") % {"long": how_long(asked.months)}
    ),
    Committee: lambda asked, who, names: _("You have at least %(people)s.") % {"people": _people(asked)},
    Has: lambda asked, who, names: _("You have %(what)s.") % {"what": asked.what.label},
    OnARegister: lambda asked, who, names: _("You are on a public register."),
}
