"""Evidence in sentences: counts with what they are counts of, and what nobody can say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.funders.types import Count, Evidence, Size
from hedgerow.kernel.money import pounds
from hedgerow.shell.templatetags.shell import plain_date

FEW = 3  # awards here: with fewer, those in places like it say more
MANY = 0.2  # of the awards: from here on it is said that something of them is not known


@dataclass(frozen=True)
class Said:
    """What a funder's awards say for a group: the first sentence, the others, and what is unsure about them.

    `quiet` is that it has published nothing for two years, where that is so: it stands beside the first.
    """

    first: str
    more: tuple[str, ...]
    unsure: tuple[str, ...]
    quiet: str = ""


def say(found: Evidence) -> Said:
    """The evidence, in sentences. The first says most for this group."""
    more = [_alike_places(found), *_apart(found), _theme(found), _typical(found), _new(found)]
    quiet = quiet_since(found.until) if found.quiet else ""
    return Said(_first(found), tuple(filter(None, more)), tuple(_unsure(found)), quiet)


def about(pence: int) -> str:
    """An amount in whole pounds: one in the middle of others is nobody's own."""
    return pounds(round(pence / 100) * 100)


def sized(size: Size) -> str:
    """Groups of a size: "groups under £25,000"."""
    if not size.least:
        return _("groups under %(most)s") % {"most": pounds(size.most or 0)}
    if size.most is None:
        return _("groups of %(least)s and more") % {"least": pounds(size.least)}
    return _("groups of %(least)s to %(most)s") % {"least": pounds(size.least), "most": pounds(size.most)}


def _years(found: Evidence) -> str:
    return _("between %(since)s and %(until)s") % {
        "since": plain_date(found.since), "until": plain_date(found.until)
    }  # fmt: skip


def _whom(found: Evidence) -> str:
    """Groups like this one, in words."""
    size = sized(found.like.size) if found.like.size else _("groups")
    if not found.like.authorities:
        return size
    return _("%(groups)s in %(place)s") % {"groups": size, "place": found.like.place}


def _of(found: Evidence) -> str:
    return ngettext("its one award", "its %(n)s awards", found.total.awards) % {"n": f"{found.total.awards:,}"}


def _first(found: Evidence) -> str:
    alike = found.alike
    if alike is None:
        return _("It made %(n)s %(years)s.") % {"n": _awards(found.total.awards), "years": _years(found)}
    if found.peers and _few_here(found):
        return _peers(found, found.peers, alike)
    if not alike.awards:
        return _("None of %(all)s %(years)s went to %(whom)s, as far as is known.") % {
            "all": _of(found), "years": _years(found), "whom": _whom(found)
        }  # fmt: skip
    if alike.awards == found.total.awards > 1:
        words = _("All %(n)s of its awards %(years)s went to %(whom)s; the middle amount was %(median)s.") % {
            "n": f"{alike.awards:,}", "years": _years(found), "whom": _whom(found), "median": about(alike.median)
        }  # fmt: skip
        return f"{words} {_new_of(alike)}" if found.new_known else words
    words = _("%(n)s of %(all)s %(years)s went to %(whom)s; the middle amount was %(median)s.") % {
        "n": f"{alike.awards:,}", "all": _of(found), "years": _years(found), "whom": _whom(found),
        "median": about(alike.median),
    }  # fmt: skip
    return f"{words} {_new_of(alike)}" if found.new_known else words


def _few_here(found: Evidence) -> bool:
    """Whether places like this one say more than it does itself."""
    peers, alike = found.peers, found.alike
    return peers is not None and alike is not None and alike.awards < FEW and peers.awards > alike.awards


def _alike_places(found: Evidence) -> str:
    """How many went to places like this one, and which they are."""
    peers, alike = found.peers, found.alike
    if peers is None or alike is None or peers.awards <= alike.awards:
        return ""
    nearest = _("Places like %(place)s are the fifth of councils that are nearest to it in need.") % {
        "place": found.like.place
    }
    if _few_here(found):
        return nearest
    size = sized(found.like.size) if found.like.size else _("groups")
    words = _("%(n)s went to %(size)s in places like %(place)s; the middle amount was %(median)s.") % {
        "n": f"{peers.awards:,}", "size": size, "place": found.like.place, "median": about(peers.median)
    }  # fmt: skip
    return f"{words} {nearest}"


