"""What a group says to notices: tell us by letter, not for us, no more like this."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.notices.models import Aside, Match, Notice, Wish
from hedgerow.notices.permissions import check_answer_for
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.spine.errors import InputError
from hedgerow.standards import cpv


@transaction.atomic
def wish(*, by: User, organisation: Organisation) -> Wish:
    """Whoever acts for a group wants letters to their own address, which they sign in with. Said twice, it is one wish.

    Nobody says so for somebody else: our team cannot. Raises InputError there.
    """
    check_answer_for(by, organisation)
    if not can_act_for(by, organisation):
        raise InputError(_("Only somebody who acts for the group can ask for letters, to their own address."))
    held, made = Wish.objects.get_or_create(
        organisation=organisation, email=by.email.lower(), defaults={"asked_by": by.pk}
    )
    if made:
        record(by=by, did="wish.made", ref=held.ref)
    return held


def stop(*, wish: Wish) -> None:
    """No more letters: at once and for good, nothing of it is kept. Whoever has the letter may."""
    Wish.objects.filter(pk=wish.pk).delete()


def erase(keys: Sequence[Any]) -> None:
    """Remove wishes by their ids: for the erasure of a person."""
    Wish.objects.filter(pk__in=keys).delete()


@transaction.atomic
def not_for_us(*, by: User, organisation: Organisation, notice: Notice, nor_like_it: bool = False) -> Aside:
    """A group puts a notice aside; `nor_like_it`: and wants to hear no more of the same group of CPV codes.

    Raises InputError where the notice has no code by which another would be like it.
    """
    check_answer_for(by, organisation)
    family = cpv.family(notice.cpv[0]) if nor_like_it and notice.cpv else ""
    if nor_like_it and not family:
        raise InputError(_("This one does not say what it is by code, so we cannot tell which others are like it."))
    held, _made = Aside.objects.get_or_create(organisation=organisation, notice=notice, defaults={"by": by.pk})
    if family and held.family != family:
        held.family = family
        held.save(update_fields=["family"])
        like = Notice.objects.filter(
            matches__organisation=organisation, codes__code__startswith=family, codes__scheme="cpv"
        )
        Match.objects.filter(organisation=organisation, notice__in=like.values("pk")).delete()
    Match.objects.filter(organisation=organisation, notice=notice).delete()
    record(by=by, did="notice.aside", ref=organisation.ref)
    return held


@transaction.atomic
def on_again(*, by: User, organisation: Organisation, aside: Aside) -> None:
    """A group takes back that it put something aside. What fits is worked out again in the night."""
    check_answer_for(by, organisation)
    Aside.objects.filter(pk=aside.pk, organisation=organisation).delete()
    record(by=by, did="notice.not_aside", ref=organisation.ref)
