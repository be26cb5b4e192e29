"""Standing behind the case, and being quoted in it: by consent, and taken back at any time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import links
from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.mail.actions import send
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.moderation.models import Submission
from hedgerow.evidence.models import Backing, Quote
from hedgerow.evidence.permissions import check_back, check_quote
from hedgerow.evidence.queries.case_words import consent_to
from hedgerow.evidence.types.case import How, Naming, QuoteState
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.wording import us
from hedgerow.spine.errors import InputError

BACK, QUOTED = "evidence.back", "evidence.quote"
LONGEST = 600


@transaction.atomic
def back(*, by: User | None, organisation: Organisation, role: str, how: How) -> Backing:
    """A group stands behind the case from today. Said twice, it is said once. `by` None: by the button of a letter."""
    if by is not None:
        check_back(by, organisation)
    if not role.strip():
        raise InputError(_("Say as what you sign: Chair, Treasurer."))
    facts = {"role": role.strip()[:80], "how": how, "signed_by": by.pk if by else None}
    try:
        with transaction.atomic():
            made, new = Backing.objects.get_or_create(organisation=organisation, withdrawn_on=None, defaults=facts)
    except IntegrityError:  # the same button, pressed twice at one moment
        return Backing.objects.filter(organisation=organisation, withdrawn_on=None)[0]
    if new:
        audit.record(by=by, did="case.backed", ref=made.ref)
    return made


@transaction.atomic
def withdraw_backing(*, by: User | None, organisation: Organisation) -> None:
    """A group no longer stands behind it: it is gone from the page at once. That it did is kept."""
    if by is not None:
        check_back(by, organisation)
    held = Backing.objects.select_for_update().filter(organisation=organisation, withdrawn_on=None).first()
    if held is not None:
        held.withdrawn_on = clock.today()
        held.save(update_fields=["withdrawn_on"])
        audit.record(by=by, did="case.backing_withdrawn", ref=held.ref)


@transaction.atomic
def ask_to_back(*, by: User, organisation: Organisation, email: str, role: str) -> None:
    """Write to somebody who may speak for a group; the link signs, and later takes it back."""
    check_back(by, organisation)
    if not role.strip():
        raise InputError(_("Say as what they sign: Chair, Treasurer."))
    path = links.make(purpose=BACK, ref=organisation.ref, email=email, data={"role": role.strip()[:80]})
    told = {"group": organisation.name, "us": us(), "role": role.strip()}
    letter = Letter(
        _("Will %(group)s stand behind this?") % told,
        (
            _("%(us)s has written down what is done here for groups and charities, what it costs, and what nobody pays for.")
            % told,
            _("Read it: %(address)s") % {"address": absolute(reverse("evidence:the_case"))},
            _("If %(group)s agrees with it, say so with one button. Its name is then shown, with “%(role)s”, and no name of"
              " yours. The same link takes it back at any time.") % told,
        ),
        Button(_("Read and decide"), absolute(path)),
    )  # fmt: skip
    send(key=f"{BACK}:{organisation.pk}:{clock.now().isoformat()}", letter=letter, to=email, about=organisation.ref)
    audit.record(by=by, did="case.asked", ref=organisation.ref)


@transaction.atomic
def quote(
    *,
    by: User,
    organisation: Organisation,
    text: str,
    naming: Naming | str,
    agreed: bool,
    how: How = How.SPACE,
    name: str = "",
    role: str = "",
) -> Quote:
    """Somebody of a group says something, and agrees to how they are named. It waits to be checked.

    What our team was told and wrote down (`how` told) is checked too. Raises InputError where nothing is said, nobody
    agreed, or the name that may be shown is not there.
    """
    check_quote(by, organisation)
    naming = Naming(naming)
    said = " ".join(text.split())
    if not said or len(said) > LONGEST:
        raise InputError(_("Say it in one to six hundred letters."))
    if not agreed:
        raise InputError(_("Without your agreement we show nothing."))
    if (naming == Naming.FULL and not name.strip()) or (naming in (Naming.FULL, Naming.ROLE) and not role.strip()):
        raise InputError(_("Say how you are named: your name, or what you are there."))
    kept_name = name.strip() if naming == Naming.FULL else ""
    kept_role = role.strip() if naming in (Naming.FULL, Naming.ROLE) else ""
    own = how == How.SPACE
    made = Quote.objects.create(
        organisation=organisation, text=said, naming=naming, name=kept_name, role=kept_role,
        consent=consent_to(naming), how=how, by=by if own else None, recorded_by=by.pk,
    )  # fmt: skip
    moderation.submit(kind=QUOTED, proposed={}, ref=made.ref)
    audit.record(by=by, did="quote.made", ref=made.ref)
    return made


@transaction.atomic
def show_quote(*, by: User, quote: Quote) -> Quote:
    """It was checked, and is shown. Raises InputError where it was withdrawn meanwhile."""
    held = Quote.objects.select_for_update().in_bulk([quote.pk])[quote.pk]
    if held.state != QuoteState.WAITING:
        raise InputError(_("It was withdrawn meanwhile."))
    return _move(by, held, QuoteState.SHOWN, "quote.shown")


@transaction.atomic
def refuse_quote(*, by: User, quote: Quote) -> Quote:
    """It is not used, and its words go."""
    held = Quote.objects.select_for_update().in_bulk([quote.pk])[quote.pk]
    return _emptied(by, held, QuoteState.REFUSED, "quote.refused") if held.state == QuoteState.WAITING else held


@transaction.atomic
def withdraw_quote(*, by: User, quote: Quote) -> Quote:
    """Taken back: it is gone from the page at once, and its words with it."""
    held = Quote.objects.select_for_update(of=("self",)).select_related("organisation").in_bulk([quote.pk])[quote.pk]
    check_quote(by, held.organisation)
    if held.state in (QuoteState.WITHDRAWN, QuoteState.REFUSED):
        return held
    for submission in Submission.objects.filter(kind=QUOTED, ref=str(held.ref)):
        moderation.withdraw(submission=submission, answer=_("It was taken back."))
    return _emptied(by, held, QuoteState.WITHDRAWN, "quote.withdrawn")


def erase_quotes(keys: Sequence[Any]) -> None:
    """Somebody is erased: their words go, and that there were some stays."""
    rows = Quote.objects.filter(pk__in=list(keys))
    rows.update(text="", name="", role="", by=None, state=QuoteState.WITHDRAWN, ended_on=clock.today())


def _emptied(by: User, held: Quote, state: QuoteState, did: str) -> Quote:
    held.text = held.name = held.role = ""
    held.by, held.ended_on = None, clock.today()
    return _move(by, held, state, did)


def _move(by: User, held: Quote, state: QuoteState, did: str) -> Quote:
    held.state = state
    held.save()
    audit.record(by=by, did=did, ref=held.ref)
    return held
