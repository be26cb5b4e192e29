"""One funder's page: sentences, facts, and charts with their tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.funders.presenters.lists import BASES, whole
from hedgerow.funders.queries.sentences import quiet_since
from hedgerow.funders.rules.profiles import is_quiet
from hedgerow.funders.types import Profile, Tally
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import Band
from hedgerow.places import queries as places
from hedgerow.shell import charts
from hedgerow.shell.charts import Chart, Point
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Fact

SHOWN = 12  # bars of a chart
UNKNOWN_FIRST = 0.5


def lead(one: Profile) -> str:
    """How much it gave to how many, and from when to when."""
    if not one.awards:
        return _("No award of it to an organisation is published.")
    words = ngettext(
        "One award to an organisation is published: %(sum)s.",
        "%(n)s awards to %(groups)s organisations are published: %(sum)s together.",
        one.awards,
    ) % {"n": f"{one.awards:,}", "groups": f"{one.recipients:,}", "sum": pounds(one.pence)}
    if one.first and one.last:
        years = _("The first is of %(first)s, the last of %(last)s.") % {
            "first": plain_date(one.first), "last": plain_date(one.last)
        }  # fmt: skip
        return f"{words} {years}"
    return words


def quiet(one: Profile) -> str:
    """That it has published nothing for two years, where that is so."""
    return quiet_since(one.last) if is_quiet(one.last, clock.today()) else ""


def here(one: Profile, place: str) -> str:
    """What it gave to the place."""
    if not one.here:
        told = _("No award to %(place)s in the three years up to the newest that we hold.") % {"place": place}
        earlier = ngettext("One is older.", "%(n)s are older.", one.here_ever) % {"n": f"{one.here_ever:,}"}
        return f"{told} {earlier}" if one.here_ever else told
    return ngettext(
        "One award to %(place)s in three years, of %(sum)s.",
        "%(n)s awards to %(groups)s groups in %(place)s in three years: %(sum)s together.",
        one.here,
    ) % {"n": f"{one.here:,}", "groups": f"{one.here_recipients:,}", "place": place, "sum": pounds(one.here_pence)}


def facts(one: Profile) -> list[Fact]:
    """What is to be known of it in few lines."""
    told = [Fact(_("Middle amount"), pounds(whole(one.median)))] if one.awards else []
    if one.awards > 3:
        told.append(
            Fact(
                _("Half of its awards"),
                _("between %(quarter)s and %(three)s")
                % {"quarter": pounds(whole(one.quarter)), "three": pounds(whole(one.three_quarters))},
            )
        )
    told.append(Fact(_("To groups that it had not funded before"), _new(one)))
    if one.awards:
        told.append(Fact(_("To groups on no register that we hold"), _part(one.unregistered, one.awards)))
        told.append(Fact(_("How we know where the money went"), _bases(one.bases)))
    if one.people is not None:
        told.append(Fact(_("To persons"), _people(one)))
    if one.other_currencies:
        told.append(
            Fact(_("In other currencies"), _("%(n)s, which are not counted here") % {"n": one.other_currencies})
        )
    if one.funder_id:
        told.append(Fact(_("Identifier"), one.funder_id))
    return told


def _part(count: int, of: int) -> str:
    return _("%(n)s of %(all)s (%(share)s)") % {"n": f"{count:,}", "all": f"{of:,}", "share": f"{count / of:.0%}"}


def _new(one: Profile) -> str:
    if not one.counted_new or one.since_new is None:
        return _("it has not published for long enough to say")
    return _("%(part)s since %(day)s; as far as it has published, since %(first)s") % {
        "part": _part(one.new, one.counted_new),
        "day": plain_date(one.since_new),
        "first": plain_date(one.first),
    }


def _bases(bases: Sequence[Tally]) -> str:
    return "; ".join(f"{BASES[one.code]}: {one.awards:,}" for one in bases)


def _people(one: Profile) -> str:
    assert one.people is not None
    if one.people.awards is None or one.people.pence is None:
        return _("fewer than five grants; numbers so small are not shown")
    return _("about %(n)s grants, %(sum)s together; nothing else of them is kept") % {
        "n": f"{one.people.awards:,}", "sum": pounds(one.people.pence)
    }  # fmt: skip


def drawn(one: Profile) -> list[Chart]:
    """Charts of its years, and of the sizes, themes and places of those whom it funded; none of a single bar."""
    themes, codes = theme_titles(), [tally.code for tally in one.areas[: SHOWN + 1]]
    names = places.area_names(codes)
    bands = {band.value: str(band.label) for band in Band}
    parts: tuple[tuple[str, str, str, Sequence[Tally], Mapping[str, str]], ...] = (
        ("years", _("Year by year"), _("How much it awarded in each calendar year."), one.years, {}),
        (
            "bands", _("How large the groups are"),
            _("Awards by the recipient’s income a year, by its latest return to the register."),
            in_order(one.bands), bands,
        ),
        (
            "themes", _("What the groups do"),
            _("Awards by what the recipient says that it does; one that does several things counts for each."),
            one.themes, themes,
        ),
        ("areas", _("Where the money went"), _("Awards by council area."), one.areas, names),
    )  # fmt: skip
    return [
        chart(title, words, tallies, labels, money=name == "years")
        for name, title, words, tallies, labels in parts
        if sum(bool(tally.code) for tally in tallies) > 1
    ]


def in_order(bands: Sequence[Tally]) -> list[Tally]:
    """Bands of income from the smallest up, what is not known last."""
    held = {one.code: one for one in bands}
    return [held[band.value] for band in [*(band for band in Band if band.value), Band.UNKNOWN] if band.value in held]


def chart(title: str, words: str, tallies: Sequence[Tally], labels: Mapping[str, str], *, money: bool) -> Chart:
    """Bars of the commonest, with how many are left out said in words."""
    shown = [one for one in tallies if one.code][: SHOWN if not money else None]
    unknown = next((one for one in tallies if not one.code), None)
    rest = sum(one.awards for one in tallies if one.code) - sum(one.awards for one in shown)
    if rest and not money:
        words += " " + _("%(n)s to others are not drawn.") % {"n": f"{rest:,}"}
    if unknown is not None:
        words += " " + _("Not known of %(n)s.") % {"n": f"{unknown.awards:,}"}
    value: Callable[[Tally], float] = (lambda one: one.pence / 100) if money else (lambda one: one.awards)
    points = [Point(str(labels.get(one.code, one.code)), value(one)) for one in shown]
    write = "£{:,.0f}".format if money else "{:,.0f}".format
    axis = _("Pounds") if money else _("Awards")
    return charts.bar(points, title=title, description=words, axis=axis, show=write)
