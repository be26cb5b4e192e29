"""What leaves our team by evidence: whose names and words a public body reads, and everybody in the case."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from hedgerow.charter import actions as charter
from hedgerow.evidence.presenters import case as case_shown
from hedgerow.evidence.queries import case as case_queries
from hedgerow.evidence.queries.reports import asked, make
from hedgerow.evidence.rules import reports as rules
from hedgerow.evidence.types.case import Content
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Audience, Pathway, Strength
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from tests.bodies.given import lets_in
from tests.evidence.test_reports import CODE, IN_QUARTER, _place, of_paper, worked
from tests.evidence.test_reports_for import a_council
from tests.ledger.given import a_group, a_worker, recorded, work

__all__ = ["_place", "worked"]
pytestmark = pytest.mark.django_db


def test_a_body_reads_of_groups_only_where_what_was_done_is_public_as_it_stands(
    worked: list[Organisation], client: Client
) -> None:
    """Planted: an entry for each audience, one that was public when its outcome was claimed, and one for a wrong group."""
    council, by = a_council(), a_worker()
    ours = charter.add_priority(by=None, name="Warm homes")
    charter.add_body_priority(
        by=None, body=council, number="3", words="Nobody cold", source="Plan", published_on=date(2026, 1, 5),
        starts=date(2026, 1, 5), links=[ours.code],
    )  # fmt: skip
    said: dict[str, Organisation] = {}

    def planted(name: str, audience: Audience) -> Entry:
        said[name] = a_group(f"Group of the {name} entry")
        entry = recorded(
            by, on=IN_QUARTER, groups=[said[name].pk], priorities=[ours.code], audience=audience, note=f"Note {name}."
        )
        ledger.claim_outcome(
            by=by,
            about=entry,
            pathway=Pathway.TRUST,
            strength=Strength.ASSERTED,
            on=IN_QUARTER,
            text=f"Said of {name}.",
        )
        return entry

    for audience in Audience:
        planted(audience.value, audience)
    shut, moved = planted("shut", Audience.PUBLIC), planted("moved", Audience.PUBLIC)
    right = a_group("Group of the right entry")
    for entry, audience, group in ((shut, Audience.NAMED, said["shut"]), (moved, Audience.PUBLIC, right)):
        ledger.correct(
            by=by, entry=entry, work=work(on=IN_QUARTER, groups=[group.pk], priorities=[ours.code], audience=audience)
        )
    council_address = f"/space/bodies/{council.pk}/evidence/?quarter={CODE}"
    client.force_login(lets_in(council, Level.OFFICER))
    read = [
        client.get(council_address).content.decode(),
        of_paper(client.get(f"{council_address}&format=pdf").content),
        rules.text(make(asked(CODE, body="thornmere"))),
    ]
    for page in read:
        for seen in ("Group of the public entry", "Group of the right entry", "Said of public.", "Said of moved."):
            assert seen in page
        for name in ("group", "staff", "named", "shut", "moved"):
            assert f"Group of the {name} entry" not in page, name
        for name in ("group", "staff", "named", "shut"):
            assert f"Said of {name}." not in page, name
        assert "Note " not in page


def test_the_case_forgets_an_outcome_whose_work_is_no_longer_public(worked: list[Organisation]) -> None:
    by = a_worker()
    done = recorded(by, on=IN_QUARTER, groups=[a_group("The Quiet Room").pk], audience=Audience.PUBLIC)
    ledger.claim_outcome(
        by=by, about=done, pathway=Pathway.TRUST, strength=Strength.ASSERTED, on=IN_QUARTER, text="They meet again."
    )
    frozen = case_queries.build(case_queries.text_now(), clock.today())
    assert told(frozen) == ["They meet again."]
    ledger.correct(by=by, entry=done, work=work(on=IN_QUARTER, audience=Audience.NAMED))
    assert told(frozen) == []  # an issue that was given out before as well
    assert told(case_queries.build(case_queries.text_now(), clock.today())) == []


def told(content: Content) -> list[str]:
    """The outcomes that the page of the case would print."""
    return [claim.text for part in case_shown.view(content, [], []).sections for claim in part.claims]
