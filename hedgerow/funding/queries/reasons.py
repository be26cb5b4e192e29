"""Why somebody could get a fund, or not: the sentences for what `rules.eligibility` answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.funding.rules.eligibility import answer_to, evaluate
from hedgerow.funding.types.answers import Answer, Finding, Verdict
from hedgerow.funding.types.applicants import LIVE, Applicant
from hedgerow.funding.types.criteria import (
    AgeAtLeast,
    AllOf,
    AnyOf,
    BenefitsOneOf,
    Committee,
    Criterion,
    Excludes,
    GapSince,
    Has,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    MatchFunding,
    Names,
    OnARegister,
    OneLiveGrant,
    ReservesUnder,
    Signatories,
    ThemeOneOf,
    WorksIn,
)
from hedgerow.kernel.money import pounds
from hedgerow.kernel.words import Words
from hedgerow.organisations.types import LegalForm

FEW = 6  # names in a sentence


def explain(criteria: Iterable[Criterion], applicant: Applicant, names: Names | None = None) -> Verdict:
    """The answer, with a sentence for each criterion. `names` are words for the codes of places and things."""
    held = tuple(criteria)
    found = [(one.hard, judge(one, applicant, names or {})) for one in held]
    must, helps = ([one for hard, one in found if hard], [one for hard, one in found if not hard])
    return Verdict(evaluate(held, applicant), tuple(must), tuple(helps))


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
        _("It is for groups with %(most)s a year or less%(mean)s.")
        % {"most": pounds(asked.pence), "mean": _mean(asked)}
    ),
    IncomeAtLeast: lambda asked, names: (
        _("It is for groups with %(least)s a year or more%(mean)s.")
        % {"least": pounds(asked.pence), "mean": _mean(asked)}
    ),
    ReservesUnder: lambda asked, names: (
        _("It is for groups that have put by less than they spend in %(long)s.") % {"long": how_long(asked.months)}
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
    Signatories: lambda asked, names: (
        _("It asks that %(n)d people who are not related sign for the bank account.") % {"n": asked.people}
    ),
    Has: lambda asked, names: _("It asks for %(what)s.") % {"what": asked.what.label},
    OnARegister: lambda asked, names: _("It is only for groups on a public register, such as charities."),
    OneLiveGrant: lambda asked, names: _("They give a group one grant at a time."),
    GapSince: lambda asked, names: (
        _("They ask that %(long)s pass after the end of one grant before the next.") % {"long": how_long(asked.months)}
    ),
    MatchFunding: lambda asked, names: (
        _("It asks you to bring %(share)d%% of the cost yourselves, or from others.") % {"share": asked.percent}
    ),
    Excludes: lambda asked, names: _("It does not pay for %(what)s.") % {"what": asked.what.label},
    AnyOf: lambda asked, names: _joined(asked, names, _("Or:")),
    AllOf: lambda asked, names: _joined(asked, names, _("And:")),
}


def _mean(asked: IncomeAtMost | IncomeAtLeast) -> str:
    return _(", as the mean of the last %(n)d years") % {"n": asked.years} if asked.years > 1 else ""


def how_long(months: int) -> str:
    """So many months as people say it: 18 is "18 months", 24 is "2 years"."""
    if months % 12:
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    return ngettext("a year", "%(n)d years", months // 12) % {"n": months // 12}


def judge(criterion: Criterion, applicant: Applicant, names: Names) -> Finding:
    """One criterion: the answer, why, and for "not yet" what to change."""
    answer, kind = answer_to(criterion, applicant), type(criterion)
    if isinstance(criterion, AnyOf | AllOf):
        return _together(criterion, answer, applicant, names)
    if answer == Answer.ELIGIBLE:
        return Finding(criterion, answer, HOLDS[kind](criterion, applicant, names))
    if answer == Answer.UNKNOWN:
        return Finding(criterion, answer, f"{said(criterion, names)} {question(criterion)}")
    change = CHANGES[kind](criterion, applicant) if answer == Answer.NOT_YET else ""
    return Finding(criterion, answer, said(criterion, names), change)


def _together(asked: AnyOf | AllOf, answer: Answer, applicant: Applicant, names: Names) -> Finding:
    """Of several, those that make the answer what it is."""
    between = f" {_('Or:')} " if isinstance(asked, AnyOf) else f" {_('And:')} "
    found = [judge(one, applicant, names) for one in asked.criteria]
    deciding = [one for one in found if one.answer == answer]
    change = between.join(str(one.change) for one in deciding if one.change)
    return Finding(asked, answer, between.join(str(one.reason) for one in deciding), change)


def question(criterion: Criterion) -> Words:
    """What is asked where something is not known."""
    if isinstance(criterion, IncomeAtMost | IncomeAtLeast) and criterion.years > 1:
        return _("What came in in each of the last %(n)d years?") % {"n": criterion.years}
    return QUESTIONS[type(criterion)]


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
    ReservesUnder: gettext_lazy("How long could you go on with what you have put by?"),
    Signatories: gettext_lazy("How many of you sign?"),
    Has: gettext_lazy("Have you got that?"),
    OnARegister: gettext_lazy("Are you on one?"),
    OneLiveGrant: gettext_lazy("Have you a grant of theirs now?"),
    GapSince: gettext_lazy("When did your last grant of theirs end?"),
    MatchFunding: gettext_lazy("How much of the cost could you bring?"),
    Excludes: gettext_lazy("Is it for that?"),
}


def _find_more(asked: Committee, who: Applicant) -> str:
    more = asked.people - (who.committee or 0)
    return ngettext("Find %(n)d more person who is not related to the others.",
                    "Find %(n)d more people who are not related to the others.", more) % {"n": more}  # fmt: skip


def _one_more_signs(asked: Signatories, who: Applicant) -> str:
    more = asked.people - (who.signatories or 0)
    return ngettext("Name %(n)d more person who signs, and is not related to the others.",
                    "Name %(n)d more people who sign, and are not related to the others.", more) % {"n": more}  # fmt: skip


def _wait(asked: GapSince, who: Applicant) -> str:
    since = who.since_grant(asked.funder)
    if since is None or since == LIVE:
        return _("Your grant of theirs has to end first, and %(long)s to pass.") % {"long": how_long(asked.months)}
    return _("You can ask again in %(left)s or less.") % {"left": how_long(asked.months - since)}


#: what to change, where it can be
CHANGES: dict[type, Callable[[Any, Applicant], str]] = {
    LegalFormOneOf: lambda asked, who: _("Set yourselves up as one of these first: we help with that."),
    AgeAtLeast: lambda asked, who: (
        _("You are there in %(left)s or less.") % {"left": how_long(asked.months - (who.months or 0))}
    ),
    Committee: _find_more,
    Signatories: _one_more_signs,
    ReservesUnder: lambda asked, who: _(
        "What your committee has set aside for a purpose mostly does not count: we help you to write that down."
    ),
    OneLiveGrant: lambda asked, who: _("You can ask again when your grant of theirs has ended."),
    GapSince: _wait,
    MatchFunding: lambda asked, who: (
        _("Find another %(more)d%% first: hours of volunteers, rooms and gifts may count.")
        % {"more": asked.percent - (who.match_percent or 0)}
    ),
    Has: lambda asked, who: _("You need that first: we help with it."),
    OnARegister: lambda asked, who: _("Register as a charity, or apply through a group that is one."),
}


def _both(asked: frozenset[str], told: frozenset[str] | None, names: Names) -> str:
    return listed(asked & (told or frozenset()), names)


#: why it is no hindrance
HOLDS: dict[type, Callable[[Any, Applicant, Names], str]] = {
    LegalFormOneOf: lambda asked, who, names: _("It takes groups that are set up as you are."),
    IncomeAtMost: lambda asked, who, names: (
        _("Your income is no more than the %(most)s a year it allows%(mean)s.")
        % {"most": pounds(asked.pence), "mean": _mean(asked)}
    ),
    IncomeAtLeast: lambda asked, who, names: (
        _("Your income is at least the %(least)s a year it asks for%(mean)s.")
        % {"least": pounds(asked.pence), "mean": _mean(asked)}
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
    ReservesUnder: lambda asked, who, names: (
        _("What you have put by lasts for less than %(long)s.") % {"long": how_long(asked.months)}
    ),
    Signatories: lambda asked, who, names: (
        _("At least %(n)d people who are not related sign for your account.") % {"n": asked.people}
    ),
    OneLiveGrant: lambda asked, who, names: _("You have no grant of theirs now."),
    GapSince: lambda asked, who, names: (
        _("No grant of theirs to you ended within the last %(long)s.") % {"long": how_long(asked.months)}
    ),
    MatchFunding: lambda asked, who, names: (
        _("You bring the %(share)d%% of the cost that it asks for.") % {"share": asked.percent}
    ),
    Excludes: lambda asked, who, names: _("It is not for %(what)s.") % {"what": asked.what.label},
    Has: lambda asked, who, names: _("You have %(what)s.") % {"what": asked.what.label},
    OnARegister: lambda asked, who, names: _("You are on a public register."),
}
