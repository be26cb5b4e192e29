"""What a network decided is put to a public body: the decision becomes an agreed position, from which something is asked."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy import actions as advocacy
from hedgerow.advocacy.models import Issue, Position
from hedgerow.advocacy.types import Agreement, Seen
from hedgerow.convening.models import Decision
from hedgerow.convening.types import Seen as NetworkSeen
from hedgerow.spine.errors import InputError


@transaction.atomic
def begin_ask(*, by: User, decision: Decision) -> Issue:
    """An issue whose position is what the network decided, with who saw it otherwise beside it; the ask is written next.

    Of one decision there is one issue: pressed again, it leads there. What a network that not everybody sees decided stays
    with our team until somebody says otherwise. Raises InputError where the decision was withdrawn.
    """
    held = Decision.objects.select_for_update(of=("self",)).select_related("network").get(pk=decision.pk)
    if held.withdrawn_at is not None:
        raise InputError(_("This decision was withdrawn: there is nothing to ask."))
    there = Issue.objects.filter(source=str(held.ref)).select_related("merged_into").first()
    if there is not None:
        return there.merged_into or there
    network = held.network
    issue = advocacy.raise_issue(
        by=by,
        sentence=Truncator(" ".join(held.text.split())).chars(200),
        seen=Seen.GROUPS if network.seen == NetworkSeen.OPEN else Seen.TEAM,
        on=held.on,
        source=held.ref,
    )
    advocacy.write_position(by=by, issue=issue, text=held.text)
    advocacy.agree(
        by=by,
        position=Position.objects.get(issue=issue),
        how=Agreement.VOTE if held.poll_id else Agreement.MEETING,
        on=held.on,
        network=f"network:{network.pk}",
        network_name=network.name,
        decision=str(held.ref),
        dissent=held.dissent,
    )
    return issue
