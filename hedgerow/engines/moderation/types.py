"""What an app says about a kind of submission, and the states of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class State(TextChoices):
    """How far a submission has come."""

    WAITING = "waiting", _("waiting to be checked")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("not used")


@dataclass(frozen=True)
class Proposed:
    """One thing that would change: its label, what stands there now, and what was proposed."""

    label: Words
    before: str
    after: str


@dataclass(frozen=True)
class ModeratedOffer:
    """A kind of thing that people may propose.

    describe(submission) -> what would change, in order; reads only. Shown to the person who decides.
    apply(by, submission) -> does it; runs in the transaction of the decision, and may raise InputError to stop it.
    allowed(user) -> whether the user may decide on this kind.
    refuse(by, submission, why) -> what follows where it is not used; in the same transaction.
    """

    kind: str
    title: Words
    describe: Callable[[Any], Sequence[Proposed]]
    apply: Callable[[Any, Any], object]
    allowed: Callable[[Any], bool]
    refuse: Callable[[Any, Any, str], object] = lambda _by, _submission, _why: None
