"""The link in a letter that asks a group what it did: it opens a page with one button, and changes nothing."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import Link
from hedgerow.accounts.types import LinkOffer, LinkPage
from hedgerow.kernel.ids import key
from hedgerow.offers.actions.letters import PURPOSE
from hedgerow.offers.models import Report
from hedgerow.offers.queries import report_of
from hedgerow.offers.queries.links import report_path
from hedgerow.offers.rules.periods import LINK_LASTS
from hedgerow.shell.templatetags.shell import plain_date


def report_page(link: Link) -> LinkPage | None:
    """The way to the report of a period, while it can be put right."""
    found = _of(link)
    if found is None or found.period.closed_at is not None:
        return None
    told = {
        "group": found.part.group.name,
        "title": found.part.offer.problem.title,
        "from": plain_date(found.period.starts),
        "to": plain_date(found.period.ends),
    }
    return LinkPage(
        _("What did %(group)s do?") % told,
        _("“%(title)s”, from %(from)s to %(to)s. It takes two minutes.") % told,
        _("Tell what we did"),
    )


def open_report(link: Link) -> str:
    """Go on to it."""
    found = _of(link)
    assert found is not None, "a link without a report has no page"
    return report_path(found)


def _of(link: Link) -> Report | None:
    pk = key(link.ref.rpartition(":")[2])
    return report_of(pk) if pk is not None else None


LINKS = (
    LinkOffer(
        PURPOSE,
        page=report_page,
        act=open_report,
        lasts=LINK_LASTS,
        once=False,
        over=gettext_lazy("Ring us, and we write down what you did."),
    ),
)
