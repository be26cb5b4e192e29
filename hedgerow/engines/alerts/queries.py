"""Reading subscriptions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from hedgerow.engines import registry
from hedgerow.engines.alerts.models import Subscription
from hedgerow.engines.alerts.types import AlertOffer, Item, State
from hedgerow.engines.mail.queries import OwnPage
from hedgerow.engines.privacy.types import Person

OWN = OwnPage("alerts.subscription", "alerts:mine", "alerts:stop")


def offer(kind: str) -> AlertOffer | None:
    """What is offered under a name."""
    return next((one for one in registry.all_of(AlertOffer) if one.kind == kind), None)


def token(subscription: Subscription) -> str:
    """What stands in the address of a subscription's page: whoever has it has had a letter to its address."""
    return OWN.token(subscription.pk)


def by_token(token: str) -> Subscription | None:
    """The subscription of an address; None for one that is stopped or made up."""
    pk = OWN.key(token)
    return Subscription.objects.filter(pk=pk).first() if pk else None


def is_ours(token: str) -> bool:
    """Whether an address was made by us, though its subscription may be gone."""
    return OWN.key(token) is not None


def page(subscription: Subscription) -> str:
    """The whole address of a subscription's page."""
    return OWN.page_url(subscription.pk)


def stop(subscription: Subscription) -> str:
    """The whole address that stops it with one POST (RFC 8058)."""
    return OWN.stop_url(subscription.pk)


def same(kind: str, params: Mapping[str, str], email: str) -> Subscription | None:
    """The subscription of an address to the very same search. Few belong to one address: they are compared here."""
    held = Subscription.objects.filter(kind=kind, email__iexact=email)
    return next((one for one in held if one.params == dict(params)), None)


def live() -> QuerySet[Subscription]:
    """Those that are to be told."""
    return Subscription.objects.exclude(state=State.ASKED).order_by("pk")


def news(subscription: Subscription, kind: AlertOffer) -> list[Item]:
    """What is new and was never told. A day is looked at twice, for what was written while we looked."""
    since: datetime = subscription.confirmed_at or subscription.asked_at
    found = {item.ref: item for item in kind.find(subscription.params, since)}
    told = set(subscription.told.filter(item__in=list(found)).values_list("item", flat=True))
    return [item for ref, item in found.items() if ref not in told]


def of_person(person: Person) -> list[int]:
    """The subscriptions of somebody's addresses."""
    emails = [email.lower() for email in person.emails]
    return list(Subscription.objects.filter(email__in=emails).values_list("pk", flat=True)) if emails else []
