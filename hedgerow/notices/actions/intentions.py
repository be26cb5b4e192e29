"""Early notices: a public body says what it means to buy, our team looks at it, and everybody sees it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import is_team
from hedgerow.engines.audit.actions import record
from hedgerow.engines.lifecycle import actions as lifecycle
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel import clock
from hedgerow.kernel.money import MOST_PENCE
from hedgerow.notices.actions.keeping import code_rows
from hedgerow.notices.actions.matching import match
from hedgerow.notices.models import Notice, NoticeCode
from hedgerow.notices.permissions import check_announce, check_read_in
from hedgerow.notices.types import Kind, Scheme
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from hedgerow.standards import cpv

#: what may be given of an early notice, besides where, which themes and for whom
FACTS = frozenset({"title", "description", "pence", "starts", "in_lots", "talk", "how", "link"})
OPEN_FOR = timedelta(days=365)  # without a day when they mean to buy
FURTHEST = timedelta(days=5 * 366)


def announce(
    *, by: User, body: Organisation, areas: Collection[str] = (), themes: Collection[str] = (), **facts: Any
) -> Notice:
    """A body means to buy something: any of FACTS, `title` at the least. An officer's waits to be checked by our team;
    what our own team writes down is seen at once. Raises ValidationError, by fact; PermissionDenied."""
    check_announce(by, body)
    with transaction.atomic():
        notice = Notice(
            kind=Kind.INTENTION, buyer=body, buyer_name=body.name, source=body.name, read_on=clock.today(),
            created_by=by.pk, state=State.DRAFT,
        )  # fmt: skip
        given = _fill(notice, facts)
        notice.save(force_insert=True)
        _index(notice, areas, themes)
        record(by=by, did="notice.announced", ref=notice.ref, fields=given)
        notice = lifecycle.move(by=by, record=notice, ref=notice.ref, to=State.REVIEW)
    return check(by=by, notice=notice) if is_team(by) else notice


def change(*, by: User, notice: Notice, areas: Collection[str], themes: Collection[str], **facts: Any) -> Notice:
    """Change an early notice. One that everybody sees is for our team to change: its body closes it, and announces anew.

    Raises ValidationError, by fact; InputError where it is seen already, or closed; PermissionDenied.
    """
    check_announce(by, _body(notice))
    with transaction.atomic():
        held = _held(notice)
        if held.state == State.CLOSED or (held.state not in (State.DRAFT, State.REVIEW) and not is_team(by)):
            raise InputError(_("Everybody sees this already. Close it and announce it anew, or ask us to change it."))
        changed = [*_fill(held, facts), *_index(held, areas, themes)]
        held.updated_at = clock.now()
        held.save()
        if held.state == State.DRAFT:
            held = lifecycle.move(by=by, record=held, ref=held.ref, to=State.REVIEW)
        record(by=by, did="notice.changed", ref=held.ref, fields=changed)
    match(notices=[held.pk])
    return held


def _fill(notice: Notice, facts: dict[str, Any]) -> list[str]:
    unknown = facts.keys() - FACTS
    assert not unknown, f"not facts of an early notice: {unknown}"
    values = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    changed = [name for name, value in values.items() if getattr(notice, name) != value]
    for name in changed:
        setattr(notice, name, values[name])
    notice.ends_on = notice.starts or clock.today() + OPEN_FOR
    _check(notice)
    return changed


def _check(notice: Notice) -> None:
    """Raises ValidationError, by fact."""
    wrong: dict[str, Any] = {}
    if not notice.title:
        wrong["title"] = _("Say in a line what you mean to buy.")
    if notice.starts is not None and not clock.today() <= notice.starts <= clock.today() + FURTHEST:
        wrong["starts"] = _("The day should be in the next five years.")
    if notice.pence is not None and not 0 < notice.pence <= MOST_PENCE:
        wrong["pence"] = _("The amount must be more than nothing, and less than a trillion pounds.")
    if notice.talk and not notice.how:
        wrong["how"] = _("Say how groups can speak with you.")
    if wrong:
        raise ValidationError(wrong)
    notice.clean_fields(exclude={"state", "closed_why", "ocid", "release_id", "licence"})


def _index(notice: Notice, areas: Collection[str], themes: Collection[str]) -> list[str]:
    """Where, which themes, and for whom by its words. The names of what changed."""
    people = cpv.beneficiaries_of(f"{notice.title} {notice.description}")
    codes = {
        *((Scheme.AREA, code) for code in areas),
        *((Scheme.THEME, code) for code in themes),
        *((Scheme.BENEFICIARY, code) for code in people),
    }
    held = set(NoticeCode.objects.filter(notice=notice).values_list("scheme", "code"))
    if held == {(str(scheme), code) for scheme, code in codes}:
        return []
    NoticeCode.objects.filter(notice=notice).delete()
    NoticeCode.objects.bulk_create(code_rows(notice, codes))
    return ["codes"]


def check(*, by: User, notice: Notice, fine: bool = True, words: str = "") -> Notice:
    """Our team has looked at an early notice: everybody sees it, or it goes back to the body with words. Whoever typed it
    is told. Pressed twice, it is done once. Raises InputError where it is not waiting, or its day has passed."""
    check_read_in(by)
    with transaction.atomic():
        held = _held(notice)
        if held.state == (State.LIVE if fine else State.DRAFT):
            return held
        if held.state != State.REVIEW:
            raise InputError(_("This early notice is not waiting to be checked."))
        if fine and held.ends_on is not None and held.ends_on < clock.today():
            raise InputError(_("Its day has passed. Give it a new one first."))
        if not fine and not words.strip():
            raise InputError(_("Say what is to be changed."))
        held = lifecycle.move(by=by, record=held, ref=held.ref, to=State.LIVE if fine else State.DRAFT)
        if fine:
            held.live_since = held.live_since or clock.now()
            held.save(update_fields=["live_since"])
        _tell(by, held, fine, words)
    match(notices=[held.pk])
    return held


def _tell(by: User, notice: Notice, fine: bool, words: str) -> None:
    """A letter to whoever typed it, where that is not our own team."""
    typed = User.objects.filter(pk=notice.created_by or 0, is_active=True).first()
    if typed is None or is_team(typed):
        return
    path = reverse("notices:notice", args=[notice.pk]) if fine else reverse("notices:of_body", args=[notice.buyer_id])
    live = _("“%(title)s” is on our public list now, and groups that fit are told.") % {"title": notice.title}
    back = _("“%(title)s” is not public yet. We would ask you to change something first:") % {"title": notice.title}
    letter = Letter(
        subject=_("Your early notice is public") if fine else _("Your early notice needs a change"),
        paragraphs=(live,) if fine else (back, words.strip()),
        button=Button(_("Look at it"), absolute(path)),
    )
    key = f"notice:{notice.pk}:{'live' if fine else 'back'}:{clock.now():%Y%m%d%H%M%S%f}"
    mail.send(key=key, letter=letter, to=typed.email, name=typed.name, about=notice.ref)


def close(*, by: User | None, notice: Notice, why: Closing = Closing.HAND) -> Notice:
    """Close a notice: it leaves the list. An early one by its body or our team; others by our team, or by night."""
    if by is not None:
        check_announce(by, _body(notice)) if notice.kind == Kind.INTENTION else check_read_in(by)
    closed = lifecycle.move(by=by, record=notice, ref=notice.ref, to=State.CLOSED, why=why)
    match(notices=[closed.pk])
    return closed


def close_by_night(pk: str, why: Closing) -> Notice:
    """Close what is over."""
    return close(by=None, notice=Notice.objects.get(pk=pk), why=why)


def _body(notice: Notice) -> Organisation:
    if notice.kind != Kind.INTENTION or notice.buyer is None:
        raise InputError(_("Only early notices are changed here: others are read from where they are published."))
    return notice.buyer


def _held(notice: Notice) -> Notice:
    return Notice.objects.select_for_update(of=("self",)).select_related("buyer").get(pk=notice.pk)
