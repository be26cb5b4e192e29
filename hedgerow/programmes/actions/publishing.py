"""Under which identifiers we publish, and publishing the awards of a round."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.funding.actions.telling import activity
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.programmes.actions.deciding import ACTIVITY, hold
from hedgerow.programmes.models import Decision, Publication, Publisher, Round
from hedgerow.programmes.permissions import check_manager, check_team
from hedgerow.programmes.queries.awards import publisher
from hedgerow.programmes.types import Outcome
from hedgerow.spine.errors import InputError
from hedgerow.standards.threesixty import ORG_ID, PREFIX


@transaction.atomic
def set_publisher(*, by: User, name: str, org_id: str, prefix: str) -> Publisher:
    """Under which name and identifiers our awards are published. Raises InputError, which names what is wrong."""
    check_manager(by)
    if not name.strip():
        raise InputError(_("Say under which name you publish."))
    if not ORG_ID.fullmatch(org_id.strip()):
        raise InputError(_("“%(said)s” is not an organisation identifier. A charity’s is like GB-CHC-1234567.") % {
            "said": org_id.strip()[:40]
        })  # fmt: skip
    if not PREFIX.fullmatch(prefix.strip()):
        raise InputError(_("“%(said)s” is not a prefix of 360Giving. It begins with 360G-, like 360G-elmbridge.") % {
            "said": prefix.strip()[:40]
        })  # fmt: skip
    before = publisher()
    if before is not None and before.prefix != prefix.strip() and Publication.objects.exists():
        raise InputError(_("Grants have been published under %(prefix)s: their identifiers stay, and so does it.") % {
            "prefix": before.prefix
        })  # fmt: skip
    facts = {"name": name.strip()[:200], "org_id": org_id.strip(), "prefix": prefix.strip()}
    made, _new = Publisher.objects.update_or_create(
        one=True, defaults={**facts, "changed_at": clock.now(), "changed_by": by.pk}
    )
    record(by=by, did="publisher.changed", ref=made.ref, fields=list(facts))
    return made


@transaction.atomic
def publish(*, by: User, held: Round) -> Publication:
    """Publish the awards of a round that groups have accepted; one that is accepted later joins them. Once. Raises InputError."""
    check_team(by)
    if publisher() is None:
        raise InputError(
            _("Say first under which identifiers you publish: a manager does so on the page “Publishing”.")
        )
    row = hold(held)
    accepted = Decision.objects.filter(
        application__round=row, outcome=Outcome.AWARDED, accepted_at__isnull=False
    )  # fmt: skip
    if not accepted.exists():
        raise InputError(_("No award of this round has been accepted yet: there is nothing to publish."))
    made, new = Publication.objects.get_or_create(round=row, defaults={"published_by": by.pk})
    if new:
        record(by=by, did="round.published", ref=row.ref)
        today = clock.today()
        work = Work(
            activity=activity(ACTIVITY, today), act="grants.published", on=today, ref=str(row.ref),
            audience=Audience.PUBLIC,
        )  # fmt: skip
        ledger.record(by=by, work=work)
    return made
