"""Two nightly runs at one moment: nobody is told twice, and nothing is written down twice."""

from __future__ import annotations

from datetime import timedelta

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.engines.lifecycle.actions import close_due
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.notices import actions
from hedgerow.notices.actions.matching import match_all
from hedgerow.notices.actions.telling import nobody, tell
from hedgerow.notices.models import Match, Notice, Told
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.types import Level
from tests.notices.conftest import read
from tests.notices.given import release
from tests.people.at_once import together

GROUPS, NOTICES = 3, 4


def race() -> dict[str, object]:
    """What came of each."""
    charter.seed()
    by = [User.objects.create_user(f"{name}@example.org", name=name, role="worker") for name in ("ada", "bo")]
    for number in range(GROUPS):
        group = organisations.create(
            by=by[0], name=f"Lunch Club {number}", description="Lunch and company for older people", legal_form="cio",
            income_pence=9_000_000, themes=["101", "105"], beneficiaries=["202"],
        )  # fmt: skip
        rep = User.objects.create_user(f"rep{number}@example.org", name="Tess")
        organisations.grant_access(by=by[0], user=rep, organisation=group, level=Level.EDITOR)
        actions.wish(by=rep, organisation=group)
    soon = clock.now() + timedelta(days=21)
    read(*(release(f"ocds-test-{number}", deadline=soon) for number in range(NOTICES)), by=by[0])
    told, today = list[str](), clock.today()
    together(by, told, lambda _user: match_all(today))
    together(by, told, lambda _user: tell(today))
    fits = Match.objects.count()
    Notice.objects.update(ends_on=today - timedelta(days=15))
    close_due(today)
    together(by, told, lambda _user: nobody(today))
    acts = Entry.objects.counting().exclude(act="").order_by("act").values_list("act", flat=True)
    return {
        "fits": fits,
        "told": Told.objects.count(),
        "letters": sorted(Outgoing.objects.filter(key__startswith="notices:").values_list("to", flat=True)),
        "acts": {act: list(acts).count(act) for act in acts},
        "said": told,
    }
