"""The register of our own interests."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.bodies.models import Interest
from hedgerow.bodies.queries import shown_to_all
from hedgerow.engines import registry
from hedgerow.shell.tables import Column, Kind, Table


def _kind(row: Interest) -> str:
    return str(row.get_kind_display()) if row.words else ""


def table(rows: Sequence[Interest], *, team: bool) -> Table[Interest]:
    """The register, with titles of these rows. A record that is not everybody's stands without its title; our team
    sees all."""
    links = registry.links([one.ref for one in rows]) if team else shown_to_all(rows)

    def title(row: Interest) -> str:
        return links[row.ref].title if row.ref in links else _("something that is not public yet")

    return Table(
        "our-interests",
        gettext_lazy("Our own interests"),
        (
            Column(
                "about", gettext_lazy("About"), title, heading=True,
                url=lambda row: links[row.ref].url if row.ref in links else "",
            ),
            Column("words", gettext_lazy("Our interest"), lambda row: row.said, note=_kind),
            Column("declared", gettext_lazy("Declared"), lambda row: row.declared_on, kind=Kind.DATE, sort="declared_on"),
            Column("ended", gettext_lazy("Ended"), lambda row: row.ended_on, kind=Kind.DATE, sort="ended_on"),
        ),
        first="-declared",
    )  # fmt: skip
