"""One problem, one offer and its parts, as pages and letters show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.charter.models import BodyPriority, Priority
from hedgerow.engines.sharing.rules import message
from hedgerow.kernel.money import pounds
from hedgerow.offers.models import Offer, Part, Problem
from hedgerow.offers.presenters.lists import for_people, money_of
from hedgerow.offers.queries.finding import named
from hedgerow.offers.queries.standing import STAGE_TONES as STAGE_TONES
from hedgerow.offers.types import Suggested, Totals, Word
from hedgerow.places.queries import area_names
from hedgerow.shell.templatetags.shell import plain_date, short_date
from hedgerow.shell.types import Crumb, Fact

WORD_TONES = {Word.AGREED: "leaf", Word.CHANGE: "warn", Word.NO: "late", Word.WAITING: "calm"}


def crumbs(problem: Problem | None, *more: str) -> list[Crumb]:
    """The path to a page of our team's about problems."""
    found = [Crumb(_("Offers"), reverse("offers:board"))]
    if problem is not None:
        found.append(Crumb(problem.title, reverse("offers:problem", args=[problem.pk]) if more else ""))
    return [*found, *(Crumb(one) for one in more)]


def where(codes: Sequence[str]) -> str:
    """Areas by their names; the whole place where none is named."""
    names = area_names(codes) if codes else {}
    return ", ".join(names.get(code, code) for code in codes) or _("the whole place")


def facts_of(problem: Problem) -> list[Fact]:
    """What is known of a problem; what is not said is left out, but for the money."""
    told: tuple[tuple[str, Any], ...] = (
        (_("For whom"), problem.for_whom),
        (_("How many"), for_people(problem)),
        (_("Where"), where(problem.areas)),
        (_("By when"), problem.by_when),
        (_("Money"), money_of(problem)),
        *((_("Their priority"), words) for words in body_priorities_of(problem)),
        *((_("Our priority"), words) for words in priorities_of(problem)),
    )
    return [Fact(label, value) for label, value in told if value]


def body_priorities_of(problem: Problem) -> list[str]:
    """The body's own priorities that it serves, in its words."""
    rows = BodyPriority.objects.filter(pk__in=problem.body_priorities) if problem.body_priorities else ()
    return [str(one) for one in rows]


def priorities_of(problem: Problem) -> list[str]:
    """Our local priorities that it serves."""
    rows = Priority.objects.filter(pk__in=problem.priorities) if problem.priorities else ()
    return [one.name for one in rows]


@dataclass(frozen=True)
class PartLine:
    """One group's part, as a page shows it."""

    part: Part
    group: str
    where: str
    when: str
    cost: str
    people: str
    word: str
    tone: str
    said: str


def part_lines(offer: Offer) -> list[PartLine]:
    """The parts of an offer in their order; the names of all their areas in one query."""
    parts = list(offer.parts.all())
    names = area_names({code for part in parts for code in part.areas})
    return [_line(part, names) for part in parts]


def part_line(part: Part) -> PartLine:
    """One part."""
    return _line(part, area_names(part.areas) if part.areas else {})


def _line(part: Part, names: dict[str, str]) -> PartLine:
    return PartLine(
        part=part,
        group=part.group.name,
        where=", ".join(names.get(code, code) for code in part.areas) or _("where the problem is"),
        when=span(part),
        cost=pounds(part.pence) if part.pence is not None else "",
        people=f"{part.people:,}" if part.people else "",
        word=word_of(part),
        tone=WORD_TONES[Word(part.word)] if part.asked_at or part.word else "calm",
        said=said_of(part),
    )


def span(part: Part) -> str:
    """From when until when."""
    if part.since and part.until:
        return _("%(from)s to %(to)s") % {"from": short_date(part.since), "to": short_date(part.until)}
    if part.since:
        return _("from %(from)s") % {"from": short_date(part.since)}
    return _("until %(to)s") % {"to": short_date(part.until)} if part.until else ""


def word_of(part: Part) -> str:
    """What the group says, in a word or two."""
    if part.word:
        return str(part.get_word_display())
    return _("asked, not answered yet") if part.asked_at else _("not asked yet")


def said_of(part: Part) -> str:
    """When, how and with whom it said so."""
    if not part.word or not part.word_on:
        return ""
    told = {"day": plain_date(part.word_on), "how": part.get_word_how_display(), "who": part.word_with}
    return (_("%(day)s, %(how)s, with %(who)s") if part.word_with else _("%(day)s, %(how)s")) % told


def people_of(totals: Totals) -> str:
    """How many people, honestly: the same person may be counted by two groups."""
    if not totals.people:
        return _("not said")
    if totals.people_least == totals.people:
        return f"{totals.people:,}"
    return _("%(least)s to %(most)s") % {"least": f"{totals.people_least:,}", "most": f"{totals.people:,}"}


def each_of(totals: Totals) -> str:
    """What it costs for each person, from the cheapest part to the dearest."""
    if totals.each_least is None or totals.each_most is None:
        return ""
    if totals.each_least == totals.each_most:
        return pounds(totals.each_least)
    return _("%(least)s to %(most)s") % {"least": pounds(totals.each_least), "most": pounds(totals.each_most)}


def cost_of(totals: Totals) -> str:
    """What it costs; whether a part does not say."""
    if not totals.pence:
        return _("not said")
    return (_("at least %(sum)s") if totals.pence_part else "%(sum)s") % {"sum": pounds(totals.pence)}


@dataclass(frozen=True)
class Reasons:
    """A group that could help, with why, in words."""

    id: int
    name: str
    reasons: tuple[str, ...]


def reasons(found: Sequence[Suggested]) -> list[Reasons]:
    """Groups that could help and why."""
    words = named(found) if found else {}
    return [Reasons(one.id, one.name, tuple(_because(one, words))) for one in found]


def _because(one: Suggested, words: dict[str, dict[str, str]]) -> list[str]:
    because, told = one.because, []
    for kind, codes, said in (
        ("themes", because.themes, _("does this: %(what)s")),
        ("beneficiaries", because.beneficiaries, _("is there for: %(what)s")),
        ("areas", because.areas, _("works in %(what)s")),
    ):
        if codes:
            told.append(said % {"what": ", ".join(words[kind].get(code, code) for code in codes[:4])})
    if because.based and not because.areas:
        told.append(_("is based there"))
    if because.words:
        told.append(_("says: %(what)s") % {"what": ", ".join(because.words)})
    return told


def problem_message(problem: Problem) -> str:
    """A problem to send on."""
    lines = [problem.matter, ", ".join(filter(None, (for_people(problem), where(problem.areas))))]
    return message(problem.title, lines, reverse("offers:public"))


def parts_count(number: int) -> str:
    """How many parts."""
    return ngettext("one part", "%(n)d parts", number) % {"n": number}
