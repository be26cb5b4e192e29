"""What the money map says in sentences."""

from __future__ import annotations

from django.utils.http import urlencode
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.flows.rules.flows import deserts, key_sentence, least_fifth
from hedgerow.flows.types import Basis, Picture
from hedgerow.kernel.money import pounds

MOST_NAMED = 6


def whole(pence: int | None) -> str:
    """Whole pounds, as sums this large are read."""
    return "–" if pence is None else pounds(round(pence / 100) * 100)


def address(years: int, theme: str = "") -> str:
    """What a page of the money map shows, as the end of its address."""
    return "?" + urlencode({"years": years} | ({"theme": theme} if theme else {}))


def sentences(found: Picture) -> list[str]:
    """What it says first, computed from the sums."""
    said = []
    key = key_sentence(found.flows)
    if key is not None and key.wards:
        told = {"n": key.wards, "thin": key.thin}
        if key.thin:
            words = ngettext(
                "The one ward with most need is among the fifth that money reaches least.",
                "Of %(n)d wards with most need, %(thin)d are among the fifth that money reaches least.",
                key.wards,
            )
            said.append(words % told)
        else:
            said.append(_("No ward with most need is among the fifth that money reaches least."))
        if key.need_pence is not None and key.rest_pence is not None:
            sums = {"need": whole(key.need_pence), "rest": whole(key.rest_pence)}
            said.append(_("%(need)s a head reached the wards with most need, and %(rest)s a head all others.") % sums)
    elif key is not None:
        said.append(_("No ward here is among those with most need in the country."))
    thin = least_fifth(found.flows)
    least = sorted((one for one in found.flows if one.ward.code in thin), key=lambda one: one.per_head or 0)
    names = [one.ward.name for one in deserts(found.flows) or least]
    if names and len(names) <= MOST_NAMED:
        said.append(_("Money reaches least: %(wards)s.") % {"wards": get_text_list(names, _("and"))})
    return said


def uncertainty(found: Picture) -> str:
    """How much of it is not known to have been spent where it stands."""
    told = {
        "share": whole(found.total - found.by_basis.get(Basis.BENEFICIARY, 0)),
        "sum": whole(found.unplaced),
        "n": found.unplaced_awards,
    }
    return _(
        "For %(share)s of it the funder does not say in which ward the work happens: it stands where the group has its "
        "address or is registered. Where that is not known either, it stands in no ward (%(sum)s, %(n)d awards). Many "
        "funders publish nothing at all."
    ) % told  # fmt: skip


def paid_elsewhere(found: Picture) -> str:
    """What council spend is counted, and what is not."""
    said = [
        _(
            "Council spend is what is published of payments to groups on a register, by the ward where each is registered."
        ),
        _("Open funds are those of our list that take work there."),
    ]
    if found.spent_elsewhere:
        told = {"sum": whole(found.spent_elsewhere)}
        said.insert(1, _("%(sum)s more went to groups registered in none of these wards.") % told)
    return " ".join(said)
