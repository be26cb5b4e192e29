"""How roles are looked at the first time, close by themselves, and are asked about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.engines.lifecycle.types import Closing, LifecycleOffer, Standing, State
from hedgerow.engines.moderation.types import ModeratedOffer, Proposed
from hedgerow.engines.verification.models import Verification
from hedgerow.engines.verification.types import Asked, VerifiableOffer
from hedgerow.kernel.ids import keys
from hedgerow.volunteering import actions, queries
from hedgerow.volunteering.actions.roles import FIRST_ROLE
from hedgerow.volunteering.models import Role
from hedgerow.volunteering.permissions import can_post_for
from hedgerow.volunteering.queries.words import label, when_words
from hedgerow.volunteering.types import TagKind

ROLE = "volunteering.role"
CHECK_DAYS = 90  # a role is right for a season
SHOWN = ("title", "tasks", "gets", "commitment", "where", "postcode", "least_age", "training", "support", "expenses")


def describe(submission: Any) -> list[Proposed]:
    """A group's first role, as everybody would read it."""
    role = Role.objects.prefetch_related("tags").filter(pk=submission.ref.rpartition(":")[2]).first()
    if role is None:
        return []
    labels = {field.name: field.verbose_name for field in Role._meta.concrete_fields}
    said = [Proposed(labels[name], "", _said(role, name)) for name in SHOWN]
    tags = queries.tags_of(role)
    named = [
        Proposed(kind.label, "", ", ".join(label(kind, code) for code in tags.of(kind)))
        for kind in TagKind
        if kind != TagKind.TIME
    ]
    times = Proposed(gettext("when"), "", when_words(tags.of(TagKind.TIME)))
    return [one for one in [*said, *named, times] if one.after]


def _said(role: Role, name: str) -> str:
    shown = getattr(role, f"get_{name}_display", None)
    return str(shown() if shown else getattr(role, name) or "")


def standings() -> Iterable[tuple[str, Standing]]:
    """Roles that are open or paused, with what closes them: three queries."""
    rows = Role.objects.filter(state__in=(State.LIVE, State.PAUSED))
    now = rows.annotate(taken=Count("placements", filter=Q(placements__ended_on__isnull=True)))
    held = list(now.order_by().values_list("pk", "ends_on", "places", "taken"))
    checked = Verification.objects.filter(ref__startswith=f"{ROLE}:").values_list("ref", "due_on")
    due = {ref.rpartition(":")[2]: day for ref, day in checked}
    for pk, ends_on, places, taken in held:
        yield str(pk), Standing(ends_on, places, taken, due.get(str(pk)))


def close(pk: str, why: Closing) -> None:
    """Close one by night."""
    actions.close_role(by=None, role=Role(pk=int(pk)), why=why)


def may_check(somebody: Somebody, pk: str) -> bool:
    """Whoever may change a role may say that it is still right."""
    role = Role.objects.select_related("organisation").filter(pk__in=keys([pk])).first()
    return role is not None and can_post_for(somebody, role.organisation)


def ask(pk: str) -> Asked | None:
    """Whom to ask whether a role is still open, and what stands there."""
    role = queries.live().filter(pk=pk).first()
    to = queries.addresses(role) if role is not None else []
    if role is None or not to:
        return None
    labels = {field.name: field.verbose_name for field in Role._meta.concrete_fields}
    facts = [(labels[name], _said(role, name)) for name in ("tasks", "commitment", "where", "postcode")]
    email, name = to[0]
    return Asked(email, role.title, facts, reverse("volunteering:edit", args=[role.organisation_id, role.pk]), name)


MODERATED = (
    ModeratedOffer(
        FIRST_ROLE,
        _("A group’s first volunteer role"),
        describe,
        lambda by, submission: actions.accept_first(by=by, submission=submission),
        is_team,
        lambda by, submission, why: actions.refuse_first(by=by, submission=submission, why=why),
    ),
)
LIFECYCLES = (LifecycleOffer(ROLE, standings, close),)
VERIFIABLE = (VerifiableOffer(ROLE, CHECK_DAYS, lambda _title: _("Is this role still open?"), may_check, ask),)
