"""Two issues that say the same are put together: their voices, asks and changes in one chain."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy import rules
from hedgerow.advocacy.actions import chain
from hedgerow.advocacy.models import Issue, Position, Voice
from hedgerow.advocacy.queries.issues import voices_of
from hedgerow.charter.models import Priority
from hedgerow.engines.audit import actions as audit
from hedgerow.spine.errors import InputError


@transaction.atomic
def merge(*, by: User, kept: Issue, gone: Issue) -> Issue:
    """Put `gone` together with `kept`. A group that spoke in both is one group, shown by the stricter of its two wishes.

    Raises InputError where they are one already, or both have a position: then one of the two was agreed, and is not ours
    to fold into another.
    """
    if kept.pk == gone.pk:
        raise InputError(_("That is the same issue."))
    first, second = (chain.hold(pk) for pk in sorted((kept.pk, gone.pk)))
    held, other = (first, second) if first.pk == kept.pk else (second, first)
    theirs = Position.objects.filter(issue=other).first()
    if theirs and Position.objects.filter(issue=held).exists():
        raise InputError(_("Both have a position of their own. They stay apart."))
    if theirs:
        theirs.issue = held
        theirs.save(update_fields=["issue"])
    other.voices.filter(heard_in__isnull=True).update(heard_in=other)
    for links in (other.voices, other.asks, other.changes):
        links.update(issue=held)
    held.priorities.add(*Priority.objects.filter(code__in=chain.towards(other)))
    _one_wish_each(held)
    other.merged_into = held
    other.save(update_fields=["merged_into"])
    Issue.objects.filter(merged_into=other).update(merged_into=held)
    held.raised_on = min(held.raised_on, other.raised_on)
    held.body = held.body or other.body
    held.save(update_fields=["raised_on", "body"])
    audit.record(by=by, did="issue.merged", ref=held.ref)
    audit.record(by=by, did="issue.merged_away", ref=other.ref)
    return chain.advance(held)


def _one_wish_each(issue: Issue) -> None:
    """What a group wished is one wish: the strictest of all that it said and did not withdraw."""
    said: dict[int, list[Voice]] = {}
    for voice in voices_of(issue).filter(withdrawn_on__isnull=True):
        if voice.group is not None:
            said.setdefault(voice.group.pk, []).append(voice)
    for group, each in said.items():
        wish = rules.strictest(voice.shown for voice in each)
        Voice.objects.filter(pk__in=[voice.pk for voice in each]).exclude(shown=wish).update(shown=wish)
        chain.tighten(issue, [group], wish)
