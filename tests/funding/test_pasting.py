"""A funder's page is pasted, and a draft is guessed from it: each guess with the sentence it came of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.accounts.models import User
from hedgerow.funding.models import Fund
from hedgerow.funding.rules.page_lines import lines_of, sentences
from hedgerow.funding.rules.pasted import WORDS, guesses
from hedgerow.funding.types import Holding
from hedgerow.funding.types.funds import CostKind, HelpKind
from hedgerow.organisations.types import LegalForm

TODAY = date(2026, 11, 23)
PAGE = """<!doctype html><html><head><title>Warm Rooms Fund | Elmdale Community Foundation</title>
<link rel="canonical" href="https://elm.example/warm-rooms"><style>p { color: red }</style></head><body>
<nav><a href="/">Home</a> Grants of £99 are in the menu</nav>
<h1>Warm Rooms Fund</h1>
<p>The Elmdale Community Foundation helps places that open their doors to people who are cold this winter.</p>
<h2>How much?</h2><p>Grants are between £500 and £5,000. We have awarded £2 million since 1998.</p>
<ul><li>Open to constituted groups, CIOs and CICs with an income of less than £250k a year.</li>
<li>You must have a bank account and a safeguarding policy.</li>
<li>You need at least three unrelated trustees.</li>
<li>We fund running costs and equipment.</li><li>We do not fund buildings, training or anything already paid for.</li></ul>
<h2>When?</h2><p>The fund opens on 1 December 2026 and the deadline is noon on Friday 29th January 2027.</p>
<p>You will hear our decision within eight weeks. Apply online through our portal.</p>
<footer>Deadline 1 January 1999</footer></body></html>"""


def said(text: str) -> dict[str, Any]:
    return {name: guess.value for name, guess in guesses(lines_of(text), TODAY).items()}


def test_a_saved_page_tells_nearly_everything() -> None:
    found = said(PAGE)
    assert (found["title"], found["payer"]) == ("Warm Rooms Fund", "The Elmdale Community Foundation")
    assert (found["amount_min"], found["amount_max"], found["income_most"]) == (50_000, 500_000, 25_000_000)
    assert (found["opens_on"], found["ends_on"]) == (date(2026, 12, 1), date(2027, 1, 29))
    assert found["legal_forms"] == ["unincorporated", "cio", "cic_guarantee", "cic_shares"]
    assert (found["has"], found["committee"]) == (["bank_account", "safeguarding"], 3)
    assert found["costs"] == ["running", "equipment"], "what is not funded is not guessed"
    assert (found["weeks_to_decide"], found["link"]) == (8, "https://elm.example/warm-rooms")
    assert "do not fund buildings" in found["covers"]
    assert found["excludes"] == ["retrospective"]


def test_every_guess_is_beside_the_sentence_it_came_of() -> None:
    page = lines_of(PAGE)
    whole = " ".join(sentences(page)) + page.title + "https://elm.example/warm-rooms"
    for guess in guesses(page, TODAY).values():
        assert all(part in whole for part in guess.sentence.split(" … ")), guess


@pytest.mark.parametrize(
    ("sentence", "field", "value"),
    [
        ("You can apply for up to £10k.", "amount_max", 1_000_000),
        ("The maximum grant is £1,500.50.", "amount_max", 150_050),
        ("We give grants of £300.", "amount_max", 30_000),
        ("Grants range from £250 to £1.5 million.", "amount_max", 150_000_000),
        ("Applications close on 3 May.", "ends_on", date(2027, 5, 3)),
        ("Applications close on 3 December.", "ends_on", date(2026, 12, 3)),
        ("Closing date: 03/05/2027", "ends_on", date(2027, 5, 3)),
        ("Deadline: May 3rd, 2027.", "ends_on", date(2027, 5, 3)),
        ("Please apply by 2027-05-03.", "ends_on", date(2027, 5, 3)),
        ("There is no deadline, apply at any time.", "rolling", True),
        ("Your account needs two unrelated signatories.", "signatories", 2),
        ("We ask for match funding of at least 20%.", "match", 20),
        ("We cannot fund individuals or statutory duties.", "excludes", ["statutory", "individuals"]),
        ("A decision is made within 3 months.", "weeks_to_decide", 12),
    ],
)
def test_what_people_write(sentence: str, field: str, value: Any) -> None:
    assert said(f"A fund\n{sentence}").get(field) == value


@pytest.mark.parametrize(
    "sentence",
    ["We have awarded £2 million in total.", "Groups with an income of £5,000 are welcome.", "Deadline: 31 February 2027.",
     "The office closes at noon.", "We cannot give £50."],
)  # fmt: skip
def test_what_is_no_amount_or_day_of_the_fund_is_left(sentence: str) -> None:
    assert not {"amount_min", "amount_max", "ends_on", "opens_on"} & said(f"A fund\n{sentence}").keys()


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(["£", "5", "k", "<p>", "</", "<a href=", "by 3 May", " between £2 and £1 ", "<!--", "closes "])
                | st.text(max_size=8), max_size=20))  # fmt: skip
def test_any_text_can_be_pasted(parts: list[str]) -> None:
    found = said("".join(parts))
    if "amount_min" in found and "amount_max" in found:
        assert found["amount_min"] < found["amount_max"]
    if "opens_on" in found and "ends_on" in found:
        assert found["opens_on"] <= found["ends_on"]


def test_every_code_that_is_guessed_is_one_of_ours() -> None:
    known = {"legal_forms": LegalForm.values, "costs": CostKind.values, "helps": HelpKind.values, "has": Holding.values}
    for field, codes in known.items():
        assert set(WORDS[field]) <= set(codes)


def test_nothing_is_kept_before_a_person_has_looked(client: Client, worker: User) -> None:
    client.force_login(worker)
    at = reverse("funding:paste")
    assert client.get(at).status_code == 200
    looked = client.post(at, {"text": PAGE, "address": "https://elm.example/rooms"})
    shown = looked.content.decode()
    assert "The page says: “Grants are between £500 and £5,000.”" in shown
    assert not Fund.objects.exists()
    form = looked.context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "", False)}
    kept = {**sent, "title": "", "text": PAGE, "address": "https://elm.example/rooms", "save": "yes"}
    again = client.post(at, kept)
    assert again.status_code == 422
    assert "The page says" in again.content.decode()
    client.post(at, {**kept, "title": "Warm rooms in winter"})
    fund = Fund.objects.get()
    assert (fund.title, fund.own_title, fund.state) == ("Warm rooms in winter", "Warm Rooms Fund", "draft")
    assert (fund.link, fund.amount_max, fund.source) == (
        "https://elm.example/rooms",
        500_000,
        "Their own page, read by us",
    )


def test_a_file_that_is_no_page_is_refused_at_its_field(client: Client, worker: User) -> None:
    client.force_login(worker)
    at = reverse("funding:paste")
    for file in (b"%PDF-1.7", b"PK\x03\x04", b"a\0b", b"x" * (2 * 1024**2 + 1)):
        answer = client.post(at, {"file": SimpleUploadedFile("p.html", file)})
        assert answer.status_code == 422
        assert answer.context["form"].errors["file"]
    assert client.post(at, {}).status_code == 422
    old = SimpleUploadedFile("p.html", "<h1>Grants of £300</h1><p>Café</p>".encode("cp1252"))
    assert "£300" in client.post(at, {"file": old}).content.decode()
