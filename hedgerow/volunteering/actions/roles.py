"""Writing, opening and closing roles. A group's first role is looked at by our team; later ones are open at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import is_team
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.lifecycle.actions import move
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.moderation import queries as moderated
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.verification.actions import check
from hedgerow.engines.verification.types import How
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import resolve
from hedgerow.places.queries import postcode as located_at
from hedgerow.spine import identifiers
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import queries, rules
from hedgerow.volunteering.actions import letters
from hedgerow.volunteering.actions.holding import hold_role
from hedgerow.volunteering.actions.indexing import index
from hedgerow.volunteering.actions.recording import ROLE, tell
from hedgerow.volunteering.models import Role, RoleTag
from hedgerow.volunteering.models.roles import FACTS
from hedgerow.volunteering.permissions import check_post_for, check_team
from hedgerow.volunteering.queries.words import labels
from hedgerow.volunteering.types import TagKind

FIRST_ROLE = "volunteer-role"
Codes = Mapping[str, Iterable[str]]


def add_role(
    *, by: User, organisation: Organisation, title: str, tags: Codes | None = None, source: str = "", **facts: Any
) -> Role:
    """A new role of a group, as a draft that nobody else sees yet. `tags` are codes by kind; `source` the ref of the
    record that it came from. Raises ValidationError, by fact, for what cannot be; PermissionDenied."""
    kept = organisation if organisation.merged_into_id is None else resolve(organisation.pk)
    check_post_for(by, kept)
    role = Role(organisation=kept, made_by=by.pk, source=source)
    return _write(by, role, {**facts, "title": title}, tags, "role.added")


def change_role(*, by: User, role: Role, tags: Codes | None = None, **facts: Any) -> Role:
    """Change what is said of a role. One that is open stays open. Raises ValidationError and PermissionDenied."""
    check_post_for(by, role.organisation)
    return _write(by, role, facts, tags, "role.changed")


def _write(by: User, role: Role, facts: Mapping[str, Any], tags: Codes | None, did: str) -> Role:
    assert facts.keys() <= FACTS, f"not facts of a role: {sorted(facts.keys() - FACTS)}"
    clean = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    place = _place(clean["postcode"]) if "postcode" in clean else {}  # read before anything is held
    with transaction.atomic():
        held = hold_role(role) if role.pk else role
        before = {name: getattr(held, name) for name in clean}
        for name, value in {**clean, **place}.items():
            setattr(held, name, value)
        if held.state == State.LIVE and (lacking := missing(held)):
            raise ValidationError({name: [_("An open role has to say this.")] for name in lacking})
        held.changed_at = clock.now()
        held.full_clean(exclude=["organisation"], validate_unique=False)
        held.save()
        _tag(held, tags)
        index([held.pk])
        changed = [name for name in clean if before[name] != getattr(held, name)]
        audit.record(by=by, did=did, ref=held.ref, fields=changed)
    return held


def _place(typed: str) -> dict[str, Any]:
    """Where a postcode lies; nothing where there is none. One that the open data lacks is kept without a point."""
    if not typed:
        return {"postcode": "", "lsoa": "", "ward": "", "lon": None, "lat": None}
    plain = identifiers.postcode(typed)
    if plain is None:
        raise ValidationError({"postcode": [_("“%(typed)s” is not a postcode.") % {"typed": typed}]})
    found = located_at(plain)
    if found is None:
        return {"postcode": plain, "lsoa": "", "ward": "", "lon": None, "lat": None}
    return {"postcode": plain, "lsoa": found.lsoa, "ward": found.ward, "lon": found.lon, "lat": found.lat}


def _tag(role: Role, tags: Codes | None) -> None:
    for kind, codes in (tags or {}).items():
        wanted = rules.in_order(codes, labels(TagKind(kind)))
        RoleTag.objects.filter(role=role, kind=kind).exclude(code__in=wanted).delete()
        new = [RoleTag(role=role, kind=kind, code=code) for code in wanted]
        RoleTag.objects.bulk_create(new, ignore_conflicts=True)


def missing(role: Role) -> list[str]:
    """The facts that a role still lacks to be shown: what one would do, and where."""
    lacking = [] if role.tasks else ["tasks"]
    return lacking if role.from_home or role.postcode or role.where else [*lacking, "postcode"]


@transaction.atomic
def post_role(*, by: User, role: Role) -> Role:
    """Show a role to everybody. The first of a group that the group posts itself waits for our team's look.

    Raises InputError where it does not say enough yet, or it is open.
    """
    held = hold_role(role)
    check_post_for(by, held.organisation)
    if missing(held):
        raise InputError(_("Say what somebody would do, and where: at a place, with its postcode, or from home."))
    if held.ends_on is not None and held.ends_on < clock.today():
        raise InputError(_("The last day to apply has passed. Choose a later one, or none."))
    if held.state == State.CLOSED:
        held = move(by=by, record=held, ref=held.ref, to=State.DRAFT)
    if is_team(by) or queries.was_ever_open(held.organisation):
        return _open(by, held)
    return _ask_for_a_look(by, held)


def _ask_for_a_look(by: User, held: Role) -> Role:
    moved = move(by=by, record=held, ref=held.ref, to=State.REVIEW)
    Role.objects.filter(pk=moved.pk).update(answer="")
    if not moderated.about(moved.ref).exists():
        reason = _("%(name)s, who acts for %(group)s") % {"name": by.name, "group": held.organisation.name}
        moderation.submit(kind=FIRST_ROLE, proposed={}, ref=moved.ref, reason=reason)
    return moved


def _open(by: User, held: Role) -> Role:
    if rules.is_full(held.places, queries.taken(held)):
        raise InputError(_("All its places are taken. Give it more places first."))
    first = held.opened_at is None
    moved = move(by=by, record=held, ref=held.ref, to=State.LIVE)
    moved.opened_at, moved.answer = moved.opened_at or clock.now(), ""
    moved.quiet = rules.does_not_answer(queries.answering(moved.organisation_id, clock.today()))
    moved.save(update_fields=["opened_at", "answer", "quiet"])
    check(by=by, ref=moved.ref, how=How.PAGE)
    if first:
        tell(by=by, act="role.posted", activity=ROLE, ref=moved.ref, role=moved)
    return moved


@transaction.atomic
def accept_first(*, by: User, submission: Submission) -> Role:
    """Our team has looked at a group's first role: it is open, the group is told, and its next are open at once."""
    check_team(by)
    held = _of(submission)
    if held.state != State.REVIEW:
        raise InputError(_("The group has taken this role back, or it is open already."))
    opened = _open(by, held)
    letters.first_accepted(opened, str(submission.pk))
    return opened


