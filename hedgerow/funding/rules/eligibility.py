"""Who could get a fund: criteria held against what is known of an applicant, by one pure function.

The kinds of criterion are those found in real small-grant schemes (field.md, "Eligibility rules"). A hard fail differs
from a lower priority: criteria that are not hard are told, and change no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
from hedgerow.organisations.types import LegalForm

#: forms that a group can leave behind by setting itself up anew; a company or society becomes another one hardly ever
CAN_CHANGE = frozenset({LegalForm.UNINCORPORATED, LegalForm.CASC})
FEW = 6  # names in a sentence


def evaluate(criteria: Iterable[Criterion], applicant: Applicant, names: Names | None = None) -> Verdict:
    """Whether an applicant could get a fund, with a sentence for each criterion. `names` are words for codes.

    >>> evaluate([IncomeAtMost(5_000_000)], Applicant(income_pence=1_200_000)).answer.name
    'ELIGIBLE'
    """
    found = [(criterion, _judge(criterion, applicant, names or {})) for criterion in criteria]
    hard = tuple(finding for criterion, finding in found if criterion.hard)
    answer = min((finding.answer for finding in hard), default=Answer.ELIGIBLE)
    return Verdict(answer, hard, tuple(finding for criterion, finding in found if not criterion.hard))


def _judge(criterion: Criterion, applicant: Applicant, names: Names) -> Finding:
    return JUDGES[type(criterion)](criterion, applicant, names)


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


def _unknown(asked: Criterion, names: Names, question: str) -> Finding:
    return Finding(asked, Answer.UNKNOWN, f"{said(asked, names)} {question}")


def _legal_form(asked: LegalFormOneOf, applicant: Applicant, names: Names) -> Finding:
    if not applicant.legal_form:
        return _unknown(asked, names, _("How are you set up?"))
    if applicant.legal_form in asked.forms:
        return Finding(asked, Answer.ELIGIBLE, _("It takes groups that are set up as you are."))
    if applicant.legal_form in CAN_CHANGE:
        change = _("Set yourselves up as one of these first: we help with that.")
        return Finding(asked, Answer.NOT_YET, said(asked, names), change)
    return Finding(asked, Answer.NO, said(asked, names))


def _income_most(asked: IncomeAtMost, applicant: Applicant, names: Names) -> Finding:
    if applicant.income_pence is None:
        return _unknown(asked, names, _("What came in last year?"))
    if applicant.income_pence <= asked.pence:
        reason = _("Your income is no more than the %(most)s it allows.") % {"most": pounds(asked.pence)}
        return Finding(asked, Answer.ELIGIBLE, reason)
    return Finding(asked, Answer.NO, said(asked, names))


def _income_least(asked: IncomeAtLeast, applicant: Applicant, names: Names) -> Finding:
    if applicant.income_pence is None:
        return _unknown(asked, names, _("What came in last year?"))
    if applicant.income_pence >= asked.pence:
        reason = _("Your income is at least the %(least)s it asks for.") % {"least": pounds(asked.pence)}
        return Finding(asked, Answer.ELIGIBLE, reason)
    return Finding(asked, Answer.NO, said(asked, names))


def _area(asked: WorksIn, applicant: Applicant, names: Names) -> Finding:
    if applicant.areas is None:
        return _unknown(asked, names, _("Where do you work?"))
    if applicant.areas & asked.areas:
        where = listed(applicant.areas & asked.areas, names)
        return Finding(asked, Answer.ELIGIBLE, _("It is for work in %(where)s, and you work there.") % {"where": where})
    return Finding(asked, Answer.NO, said(asked, names))


def _theme(asked: ThemeOneOf, applicant: Applicant, names: Names) -> Finding:
    return _codes(asked, applicant.themes, names, _("What would you use it for?"))


def _benefits(asked: BenefitsOneOf, applicant: Applicant, names: Names) -> Finding:
    return _codes(asked, applicant.beneficiaries, names, _("Whom would it help?"))


def _codes(asked: ThemeOneOf | BenefitsOneOf, told: frozenset[str] | None, names: Names, question: str) -> Finding:
    if told is None:
        return _unknown(asked, names, question)
    if told & asked.codes:
        return Finding(asked, Answer.ELIGIBLE, _("It is for: %(what)s.") % {"what": listed(told & asked.codes, names)})
    return Finding(asked, Answer.NO, said(asked, names))


def how_long(months: int) -> str:
    """So many months as people say it: 18 is "18 months", 24 is "2 years"."""
    if months % 12:
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    return ngettext("a year", "%(n)d years", months // 12) % {"n": months // 12}


def _age(asked: AgeAtLeast, applicant: Applicant, names: Names) -> Finding:
    if applicant.months is None:
        return _unknown(asked, names, _("When did you start?"))
    if applicant.months >= asked.months:
        reason = _("You have been going for %(long)s or more.") % {"long": how_long(asked.months)}
        return Finding(asked, Answer.ELIGIBLE, reason)
    left = how_long(asked.months - applicant.months)
    return Finding(asked, Answer.NOT_YET, said(asked, names), _("You are there in %(left)s or less.") % {"left": left})


def _committee(asked: Committee, applicant: Applicant, names: Names) -> Finding:
    if applicant.committee is None:
        return _unknown(asked, names, _("How many are you?"))
    if applicant.committee >= asked.people:
        return Finding(asked, Answer.ELIGIBLE, _("You have at least %(people)s.") % {"people": _people(asked)})
    more = asked.people - applicant.committee
    change = ngettext("Find %(n)d more person who is not related to the others.",
                      "Find %(n)d more people who are not related to the others.", more) % {"n": more}  # fmt: skip
    return Finding(asked, Answer.NOT_YET, said(asked, names), change)


def _has(asked: Has, applicant: Applicant, names: Names) -> Finding:
    held = applicant.holds(asked.what)
    if held is None:
        return _unknown(asked, names, _("Have you got that?"))
    if held:
        return Finding(asked, Answer.ELIGIBLE, _("You have %(what)s.") % {"what": asked.what.label})
    change = _("You need that first: we help with it.")
    return Finding(asked, Answer.NOT_YET, said(asked, names), change)


def _register(asked: OnARegister, applicant: Applicant, names: Names) -> Finding:
    if applicant.registered is None:
        return _unknown(asked, names, _("Are you on one?"))
    if applicant.registered:
        return Finding(asked, Answer.ELIGIBLE, _("You are on a public register."))
    change = _("Register as a charity, or apply through a group that is one.")
    return Finding(asked, Answer.NOT_YET, said(asked, names), change)


def _any(asked: AnyOf, applicant: Applicant, names: Names) -> Finding:
    found = [_judge(one, applicant, names) for one in asked.criteria]
    best = max((one.answer for one in found), default=Answer.ELIGIBLE)
    return _together(asked, [one for one in found if one.answer == best], best, _("Or:"))


def _all(asked: AllOf, applicant: Applicant, names: Names) -> Finding:
    found = [_judge(one, applicant, names) for one in asked.criteria]
    worst = min((one.answer for one in found), default=Answer.ELIGIBLE)
    return _together(asked, [one for one in found if one.answer == worst], worst, _("And:"))


def _together(asked: AnyOf | AllOf, found: list[Finding], answer: Answer, word: str) -> Finding:
    between = f" {word} "
    change = between.join(str(one.change) for one in found if one.change)
    return Finding(asked, answer, between.join(str(one.reason) for one in found), change)


JUDGES: dict[type, Callable[[Any, Applicant, Names], Finding]] = {
    LegalFormOneOf: _legal_form,
    IncomeAtMost: _income_most,
    IncomeAtLeast: _income_least,
    WorksIn: _area,
    ThemeOneOf: _theme,
    BenefitsOneOf: _benefits,
    AgeAtLeast: _age,
    Committee: _committee,
    Has: _has,
    OnARegister: _register,
    AnyOf: _any,
    AllOf: _all,
}
