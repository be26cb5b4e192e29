"""Documents as lists show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from hedgerow.documents.models import Document
from hedgerow.documents.rules import standing
from hedgerow.documents.types import Standing
from hedgerow.engines.files import queries as files
from hedgerow.engines.files.models import Upload
from hedgerow.shell.tables import Column, Kind, Table

TONES = {Standing.CHECKED: "leaf", Standing.WAITING: "calm", Standing.SOON: "warn", Standing.OVER: "late"}


@dataclass(frozen=True)
class Row:
    """A document with how it stands today, and its file."""

    document: Document
    standing: Standing
    upload: Upload | None = None

    @property
    def tone(self) -> str:
        return TONES[self.standing]

    @property
    def title(self) -> str:
        return str(capfirst(str(self.document)))

    @property
    def url(self) -> str:
        return reverse("documents:own", args=[self.document.organisation.now.pk])


def rows(documents: Sequence[Document], today: date) -> list[Row]:
    """Documents as lists show them: one query for their files."""
    uploads = files.by_ref(document.ref for document in documents)
    return [
        Row(
            document,
            standing(checked=document.checked_on is not None, expires=document.expires, today=today),
            next(iter(uploads.get(str(document.ref), [])), None),
        )
        for document in documents
    ]


LIST: Table[Row] = Table(
    "documents",
    gettext_lazy("Documents of groups"),
    (
        Column(
            "group",
            gettext_lazy("Group"),
            lambda row: row.document.organisation.now.name,
            sort="organisation__name",
            heading=True,
            url=lambda row: row.url,
        ),
        Column("kind", gettext_lazy("Document"), lambda row: row.title, sort="kind"),
        Column(
            "standing", gettext_lazy("How it stands"), lambda row: str(row.standing.label), tone=lambda row: row.tone
        ),
        Column("dated", gettext_lazy("Date on it"), lambda row: row.document.dated, kind=Kind.DATE, sort="dated"),
        Column(
            "expires", gettext_lazy("Runs out on"), lambda row: row.document.expires, kind=Kind.DATE, sort="expires"
        ),
        Column(
            "checked",
            gettext_lazy("Checked on"),
            lambda row: row.document.checked_on,
            kind=Kind.DATE,
            sort="checked_on",
        ),
    ),
    first="group",
)
