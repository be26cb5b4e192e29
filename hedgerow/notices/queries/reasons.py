"""Why a notice is for a group or not, in sentences: of a group, as our team reads it, or to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.kernel.money import pounds
from hedgerow.kernel.words import Words
from hedgerow.notices.types import Judged, Reason, Why
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.places.queries import area_names

Names = Mapping[str, str]
MOST_NAMED = 3
#: of a group; to it
SENTENCES: dict[Why, tuple[Words, Words]] = {
    Why.ELSEWHERE: (
        gettext_lazy("This is delivered in %(names)s, where it does not work."),
        gettext_lazy("This is delivered in %(names)s, where you do not work."),
    ),
    Why.OTHER_WORK: (
        gettext_lazy("Nothing that it says of itself is what is bought here."),
        gettext_lazy("Nothing that you say of yourselves is what is bought here."),
    ),
    Why.OTHER_PEOPLE: (
        gettext_lazy("This is for %(names)s; it works with others."),
        gettext_lazy("This is for %(names)s; you work with others."),
    ),
    Why.SPURNED: (
        gettext_lazy("It wants to hear no more of what is like this."),
        gettext_lazy("You want to hear no more of what is like this."),
    ),
    Why.FAR_TOO_LARGE: (
        gettext_lazy("At %(money)s a year, more than twenty times its income: too large even for a part."),
        gettext_lazy("At %(money)s a year, more than twenty times your income: too large even for a part."),
    ),
    Why.LARGE: (
        gettext_lazy("Worth %(share)s its income a year: with others."),
        gettext_lazy("Worth %(share)s your income a year: with others."),
    ),
    Why.NO_INCOME: (
        gettext_lazy("We do not know its income, to hold %(money)s a year against: with others."),
        gettext_lazy("We do not know your income, to hold %(money)s a year against: with others."),
    ),
    Why.NOT_INCORPORATED: (
        gettext_lazy("It is not incorporated, so its trustees would sign for it themselves: with others."),
        gettext_lazy("You are not incorporated, so your trustees would sign for it themselves: with others."),
    ),
    Why.WORKS_THERE: (
        gettext_lazy("Works in %(names)s, where this is delivered."),
        gettext_lazy("You work in %(names)s, where this is delivered."),
    ),
    Why.PLACE_UNTOLD: (
        gettext_lazy("The notice does not say where it is delivered."),
        gettext_lazy("The notice does not say where it is delivered."),
    ),
    Why.THEME: (gettext_lazy("Its work: %(names)s."), gettext_lazy("Your work: %(names)s.")),
    Why.WORDS: (
        gettext_lazy("The notice and what it says of itself share words: %(names)s."),
        gettext_lazy("The notice and what you say of yourselves share words: %(names)s."),
    ),
    Why.PEOPLE: (gettext_lazy("For whom it works: %(names)s."), gettext_lazy("For whom you work: %(names)s.")),
    Why.SIZE: (
        gettext_lazy("At %(money)s a year, %(share)s its income: of a size for it."),
        gettext_lazy("At %(money)s a year, %(share)s your income: of a size for you."),
    ),
    Why.LOT: (
        gettext_lazy("Its smallest lot, %(money)s a year, is %(share)s its income: of a size for it."),
        gettext_lazy("Its smallest lot, %(money)s a year, is %(share)s your income: of a size for you."),
    ),
}


def names_for(judged: Iterable[Judged]) -> dict[str, str]:
    """Words for the codes in reasons; words that are shared are named by the notice's own (see `said`)."""
    codes = {code for one in judged for reason in one.reasons for code in reason.codes}
    return {**theme_titles(TagScheme.THEME), **theme_titles(TagScheme.BENEFICIARY), **area_names(codes)}


def said(reason: Reason, names: Names, *, own: bool = False, text: str = "") -> str:
    """One reason as a sentence; `own`: to the group itself. `text`: the notice's words, in which shared ones stand."""
    sentence = str(SENTENCES[reason.why][own])
    told = _whole_words(reason.codes, text) if reason.why == Why.WORDS else [names.get(c, "") for c in reason.codes]
    named = _in_row([one for one in told if one])
    if "%(names)s" in sentence and not named:
        return ""
    return sentence % {
        "names": named, "share": share_words(reason.share), "money": pounds((reason.pence or 0) // 100 * 100)
    }  # fmt: skip


def all_said(judged: Judged, names: Names, *, own: bool = False, text: str = "") -> tuple[str, ...]:
    """All reasons as sentences, what limits it last."""
    return tuple(filter(None, (said(reason, names, own=own, text=text) for reason in judged.reasons)))


def _whole_words(stems: Sequence[str], text: str) -> list[str]:
    """Shared words as the notice writes them: of each root the first."""
    found = []
    for stem in stems:
        word = next(
            (word.strip(".,;:()“”\"'") for word in text.lower().split() if word.lstrip("(“\"'").startswith(stem)), stem
        )
        found.append(word)
    return found


def _in_row(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return _("%(names)s and %(n)d more") % {"names": shown, "n": more} if more > 0 else shown


def share_words(share: float | None) -> str:
    """A share of an income in words: "about half", "about 3 times".

    >>> share_words(0.5), share_words(0.02), share_words(2.6)
    ('about half', 'about 2% of', 'about 3 times')
    """
    if share is None:
        return _("more than all of")
    if share >= 1.5:
        return _("about %(n)d times") % {"n": round(share)}
    for least, words in ((0.85, _("about as much as")), (0.6, _("about two thirds of")), (0.42, _("about half"))):
        if share >= least:
            return words
    if share >= 0.3:
        return _("about a third of")
    return _("about %(n)d%% of") % {"n": max(1, round(share * 100))}
