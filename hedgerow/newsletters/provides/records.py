"""What there is of newsletters for search, My work, the worker, evidence, other people's sites, and privacy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody
from hedgerow.engines.imports.types import Importer
from hedgerow.engines.privacy.types import Eraser, Finder, RetentionRule
from hedgerow.engines.registry import Deed, Hit, NightlyJob, OpeningStep, RefOffer, SearchOffer
from hedgerow.engines.schedule.types import RegularJob
from hedgerow.engines.sharing.types import Item, ListOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.ledger.types import Act
from hedgerow.newsletters import actions, queries
from hedgerow.newsletters.actions.importing import apply_rows, undo_rows
from hedgerow.newsletters.models import Issue, Subject
from hedgerow.newsletters.permissions import can_set_subjects, can_write
from hedgerow.newsletters.queries.import_columns import COLUMNS
from hedgerow.newsletters.queries.importing import check_rows
from hedgerow.newsletters.queries.issues import OWN_LIST
from hedgerow.newsletters.rules import COPIES_KEPT
from hedgerow.newsletters.types import State


def issue_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Subject lines of letters by id."""
    rows = Issue.objects.filter(pk__in=ids)
    return {str(pk): title for pk, title in rows.values_list("pk", "title")}


def subject_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Names of subjects by id."""
    rows = Subject.objects.filter(pk__in=ids)
    return {str(pk): name for pk, name in rows.values_list("pk", "name")}


def due(somebody: Somebody, today: date) -> Iterable[Due]:
    """The letters that somebody has begun and not sent."""
    if not can_write(somebody):
        return
    for issue in queries.drafts().filter(made_by=somebody.pk)[:10]:
        url = reverse("newsletters:write", args=[issue.pk])
        yield Due(_("Finish a newsletter"), None, str(issue.ref), url, owner=somebody.pk, about=issue.title)


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Letters by their subject lines: our team all, everybody else those that anybody can read."""
    team = can_write(somebody)
    rows = (queries.issues() if team else queries.public_issues()).filter(title__icontains=words.strip())[:limit]
    return [Hit(row.title, page_of(row, team=team), str(row.get_state_display())) for row in rows]


def page_of(issue: Issue, *, team: bool) -> str:
    """The page of a letter: as it is written, or as anybody reads it."""
    if team:
        return reverse("newsletters:write" if issue.state == State.DRAFT else "newsletters:sent", args=[issue.pk])
    return reverse("newsletters:read", args=[issue.pk])


def latest(_params: Mapping[str, str], limit: int) -> Sequence[Item]:
    """The latest letters, as anybody may read them."""
    return [
        Item(str(row.ref), row.title, reverse("newsletters:read", args=[row.pk]), on=row.sent_at, new_since=row.sent_at)
        for row in queries.public_issues()[:limit]
    ]


ACTS = (Act("newsletter.sent", gettext_lazy("Newsletters sent")),)
REFS = (
    RefOffer("newsletters.issue", issue_titles, lambda pk: reverse("newsletters:sent", args=[pk])),
    RefOffer("newsletters.subject", subject_titles, lambda pk: reverse("newsletters:subject", args=[pk])),
)
TODO = (TodoOffer("newsletters", due),)
SEARCHES = (SearchOffer(gettext_lazy("Newsletters"), find),)
LISTS = (
    ListOffer(
        OWN_LIST,
        gettext_lazy("Our newsletter"),
        latest,
        lambda _params: reverse("newsletters:home"),
        more=gettext_lazy("Get it by e-mail"),
    ),
)
NIGHTLY = (NightlyJob("newsletters.unconfirmed", actions.forget_unconfirmed),)
REGULAR = (RegularJob("newsletters.posting", 60, actions.post_waiting),)
OPENING = (OpeningStep("newsletters.subjects", actions.seed),)
BOX = (
    Deed(
        gettext_lazy("Write a newsletter"),
        lambda: reverse("newsletters:begin"),
        can_write,
        gettext_lazy("mailing letter bulletin news send everybody members"),
    ),
    Deed(
        gettext_lazy("Who gets the newsletter"),
        lambda: reverse("newsletters:subscribers"),
        can_write,
        gettext_lazy("subscribers mailing list addresses unsubscribe"),
    ),
    Deed(
        gettext_lazy("Import a mailing list"),
        lambda: reverse("imports:upload", args=["newsletter"]),
        can_write,
        gettext_lazy("subscribers addresses csv mailchimp list import"),
    ),
    Deed(
        gettext_lazy("What people can ask for newsletters about"),
        lambda: reverse("newsletters:subjects"),
        can_set_subjects,
        gettext_lazy("subjects topics newsletter settings"),
    ),
)
IMPORTS = (
    Importer(
        kind="newsletter",
        title=gettext_lazy("A mailing list"),
        intro=gettext_lazy(
            "One row for each address, with how and when its owner agreed to get letters: a row without that is left out, "
            "and so is whoever has told us to stop."
        ),
        columns=COLUMNS,
        check=check_rows,
        apply=apply_rows,
        undo=undo_rows,
        allowed=can_write,
        done_url=lambda: reverse("newsletters:subscribers"),
    ),
)
ERASERS = (
    Eraser("newsletters.Subscriber", actions.erase),
    Eraser("newsletters.Copy", actions.forget_addresses, goes=False),
)
FINDERS = (
    Finder("newsletters.Subscriber", queries.subscribers_of_person),
    Finder("newsletters.Copy", queries.copies_of_person),
)
RETENTION = (
    RetentionRule(
        kind="newsletters.copies",
        title=gettext_lazy("To which addresses a newsletter went"),
        does=gettext_lazy("The addresses are removed; how many letters there were stays."),
        after=COPIES_KEPT,
        ground=gettext_lazy("The link that stops letters works as long as the address is known."),
        find=queries.old_copies,
        act=actions.forget_addresses,
        always=True,
    ),
)
