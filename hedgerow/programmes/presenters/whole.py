"""The whole form of a round on paper: what it is for, who can get it, by when, and every question with room to write."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.engines.questions.types import Kind
from hedgerow.kernel.money import pounds
from hedgerow.people.queries.wording import us
from hedgerow.programmes.models import Round
from hedgerow.programmes.presenters.rounds import Asked, amounts, whole_form
from hedgerow.programmes.queries.rounds import asks
from hedgerow.shell.documents import pdf
from hedgerow.shell.templatetags.shell import plain_date

SHEET = Path(__file__).with_name("whole.typ")
WORDS_A_LINE, MOST_LINES = 14, 16


def sheet(held: Round) -> bytes:
    """Every question of a round as a PDF."""
    day = plain_date(held.closes_on)
    said = {
        "title": held.title,
        "over": held.programme.name,
        "from": us(),
        "foot": _("%(round)s: to read and talk over. Apply on its page.") % {"round": held.title},
        "about": held.about,
        "facts": [
            [_("One grant"), amounts(held)],
            [_("There is in all"), pounds(held.pot)],
            [_("Last day"), _("%(day)s, until the last second before midnight") % {"day": day}],
            [_("Everybody is told by"), plain_date(held.decision_by)],
            [_("Whose money it is"), held.programme.payer],
            *([[_("Questions"), held.programme.contact]] if held.programme.contact else []),
        ],
        "who": _("Who can get it"),
        "asks": asks(held) or [_("Every group here.")],
        "asked": _("Everything that is asked"),
        "besides": _("Besides: what it is for in a line, how much, where the work happens, and from when to when."),
        "questions": [_question(one) for one in whole_form(held)],
    }
    return pdf(SHEET, said)


def _question(one: Asked) -> dict[str, object]:
    question = one.question
    how = [str(question.kind.label)] if question.kind not in (Kind.ONE, Kind.SEVERAL, Kind.LED_BY) else []
    if question.most_words:
        how.append(ngettext("up to %(n)d word", "up to %(n)d words", question.most_words) % {"n": question.most_words})
    if not question.required:
        how.append(_("may be left out"))
    return {
        "label": question.label,
        "how": " · ".join(how),
        "help": " ".join(filter(None, (one.condition, question.guidance))),
        "choices": list(one.choices),
        "lines": _lines(one),
    }


def _lines(one: Asked) -> int:
    """How many lines to write on."""
    if one.choices or one.question.kind == Kind.FILE:
        return 0
    if one.question.kind == Kind.LONG:
        return min(MOST_LINES, -(-(one.question.most_words or 100) // WORDS_A_LINE))
    return 5 if one.question.kind == Kind.COSTS else 1
