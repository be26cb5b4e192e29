"""A group's check, and holding funds against what is known."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.funding import actions
from hedgerow.funding.models import Answers, Fund
from hedgerow.funding.queries.applicants import applicant, applicant_of, from_record, reach
from hedgerow.funding.queries.matching import fits
from hedgerow.funding.types import Answer, Holding, Needs
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import EntryKind
from hedgerow.organisations.models import Organisation
from hedgerow.places.models import Area, AreaParent
from hedgerow.places.types import AreaKind
from tests.people import person


def test_what_the_record_says_need_not_be_answered_and_what_is_answered_counts_first(
    treasurer: User, group: Organisation, fund: Fund
) -> None:
    assert from_record(group) == {"legal_form": "unincorporated", "income": 400_000}
    found = actions.check_group(by=treasurer, organisation=group, answers={"committee": 4, "income": 400_000})
    assert [fit.answer for fit in found] == [Answer.ELIGIBLE]
    held = Answers.objects.get()
    assert (held.answers, held.found) == ({"committee": 4}, 1)
    actions.check_group(by=treasurer, organisation=group, answers={"committee": 4, "income": 9_000_000})
    assert applicant_of(group).income_pence == 9_000_000


def test_no_fund_for_a_group_is_written_down_once_in_a_season(treasurer: User, group: Organisation, fund: Fund) -> None:
    for _ in range(2):
        actions.check_group(by=treasurer, organisation=group, answers={"committee": 2})
    entry = Entry.objects.get()
    assert (entry.act, entry.kind) == ("fund.none_eligible", EntryKind.UNMET)
    assert list(entry.groups.all()) == [group]
    with clock.pretend(clock.now() + timedelta(days=91)):
        actions.check_group(by=treasurer, organisation=group, answers={"committee": 2})
    assert Entry.objects.count() == 2


def test_what_is_not_known_yet_is_no_lack(treasurer: User, group: Organisation, fund: Fund) -> None:
    assert [fit.answer for fit in actions.check_group(by=treasurer, organisation=group, answers={})] == [Answer.UNKNOWN]
    assert not Entry.objects.exists()


def test_strangers_do_not_answer_for_a_group(group: Organisation) -> None:
    with pytest.raises(PermissionDenied):
        actions.check_group(by=person("x@example.org", LioRole.NONE), organisation=group, answers={})


def test_who_ticks_anything_has_answered_for_all_of_it() -> None:
    some = applicant({"has": ["bank_account"]})
    assert (some.holds(Holding.BANK_ACCOUNT), some.holds(Holding.SAFEGUARDING)) == (True, False)
    assert some.registered is False
    none = applicant({"has": ["none"]})
    assert none.holds(Holding.BANK_ACCOUNT) is False
    assert applicant({}).holds(Holding.BANK_ACCOUNT) is None


def test_work_in_a_ward_is_in_the_borough_and_in_all_that_lies_in_it(db: None) -> None:
    made = {code: Area.objects.create(code=code, name=code, kind=kind) for code, kind in (
        ("nation", AreaKind.NATION), ("borough", AreaKind.AUTHORITY), ("brook", AreaKind.WARD),
        ("hayes", AreaKind.WARD), ("lsoa", AreaKind.LSOA))}  # fmt: skip
    for child, parent in (("borough", "nation"), ("brook", "borough"), ("hayes", "borough"), ("lsoa", "brook")):
        AreaParent.objects.create(child=made[child], parent=made[parent])
    assert reach(["brook"]) == {"brook", "borough", "nation"}
    assert reach(["borough"]) == {"brook", "hayes", "borough", "nation"}
    assert reach([]) == frozenset()


def test_where_its_post_goes_is_its_ward_and_not_the_whole_borough(worker: User) -> None:
    group = Organisation(name="G", lsoa="E01000001", ward="E05000001", authority="E08000001")
    assert addressed(group) == ["E01000001", "E05000001"]
    assert addressed(Organisation(name="G", authority="E08000001")) == ["E08000001"]
    assert addressed(Organisation(name="G")) == []


def addressed(group: Organisation) -> list[str]:
    group.save()
    found: list[str] = from_record(group).get("area", [])
    return found


def test_what_could_be_got_comes_first_and_what_closes_soonest(worker: User, group: Organisation) -> None:
    today = clock.today()
    for title, days, most in (("Later", 30, None), ("Sooner", 5, None), ("Never", 1, 1)):
        made = actions.add_fund(
            by=worker, title=title, payer="P", ends_on=today + timedelta(days=days), needs=Needs(income_most=most)
        )
        actions.open_fund(by=worker, fund=made)
    actions.add_fund(by=worker, title="Draft", payer="P")
    assert [fit.fund.title for fit in fits(applicant_of(group))] == ["Sooner", "Later", "Never"]
