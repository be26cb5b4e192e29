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


def listed(codes: Iterable[str], names: Names) -> str:
    """Codes by their names, in one order, the first few of them: "Brook, Hayes or Old Town"."""
    known = sorted({names.get(code, code) for code in codes})
    if len(known) > FEW:
        known = [*known[:FEW], _("%(count)d others") % {"count": len(known) - FEW}]
    return get_text_list(known, _("or"))


def _legal_form(asked: LegalFormOneOf, applicant: Applicant, names: Names) -> Finding:
    forms = {code: str(LegalForm(code).label) if code in LegalForm.values else code for code in asked.forms}
    wanted = listed(asked.forms, forms)
    if not applicant.legal_form:
        return Finding(asked, Answer.UNKNOWN, _("It takes only: %(forms)s. How are you set up?") % {"forms": wanted})
    if applicant.legal_form in asked.forms:
        return Finding(asked, Answer.ELIGIBLE, _("It takes groups that are set up as you are."))
    reason = _("It takes only: %(forms)s.") % {"forms": wanted}
    if applicant.legal_form in CAN_CHANGE:
        change = _("Set yourselves up as one of: %(forms)s. We help with that.") % {"forms": wanted}
        return Finding(asked, Answer.NOT_YET, reason, change)
    return Finding(asked, Answer.NO, reason)


def _income_most(asked: IncomeAtMost, applicant: Applicant, names: Names) -> Finding:
    most = pounds(asked.pence)
    if applicant.income_pence is None:
        return Finding(
            asked, Answer.UNKNOWN, _("It is for groups with %(most)s a year or less. What was yours?") % {"most": most}
        )
    if applicant.income_pence <= asked.pence:
        return Finding(
            asked, Answer.ELIGIBLE, _("Your income is no more than the %(most)s it allows.") % {"most": most}
        )
    return Finding(asked, Answer.NO, _("It is for groups with %(most)s a year or less.") % {"most": most})


def _income_least(asked: IncomeAtLeast, applicant: Applicant, names: Names) -> Finding:
    least = pounds(asked.pence)
    reason = _("It is for groups with %(least)s a year or more.") % {"least": least}
    if applicant.income_pence is None:
        return Finding(asked, Answer.UNKNOWN, reason + " " + _("What was yours?"))
    if applicant.income_pence >= asked.pence:
        return Finding(
            asked, Answer.ELIGIBLE, _("Your income is at least the %(least)s it asks for.") % {"least": least}
        )
    return Finding(asked, Answer.NO, reason)


def _area(asked: WorksIn, applicant: Applicant, names: Names) -> Finding:
    where = listed(asked.areas, names)
    if applicant.areas is None:
        return Finding(asked, Answer.UNKNOWN, _("It is for work in %(where)s. Where do you work?") % {"where": where})
    if applicant.areas & asked.areas:
        return Finding(asked, Answer.ELIGIBLE, _("It is for work in %(where)s, and you work there.") % {"where": where})
    return Finding(asked, Answer.NO, _("It is only for work in %(where)s.") % {"where": where})


def _codes(asked: ThemeOneOf | BenefitsOneOf, said: frozenset[str] | None, names: Names, question: str) -> Finding:
    wanted = listed(asked.codes, names)
    if said is None:
        return Finding(asked, Answer.UNKNOWN, _("It is for: %(what)s.") % {"what": wanted} + " " + question)
    if said & asked.codes:
        return Finding(asked, Answer.ELIGIBLE, _("It is for: %(what)s.") % {"what": listed(said & asked.codes, names)})
    return Finding(asked, Answer.NO, _("It is only for: %(what)s.") % {"what": wanted})


def _theme(asked: ThemeOneOf, applicant: Applicant, names: Names) -> Finding:
    return _codes(asked, applicant.themes, names, _("What would you use it for?"))


def _benefits(asked: BenefitsOneOf, applicant: Applicant, names: Names) -> Finding:
    return _codes(asked, applicant.beneficiaries, names, _("Whom would it help?"))


def how_long(months: int) -> str:
    """So many months as people say it: 18 is "18 months", 24 is "2 years"."""
    if months % 12:
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    return ngettext("a year", "%(n)d years", months // 12) % {"n": months // 12}


def _age(asked: AgeAtLeast, applicant: Applicant, names: Names) -> Finding:
    long = how_long(asked.months)
    reason = _("It asks that a group has been going for %(long)s.") % {"long": long}
    if applicant.months is None:
        return Finding(asked, Answer.UNKNOWN, reason + " " + _("When did you start?"))
    if applicant.months >= asked.months:
        return Finding(asked, Answer.ELIGIBLE, _("You have been going for %(long)s or more.") % {"long": long})
    left = how_long(asked.months - applicant.months)
    return Finding(asked, Answer.NOT_YET, reason, _("You are there in %(left)s or less.") % {"left": left})


def _committee(asked: Committee, applicant: Applicant, names: Names) -> Finding:
    related = _("who are not related") if asked.unrelated else ""
    wanted = " ".join(filter(None, [_("%(n)d people on the committee") % {"n": asked.people}, related]))
    reason = _("It asks for at least %(people)s.") % {"people": wanted}
    if applicant.committee is None:
        return Finding(asked, Answer.UNKNOWN, reason + " " + _("How many are you?"))
    if applicant.committee >= asked.people:
        return Finding(asked, Answer.ELIGIBLE, _("You have at least %(people)s.") % {"people": wanted})
    more = asked.people - applicant.committee
    change = ngettext("Find %(n)d more person who is not related to the others.",
                      "Find %(n)d more people who are not related to the others.", more) % {"n": more}  # fmt: skip
    return Finding(asked, Answer.NOT_YET, reason, change)


def _has(asked: Has, applicant: Applicant, names: Names) -> Finding:
    what = str(asked.what.label)
    held = applicant.holds(asked.what)
    if held is None:
        return Finding(asked, Answer.UNKNOWN, _("It asks for %(what)s. Have you got that?") % {"what": what})
    if held:
        return Finding(asked, Answer.ELIGIBLE, _("You have %(what)s.") % {"what": what})
    change = _("Get %(what)s. We help with that.") % {"what": what}
    return Finding(asked, Answer.NOT_YET, _("It asks for %(what)s.") % {"what": what}, change)


def _register(asked: OnARegister, applicant: Applicant, names: Names) -> Finding:
    reason = _("It is only for groups on a public register, such as charities.")
    if applicant.registered is None:
        return Finding(asked, Answer.UNKNOWN, reason + " " + _("Are you on one?"))
    if applicant.registered:
        return Finding(asked, Answer.ELIGIBLE, _("You are on a public register."))
    return Finding(asked, Answer.NOT_YET, reason, _("Register as a charity, or apply through a group that is one."))


def _any(asked: AnyOf, applicant: Applicant, names: Names) -> Finding:
    found = [_judge(one, applicant, names) for one in asked.criteria]
    best = max((one.answer for one in found), default=Answer.ELIGIBLE)
    return _together(asked, [one for one in found if one.answer == best], best, _("or"))


def _all(asked: AllOf, applicant: Applicant, names: Names) -> Finding:
    found = [_judge(one, applicant, names) for one in asked.criteria]
    worst = min((one.answer for one in found), default=Answer.ELIGIBLE)
    return _together(asked, [one for one in found if one.answer == worst], worst, _("and"))


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
