"""An ask for help as both sides read it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.spaces.models import Ask
from hedgerow.spaces.rules import ask_state
from hedgerow.spaces.types import AskState

TONES = {AskState.WAITING: "warn", AskState.TAKEN: "calm", AskState.DONE: "leaf"}


@dataclass(frozen=True)
class AskRow:
    """An ask, how far it has come in words, and the tone of its badge."""

    ask: Ask
    state: AskState
    words: str
    tone: str


def ask_row(ask: Ask) -> AskRow:
    """An ask with what has become of it. Needs `taken_by` read beforehand."""
    state = ask_state(taken=ask.taken_at is not None, done=ask.done_at is not None)
    if state == AskState.DONE and ask.done_at:
        words = _("done on %(day)s") % {"day": plain_date(ask.done_at.date())}
    elif state == AskState.TAKEN:
        words = _("%(name)s is on it") % {"name": ask.taken_by.name} if ask.taken_by else _("somebody here is on it")
    else:
        words = _("we answer by %(day)s") % {"day": plain_date(ask.due_on)}
    return AskRow(ask, state, words, TONES[state])
