"""Positions: written in versions, signed or dissented from on the record, agreed."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy import rules
from hedgerow.advocacy.actions import chain, letters
from hedgerow.advocacy.models import Issue, Position, SignUp, Voice, Wording
from hedgerow.advocacy.queries.issues import stands_of
from hedgerow.advocacy.types import Agreement, Shown, Stand, Told
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.roles import ids_with_merged
from hedgerow.spine.errors import InputError


def newest(position: Position | None) -> Wording | None:
    """The wording that was written last."""
    return Wording.objects.filter(position=position).order_by("-number").first() if position else None


@transaction.atomic
def write_position(*, by: User, issue: Issue, text: str, seen: int = 0) -> Wording:
    """Write what we say of an issue, as its next version. `seen` is the version that the writer had before them.

    Raises InputError where it says nothing, or somebody wrote another version meanwhile: nothing is written over.
    """
    held = chain.hold(issue)
    position = Position.objects.filter(issue=held).first() or Position.objects.create(issue=held)
    last = newest(position)
    if not text.strip():
        raise InputError(_("Write what we say."))
    if last is not None and last.text == text.strip():
        return last
    if (last.number if last else 0) != seen:
        raise InputError(
            _("Somebody wrote version %(number)d while you were writing. Read it, and put yours together with it.")
            % {"number": last.number if last else 0}
        )
    made = Wording.objects.create(position=position, number=seen + 1, text=text.strip()[:4000], made_by=by.pk)
    audit.record(by=by, did="position.written", ref=held.ref, fields=["text"])
    return made


@transaction.atomic
def ask_groups(*, by: User, position: Position) -> int:
    """Write to the groups that raised the issue: read what we say, and sign it, or say that you see it otherwise.

    Each group is asked once for each version. Says how many letters were written.
    """
    chain.hold(position.issue_id)
    wording = newest(position)
    if wording is None:
        raise InputError(_("Write first what we say."))
    count = letters.ask_for_stands(position, wording)
    position.asked_at = clock.now()
    position.save(update_fields=["asked_at"])
    audit.record(by=by, did="position.groups_asked", ref=position.issue.ref)
    return count


@transaction.atomic
def take_stand(
    *,
    by: User | None,
    position: Position,
    organisation: Organisation,
    stand: str,
    reason: str = "",
    shown: str = Shown.NAMED,
    told: str = Told.TEAM,
    number: int | None = None,
) -> SignUp:
    """A group signs the newest version, or sees it otherwise and says why. Saying it anew replaces what it said.

    `number` is the version that they read. Raises InputError where that is not the newest any more, there is none, or a
    dissent says nothing.
    """
    issue = chain.hold(position.issue_id)
    wording = newest(position)
    if wording is None:
        raise InputError(_("Nothing has been written yet that could be signed."))
    if number is not None and number != wording.number:
        raise InputError(_("The text has changed since you opened this page. Read it again, please."))
    if stand == Stand.DISSENTS and not reason.strip():
        raise InputError(_("Say why you see it otherwise: it is kept and shown beside what was agreed."))
    if told == Told.TEAM:  # what a group did not say itself never shows it more openly than it wished
        shown = rules.strictest((shown, *_wishes(issue, organisation)))
    facts = {
        "number": wording.number,
        "stand": Stand(stand),
        "reason": reason.strip()[:2000],
        "shown": Shown(shown),
        "told": Told(told),
        "on": clock.today(),
        "made_by": by.pk if by else None,
    }
    held = SignUp.objects.filter(position=position, organisation__in=ids_with_merged(organisation)).first()
    if held is None:
        held = SignUp.objects.create(position=position, organisation=organisation, **facts)
    else:
        for name, value in facts.items():
            setattr(held, name, value)
        held.save()
    audit.record(by=by, did=f"position.{stand}", ref=issue.ref)
    return held


def _wishes(issue: Issue, organisation: Organisation) -> list[str]:
    own = Voice.objects.filter(issue=issue, organisation__in=ids_with_merged(organisation), withdrawn_on__isnull=True)
    return list(own.values_list("shown", flat=True))


@transaction.atomic
def agree(
    *,
    by: User | None,
    position: Position,
    how: str,
    on: date | None = None,
    network: str = "",
    network_name: str = "",
    decision: str = "",
    dissent: str = "",
) -> Position:
    """The newest version is agreed: by a vote, at a meeting of a network (`decision` is the ref of what it decided), or by
    the groups that signed it. Who saw it otherwise stays beside it.

    Raises InputError where it was agreed already, or nobody signed what is to be agreed by signing.
    """
    issue = chain.hold(position.issue_id)
    held = Position.objects.select_for_update(of=("self",)).in_bulk([position.pk])[position.pk]
    wording, day = newest(held), on or clock.today()
    if wording is None:
        raise InputError(_("Write first what we say."))
    if held.agreed_number == wording.number:
        raise InputError(_("This version has been agreed already."))
    if day > clock.today():
        raise InputError(_("That day is still to come."))
    signed = [row for row in stands_of(held) if row.stand == Stand.SIGNS and row.number == wording.number]
    if how == Agreement.SIGNED and not signed:
        raise InputError(_("No group has signed this version yet."))
    held.agreed_number, held.agreed_on, held.how = wording.number, day, Agreement(how)
    held.first_agreed_on = held.first_agreed_on or day
    held.decision, held.dissent = decision, dissent.strip()[:2000]
    if network_name:
        held.network, held.network_name = network, network_name[:120]
    held.save()
    chain.write(by=by, issue=issue, act=chain.AGREED, ref=held.ref, on=day, body=issue.body_id)
    audit.record(by=by, did="position.agreed", ref=issue.ref)
    chain.advance(issue)
    return held
