"""Which of our public bodies a buyer is."""

from __future__ import annotations

from hedgerow.notices.types import Release
from hedgerow.organisations.models import Identifier, Organisation, OtherName
from hedgerow.organisations.queries import public_bodies


class Buyers:
    """The public bodies here, by identifier and by name: three queries, however many notices."""

    def __init__(self) -> None:
        self.bodies: dict[int, Organisation] = {body.pk: body for body in public_bodies()}
        ids = Identifier.objects.filter(organisation__in=self.bodies).values_list("org_id", "organisation_id")
        self.by_id = {org_id.casefold(): pk for org_id, pk in ids}
        names = OtherName.objects.filter(organisation__in=self.bodies).values_list("name", "organisation_id")
        own = ((body.name, pk) for pk, body in self.bodies.items())
        self.by_name = {plain(name): pk for name, pk in (*names, *own)}

    def find(self, release: Release) -> Organisation | None:
        """The body that buys: its identifier counts before its name; None where we do not have it."""
        found = (self.by_id.get(one.casefold()) for one in release.buyer_ids)
        pk = next((one for one in found if one), None) or self.by_name.get(plain(release.buyer))
        return self.bodies.get(pk) if pk else None


def plain(name: str) -> str:
    """A name without case, needless blanks, and the "the" before it."""
    return " ".join(name.casefold().split()).removeprefix("the ")
