"""The letter that asks, or the part of another letter that does."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.types import Button, Letter, Mention, Section
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.queries.asked import url
from hedgerow.soundings.types import Stage


def section(sounding: Sounding | None) -> tuple[Section, ...]:
    """The three questions as a part of a letter that is sent anyway; nothing where there is nothing to ask."""
    if sounding is None or sounding.answered_on or sounding.ended_on:
        return ()
    said = (_why(sounding), _how(sounding))
    return (Section(_("Three short questions"), said, (Mention(_("Answer them"), url(sounding)),), own=True),)


def send(sounding: Sounding, *, again: bool = False) -> None:
    """A letter of its own, or the one reminder. Nothing goes where there is no address."""
    if not sounding.email:
        return
    first = _("A reminder, and the only one.") if again else ""
    mail.send(
        key=f"sounding:{sounding.pk}:{'again' if again else 'first'}",
        letter=Letter(
            _("Three short questions"),
            tuple(filter(None, (first, _why(sounding), _how(sounding)))),
            Button(_("Answer them"), url(sounding)),
        ),
        to=sounding.email,
        name=sounding.name,
        person=sounding.who,
        about=sounding.ref,
    )


def _why(sounding: Sounding) -> str:
    if sounding.stage == Stage.BEFORE:
        return _(
            "Before we begin: how is it with your group now? We ask the same again at the end, to see what changed."
        )
    return _("At the beginning you told us how it was with your group. How is it now?")


def _how(sounding: Sounding) -> str:
    words = _("Three ticks, no account, a minute. You need not answer; the help is the same. Until %(day)s.")
    return words % {"day": plain_date(sounding.last_day)}