@transaction.atomic
def refuse_first(*, by: User, submission: Submission, why: str) -> Role:
    """Our team sends a group's first role back with a reason; the group reads it, changes the role and posts it again."""
    check_team(by)
    held = _of(submission)
    if held.state != State.REVIEW:
        return held
    moved = move(by=by, record=held, ref=held.ref, to=State.DRAFT)
    moved.answer = why.strip()[:1000]
    moved.save(update_fields=["answer"])
    letters.first_refused(moved, str(submission.pk))
    return moved


def _of(submission: Submission) -> Role:
    held = Role.objects.select_for_update(of=("self",)).select_related("organisation")
    found = held.filter(pk=submission.ref.rpartition(":")[2]).first()
    if found is None:
        raise InputError(_("This role is no longer here."))
    return found


@transaction.atomic
def pause_role(*, by: User, role: Role) -> Role:
    """Nobody can apply for a while; `post_role` opens it again. Raises InputError where it is not open."""
    held = hold_role(role)
    check_post_for(by, held.organisation)
    return move(by=by, record=held, ref=held.ref, to=State.PAUSED)


@transaction.atomic
def close_role(*, by: User | None, role: Role, why: Closing = Closing.HAND) -> Role:
    """Close a role. One that was open, and that nobody took, is written down as one we could not fill."""
    held = hold_role(role)
    if by is not None:
        check_post_for(by, held.organisation)
    if held.state == State.CLOSED:
        return held
    was_open = held.state in (State.LIVE, State.PAUSED)
    waiting = moderated.about(held.ref).first() if held.state == State.REVIEW else None
    if waiting is not None:
        moderation.withdraw(submission=waiting, answer=_("The group has taken the role back."))
    moved = move(by=by, record=held, ref=held.ref, to=State.CLOSED, why=why)
    if was_open and not moved.placements.exists():
        tell(by=by, act="role.unfilled", activity=ROLE, ref=moved.ref, role=moved, unmet=True)
    return moved
