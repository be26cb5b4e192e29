"""The link to somebody's own page: it opens a page with one button, and changes nothing."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import Link
from hedgerow.accounts.types import LinkOffer, LinkPage
from hedgerow.volunteering.actions.letters import OWN
from hedgerow.volunteering.models import Application
from hedgerow.volunteering.queries.own import application_of, page_path


def own_page(link: Link) -> LinkPage | None:
    """The way to somebody's own page."""
    found = _of(link)
    if found is None:
        return None
    about = found.role.title if found.role is not None else _("your offer to help")
    return LinkPage(
        _("Hello %(name)s") % {"name": found.name},
        _("Press the button for your own page: %(about)s. You can see how far it is, and write down your hours.")
        % {"about": about},
        _("Open my page"),
    )


def open_own(link: Link) -> str:
    """Go on to it."""
    found = _of(link)
    assert found is not None, "a link without an application has no page"
    return page_path(found)


def _of(link: Link) -> Application | None:
    return application_of(link.ref.rpartition(":")[2])


LINKS = (
    LinkOffer(
        OWN,
        page=own_page,
        act=open_own,
        lasts=timedelta(days=120),
        once=False,
        over=gettext_lazy("Ask the group, or us, for a new link."),
    ),
)
