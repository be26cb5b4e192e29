"""Reading drafts, and guessing what an e-mail was about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Lower

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter.models import Activity
from hedgerow.engines.files import queries as files
from hedgerow.engines.files.models import Upload
from hedgerow.engines.mail.rules.trust import is_proven, secret_in, with_secret
from hedgerow.engines.mail.types import Arrived
from hedgerow.engines.privacy.types import Person
from hedgerow.kernel import clock
from hedgerow.ledger.models import Draft, Entry, LogAddress
from hedgerow.ledger.queries.entries import commonest_activities, lineage
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Role

MOST_GUESSED = 8
FROM_MAIL = "mail.incoming:"


def of(user: User) -> QuerySet[Draft]:
    """A worker's drafts, oldest first."""
    return Draft.objects.filter(user=user)


@dataclass(frozen=True)
class Shown:
    """A draft as its page shows it."""

    draft: Draft
    groups: Sequence[Organisation]
    activity: str
    files: Sequence[Upload]


def shown(user: User) -> list[Shown]:
    """A worker's drafts with the names of everything, in four queries however many there are."""
    drafts = list(of(user))
    wanted = {pk for draft in drafts for pk in draft.groups}
    groups = {group.pk: group for group in Organisation.objects.filter(pk__in=wanted)}
    names = dict(Activity.objects.filter(pk__in={draft.activity for draft in drafts}).values_list("pk", "name"))
    kept = files.by_ref(draft.own_ref for draft in drafts)
    return [
        Shown(
            draft,
            [groups[pk] for pk in draft.groups if pk in groups],
            names.get(draft.activity, ""),
            kept.get(str(draft.own_ref), []),
        )
        for draft in drafts
    ]


def worker_at(email: str) -> User | None:
    """The colleague of an e-mail address."""
    return User.objects.filter(email=email.lower(), is_active=True).exclude(role=LioRole.NONE).first()


def writer(message: Arrived) -> User | None:
    """The colleague who wrote a message, where that is sure: their own mail server's proof, or their own log address.

    From must be theirs in any case, so a secret that leaks lets nobody else write under another name.
    """
    user = worker_at(message.sender)
    if user is None:
        return None
    inbox = settings.HEDGEROW_INBOX
    secret = secret_in(message.recipients, inbox.address)
    own = bool(secret) and LogAddress.objects.filter(user=user, secret=secret).exists()
    return user if own or is_proven(message.sender, message.results, inbox.trusts) else None


def own_address(user: User) -> str:
    """A worker's own log address, "" before they have one or while no log address is set."""
    held = LogAddress.objects.filter(user=user).first()
    return with_secret(settings.HEDGEROW_INBOX.address, held.secret) if held else ""


def others_in(message: Arrived) -> list[str]:
    """Everybody in a message but our own team and the log address."""
    log = settings.HEDGEROW_INBOX.address.lower()
    local, _at, domain = log.partition("@")
    found = [
        one
        for one in dict.fromkeys([*message.recipients, *message.mentioned])
        if one != log and not (one.endswith(f"@{domain}") and one.startswith(f"{local}+"))
    ]
    ours = set(User.objects.filter(email__in=found).exclude(role=LioRole.NONE).values_list("email", flat=True))
    return [one for one in found if one not in ours]


def groups_of(addresses: Iterable[str]) -> list[int]:
    """The groups whose address, or the address of somebody who has a role in them today, is among these."""
    wanted, today = list(addresses), clock.today()
    if not wanted:
        return []
    own = Organisation.objects.annotate(low=Lower("email")).filter(low__in=wanted)
    held = Role.objects.annotate(low=Lower("contact__email")).filter(low__in=wanted, contact__merged_into__isnull=True)
    now = held.filter(Q(until__isnull=True) | Q(until__gte=today))
    pairs = [*own.values_list("pk", "merged_into"), *now.values_list("organisation", "organisation__merged_into")]
    return list(dict.fromkeys(merged or pk for pk, merged in pairs))[:MOST_GUESSED]


def usual_activity(user: User) -> str:
    """What a worker's e-mails most often were; before there are any, what their work most often is; else nothing."""
    theirs = Entry.objects.filter(recorded_by=user.pk, ref__startswith=FROM_MAIL, activity__retired_on__isnull=True)
    first = theirs.values_list("activity").annotate(times=Count("pk")).order_by("-times", "activity").first()
    if first:
        return str(first[0])
    commonest = commonest_activities(user)
    return commonest[0].pk if commonest else ""


def of_person(person: Person) -> list[UUID]:
    """The drafts of e-mails that somebody is in. Few, and kept for a month: they are read through."""
    emails = {email.lower() for email in person.emails}
    rows = Draft.objects.values_list("pk", "others") if emails else ()
    return [pk for pk, others in rows if emails & set(others)]


def files_of(entry: Entry) -> list[Upload]:
    """The files of an entry, and of what it was corrected from."""
    kept = files.by_ref(Entry(pk=pk).own_ref for pk in lineage(entry))
    return [upload for held in kept.values() for upload in held]
