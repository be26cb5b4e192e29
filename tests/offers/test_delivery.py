"""Delivery: what each group reports, the return that adds it up, and what changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hedgerow.accounts.models import Link
from hedgerow.engines.mail.models import Outgoing
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries import counting
from hedgerow.offers import actions, queries
from hedgerow.offers.models import Offer, Period, Problem, Report
from hedgerow.offers.types import How, Said, State
from hedgerow.organisations.actions import merge
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from tests.offers.given import a_problem, accepted, at, body, group, said
from tests.offers.test_actions import DAY, words
from tests.people import person

__all__ = ["words"]
pytestmark = pytest.mark.django_db


class TestDelivery:
    def running(self) -> Offer:
        """Two groups, nine months."""
        groups = group("Home Again", email="home@example.org"), group("Wheels", email="wheels@example.org")
        return accepted(a_problem(body()), groups[0], *groups, days=(DAY, date(2026, 12, 1)))

    def test_periods_and_empty_reports_are_made_once(self) -> None:
        offer = self.running()
        assert [str(one.ends) for one in offer.periods.all()] == ["2026-06-01", "2026-09-01", "2026-12-01"]
        assert Report.objects.filter(version=0).count() == 6

    def test_a_report_is_saved_once_and_put_right_until_the_period_is_closed(self) -> None:
        first = self.running().periods.all()[0]
        report = first.reports.order_by("pk")[0]
        with at(date(2026, 6, 5)):
            key = clock_key()
            for _twice in range(2):
                actions.report(by=None, report=report, said=said(12), version=0, key=key)
            with pytest.raises(InputError, match="meanwhile"):
                actions.report(by=None, report=report, said=said(99), version=0)
            assert counting().filter(act="offer.part_reported").count() == 1
            actions.report(by=None, report=report, said=said(15), version=1)
            one = counting().get(act="offer.part_reported")
            assert (one.people, one.given, str(one.on)) == (15, 600, "2026-06-01")
            actions.close_period(by=None, period=first)
            with pytest.raises(InputError, match="closed"):
                actions.report(by=None, report=report, said=said(16), version=2)
            with pytest.raises(InputError, match="closed already"):
                actions.close_period(by=None, period=first)

    def test_nothing_said_and_a_quote_without_words_are_refused(self) -> None:
        report = Report.objects.filter(period=self.running().periods.all()[0])[0]
        for wrong in (Said(), Said(people=-1), Said(people=1, quote_ok=True)):
            with pytest.raises(InputError):
                actions.report(by=None, report=report, said=wrong, version=0)
        with pytest.raises(InputError, match="who of the group"):
            actions.report(by=None, report=report, said=said(), version=0, how=How.PHONE)
        later = Report.objects.order_by("-period__starts")[0]
        with pytest.raises(InputError, match="not begun"):
            actions.report(by=None, report=later, said=said(), version=0)

    def test_a_group_that_was_merged_reports_as_the_one_it_is_now(self) -> None:
        offer = self.running()
        wheels = Organisation.objects.get(name="Wheels")
        kept = group("Wheels and Friends")
        merge(by=None, kept=kept, gone=wheels)
        report = Report.objects.filter(part__organisation=wheels).order_by("period__starts")[0]
        with at(date(2026, 6, 5)):
            actions.report(by=None, report=report, said=said(), version=0)
        entry = counting().get(act="offer.part_reported")
        assert [one.pk for one in entry.groups.all()] == [kept.pk]
        assert [part.offer_id for part in queries.parts_of(kept)] == [offer.pk]

    def test_groups_are_asked_by_a_link_and_reminded_once(self) -> None:
        self.running()
        for day in (date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 3), date(2026, 6, 13), date(2026, 6, 14)):
            with at(day):
                actions.ask_for_reports(day)
        sent = Outgoing.objects.filter(subject__startswith="What did you do?")
        assert sorted(sent.values_list("to", flat=True)) == ["home@example.org"] * 2 + ["wheels@example.org"] * 2
        assert Link.objects.filter(purpose="offers.report").count() == 4

    def test_the_return_adds_up_and_hides_small_numbers_outside(self) -> None:
        offer = self.running()
        first = offer.periods.all()[0]
        one, two = first.reports.order_by("part")
        with at(date(2026, 6, 5)):
            actions.report(by=None, report=one, said=said(37, quote="I slept.", quote_ok=True), version=0)
            inside = queries.return_of(offer, first, outside=False)
            assert (inside.people.done, inside.people.gap, inside.rows[1].missing) == (37, 43, True)
            exact = queries.return_of(offer, first, outside=True)
            assert (exact.rounded, exact.people.done) == (False, 37)
            actions.report(by=None, report=two, said=said(3, quote="Not for all.", quote_ok=False), version=0)
        outside = queries.return_of(offer, first, outside=True)
        assert outside.rounded
        assert [(row.people.done, row.people.hidden) for row in outside.rows] == [(35, False), (None, True)]
        assert outside.people.done == 40
        assert [row.quotes for row in outside.rows] == [("I slept.",), ()]
        assert queries.return_of(offer, first, outside=False).people.done == 40

    def test_it_ends_with_what_changed_and_how_strongly_evidenced(self) -> None:
        offer, worker = self.running(), person("worker@example.org", "worker")
        told = {"changed": "Nobody waits longer than a day.", "pathway": "resources", "strength": "documented"}
        with at(date(2026, 12, 5)):
            with pytest.raises(InputError, match="Close every period"):
                actions.deliver(by=worker, offer=offer, **told)
            with pytest.raises(InputError, match="before it"):
                actions.close_period(by=None, period=offer.periods.all()[1])
            for period in Period.objects.order_by("starts"):
                actions.close_period(by=None, period=period)
            actions.deliver(by=worker, offer=offer, **told)
            with pytest.raises(InputError, match="Only what was accepted"):
                actions.deliver(by=worker, offer=offer, **told)
        outcome = Entry.objects.get(kind="outcome")
        assert (outcome.strength, outcome.pathway) == ("documented", "resources")
        assert {one.name for one in outcome.groups.all()} == {"Home Again", "Wheels"}
        assert [one.pk for one in queries.delivered()] == [offer.pk]
        assert offer.problem.state != State.CLOSED
        assert Problem.objects.get().state == State.CLOSED


def clock_key() -> Any:
    from hedgerow.kernel.ids import new_id

    return new_id()
