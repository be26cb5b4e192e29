"""The letters of a vote: your ballot, and a reminder to whoever has not voted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.voting import queries
from hedgerow.engines.voting.models import Poll, RollEntry
from hedgerow.kernel import clock


def ask_to_vote(poll: Poll) -> None:
    """Send everybody on the roll who has an address their own link."""
    for one in RollEntry.objects.filter(poll=poll).exclude(email="").select_related("poll"):
        _send(one, _first(poll, one), "first")


def _send(entry: RollEntry, letter: Letter, which: str) -> None:
    mail.send(
        key=f"vote:{entry.pk}:{entry.key}:{which}",
        letter=letter,
        to=entry.email,
        name=entry.name,
        person=entry.voter,
        about=entry.poll.own_ref,
    )


def _until(poll: Poll) -> str:
    return date_format(timezone.localtime(poll.closes_at), "j F Y, H:i")


def _first(poll: Poll, entry: RollEntry) -> Letter:
    return Letter(
        subject=_("Your vote: %(title)s") % {"title": poll.title},
        paragraphs=(
            _("%(name)s is on the roll, and has one vote.") % {"name": entry.name or _("You")},
            *_parts(poll.question),
            _("You can vote until %(until)s, and change your vote until then.") % {"until": _until(poll)},
        ),
        button=Button(_("Vote"), absolute(queries.ballot_path(entry))),
        small=(_("The link is yours alone: whoever has it can vote for %(name)s.") % {"name": entry.name or _("you")},),
    )


def remind_due(today: date) -> str:
    """Nightly: whoever has an address and has not voted hears once more, when a vote of more than four days closes within
    two."""
    now, count = clock.now(), 0
    for poll in queries.nearly_over(now):
        owing = RollEntry.objects.filter(poll=poll, voted_at=None, reminded=False).exclude(email="")
        for one in owing.select_related("poll"):
            with transaction.atomic():
                _send(one, _again(poll, one), "again")
                RollEntry.objects.filter(pk=one.pk).update(reminded=True)
            count += 1
    return f"{count} reminded"


def _again(poll: Poll, entry: RollEntry) -> Letter:
    about = {"title": poll.title, "name": entry.name or _("You"), "until": _until(poll)}
    return Letter(
        subject=_("Still time to vote: %(title)s") % about,
        paragraphs=(_("%(name)s has not voted yet. The vote closes on %(until)s.") % about,),
        button=Button(_("Vote"), absolute(queries.ballot_path(entry))),
    )


def _parts(text: str) -> Iterable[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]
