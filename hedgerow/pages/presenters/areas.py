"""An area in words and bars."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.pages.types import Ages, Bar
from hedgerow.places.types import Deprivation


def nation(letter: str) -> str:
    """A nation's name by the first letter of its codes."""
    return {"W": _("Wales"), "S": _("Scotland"), "N": _("Northern Ireland")}.get(letter, _("England"))


def need(told: Deprivation, where: str) -> str:
    """An area against the rest of its nation, in one sentence. `where` is the nation's name."""
    if told.decile is not None:
        share = 10 * (told.decile if told.decile <= 5 else 11 - told.decile)
        given = {"share": share, "nation": where}
        if told.decile <= 5:
            return _("Among the %(share)s%% most deprived small areas in %(nation)s.") % given
        return _("Among the %(share)s%% least deprived small areas in %(nation)s.") % given
    given = {"some": told.most_deprived, "all": told.lsoas, "nation": where}
    if not told.most_deprived:
        return _("None of its %(all)s small areas is among the fifth with most need in %(nation)s.") % given
    return (
        ngettext(
            "%(some)s of its %(all)s small areas is among the fifth with most need in %(nation)s.",
            "%(some)s of its %(all)s small areas are among the fifth with most need in %(nation)s.",
            told.most_deprived,
        )
        % given
    )


def tenth_bars(counted: Mapping[int, int]) -> list[Bar]:
    """How many small areas are in each tenth of the nation: all ten, the most deprived first."""
    most = max(counted.values(), default=0)
    names = {1: _("Most deprived tenth"), 10: _("Least deprived tenth")}
    return [
        Bar(
            names.get(tenth, _("Tenth %(number)s") % {"number": tenth}),
            counted.get(tenth, 0) / most,
            str(counted.get(tenth, 0)),
        )
        for tenth in range(1, 11)
        if most
    ]


def age_bars(here: Ages, whole: Ages | None) -> list[Bar]:
    """The share of people in each age band, with the share in the whole place."""
    beside = dict(whole.people) if whole and whole.total else {}
    return [
        Bar(
            name,
            count / here.total if here.total else 0,
            _with_whole(count / here.total if here.total else 0, beside.get(name), whole),
        )
        for name, count in here.people
    ]


def _with_whole(share: float, count: int | None, whole: Ages | None) -> str:
    if count is None or whole is None or not whole.total:
        return f"{share:.0%}"
    return _("%(here)s (whole place %(whole)s)") % {"here": f"{share:.0%}", "whole": f"{count / whole.total:.0%}"}
