"""What documents offer: acts, links, files, to-dos, and what becomes of old ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import Link, User
from hedgerow.accounts.permissions import is_team
from hedgerow.accounts.types import LinkOffer, LinkPage
from hedgerow.documents import actions, queries
from hedgerow.documents.models import Document, Share
from hedgerow.documents.permissions import can_see_document
from hedgerow.documents.types import REPLACED_KEPT_DAYS, Standing
from hedgerow.engines.audit.types import AuditWords
from hedgerow.engines.files.types import FileOffer
from hedgerow.engines.privacy.types import RetentionRule
from hedgerow.engines.registry import Deed, RefOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel.ids import key
from hedgerow.ledger.types import Act
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep
from hedgerow.shell.templatetags.shell import plain_date

DOCUMENT, SHARE = "documents.document", "documents.share"
MOST = 5
SHOWN = 20


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Whose document, and which, by id."""
    rows = Document.objects.filter(pk__in=list(ids)).select_related("organisation")
    return {str(one.pk): _("%(group)s: %(what)s") % {"group": one.organisation.name, "what": one} for one in rows}


def document_url(pk: str) -> str:
    """Documents stand in the space of their group."""
    found = Document.objects.select_related("organisation").get(pk=pk)
    return reverse("documents:own", args=[found.organisation.now.pk])


def share_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Whose documents were shared, by id."""
    rows = Share.objects.filter(pk__in=list(ids)).select_related("organisation")
    return {str(one.pk): _("Documents of %(group)s, shared") % {"group": one.organisation.name} for one in rows}


def share_url(pk: str) -> str:
    """Shares stand in the space of their group."""
    found = Share.objects.select_related("organisation").get(pk=pk)
    return reverse("documents:own", args=[found.organisation.now.pk])


def may_read(user: Any, pk: str) -> bool:
    """Whether somebody may have the file of a document."""
    found = Document.objects.select_related("organisation").filter(pk=pk).first()
    return found is not None and can_see_document(user, found)


def page(link: Link) -> LinkPage | None:
    """What a link shows before it is opened."""
    found = _share(link)
    if found is None:
        return None
    told = {"group": found.organisation.now.name, "whom": found.whom, "day": plain_date(found.ends)}
    return LinkPage(
        _("Documents of %(group)s") % told,
        _("For %(whom)s, until %(day)s. %(group)s is shown that they were opened.") % told,
        _("Open them"),
    )


def open_share(link: Link) -> str:
    """Note that it was opened, and go on to it."""
    found = _share(link)
    assert found is not None, "a link without a share has no page"
    actions.note_opening(share=found)
    return queries.shared_path(found)


def _share(link: Link) -> Share | None:
    pk = key(link.ref.rpartition(":")[2])
    return queries.live_share(pk) if pk is not None else None


def due(user: AbstractBaseUser, today: date) -> Iterator[Due]:
    """Documents that somebody should look at, and those that have run out or soon will."""
    if not isinstance(user, User) or not user.is_worker:
        return
    words = {
        Standing.WAITING: _("Check the %(what)s of %(group)s"),
        Standing.SOON: _("Ask %(group)s for a new %(what)s: it runs out"),
        Standing.OVER: _("Ask %(group)s for a new %(what)s: it has run out"),
    }
    for one, said in words.items():
        for row in queries.documents().filter(queries.of_standing(one, today)).order_by("expires", "pk")[:SHOWN]:
            group = row.organisation.now
            url = reverse("documents:own", args=[group.pk])
            yield Due(said % {"what": row, "group": group.name}, row.expires, str(row.ref), url, about=group.name)


def _wanting(pk: int, today: date) -> list[Document]:
    late = queries.of_standing(Standing.SOON, today) | queries.of_standing(Standing.OVER, today)
    return list(queries.of_group(Organisation(pk=pk)).filter(late).order_by("expires")[:MOST])


def lines(pk: int) -> Sequence[GroupLine]:
    """What has run out or soon will."""
    from hedgerow.kernel import clock

    today, url = clock.today(), reverse("documents:own", args=[pk])
    return [
        GroupLine(
            str(one), url, Standing.OVER.label if one.expires and one.expires < today else Standing.SOON.label,
            "late" if one.expires and one.expires < today else "warn", one.expires,
        )
        for one in _wanting(pk, today)
    ]  # fmt: skip


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """A newer one is wanted."""
    found = []
    for one in _wanting(pk, today):
        why = _("It runs out on %(day)s.") % {"day": plain_date(one.expires)}
        url = reverse("documents:add", args=[pk]) + f"?kind={one.kind}"
        found.append(GroupStep(_("Add a new one: %(what)s") % {"what": one}, why, url))
    return found


ACTS = (
    Act("document.checked", gettext_lazy("Documents of groups checked")),
    Act("document.shared", gettext_lazy("Documents of groups shared for them")),
)
REFS = (RefOffer(DOCUMENT, titles, document_url), RefOffer(SHARE, share_titles, share_url))
FILES = (FileOffer(DOCUMENT, may_read),)
LINKS = (
    LinkOffer(
        actions.PURPOSE,
        page=page,
        act=open_share,
        once=False,
        over=gettext_lazy("Ask the group for a new link: this one was for some days only."),
    ),
)
TODO = (TodoOffer("documents", due, upkeep=True),)
GROUPS = (
    GroupOffer(
        "documents",
        gettext_lazy("Documents"),
        "copy",
        lines,
        lines,
        steps,
        lambda pk: reverse("documents:own", args=[pk]),
    ),
)
RETENTION = (
    RetentionRule(
        kind="documents.replaced",
        title=gettext_lazy("Documents of groups that were replaced"),
        does=gettext_lazy("The document is removed, with its file."),
        after=REPLACED_KEPT_DAYS,
        ground=gettext_lazy("Long enough for a funder to ask what was true when a bid was made."),
        find=queries.replaced_before,
        act=actions.forget_replaced,
        always=True,
        names=DOCUMENT,
    ),
)
BOX = (
    Deed(
        gettext_lazy("Documents of groups"),
        lambda: reverse("documents:all"),
        is_team,
        gettext_lazy("constitution accounts policy safeguarding insurance bank ask once file"),
    ),
)
AUDIT = (
    AuditWords(
        DOCUMENT,
        {
            "document.added": gettext_lazy("Added"),
            "document.replaced": gettext_lazy("Replaced by a newer one"),
            "document.checked": gettext_lazy("Checked"),
            "document.removed": gettext_lazy("Taken away"),
        },
        {},
        lambda user, _pk: is_team(user),
    ),
    AuditWords(
        SHARE,
        {
            "document.shared": gettext_lazy("Shared by a link"),
            "document.share_ended": gettext_lazy("The link was ended"),
        },
        {},
        lambda user, _pk: is_team(user),
    ),
)
