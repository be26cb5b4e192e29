"""What codes, hours and places of services are called on screens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.kernel.words import Words
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.services.models import Service
from hedgerow.services.types import Access, Day, Language, Need, Place, Price, Said, TagKind, Taking, Times, Way


def labels(kind: str) -> Mapping[str, Words]:
    """Labels by code of one kind of tag, in the order in which they are offered."""
    if kind == TagKind.THEME:
        return theme_titles()
    if kind == TagKind.BENEFICIARY:
        return theme_titles(TagScheme.BENEFICIARY)
    lists = {TagKind.NEED: Need, TagKind.ACCESS: Access, TagKind.LANGUAGE: Language}
    return dict(lists[TagKind(kind)].choices)


def label(kind: str, code: str) -> str:
    """What a code is called; the code itself where we no longer have it."""
    return str(labels(kind).get(code, code))


def listed(words: Iterable[object]) -> str:
    """Words in a row: "a, b and c"."""
    said = [str(word) for word in words]
    if len(said) < 2:
        return "".join(said)
    return _("%(some)s and %(last)s") % {"some": ", ".join(said[:-1]), "last": said[-1]}


def clock_words(moment: time) -> str:
    """A time as people say it: "10am", "2.30pm", "noon"."""
    if (moment.hour, moment.minute) == (12, 0):
        return _("noon")
    hour, half = moment.hour % 12 or 12, _("am") if moment.hour < 12 else _("pm")
    return f"{hour}.{moment.minute:02d}{half}" if moment.minute else f"{hour}{half}"


def nth_words() -> dict[int, str]:
    """Which of the month."""
    return {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), -1: _("last")}


def times_words(times: Iterable[Times]) -> list[str]:
    """Hours as lines: "Mondays and Wednesdays, 10am to noon", "second Thursday of the month, 2pm to 4pm"."""
    return [_times(one) for one in times]


def _times(one: Times) -> str:
    names = [str(Day(code).label) for code in one.days]
    if one.nth is not None:
        days = _("%(nth)s %(days)s of the month") % {"nth": nth_words()[one.nth].capitalize(), "days": listed(names)}
    elif len(names) == len(Day):
        days = _("Every day")
    elif one.days == tuple(Day.values)[:5]:
        days = _("Mondays to Fridays")
    else:
        days = listed(_("%(day)ss") % {"day": name} for name in names)
    return ", ".join(filter(None, (days, hours_words(one), one.note)))


def hours_words(one: Times) -> str:
    """From when to when."""
    if one.opens is None:
        return ""
    if one.closes is None:
        return _("from %(time)s") % {"time": clock_words(one.opens)}
    return _("%(opens)s to %(closes)s") % {"opens": clock_words(one.opens), "closes": clock_words(one.closes)}


def place_words(one: Place) -> str:
    """A place in a line."""
    return ", ".join(filter(None, (one.name, one.address, one.postcode)))


def price_words(one: Price) -> str:
    """A price in a line: "Adults: £3.50, pay what you can"."""
    amount = "" if one.pence is None else _money(one.pence)
    said = ", ".join(filter(None, (amount, one.words)))
    return f"{one.option}: {said}" if one.option and said else one.option or said


def _money(pence: int) -> str:
    if pence == 0:
        return _("free")
    return f"£{pence // 100:,}" if pence % 100 == 0 else f"£{pence // 100:,}.{pence % 100:02d}"


def ages_words(service: Service) -> str:
    """Ages in words, "" where none is said."""
    low, high = service.age_from, service.age_to
    if low and high is not None:
        return _("ages %(low)s to %(high)s") % {"low": low, "high": high}
    if low:
        return _("from age %(low)s") % {"low": low}
    return _("up to age %(high)s") % {"high": high} if high is not None else ""


def taking(service: Service) -> str:
    """Whether it takes people, and about how long until an answer, in a line."""
    if not service.taking:
        return ""
    said = str(Taking(service.taking).label)
    if service.reply_days is None:
        return said
    if service.reply_days == 0:
        return _("%(said)s; an answer the same day") % {"said": said}
    days = ngettext("an answer in about %(n)d day", "an answer in about %(n)d days", service.reply_days)
    return f"{said}; {days % {'n': service.reply_days}}"


def how(service: Service) -> str:
    """How people come to it."""
    way = str(Way(service.way).label).capitalize() if service.way else ""
    return ". ".join(filter(None, (way, service.way_words)))


def cost(service: Service, said: Said) -> str:
    """What it costs."""
    prices = [price_words(one) for one in said.prices or ()]
    return "; ".join([*([_("Free")] if service.free else []), *filter(None, prices)])
