"""What funders publish confirms what we wrote down: matched, marked, and claimed as checked by an outsider."""

from __future__ import annotations

from datetime import date
from uuid import uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.funding.models import Bid, Confirmation, Step
from hedgerow.funding.queries import confirming
from hedgerow.funding.rules.confirming import WITHIN, pairs
from hedgerow.funding.types import Published, Stage, StepKind
from hedgerow.kernel.money import pounds
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Pathway, Strength


def confirm_awards(today: date) -> str:
    """Each night: mark every award that a funder has published since. Safe to do again, and by two workers at once."""
    won = confirming.unconfirmed(today)
    if not won:
        return "0 awards confirmed"
    since = min(one.on for one in won) - WITHIN
    found = pairs(won, confirming.published({one.organisation for one in won}, since))
    confirmed = sum(_confirm(bid, award) for bid, award in sorted(found.items()))
    return f"{confirmed} awards confirmed"


def _confirm(bid: int, award: Published) -> bool:
    """Whether it was marked now: not where somebody took the award back meanwhile, or another worker was first."""
    try:
        with transaction.atomic():
            held = Bid.objects.select_for_update(of=("self",)).filter(pk=bid, stage=Stage.AWARDED, got=award.pence)
            one = held.first()
            if one is None or Confirmation.objects.filter(bid=one).exists():
                return False
            _mark(one, award)
            return True
    except IntegrityError:
        return False


def _mark(bid: Bid, award: Published) -> None:
    outcome = _claim(bid, award)
    Confirmation.objects.create(
        bid=bid,
        grant_id=award.grant_id,
        funder=award.funder,
        on=award.on,
        source=award.source,
        source_date=award.source_date,
        outcome=outcome.pk if outcome else None,
    )


def _claim(bid: Bid, award: Published) -> Entry | None:
    """The claim about the award's own entry; none where that was taken out of the record by hand."""
    step = bid.steps.filter(undone_at__isnull=True, kind=StepKind.AWARDED).order_by("-id").first()
    entry = _entry(step)
    if entry is None or step is None:
        return None
    text = _("%(funder)s published this award of %(pounds)s as open data (360Giving, %(id)s).") % {
        "funder": award.funder, "pounds": pounds(award.pence), "id": award.grant_id
    }  # fmt: skip
    return ledger.claim_outcome(
        by=None,
        about=entry,
        pathway=Pathway.RESOURCES,
        strength=Strength.INDEPENDENT,
        on=max(award.on, entry.on),
        text=text,
        id=uuid5(step.key, award.grant_id),
    )


def _entry(step: Step | None) -> Entry | None:
    return Entry.objects.counting().filter(pk=step.entry).first() if step and step.entry else None


def unconfirm(*, bid: Bid) -> None:
    """The award was a mistake: what confirmed it confirms nothing. Its claim is cancelled with the award's own entry."""
    Confirmation.objects.filter(bid=bid).delete()
