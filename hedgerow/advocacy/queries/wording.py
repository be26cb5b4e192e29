"""What a letter, a page and a message say of who stands behind an issue, and of what is asked."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.advocacy import rules
from hedgerow.advocacy.models import Ask, Issue, Position, SignUp, Wording
from hedgerow.advocacy.queries.issues import behind, stands_of
from hedgerow.advocacy.types import Behind, Shown, Stand
from hedgerow.shell.templatetags.shell import plain_date


def behind_line(held: Behind) -> str:
    """Who stands behind an issue, in a line that everybody may read; "" for nobody."""
    parts = list(held.named)
    if held.more:
        some = (
            ngettext("%(n)d more group", "%(n)d more groups", held.more)
            if parts
            else ngettext("%(n)d group", "%(n)d groups", held.more)
        )
        parts.append(some % {"n": held.more})
    elif held.few:
        few = _("fewer than %(n)d more groups") if parts else _("fewer than %(n)d groups")
        parts.append(few % {"n": rules.LEAST})
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def agreed_text(position: Position | None) -> str:
    """The wording that was agreed last, "" for none."""
    if position is None or position.agreed_number is None:
        return ""
    found = Wording.objects.filter(position=position, number=position.agreed_number).first()
    return found.text if found else ""


def stands(position: Position | None) -> tuple[Behind, list[tuple[str, str]], Behind]:
    """Of the agreed wording, or else the newest, as everybody may read it: who signed it; (name, reason) of who sees it
    otherwise and may be named; and all who do, those who may not be named as a number."""
    number = _number(position)
    rows = [row for row in stands_of(position) if row.number == number]
    signed = _shown([row for row in rows if row.stand == Stand.SIGNS])
    against = [row for row in rows if row.stand == Stand.DISSENTS]
    named = [(row.group.name, row.reason) for row in against if row.shown == Shown.NAMED]
    return signed, named, _shown(against)


def _number(position: Position | None) -> int | None:
    if position is None:
        return None
    newest = position.wordings.order_by("-number").values_list("number", flat=True).first()
    return position.agreed_number or newest


def _shown(rows: Sequence[SignUp]) -> Behind:
    named = tuple(row.group.name for row in rows if row.shown == Shown.NAMED)
    rest = sum(row.shown == Shown.COUNTED for row in rows)
    return Behind(named, rest if rest >= rules.LEAST else 0, 0 < rest < rules.LEAST)


def letter_of(ask: Ask) -> list[str]:
    """The paragraphs of an ask as a letter: what groups find, what they say together, what is asked, who stands behind it
    as far as it may be told, and by when an answer is expected."""
    issue: Issue = ask.issue
    position = Position.objects.filter(issue=issue).first()
    agreed, line = agreed_text(position), behind_line(behind([issue])[issue.pk])
    greeting = _("Dear %(name)s,") % {"name": ask.to_name} if ask.to_name else _("Dear colleague,")
    said = [greeting, _("Groups here tell us: %(sentence)s") % {"sentence": issue.sentence}]
    if agreed:
        said += [_("This is what they have agreed to say:"), agreed]
    said += [_("We ask %(body)s:") % {"body": ", ".join(filter(None, (ask.body.name, ask.department)))}, ask.text]
    if line:
        said.append(_("This was raised by %(groups)s.") % {"groups": line})
    signed, _named, against = stands(position)
    if signed.anybody:
        said.append(_("The position is signed by %(groups)s.") % {"groups": behind_line(signed)})
    if against.anybody:
        said.append(_("It is seen otherwise by %(groups)s.") % {"groups": behind_line(against)})
    if ask.put_on is not None:
        said.append(_("We would be glad of an answer by %(day)s.") % {"day": plain_date(ask.answer_by)})
    return said
