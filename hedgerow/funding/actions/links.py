"""Asking by night whether the pages of open funds are still there. What is asked is asked outside of any transaction."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.lifecycle import actions as lifecycle
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.todo import actions as todo
from hedgerow.funding.models import Fund, LinkCheck
from hedgerow.funding.rules.links import by_host, is_dead, is_our_own_fault
from hedgerow.spine.fetching.asking import Found, host_of, there

POLITE_SECONDS = 1.0  # between two pages of one host
Ask = Callable[[str], Found]


def check_links(today: date, *, ask: Ask | None = None, wait: float = POLITE_SECONDS) -> str:
    """Each night: ask for the page of each open fund, one host after the other. A page that is not there for several
    nights pauses its fund. Our own pages are not asked for. Safe to do again: a night counts once."""
    if not settings.CHECK_LINKS:
        return "links are not checked: HEDGEROW_CHECK_LINKS is off"
    linked = Fund.objects.filter(state=State.LIVE).exclude(link="").exclude(link__startswith=absolute("/"))
    rows = list(linked.values_list("pk", "link"))
    found = _asked(by_host((host_of(link), link) for _pk, link in rows), ask or _there, wait)
    if is_our_own_fault([one.answered for one in found.values()]):
        return f"none of {len(found)} pages could be reached: the fault may be ours, so nothing was counted"
    paused = sum(note_link(pk=pk, link=link, found=found[link], today=today) for pk, link in rows)
    missing = sum(not one.there for one in found.values())
    return f"{len(found)} pages asked for, {missing} not there, {paused} funds paused"


def _there(link: str) -> Found:
    return there(link, within=settings.ASK_WITHIN)


def _asked(hosts: dict[str, list[str]], ask: Ask, wait: float) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for links in hosts.values():
        for number, link in enumerate(links):
            if number:
                time.sleep(wait)
            found[link] = ask(link)
    return found


@transaction.atomic
def note_link(*, pk: int, link: str, found: Found, today: date) -> bool:
    """Note what came of asking for a fund's page, and whether the fund was paused for it."""
    fund = Fund.objects.select_for_update().filter(pk=pk, state=State.LIVE, link=link).first()
    if fund is None:
        return False  # closed, paused or given another page meanwhile
    held, _made = LinkCheck.objects.get_or_create(fund=fund, defaults={"link": link, "asked_on": today})
    if held.link != link:
        held.link, held.fails, held.failed_since = link, 0, None
    again = held.asked_on == today and not _made
    held.asked_on, held.said = today, found.said[:200]
    if found.there:
        held.fails, held.failed_since = 0, None
    elif not (again and held.fails):
        held.fails, held.failed_since = held.fails + 1, held.failed_since or today
    held.paused = is_dead(held.fails)
    held.save()
    if held.paused:
        _pause(fund, today)
    return held.paused


def _pause(fund: Fund, today: date) -> None:
    lifecycle.move(by=None, record=fund, ref=fund.ref, to=State.PAUSED)
    owner = User.objects.filter(pk=fund.owner, is_active=True).first() if fund.owner else None
    todo.add(
        by=None,
        what=_("Find the page of this fund: it has not answered for three nights, so the fund is paused."),
        owner=owner if owner and owner.is_worker else None,
        due=today,
        ref=fund.ref,
    )
