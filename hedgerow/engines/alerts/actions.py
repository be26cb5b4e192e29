"""Asking for alerts, confirming, stopping, telling, and letting them end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.engines.alerts import queries, rules
from hedgerow.engines.alerts.models import Subscription, Told
from hedgerow.engines.alerts.types import AlertOffer, Item, Rhythm, State
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.throttle import actions as throttle
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

AT_ONCE = 500


def ask(*, kind: str, params: Mapping[str, str], email: str, rhythm: str, address: str) -> None:
    """Somebody wants to be told: a letter asks whether the address is theirs. Whether it is here already is not told.

    `address` is the internet address it came from. Raises InputError for a search that makes no sense, and after too
    many within an hour.
    """
    offer = queries.offer(kind)
    if offer is None or not offer.describe(params):
        raise InputError(_("This search cannot be told of by e-mail."))
    if throttle.count(what="alerts.ask", who=address) > rules.MOST_AN_HOUR:
        raise InputError(_("That is a lot in one hour. Please come back in an hour."))
    if throttle.count(what="alerts.letters", who=email) > rules.MOST_LETTERS_AN_HOUR:
        return  # the person who owns the address has letters enough; who asks learns nothing
    with transaction.atomic():
        _write(_subscription(offer, params, email.strip().lower(), rhythm), offer)


def _subscription(offer: AlertOffer, params: Mapping[str, str], email: str, rhythm: str) -> Subscription:
    held = queries.same(offer.kind, params, email)
    if held is not None:
        return held
    return Subscription.objects.create(
        kind=offer.kind, params=dict(params), email=email, rhythm=Rhythm(rhythm), expires=clock.now() + rules.LASTS
    )


def _write(held: Subscription, offer: AlertOffer) -> None:
    """Ask whether the address is theirs; where it is confirmed already, lead to the page of what is on."""
    search = rules.without_addresses(offer.describe(held.params))
    asked = held.state == State.ASKED
    first = _("Somebody, we think you, asked to be told by e-mail of this: %(search)s.") % {"search": search}
    then = (
        _("Say yes, and we write to you when there is something new, %(often)s.")
        if asked
        else _("You are told already.")
    )
    letter = Letter(
        subject=_("Shall we tell you of this?") if asked else _("You are told of this already"),
        paragraphs=(first, then % {"often": Rhythm(held.rhythm).label} if asked else then),
        button=Button(_("Yes, tell me") if asked else _("Look at it, or stop it"), queries.page(held)),
        small=(_("If it was not you, do nothing: without your yes nothing more comes."),) if asked else (),
    )
    mail.send(key=f"alert:{held.pk}:asked:{clock.now():%Y%m%d%H%M%S%f}", letter=letter, to=held.email, about=held.ref)


@transaction.atomic
def confirm(*, subscription: Subscription) -> Subscription:
    """The address is theirs, or it shall go on for another year."""
    held = Subscription.objects.select_for_update().filter(pk=subscription.pk)[0]
    now = clock.now()
    held.state, held.expires = State.LIVE, now + rules.LASTS
    held.confirmed_at = held.confirmed_at or now
    held.save(update_fields=["state", "expires", "confirmed_at"])
    return held


def stop(*, subscription: Subscription) -> None:
    """Stop it, at once and for good: nothing of it is kept."""
    Subscription.objects.filter(pk=subscription.pk).delete()


def tell(today: date) -> str:
    """Nightly: write to everybody whose search has something new, ask whose year is nearly over, and end what is."""
    now, count = clock.now(), 0
    gone = Subscription.objects.filter(state=State.ASKED, asked_at__lt=now - rules.UNCONFIRMED_FOR).delete()[0]
    gone += Subscription.objects.filter(expires__lt=now).delete()[0]
    for held in queries.live().iterator(AT_ONCE):
        offer = queries.offer(held.kind)
        if offer and rules.is_due(held.rhythm, held.told_at, now):
            count += _tell(held, offer)
        if offer and held.state == State.LIVE and rules.is_to_be_asked(held.expires, now):
            _ask_to_go_on(held, offer)
    return f"{count} letters about something new, {gone} ended"


@transaction.atomic
def _tell(held: Subscription, offer: AlertOffer) -> bool:
    """What was told and the letter that tells it are written together: both or neither."""
    items, now = queries.news(held, offer), clock.now()
    Subscription.objects.filter(pk=held.pk).update(looked_at=now, **({"told_at": now} if items else {}))
    if not items:
        return False
    Told.objects.bulk_create([Told(subscription=held, item=item.ref) for item in items])
    mail.send(key=f"alert:{held.pk}:{clock.today()}", letter=_news(held, offer, items), to=held.email, about=held.ref)
    return True


def _news(held: Subscription, offer: AlertOffer, items: Sequence[Item]) -> Letter:
    shown, more = items[: rules.MOST_IN_A_LETTER], len(items) - rules.MOST_IN_A_LETTER
    count = ngettext("One is new in your search", "%(n)d are new in your search", len(items)) % {"n": len(items)}
    lines = tuple("\n".join(filter(None, [item.title, item.detail, absolute(item.url)])) for item in shown)
    rest = (ngettext("And one more.", "And %(n)d more.", more) % {"n": more},) if more > 0 else ()
    return Letter(
        subject=f"{count}: {offer.describe(held.params)}"[:200],
        paragraphs=(*lines, *rest),
        button=Button(_("See them all"), absolute(offer.back(held.params))),
        small=(
            _("You asked for this %(often)s, when there is something new. It ends on %(day)s unless you want more.")
            % {"often": Rhythm(held.rhythm).label, "day": f"{held.expires:%d.%m.%Y}"},
        ),
        unsubscribe=queries.stop(held),
    )


@transaction.atomic
def _ask_to_go_on(held: Subscription, offer: AlertOffer) -> None:
    Subscription.objects.filter(pk=held.pk).update(state=State.ENDING)
    letter = Letter(
        subject=_("Shall we go on telling you?"),
        paragraphs=(
            _("A year ago you asked to be told of this: %(search)s.") % {"search": offer.describe(held.params)},
            _("It ends on %(day)s by itself. Say so if you want another year.") % {"day": f"{held.expires:%d.%m.%Y}"},
        ),
        button=Button(_("Another year, please"), queries.page(held)),
        unsubscribe=queries.stop(held),
    )
    mail.send(key=f"alert:{held.pk}:ending:{held.expires:%Y%m%d}", letter=letter, to=held.email, about=held.ref)


def erase(keys: Sequence[Any]) -> None:
    """Remove subscriptions by their ids: for the erasure of a person."""
    Subscription.objects.filter(pk__in=keys).delete()