def _peers(found: Evidence, peers: Count, alike: Count) -> str:
    """In places like this one, where there are few in this one."""
    size = sized(found.like.size) if found.like.size else _("groups")
    words = _("%(n)s of %(all)s %(years)s went to %(size)s in places like %(place)s, %(here)s of them here; "
              "the middle amount was %(median)s.") % {
        "n": f"{peers.awards:,}", "all": _of(found), "years": _years(found), "size": size, "place": found.like.place,
        "here": f"{alike.awards:,}" if alike.awards else _("none"), "median": about(peers.median),
    }  # fmt: skip
    return f"{words} {_new_of(peers)}" if found.new_known else words


def _new_of(alike: Count) -> str:
    if not alike.new:
        return _("None of these was new to it.")
    return ngettext(
        "One of these was new to it.", "%(n)s of these were new to it.", alike.new
    ) % {"n": f"{alike.new:,}"}  # fmt: skip


def _awards(count: int) -> str:
    return ngettext("one award", "%(n)s awards", count) % {"n": f"{count:,}"}


def _apart(found: Evidence) -> list[str]:
    """Size and place one by one, where together they say less than either."""
    if found.size is None or found.here is None or found.alike is None or found.like.size is None:
        return []
    told = []
    if found.size.awards > found.alike.awards:
        told.append(
            _("%(n)s went to %(size)s, wherever they are; the middle amount was %(median)s.")
            % {"n": f"{found.size.awards:,}", "size": sized(found.like.size), "median": about(found.size.median)}
        )
    if found.here.awards > found.alike.awards:
        told.append(
            _("%(n)s went to groups of any size in %(place)s; the middle amount was %(median)s.")
            % {"n": f"{found.here.awards:,}", "place": found.like.place, "median": about(found.here.median)}
        )
    return told


def _theme(found: Evidence) -> str:
    if found.theme is None:
        return ""
    if not found.theme.awards:
        return _("None went to groups that are known to do what this one does.")
    return _("%(n)s went to groups that do what this one does.") % {"n": f"{found.theme.awards:,}"}


def _typical(found: Evidence) -> str:
    if found.total.awards < 4:
        return ""
    return _("Half of all its awards were between %(quarter)s and %(three)s; the middle one was %(median)s.") % {
        "quarter": about(found.quarter), "three": about(found.three_quarters), "median": about(found.total.median)
    }  # fmt: skip


def _new(found: Evidence) -> str:
    if not found.new_known:
        return ""
    return _("%(n)s of all its awards went to groups that it had not funded before.") % {"n": f"{found.total.new:,}"}


def _unsure(found: Evidence) -> list[str]:
    total = found.total.awards
    told = []
    if found.like.size and found.income_unknown >= MANY * total:
        told.append(_("The income of whoever got %(n)s of them is not known.") % {"n": f"{found.income_unknown:,}"})
    elif found.like.size is None:
        told.append(_("This group’s income is not known, so size was left out."))
    if found.like.authorities and found.area_unknown >= MANY * total:
        told.append(_("Where %(n)s of them went is not known.") % {"n": f"{found.area_unknown:,}"})
    if found.head_office >= MANY * total:
        told.append(_("Of %(n)s only the head office’s place is known.") % {"n": f"{found.head_office:,}"})
    if found.theme is not None and found.theme_unknown >= MANY * total:
        told.append(_("What the recipients of %(n)s do is not known.") % {"n": f"{found.theme_unknown:,}"})
    if not found.new_known:
        told.append(_("It has not published for long enough to say who was new to it."))
    return told


def quiet_since(last: date | None) -> str:
    """That a funder has published nothing for long."""
    if last is None:
        return _("None of its awards has a day, so nobody can say how old they are.")
    return _("It has published no award since %(day)s: it may have stopped, or publish late.") % {
        "day": plain_date(last)
    }
