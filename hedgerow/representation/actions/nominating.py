"""Naming somebody for a seat, and looking whether they can stand."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.types import Letter
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries import contact_called
from hedgerow.representation import rules
from hedgerow.representation.models import Election, Nomination
from hedgerow.representation.types import Stage, Standing
from hedgerow.spine.errors import InputError


@transaction.atomic
def nominate(
    *, by: User | None, election: Election, organisation: Organisation, name: str, email: str = "", words: str = ""
) -> Nomination:
    """A group names somebody, with their own words of at most 100. They get a letter that says so.

    Raises InputError when the time is over, the words are too many, or the group or the person is named already.
    """
    rows = Election.objects.select_for_update(of=("self",)).select_related("seat")
    held = rows.in_bulk([election.pk])[election.pk]
    if held.stage != Stage.NOMINATIONS or held.nominations_until <= clock.now():
        raise InputError(_("People could be named until %(day)s.") % {"day": f"{held.nominations_until:%d.%m.%Y}"})
    said, who = words.strip(), " ".join(name.split())
    if not who:
        raise InputError(_("Say who it is."))
    if rules.words_in(said) > rules.MOST_WORDS:
        count = rules.words_in(said)
        raise InputError(_("These are %(n)d words. Up to 100 stand on the ballot paper.") % {"n": count})
    running = held.nominations.filter(standing__in=(Standing.WAITING, Standing.ACCEPTED))
    if running.filter(name__iexact=who, email__iexact=email.strip()).exists():
        raise InputError(_("%(name)s has been named already.") % {"name": who})
    try:
        with transaction.atomic():
            made = Nomination.objects.create(
                election=held,
                organisation=organisation,
                contact=contact_called(who, email) if email else None,
                name=who,
                email=email.strip().lower(),
                words=said,
                made_by=by.pk if by else None,
            )
    except IntegrityError:
        raise InputError(_("Your group has named somebody already. One for each group.")) from None
    audit.record(by=by, did="nomination.made", ref=held.ref, fields=["nominations"])
    _tell(made, held, "named", _named(made, held))
    return made


def _tell(nomination: Nomination, election: Election, which: str, letter: Letter) -> None:
    if nomination.email:
        mail.send(
            key=f"nomination:{nomination.pk}:{which}",
            letter=letter,
            to=nomination.email,
            name=nomination.name,
            person=nomination.contact.ref if nomination.contact else "",
            about=election.ref,
        )


def _named(nomination: Nomination, election: Election) -> Letter:
    about = {"group": nomination.organisation.name, "board": election.seat.board}
    return Letter(
        subject=_("You have been named for a seat: %(board)s") % about,
        paragraphs=(
            _("%(group)s has named you to speak for groups on %(board)s.") % about,
            _("Your name, your group and your words stand on the ballot paper, which everybody can read."),
            _("If you do not want to stand, tell us, and we take you off."),
        ),
    )


@transaction.atomic
def decide(*, by: User | None, nomination: Nomination, accept: bool, reason: str = "") -> Nomination:
    """They stand, or not, and then they are told why. Raises InputError where it is decided, or no reason is given."""
    held = (
        Nomination.objects.select_for_update(of=("self",))
        .select_related("election__seat")
        .in_bulk([nomination.pk])[nomination.pk]
    )
    if held.standing != Standing.WAITING:
        raise InputError(_("That has been decided already."))
    if held.election.stage != Stage.NOMINATIONS:
        raise InputError(_("The vote is open or over: nothing can change any more."))
    if not accept and not reason.strip():
        raise InputError(_("Say why not: they read it."))
    held.standing = Standing.ACCEPTED if accept else Standing.DECLINED
    held.reason = " ".join(reason.split())[:300]
    held.save(update_fields=["standing", "reason"])
    audit.record(by=by, did=f"nomination.{held.standing}", ref=held.election.ref, fields=["nominations"])
    if not accept:
        about = {"board": held.election.seat.board}
        paragraphs = (_("You cannot stand for %(board)s this time.") % about, held.reason)
        _tell(held, held.election, "declined", Letter(_("About your nomination: %(board)s") % about, paragraphs))
    return held


@transaction.atomic
def withdraw(*, by: User | None, nomination: Nomination) -> Nomination:
    """They do not stand after all. Raises InputError once the vote is open: the ballot papers are out."""
    held = (
        Nomination.objects.select_for_update(of=("self",))
        .select_related("election")
        .in_bulk([nomination.pk])[nomination.pk]
    )
    if held.election.stage != Stage.NOMINATIONS:
        raise InputError(_("The vote is open or over: nothing can change any more."))
    held.standing = Standing.WITHDRAWN
    held.save(update_fields=["standing"])
    audit.record(by=by, did="nomination.withdrawn", ref=held.election.ref, fields=["nominations"])
    return held
