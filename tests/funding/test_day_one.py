"""Funders who gave here are proposed as drafts: once each, with the evidence, and as people decide."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.lifecycle.types import State
from hedgerow.funding import actions
from hedgerow.funding.actions.day_one import dismiss, propose_funders, take_up
from hedgerow.funding.models import Fund, FunderDraft
from hedgerow.funding.queries.day_one import drafts
from hedgerow.funding.queries.matching import fits
from hedgerow.funding.queries.suitability import for_group, in_order
from hedgerow.funding.rules.day_one import most_relevant
from hedgerow.funding.types import Needs
from hedgerow.funding.types.day_one import Giver, Settled
from hedgerow.organisations.models import Identifier, Organisation
from hedgerow.spine.errors import InputError
from tests.funders import given
from tests.funders.conftest import ASH, ELM, OAK, ago, group, thornmere, treasurer
from tests.funders.given import Given
from tests.people import person

__all__ = ["group", "thornmere", "treasurer"]
pytestmark = pytest.mark.django_db


def both() -> list[FunderDraft]:
    """The two drafts of the place."""
    held = {row.funder: row for row in FunderDraft.objects.select_related("fund")}
    return [held[ASH], held[ELM]]


def waiting() -> list[str]:
    return [one.row.funder for one in drafts()]


def test_the_most_awards_come_first_then_groups_we_know_then_the_latest() -> None:
    rows = [
        Giver("d", 2, 1, None), Giver("c", 2, 1, ago(9)), Giver("b", 2, 1, ago(1)), Giver("a", 2, 2, ago(50)),
        Giver("e", 3, 0, ago(900)),
    ]  # fmt: skip
    assert [one.key for one in most_relevant(rows)] == ["e", "a", "b", "c", "d"]


def test_each_funder_is_proposed_once_with_where_it_is_from(thornmere: Path) -> None:
    assert propose_funders() == 2
    assert propose_funders() == 0
    assert waiting() == [ASH, ELM]
    fund = Fund.objects.get(payer_id=ASH)
    assert (fund.title, fund.state, fund.payer) == ("Grants from The Ash Trust", State.DRAFT, "The Ash Trust")
    assert "360Giving" in fund.source
    assert "Not checked whether it is open" in fund.source


def test_what_people_did_stands_when_the_open_data_is_built_anew(thornmere: Path, worker: User) -> None:
    propose_funders()
    ash, elm = both()
    actions.change_fund(by=worker, fund=ash.fund, title="Small sums for neighbours")  # type: ignore[arg-type]
    dismiss(by=worker, draft=elm)
    more = [Given(ago(3)), Given(ago(2), funder=ELM, name="Elm Foundation"), Given(ago(1), funder=OAK, name="Oak Fund")]
    given.write(thornmere / "spine", more, version="two")
    assert propose_funders() == 1
    assert set(waiting()) == {ASH, OAK}
    assert Fund.objects.get(payer_id=ASH).title == "Small sums for neighbours"
    assert Fund.objects.filter(payer="Elm Foundation").count() == 1
    assert FunderDraft.objects.get(funder=ELM).settled == Settled.DISMISSED


def test_a_payer_whose_fund_is_written_down_is_not_proposed(thornmere: Path, worker: User) -> None:
    actions.add_fund(by=worker, title="Ours", payer="Ash Trust", needs=Needs())
    actions.add_fund(by=worker, title="Theirs", payer="Somebody", payer_id=ELM)
    assert propose_funders() == 0


def test_the_page_shows_the_evidence_and_each_press_decides(thornmere: Path, worker: User, client: Client) -> None:
    propose_funders()
    Identifier.objects.create(organisation=Organisation.objects.create(name="Ash Carers"), org_id=given.CARERS)
    client.force_login(worker)
    page = client.get("/funding/funds/drafts/").content.decode()
    assert "3 awards to 3 groups in Thornmere in three years: £2,400 together." in page
    assert "One of the groups is in our records." in page
    ash, elm = both()
    taken = client.post(f"/funding/funds/drafts/{ash.pk}/take/")
    assert taken.headers["Location"] == f"/funding/funds/{ash.fund_id}/edit/"
    client.post(f"/funding/funds/drafts/{elm.pk}/dismiss/")
    assert waiting() == []
    assert [one.settled for one in both()] == [Settled.TAKEN, Settled.DISMISSED]
    assert "Dismissed (1)" in client.get("/funding/funds/drafts/").content.decode()
    client.post(f"/funding/funds/drafts/{elm.pk}/take/")
    assert Fund.objects.get(payer_id=ELM).state == State.DRAFT


def test_what_is_open_by_now_is_not_dismissed(thornmere: Path, worker: User) -> None:
    propose_funders()
    ash, _elm = both()
    assert ash.fund
    actions.open_fund(by=worker, fund=ash.fund)
    with pytest.raises(InputError, match="open by now"):
        dismiss(by=worker, draft=ash)
    assert waiting() == [ELM]


def test_what_was_taken_away_meanwhile_is_not_taken_up(thornmere: Path, worker: User) -> None:
    propose_funders()
    _ash, elm = both()
    Fund.objects.filter(pk=elm.fund_id).delete()
    with pytest.raises(InputError, match="not here any more"):
        take_up(by=worker, draft=elm)
    assert waiting() == [ASH]


def test_nobody_but_our_team_decides(thornmere: Path) -> None:
    propose_funders()
    with pytest.raises(PermissionDenied):
        take_up(by=person("nobody@example.org", LioRole.NONE), draft=both()[0])
    with pytest.raises(PermissionDenied):
        dismiss(by=person("nobody2@example.org", LioRole.NONE), draft=both()[0])


def test_a_group_sees_beside_each_fund_whom_its_payer_funded(
    group: Organisation, treasurer: User, worker: User, client: Client
) -> None:
    facts = {"needs": Needs(), "ends_on": None}
    funds = [
        actions.open_fund(by=worker, fund=actions.add_fund(by=worker, title=title, payer=payer, **facts))
        for title, payer in (("A fund of nobody known", "Beech Bank"), ("Small sums", "The Ash Trust"))
    ]
    client.force_login(treasurer)
    page = client.get(f"/space/groups/{group.pk}/funding/").content.decode()
    assert "1 of its 3 awards between" in page
    assert page.index("Small sums") < page.index("A fund of nobody known")
    client.logout()
    assert "All 3 of its awards between" in client.get(f"/funds/{funds[1].pk}/").content.decode()
    assert "really funded" not in client.get(f"/funds/{funds[0].pk}/").content.decode()


def test_the_order_changes_nothing_but_among_what_could_be_got(group: Organisation, worker: User) -> None:
    for title, payer, most in (("A", "Beech Bank", None), ("B", "Oak Fund", None), ("C", "Ash Trust", 100)):
        fund = actions.add_fund(by=worker, title=title, payer=payer, needs=Needs(income_most=most))
        actions.open_fund(by=worker, fund=fund)
    from hedgerow.funding.queries.applicants import applicant_of

    found = fits(applicant_of(group))
    ordered = in_order(found, for_group(group, [fit.fund for fit in found]))
    assert [fit.answer for fit in ordered] == [fit.answer for fit in found]
    assert [fit.fund.title for fit in ordered] == ["B", "A", "C"]
