"""From scores to money that came back: what each step writes, what happens once, and what cannot be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from hedgerow.accounts.models import User
from hedgerow.engines.mail.models import Outgoing
from hedgerow.funding.models import Bid
from hedgerow.kernel import clock, ids
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.programmes.actions import assessing, deciding, offering, paying, publishing, reporting
from hedgerow.programmes.models import Application, Assessor, Conflict, Decision, Payment, Report, Return, Round, Score
from hedgerow.programmes.queries import publishing as published
from hedgerow.programmes.queries.assessing import comparison
from hedgerow.programmes.types import PaymentPlan, RoundState, Ruling
from hedgerow.programmes.types.deciding import Told
from hedgerow.spine.errors import InputError
from tests.people import person
from tests.programmes.after.given import sent

YES = Ruling(80_000, "Sorely needed.", "We liked the plan.", "Tell us when you dig.")
NO = Ruling(None, "Nobody would come.", "Say who would come.")


def acts() -> list[tuple[str, int | None, str]]:
    rows = Entry.objects.counting().order_by("recorded_at")
    return [(entry.act, entry.pence, entry.pence_kind) for entry in rows]


def decided(officer: User, application: Application, ruling: Ruling = YES) -> Decision:
    return deciding.decide(by=officer, application=application, ruling=ruling, seen="")


@pytest.fixture
def offered(officer: User, held: Round, application: Application) -> Decision:
    made = decided(officer, application)
    deciding.tell_everybody(by=officer, held=held)
    return Decision.objects.get(pk=made.pk)


@pytest.fixture
def accepted(treasurer: User, offered: Decision) -> Decision:
    return offering.accept(by=treasurer, decision=offered, signed="Tess, treasurer", shares_led_by=True)


def test_each_step_writes_what_the_table_says_and_money_counts_once(
    officer: User, treasurer: User, held: Round, application: Application, second: Application
) -> None:
    assert acts() == [("bid.preparing", None, ""), ("bid.submitted", None, "")] * 2
    Entry.objects.all()
    decided(officer, application)
    decided(officer, second, NO)
    deciding.tell_everybody(by=officer, held=held)
    award = Decision.objects.get(application=application)
    offering.accept(by=treasurer, decision=award, signed="Tess, treasurer")
    payment = Payment.objects.get()
    paying.pay(by=officer, payment=payment, on=clock.today(), reference="BACS 7")
    reporting.send_report(by=treasurer, report=Report.objects.get(), told=Told("We dug.", people=12, spent=70_000))
    paying.give_back(by=officer, decision=award, pence=10_000, on=clock.today(), key=ids.new_id())
    assert acts()[4:] == [
        ("grant.offered", None, ""),
        ("bid.refused", None, ""),
        ("grant.refused", None, ""),
        ("bid.awarded", None, ""),
        ("grant.awarded", 80_000, "granted"),
        ("bid.paid", None, ""),
        ("grant.paid", None, ""),
        ("grant.reported", None, ""),
        ("grant.returned", None, ""),
    ]
    bid = Bid.objects.get(pk=application.bid)
    assert (bid.stage, bid.got, bid.paid, bid.helped) == ("awarded", 80_000, 80_000, False)
    assert Bid.objects.get(pk=second.bid).feedback == NO.feedback


def test_everybody_is_told_in_one_press_exactly_once(
    officer: User, held: Round, application: Application, second: Application
) -> None:
    decided(officer, application)
    with pytest.raises(InputError, match="1 applications are not decided"):
        deciding.tell_everybody(by=officer, held=held)
    assert not Outgoing.objects.exists()
    decided(officer, second, NO)
    assert deciding.tell_everybody(by=officer, held=held) == 2
    assert deciding.tell_everybody(by=officer, held=held) == 0
    letters = {row.subject: str(row.letter) for row in Outgoing.objects.all()}
    assert len(letters) == 2
    assert any(YES.feedback in said and "£800" in said for said in letters.values())
    assert any(NO.feedback in said for said in letters.values())
    assert not any(NO.reasons in said for said in letters.values())  # reasons are ours, feedback is theirs
    with pytest.raises(InputError):
        decided(officer, application, NO)


def test_two_officers_never_promise_more_than_the_pot_and_the_second_is_told(
    officer: User, application: Application, second: Application
) -> None:
    deciding.decide(by=officer, application=second, ruling=Ruling(300_000, "a", "b"), seen="")
    Round.objects.update(pot=350_000, most=350_000)
    with pytest.raises(InputError, match="£300 more than is left: £500"):
        decided(officer, application)
    decided(officer, application, Ruling(50_000, "a", "b"))
    colleague = person("second@example.org")
    with pytest.raises(InputError, match="meanwhile: £500"):
        deciding.decide(by=colleague, application=application, ruling=NO, seen="")
    deciding.decide(by=colleague, application=application, ruling=NO, seen="awarded:50000")
    assert Decision.objects.get(application=application).pence is None


def test_an_offer_is_accepted_once_by_its_own_group(treasurer: User, offered: Decision, officer: User) -> None:
    with pytest.raises(PermissionDenied):
        offering.accept(by=officer, decision=offered, signed="An officer")
    with pytest.raises(InputError, match="who signs"):
        offering.accept(by=treasurer, decision=offered, signed=" ")
    for _again in range(2):
        offering.accept(by=treasurer, decision=offered, signed="Tess, treasurer")
    assert (Payment.objects.count(), Report.objects.count()) == (1, 1)
    with pytest.raises(InputError, match="has been accepted"):
        offering.decline(by=treasurer, decision=offered)


def test_what_is_declined_is_free_for_others(treasurer: User, offered: Decision) -> None:
    offering.decline(by=treasurer, decision=offered)
    with pytest.raises(InputError, match="declined"):
        offering.accept(by=treasurer, decision=offered, signed="Tess")
    assert ("grant.awarded", 80_000, "granted") not in acts()
    assert Bid.objects.get(pk=offered.application.bid).stage == "withdrawn"


def test_payments_are_planned_to_the_award_and_paid_once(officer: User, accepted: Decision) -> None:
    day = clock.today()
    with pytest.raises(InputError, match="come to £500; they should come to £800"):
        paying.plan_payments(by=officer, decision=accepted, plans=[PaymentPlan(50_000, day)])
    paying.plan_payments(
        by=officer, decision=accepted, plans=[PaymentPlan(50_000, day), PaymentPlan(30_000, day, "report")]
    )  # fmt: skip
    first = Payment.objects.order_by("pk")[0]
    with pytest.raises(InputError, match="still to come"):
        paying.pay(by=officer, payment=first, on=day + timedelta(days=1))
    for _again in range(2):
        paying.pay(by=officer, payment=first, on=day, reference="BACS 1")
    assert [act for act, _pence, _kind in acts()].count("grant.paid") == 1
    paying.plan_payments(by=officer, decision=accepted, plans=[PaymentPlan(30_000, day)])
    assert Payment.objects.get(pk=first.pk).paid_on == day


def test_money_comes_back_once_and_never_more_than_was_paid(officer: User, accepted: Decision) -> None:
    key, day = ids.new_id(), clock.today()
    with pytest.raises(InputError, match="Between nothing and £0"):
        paying.give_back(by=officer, decision=accepted, pence=1, on=day, key=key)
    paying.pay(by=officer, payment=Payment.objects.get(), on=day)
    for _again in range(2):
        paying.give_back(by=officer, decision=accepted, pence=50_000, on=day, key=key)
    assert Return.objects.count() == 1
    with pytest.raises(InputError, match="£300"):
        paying.give_back(by=officer, decision=accepted, pence=40_000, on=day, key=ids.new_id())


def test_a_report_is_asked_for_once_and_told_once(officer: User, treasurer: User, accepted: Decision) -> None:
    report = Report.objects.get()
    assert report.kind == "short"
    assert reporting.remind_reports(clock.today()) == "0 reports asked for"
    soon = report.due_on - timedelta(days=14)
    assert [reporting.remind_reports(soon) for _night in range(2)] == ["1 reports asked for", "0 reports asked for"]
    with pytest.raises(InputError, match="A line is enough"):
        reporting.send_report(by=treasurer, report=report, told=Told(" "))
    with pytest.raises(InputError, match="no more of it"):
        reporting.send_report(by=treasurer, report=report, told=Told("x", spent=90_000))
    for _again in range(2):
        reporting.send_report(by=treasurer, report=report, told=Told("We dug."))
    assert [act for act, _pence, _kind in acts()].count("grant.reported") == 1


def test_a_round_ends_when_all_is_paid_and_told(
    officer: User, held: Round, treasurer: User, accepted: Decision
) -> None:
    with pytest.raises(InputError, match="payment"):
        reporting.finish_round(by=officer, held=held)
    paying.pay(by=officer, payment=Payment.objects.get(), on=clock.today())
    with pytest.raises(InputError, match="report"):
        reporting.finish_round(by=officer, held=held)
    reporting.send_report(by=treasurer, report=Report.objects.get(), told=Told("We dug."))
    assert reporting.finish_round(by=officer, held=held).state == RoundState.FINISHED


def test_what_an_assessor_has_an_interest_in_takes_their_scores_with_it(
    officer: User, held: Round, application: Application, second: Application, group: Organisation
) -> None:
    panel = assessing.ask_outsider(by=officer, held=held, email="pat@example.org", name="Pat").user
    assessing.ask_outsider(by=officer, held=held, email="Pat@example.org", name="Pat")
    assert Assessor.objects.count() == 1
    assert Outgoing.objects.filter(to="pat@example.org").count() == 1
    marks = {"need": (5, "Sorely"), "plan": (4, "")}
    with pytest.raises(PermissionDenied):  # nobody reads before they have said
        assessing.score(by=panel, application=application, marks=marks)
    assessing.declare(by=panel, held=held, interests={second.pk: "My brother chairs it"})
    assert assessing.score(by=panel, application=application, marks=marks) == 0
    with pytest.raises(PermissionDenied):
        assessing.score(by=panel, application=second, marks=marks)
    with pytest.raises(InputError, match="from 0 to 5"):
        assessing.score(by=panel, application=application, marks={"need": (6, "")})
    assert assessing.score(by=panel, application=application, marks={"need": (5, "")}) == 1
    assessing.declare(by=panel, held=held, interests={application.pk: ""})
    assert not Score.objects.exists()
    assert Conflict.objects.count() == 2


def test_the_record_gives_away_an_interest(
    officer: User, held: Round, application: Application, treasurer: User
) -> None:
    assessing.ask(by=officer, held=held, user=treasurer)
    assessing.declare(by=treasurer, held=held, interests={})
    assert Conflict.objects.get().found
    with pytest.raises(PermissionDenied):
        assessing.score(by=treasurer, application=application, marks={})
    assert [row.hidden_from for row in comparison(held, officer)] == [1]
    assert comparison(held, treasurer) == []


def test_only_accepted_awards_of_published_rounds_are_published(
    officer: User, held: Round, offered: Decision, treasurer: User, other: Organisation
) -> None:
    manager = person("manager@example.org", "manager")
    with pytest.raises(InputError, match="which identifiers"):
        publishing.publish(by=officer, held=held)
    with pytest.raises(InputError, match="“x” is not a prefix"):
        publishing.set_publisher(by=manager, name="Us", org_id="GB-CHC-9900001", prefix="x")
    with pytest.raises(InputError, match="“12” is not an organisation"):
        publishing.set_publisher(by=manager, name="Us", org_id="12", prefix="360G-us")
    with pytest.raises(PermissionDenied):
        publishing.set_publisher(by=officer, name="Us", org_id="GB-CHC-9900001", prefix="360G-us")
    publishing.set_publisher(by=manager, name="Us", org_id="GB-CHC-9900001", prefix="360G-us")
    with pytest.raises(InputError, match="nothing to publish"):
        publishing.publish(by=officer, held=held)
    offering.accept(by=treasurer, decision=offered, signed="Tess, treasurer")
    assert published.awards() == []
    publishing.publish(by=officer, held=held)
    publishing.publish(by=officer, held=held)
    (award,) = published.awards()
    assert (award.pence, award.asked, award.recipient.name, award.dei and award.dei.shared) == (
        80_000, 100_000, "Ash Growers", False,
    )  # fmt: skip
    with pytest.raises(InputError, match="identifiers stay"):
        publishing.set_publisher(by=manager, name="Us", org_id="GB-CHC-9900001", prefix="360G-other")
    assert sent(officer, held, other).pk  # one that is not decided is not among them
    assert len(published.awards()) == 1
