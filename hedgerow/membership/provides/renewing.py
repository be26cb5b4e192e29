"""The page behind the link of the letter that asks to renew."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import Link
from hedgerow.accounts.types import LinkOffer, LinkPage
from hedgerow.kernel.money import pounds
from hedgerow.kernel.refs import parse
from hedgerow.membership import actions, queries, rules
from hedgerow.membership.actions.telling import RENEW
from hedgerow.membership.models import Spell
from hedgerow.people.queries.wording import us
from hedgerow.shell.templatetags.shell import plain_date


def _spell(link: Link) -> Spell | None:
    """The membership that a link may still renew: it runs, to the very day that the letter spoke of."""
    runs_to = date.fromisoformat(link.data["runs_to"])
    return queries.with_all().filter(pk=int(parse(link.ref).id), until__isnull=True, runs_to=runs_to).first()


def page(link: Link) -> LinkPage | None:
    """To when, and what it costs; nothing once it is renewed or has ended."""
    spell = _spell(link)
    if spell is None:
        return None
    group = queries.current(spell)
    fee = rules.fee(spell.kind.fees, group.band)
    ends = rules.last_day(spell.runs_to + rules.DAY, spell.kind.months)
    told = {"us": us(), "day": plain_date(ends), "fee": pounds(fee)}
    text = _("%(us)s keeps you as a member to %(day)s. The fee is %(fee)s: we tell you how to pay it.")
    free = _("%(us)s keeps you as a member to %(day)s. It costs nothing.")
    title = _("Renew the membership of %(group)s?") % {"group": group.name}
    return LinkPage(title, (text if fee else free) % told, _("Yes, renew it"))


def act(link: Link) -> str:
    """Renew, and say thank you."""
    spell = _spell(link)
    assert spell is not None, "its page would have said that it is over"
    actions.renew(by=None, spell=spell, runs_to=spell.runs_to)
    return reverse("membership:renewed")


LINKS = (
    LinkOffer(
        RENEW,
        page=page,
        act=act,
        lasts=timedelta(days=90),
        over=gettext_lazy("It may be renewed already. Talk to us if you are not sure."),
    ),
)
