"""Declaring an interest of our own, and ending one."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.bodies.models import Interest
from hedgerow.bodies.queries.interests import concerned, public_refs
from hedgerow.bodies.queries.reaching import addressees
from hedgerow.bodies.types import InterestKind
from hedgerow.engines import registry
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError

LONGEST = 400


@transaction.atomic
def declare(
    *, by: User | None, ref: Ref | str, kind: InterestKind | str, words: str = "", on: date | None = None
) -> Interest:
    """Say that we have an interest of our own in a record, and tell the groups concerned by letter, each once.

    Where the same is declared already, that one is answered. Raises InputError for words that are too long, or a day to come.
    """
    day, said = on or clock.today(), " ".join(words.split())
    if len(said) > LONGEST:
        raise InputError(_("Say it in up to 400 letters."))
    if day > clock.today():
        raise InputError(_("The day is in the future."))
    told = {"words": said, "declared_on": day, "declared_by": by.pk if by else None}
    try:
        with transaction.atomic():
            made = Interest.objects.create(ref=str(ref), kind=InterestKind(kind), **told)
    except IntegrityError:
        return Interest.objects.get(ref=str(ref), kind=kind, ended_on__isnull=True)
    audit.record(by=by, did="interest.declared", ref=made.own_ref, fields=["kind", "words"])
    tell_groups(made)
    return made


@transaction.atomic
def end_interest(*, by: User | None, interest: Interest, on: date | None = None) -> Interest:
    """We have it no more: `on` is the first day without. Raises InputError where it ended, or had not begun."""
    held = Interest.objects.select_for_update().in_bulk([interest.pk])[interest.pk]
    day = on or clock.today()
    if held.ended_on is not None:
        raise InputError(_("It has ended already."))
    if day < held.declared_on:
        raise InputError(_("That is before it was declared."))
    held.ended_on = day
    held.save(update_fields=["ended_on"])
    audit.record(by=by, did="interest.ended", ref=held.own_ref, fields=["ended_on"])
    return held


def sentence(interest: Interest) -> str:
    """What our interest is, as one sentence."""
    return interest.said


def tell_groups(interest: Interest) -> int:
    """Write to every group concerned that has not been told of this interest; answers how many letters were written.

    Call it again when more groups come to be concerned: nobody is told twice.
    """
    if interest.ended_on is not None or not public_refs({interest.ref}):
        return 0
    link = registry.link(interest.ref)
    groups = concerned(interest.ref)
    letter = _letter(interest, link)
    found = addressees(groups)
    for pk in groups:
        for one in found.get(pk, []):
            key = f"interest:{interest.pk}:{pk}:{one.person or 'group'}"
            mail.send(
                key=key,
                letter=letter,
                to=one.email,
                name=one.name,
                address=one.address,
                person=one.person,
                about=interest.own_ref,
            )
    return sum(len(found.get(pk, [])) for pk in groups)


def _letter(interest: Interest, link: registry.Link | None) -> Letter:
    about = {"title": link.title if link else _("something that concerns you")}
    return Letter(
        subject=_("Our own interest in %(title)s") % about,
        paragraphs=(
            _("You deal with us about %(title)s. You should know that we have an interest of our own in it:") % about,
            interest.said,
            _("If that worries you, tell us, or ask somebody else for advice. We mind neither."),
        ),
        button=Button(_("All our interests"), absolute(reverse("bodies:interests"))),
    )
