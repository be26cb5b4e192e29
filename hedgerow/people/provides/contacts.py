"""What contacts offer to the engines and to the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import Link
from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.accounts.types import LinkOffer, LinkPage
from hedgerow.engines.privacy.types import AfterErasure, Person
from hedgerow.engines.registry import Deed, Hit, RefOffer, SearchOffer
from hedgerow.kernel.refs import parse
from hedgerow.people import actions, queries
from hedgerow.people.actions.preferences import LINK, STOP, STOP_LASTS, page_path, stop
from hedgerow.people.models import Contact
from hedgerow.people.queries.listing import with_hats
from hedgerow.people.queries.wording import us
from hedgerow.people.types import Purpose

CONTACT = "people.contact"


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Names of contacts by id."""
    rows = Contact.objects.filter(pk__in=ids).values_list("pk", "name")
    return {str(pk): name for pk, name in rows}


def url(pk: str) -> str:
    """The page of a contact, which only our team may open."""
    return reverse("people:contact", args=[pk])


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """People, for our team alone, with what they are where."""
    if not is_team(somebody):
        return []
    rows = queries.find(words, limit, among=with_hats(queries.live()))
    return [Hit(row.name, url(str(row.pk)), _where(row)) for row in rows]


def _where(row: Contact) -> str:
    hats = [f"{hat.get_kind_display()}, {hat.organisation.name}" for hat in getattr(row, "hats", [])]
    return hats[0] if hats else row.email or row.phone


def person_of(link: Link) -> Contact | None:
    """Whose link it is, after merges; None where they are no longer here."""
    try:
        return queries.resolve(parse(link.person).id)
    except (ValueError, Contact.DoesNotExist):
        return None


def preferences_page(link: Link) -> LinkPage | None:
    """The way to somebody's preferences."""
    contact = person_of(link)
    if contact is None:
        return None
    text = _("Press the button to see what you have said so far. It says what %(us)s uses your details for.")
    return LinkPage(_("Hello %(name)s") % {"name": contact.name}, text % {"us": us()}, _("See and change it"))


def open_preferences(link: Link) -> str:
    """Go on to the preferences."""
    contact = person_of(link)
    assert contact is not None, "a link without a person has no page"
    return page_path(contact)


def stop_page(link: Link) -> LinkPage | None:
    """The one question of unsubscribing."""
    if person_of(link) is None:
        return None
    if link.data.get("purpose") != Purpose.NEWSLETTER:
        return LinkPage(_("Stop these letters?"), _("We will send you no more of this sort."), _("Stop them"))
    return LinkPage(_("Stop news and events?"), _("%(us)s will send you no more news.") % {"us": us()}, _("Stop them"))


def stopped(link: Link) -> str:
    """Stop them, and say so."""
    contact = person_of(link)
    assert contact is not None, "a link without a person has no page"
    stop(contact, str(link.data.get("purpose", Purpose.NEWSLETTER)))
    return reverse("people:stopped")


def forget_words(_person: Person) -> None:
    """Leave no word of a name in the index."""
    actions.forget_words()


REFS = (RefOffer(CONTACT, titles, url),)
SEARCHES = (SearchOffer(gettext_lazy("People"), find),)
BOX = (
    Deed(
        gettext_lazy("Add a person"), lambda: reverse("people:add"), is_team, gettext_lazy("contact new somebody add")
    ),
    Deed(
        gettext_lazy("People without an e-mail address"),
        lambda: reverse("people:contacts") + "?reach=no_email",
        is_team,
        gettext_lazy("contacts email post letters"),
    ),
)
LINKS = (
    LinkOffer(
        LINK,
        page=preferences_page,
        act=open_preferences,
        lasts=timedelta(days=30),
        once=False,
        over=gettext_lazy("Ask us for a new link, or tell us by telephone what you would like."),
    ),
    LinkOffer(
        STOP,
        page=stop_page,
        act=stopped,
        lasts=STOP_LASTS,
        once=False,
        by_machine=True,
        over=gettext_lazy("Ring us or write to us, and we will stop them."),
    ),
)
AFTER_ERASURE = (AfterErasure("people.words", forget_words),)
