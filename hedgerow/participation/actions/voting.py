"""Letting people vote: a letter to an address shows that it is theirs, and each address has one ballot."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import links
from hedgerow.accounts.models import Link
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.voting import actions as voting
from hedgerow.engines.voting.queries import ballot_path
from hedgerow.engines.voting.types import Voter
from hedgerow.kernel import clock
from hedgerow.kernel.refs import parse
from hedgerow.participation import queries
from hedgerow.participation.actions.budgets import begin_of
from hedgerow.participation.models import Budget
from hedgerow.spine.errors import InputError

PURPOSE = "participation.vote"


@transaction.atomic
def send_ballot_link(*, budget: Budget, email: str) -> None:
    """Send an address the way to its ballot. Raises InputError where nobody can vote today."""
    if not budget.takes_votes(clock.today()):
        raise InputError(_("Nobody can vote on this now."))
    written = email.strip().lower()
    validate_email(written)
    until = begin_of(budget.voting_until + timedelta(days=1))
    path = links.make(purpose=PURPOSE, ref=budget.ref, email=written, lasts=until - clock.now())
    letter = Letter(
        subject=_("Your ballot: %(budget)s") % {"budget": budget.title},
        paragraphs=(
            _("Somebody asked to vote on “%(budget)s” with this address. If it was not you, do nothing.")
            % {"budget": budget.title},
            _("Each address has one ballot. You can change it until the vote ends, with this same letter."),
        ),
        button=Button(_("Go to my ballot"), absolute(path)),
        small=(
            _("We keep your address with nobody’s vote: your ballot is secret, and your place on the roll is a code."),
        ),
    )
    mail.send(
        key=f"ballot:{hashlib.sha256(path.encode()).hexdigest()[:40]}", letter=letter, to=written, about=budget.ref
    )


def let_in(link: Link) -> str:
    """Somebody pressed the button in their letter: they are on the roll; answers with the path of their ballot.

    Raises InputError where the vote is over.
    """
    poll = queries.poll_of(queries.budget(int(parse(link.ref).id)))
    if poll is None:
        raise InputError(_("Nobody can vote on this now."))
    return ballot_path(voting.add_voter(poll=poll, voter=Voter(voter_ref(link.email, poll.pk), _("your address"))))


def voter_ref(email: str, poll: int) -> str:
    """An address as a line of one roll: a code that only this installation can make, another one for each vote."""
    written = email.strip().casefold()
    made = hmac.new(settings.SECRET_KEY.encode(), f"vote {poll} {written}".encode(), hashlib.sha256).hexdigest()
    return f"address:{made[:40]}"
