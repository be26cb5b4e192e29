"""Whom a letter reaches: each address once, and none without consent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from hedgerow.engines import registry
from hedgerow.engines.mail.types import AudienceOffer, Recipient
from hedgerow.newsletters.models import Aimed, Issue, Stopped, Subscriber
from hedgerow.newsletters.rules import fingerprint, plain
from hedgerow.newsletters.types import Confirmed, Reach
from hedgerow.people.models import Contact
from hedgerow.people.queries import agreed
from hedgerow.people.types import Purpose

CHUNK = 500


def reach(issue: Issue) -> Reach:
    """Whom a letter goes to now: a constant number of queries for each thousand addresses and each audience.

    Who asked for one of its subjects gets it. Of an audience: a group by its own address, and people who agreed to news,
    here or in our record of them. Who stopped our letters or said no gets none, whatever list they stand in.
    """
    wanted = {one.email: one for one in _asked(issue)}
    belong = {plain(one.email): one for one in _belonging(issue) if one.email.strip()}
    also = {email: one for email, one in belong.items() if email not in wanted}
    gone = lost([*wanted, *also])
    yes = _agreed([email for email, one in also.items() if one.person and email not in gone])
    unasked = [email for email, one in also.items() if one.person and email not in gone and email not in yes]
    meant = {**also, **wanted}
    kept = [email for email in sorted(meant) if email not in gone and email not in set(unasked)]
    to = tuple(Recipient(email, meant[email].name, meant[email].person) for email in kept)
    return Reach(to, refused=len(gone), unasked=len(unasked))


def _asked(issue: Issue) -> Iterable[Recipient]:
    subjects = Aimed.objects.filter(issue=issue).values("subject")
    for row in Subscriber.objects.filter(state=Confirmed.LIVE, chosen__subject__in=subjects).distinct():
        yield Recipient(row.email, row.name, f"people.contact:{row.contact_id}" if row.contact_id else "")


def _belonging(issue: Issue) -> Iterable[Recipient]:
    offers: Mapping[str, AudienceOffer] = {offer.kind: offer for offer in registry.all_of(AudienceOffer)}
    for ref in issue.audiences:
        kind, _colon, key = str(ref).partition(":")
        if kind in offers:
            yield from offers[kind].recipients(key)


def lost(emails: Sequence[str]) -> set[str]:
    """Those of some addresses that stopped our letters, or whose owner last said no to news."""
    prints = {fingerprint(email): email for email in emails}
    stopped = _in(
        prints, lambda some: Stopped.objects.filter(fingerprint__in=some).values_list("fingerprint", flat=True)
    )
    no = Contact.objects.filter(agreed(Purpose.NEWSLETTER, given=False), merged_into=None)
    refused = _in(emails, lambda some: no.filter(email__in=some).values_list("email", flat=True))
    return {prints[one] for one in stopped} | refused


def _agreed(emails: Sequence[str]) -> set[str]:
    """Those whose owner agreed to news: in our record of them, or by asking for letters."""
    yes = Contact.objects.filter(agreed(Purpose.NEWSLETTER), merged_into=None)
    live = Subscriber.objects.filter(state=Confirmed.LIVE)
    known = _in(emails, lambda some: yes.filter(email__in=some).values_list("email", flat=True))
    return known | _in(emails, lambda some: live.filter(email__in=some).values_list("email", flat=True))


def _in(values: Iterable[str], asked: Callable[[list[str]], Iterable[str]]) -> set[str]:
    """What a query finds of many values, some at a time."""
    held = sorted(values)
    return {one for start in range(0, len(held), CHUNK) for one in asked(held[start : start + CHUNK])}
