"""The pages of agreements and costs."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.agreements.models import Agreement
from hedgerow.agreements.provides.records import due
from hedgerow.ledger.models import Payer
from tests.agreements.given import an_agreement
from tests.agreements.test_accounts import TABLE, applied
from tests.people import person
from tests.spaces.conftest import signed_in

LIST = "/agreements/"
NEW = {
    "title": "Lottery", "starts": "2026-04-01", "ends": "2029-03-31", "pence": "90,000", "budget_funding": "10,000",
    "pay": "year", "report": "quarter",
}  # fmt: skip


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_manager_writes_one_down_and_says_what_was_promised(manager: User) -> None:
    client = signed_in(manager)
    assert client.post(reverse("agreements:add"), {**NEW, "budget_funding": "90,001"}).status_code == 422
    assert client.post(reverse("agreements:add"), NEW).status_code == 302
    made = Agreement.objects.get()
    assert (made.payments.count(), made.reports.count()) == (3, 12)
    told = {"indicator": "groups-supported", "amount": "60", "every": "year", "words": "no fewer than 60 groups"}
    assert client.post(reverse("agreements:target_add", args=[made.pk]), {**told, "amount": "6.5"}).status_code == 422
    assert client.post(reverse("agreements:target_add", args=[made.pk]), told).status_code == 302
    money = {"indicator": "pounds-secured", "amount": "£5,000", "every": "whole"}
    client.post(reverse("agreements:target_add", args=[made.pk]), money)
    page = text(client, reverse("agreements:agreement", args=[made.pk]))
    assert "no fewer than 60 groups" in page
    assert "£5,000" in page
    assert "For all functions together" in page
    assert [one.amount for one in made.targets.all()] == [60, 500_000]


def test_payments_and_reports_on_the_page(manager: User, agreement: Agreement) -> None:
    client = signed_in(manager)
    payment, report = agreement.payments.get(), agreement.reports.get()
    at = reverse("agreements:payment", args=[payment.pk])
    assert client.post(at, {"on": "2026-04-05", "pence": "60,000"}).status_code == 302
    client.post(reverse("agreements:report", args=[report.pk]), {"on": "2026-07-20"})
    page = text(client, reverse("agreements:agreement", args=[agreement.pk]))
    assert "£60,000 came on 5 April 2026" in page
    assert "went on 20 July 2026" in page
    client.post(at, {"do": "not_paid"})
    payment.refresh_from_db()
    assert payment.paid_on is None


def test_two_managers_change_it_at_once(manager: User, agreement: Agreement) -> None:
    client = signed_in(manager)
    at = reverse("agreements:change", args=[agreement.pk])
    form = client.get(at).context["form"]
    seen = {field.html_name: field.value() or "" for field in form}
    Agreement.objects.update(purpose="another wrote this")
    said = client.post(at, {**seen, "purpose": "mine"})
    assert said.status_code == 422
    assert "another wrote this" in said.content.decode()


def test_a_worker_reads_and_changes_nothing(worker: User, agreement: Agreement) -> None:
    client = signed_in(worker)
    page = text(client, reverse("agreements:agreement", args=[agreement.pk]))
    assert "Council core grant" in page
    assert "Add a payment" not in page
    names = ("change", "end", "target_add", "payment_add", "report_add")
    assert {client.get(reverse(f"agreements:{name}", args=[agreement.pk])).status_code for name in names} == {403}
    assert (
        client.post(reverse("agreements:report", args=[agreement.reports.get().pk]), {"on": "2026-07-20"}).status_code
        == 403
    )


def test_nobody_else_sees_any(db: None, agreement: Agreement) -> None:
    outsider = signed_in(person("out@example.org", LioRole.NONE))
    paths = [LIST, "/agreements/costs/", "/agreements/costs/accounts/", f"/agreements/{agreement.pk}/"]
    assert {outsider.get(path).status_code for path in paths} == {403}
    assert {Client().get(path).status_code for path in paths} == {302}


def test_the_list_costs_the_same_for_many(worker: User, agreement: Agreement) -> None:
    client = signed_in(worker)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(12):
        an_agreement(Payer.objects.create(name=f"Grant {number}", code=f"g{number}"))
    with CaptureQueriesContext(connection) as many:
        page = text(client, LIST)
    assert "Grant 11" in page
    assert len(many) <= len(few)
    assert client.get(LIST, {"format": "csv", "show": "all"}).content.decode().count("\n") == 14


def test_costs_by_function_say_source_and_method(manager: User) -> None:
    client = signed_in(manager)
    assert "Neither accounts nor budgets" in text(client, "/agreements/costs/")
    applied(manager, TABLE)
    page = text(client, "/agreements/costs/?period=q2026-04")
    assert "The costs are those of our accounts." in page
    assert "shared costs follow what each function cost by itself" in page
    assert "£1,380" in page
    lines = text(client, "/agreements/costs/accounts/?function=shared")
    assert "Rent of the office" in lines
    assert "trainer" not in lines
    assert "accounts.csv, row 2" in lines


def test_what_is_due_stands_on_the_owners_list(manager: User, worker: User, agreement: Agreement) -> None:
    day = date(2026, 7, 20)
    assert {one.what for one in due(manager, day)} == {"Send “Report for 2026 Q2”", "Ask where the payment is"}
    assert not list(due(worker, day))
    Agreement.objects.update(owner=worker)
    assert not list(due(manager, day))
    assert len(list(due(worker, date(2026, 12, 1)))) == 3
