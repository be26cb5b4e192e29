"""Who may perform a function here, as the register has it: charities whose work is to help other charities."""

from __future__ import annotations

from hedgerow.charter.queries.draft import performers_now
from hedgerow.organisations.models import Identifier, Organisation
from hedgerow.organisations.queries import live
from hedgerow.places.queries import spine
from hedgerow.standards.infrastructure import CHARITIES_WHO, UMBRELLA_HOW

MOST = 40
#: the official filter for infrastructure charities: see hedgerow.standards.infrastructure
FOUND = """
    SELECT DISTINCT c.org_id FROM register_classes c JOIN register r ON r.org_id = c.org_id AND r.status = 'registered'
    WHERE ((c.scheme = 'ccew_how' AND c.code = ?) OR (c.scheme = 'ccew_who' AND c.code = ?))
      AND list_contains(?, c.org_id)
"""


def suggested() -> list[Organisation]:
    """Groups of our directory that the register calls infrastructure and that the draft does not name yet, by name."""
    open_data = spine()
    if open_data is None or not open_data.has("register_classes"):
        return []
    ours = list(Identifier.objects.filter(org_id__startswith="GB-CHC-").values_list("org_id", flat=True))
    found = [row["org_id"] for row in open_data.rows(FOUND, UMBRELLA_HOW, CHARITIES_WHO, ours)]
    rows = live().filter(identifiers__org_id__in=found, published=True, closed_on__isnull=True).distinct()
    return list(rows.exclude(pk__in=performers_now().values("organisation")).order_by("name")[:MOST])
