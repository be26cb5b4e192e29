"""What our team decides about a group's first service, and about corrections that anybody may offer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.lifecycle.actions import move
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.verification.types import How
from hedgerow.kernel.refs import parse
from hedgerow.services import queries, rules
from hedgerow.services.actions.holding import hold
from hedgerow.services.actions.showing import close_service, open_service
from hedgerow.services.actions.writing import change_service
from hedgerow.services.models import Service
from hedgerow.services.permissions import check_team
from hedgerow.services.types import Said
from hedgerow.spine.errors import InputError


@transaction.atomic
def accept_first(*, by: User, submission: Submission) -> Service:
    """Our team has looked at a group's first service: it is shown, the group is told, and its next are shown at once."""
    check_team(by)
    held = hold(int(parse(submission.ref).id))
    if held.state != State.REVIEW:
        raise InputError(_("The group has taken this service back, or it is shown already."))
    opened = _open(by, held)
    _tell(
        opened,
        str(submission.pk),
        _("“%(name)s” is in the list of services") % {"name": opened.name},
        (_("We have looked at your first service, and everybody can find it now."),
         _("The next ones you add are shown at once. From time to time we ask whether each is still right.")),
        Button(_("See it"), absolute(reverse("services:service", args=[opened.pk]))),
    )  # fmt: skip
    return opened


def _open(by: User, held: Service) -> Service:
    moved = move(by=by, record=held, ref=held.ref, to=State.LIVE)
    return open_service(by=by, held=moved, how=How.PAGE)


@transaction.atomic
def refuse_first(*, by: User, submission: Submission, why: str) -> Service:
    """Our team sends a group's first service back with a reason; the group reads it, changes it and sends it again."""
    check_team(by)
    held = hold(int(parse(submission.ref).id))
    if held.state != State.REVIEW:
        return held
    moved = move(by=by, record=held, ref=held.ref, to=State.DRAFT)
    moved.answer = why.strip()[:1000]
    moved.save(update_fields=["answer"])
    _tell(
        moved,
        str(submission.pk),
        _("“%(name)s”: one thing to change first") % {"name": moved.name},
        (_("Thank you for your first service. Before everybody sees it, please look at this:"), moved.answer),
        Button(_("Change it"), absolute(reverse("services:edit", args=[moved.organisation_id, moved.pk]))),
    )
    return moved


def _tell(service: Service, key: str, subject: str, paragraphs: Sequence[Any], button: Button) -> None:
    letter = Letter(subject=subject, paragraphs=tuple(paragraphs), button=button)
    for place, (email, name) in enumerate(queries.addresses(service)):
        mail.send(key=f"services.first:{key}:{place}", letter=letter, to=email, name=name, about=service.ref)


@transaction.atomic
def accept_correction(*, by: User, submission: Submission) -> Service:
    """Use what somebody without an account proposed. Raises InputError where it cannot be."""
    check_team(by)
    held = hold(int(parse(submission.ref).id))
    proposed = dict(submission.proposed)
    over = proposed.pop("closed", False)
    try:
        times = proposed.pop("times", None)
        said = Said(times=rules.parse_times(times) if times is not None else None)
        if proposed or times is not None:
            held = change_service(by=by, service=held, said=said, **proposed)
    except (ValidationError, ValueError) as error:
        raise InputError(" ".join(getattr(error, "messages", [str(error)]))) from None
    return close_service(by=by, service=held) if over and held.state != State.CLOSED else held
