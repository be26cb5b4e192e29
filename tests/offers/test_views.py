"""Pages of problems and offers, as each who uses them; what must not leak is planted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader
from zeal import zeal_ignore

from hedgerow.accounts.actions import links
from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.kernel import clock
from hedgerow.ledger.queries import counting
from hedgerow.offers import actions
from hedgerow.offers.models import Offer, Part, Problem, Report
from hedgerow.offers.types import Answer, Shown, Stage, Word
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Level
from tests.offers.given import a_problem, accepted, an_offer, at, body, group, put, said
from tests.people import person

pytestmark = pytest.mark.django_db
SECRET = "SECRET-QUOTE-7731"


@pytest.fixture(autouse=True)
def words(settings: Any) -> None:
    settings.SECOND_FACTOR_DEMANDED = False
    charter.seed()


def as_user(user: User | None = None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


def worker() -> Client:
    return as_user(person("worker@example.org", "worker"))


def acting(of: Organisation, level: Level, email: str = "rep@example.org") -> Client:
    user = person(email, LioRole.NONE)
    Access.objects.create(user=user, organisation=of, level=level, since=clock.today())
    return as_user(user)


def test_from_a_body_s_words_to_its_answer_through_the_pages() -> None:
    trust, lead = body(), group("Home Again", email="home@example.org")
    officer, team, rep = acting(trust, Level.OFFICER, "o@example.org"), worker(), acting(lead, Level.EDITOR)
    told = {"title": "Beds", "matter": "They wait.", "shown": "public", "send": "yes"}
    assert officer.post(reverse("offers:of_body_state", args=[trust.pk]), told).status_code == 302
    problem = Problem.objects.get()
    assert (problem.state, problem.made_by_body) == ("checking", True)
    own = reverse("offers:own", args=[lead.pk])
    assert "Beds" not in rep.get(own).content.decode()
    team.post(reverse("offers:problem", args=[problem.pk]), {"do": "open"})
    assert "Beds" in rep.get(own).content.decode()
    rep.post(reverse("offers:own_problem", args=[lead.pk, problem.pk]))
    begin = {"summary": "At the door, in a day.", "who": "group", "group": lead.pk, "every": "3"}
    assert team.post(reverse("offers:begin", args=[problem.pk]), begin).status_code == 302
    offer = Offer.objects.get()
    part = {"group": lead.pk, "what": "Bring people home", "people": 40, "pence": "4,000", "strength": ""}
    assert team.post(reverse("offers:add_part", args=[offer.pk]), part).status_code == 302
    at_offer = reverse("offers:offer", args=[offer.pk])
    team.post(at_offer, {"do": "ask"})
    held = Part.objects.get()
    assert held.pence == 400_000
    word = {"word": "agreed", "version": held.version, "name": "Jo Okafor", "email": "jo@example.org"}
    assert rep.post(reverse("offers:own_part", args=[lead.pk, held.pk]), word).status_code == 302
    held.refresh_from_db()
    assert (held.is_agreed, held.contact.name if held.contact else "") == (True, "Jo Okafor")
    team.post(at_offer, {"do": "put", "answer_by": clock.today() + timedelta(days=20)})
    at_body = reverse("offers:of_body_problem", args=[trust.pk, problem.pk])
    assert "Bring people home" in officer.get(at_body).content.decode()
    wrong = officer.post(at_body, {"do": "answer", "answer": "refused"})
    assert wrong.status_code == 422
    assert "Say why" in wrong.content.decode()
    assert officer.post(at_body, {"do": "answer", "answer": "accepted"}).status_code == 302
    offer.refresh_from_db()
    assert offer.stage == Stage.DELIVERY
    assert officer.post(at_body, {"do": "answer", "answer": "accepted"}).status_code in (302, 422)


def running(trust: Organisation, *groups: Organisation) -> Offer:
    """Accepted some months ago; the first quarter is over, and nobody has reported."""
    began = clock.today() - timedelta(days=110)
    with at(began):
        return accepted(a_problem(trust), groups[0], *groups, days=(began, clock.today() + timedelta(days=60)))


def test_a_link_opens_a_form_that_alone_saves_and_saves_once() -> None:
    offer = running(body(), group("Home Again"))
    report = Report.objects.order_by("period__starts")[0]
    stranger, path = as_user(), links.make(purpose="offers.report", ref=report.ref)
    assert stranger.get(path).status_code == 200
    page = stranger.post(path)["Location"]
    assert stranger.get(page).status_code == 200
    assert not counting().filter(act="offer.part_reported")
    key = "01890000-0000-7000-8000-000000000001"
    sent = {"people": "12", "hours": "7.5", "pence": "120", "changed": "They are home.", "version": "0", "key": key}
    for _twice in range(2):
        assert stranger.post(page, sent).status_code == 302
    report.refresh_from_db()
    assert (report.version, report.people, report.minutes, report.pence) == (1, 12, 450, 12_000)
    assert counting().filter(act="offer.part_reported").count() == 1
    late = stranger.post(page, sent | {"people": "99", "key": "01890000-0000-7000-8000-000000000002"})
    assert late.status_code == 422
    assert "Somebody else has reported meanwhile" in late.content.decode()
    assert "People: 12." in late.content.decode()
    actions.close_period(by=None, period=offer.periods.order_by("starts")[0])
    assert stranger.get(path).status_code == 410
    assert "This period is closed" in stranger.get(page).content.decode()
    assert as_user().get(reverse("offers:tell", args=["made-up"])).status_code == 410


def test_the_body_gets_the_return_without_small_numbers_and_without_what_nobody_agreed_to_show() -> None:
    trust, one, two = body(), group("Home Again"), group("Wheels")
    offer = running(trust, one, two)
    period = offer.periods.order_by("starts")[0]
    first, second = period.reports.order_by("part")
    actions.report(by=None, report=first, said=said(731_826), version=0)
    actions.report(by=None, report=second, said=said(3, quote=SECRET), version=0)
    officer, lead = acting(trust, Level.OFFICER, "o@example.org"), acting(one, Level.EDITOR)
    at_body = reverse("offers:of_body_return", args=[trust.pk, period.pk])
    assert officer.get(at_body).status_code == 404  # not closed yet
    at_lead = reverse("offers:own_return", args=[one.pk, period.pk])
    assert lead.post(at_lead, {"words": "A good start."}).status_code == 302
    pages = [officer.get(f"{at_body}{rest}") for rest in ("", "?format=csv")]
    papers = [officer.get(f"{at_body}?format=pdf"), lead.get(f"{at_lead}?format=pdf")]
    for text in [page.content.decode() for page in pages] + [text_of(paper.content) for paper in papers]:
        assert SECRET not in text
        assert "731826" not in text.replace(",", "")
        assert "hidden to protect people" in " ".join(text.split())
    assert SECRET not in lead.get(at_lead).content.decode()
    assert officer.get(f"{at_body}?format=xlsx")["Content-Type"].endswith("sheet")
    other = acting(two, Level.EDITOR, "two@example.org")
    assert other.get(reverse("offers:own_return", args=[two.pk, period.pk])).status_code == 404


def text_of(data: bytes) -> str:
    """The words of a PDF that is tagged."""
    read = PdfReader(BytesIO(data))
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    return " ".join(page.extract_text() for page in read.pages)


def test_an_offer_is_a_tagged_document_with_our_own_interest_in_it() -> None:
    from hedgerow.bodies.actions import declare

    offer = put(an_offer(a_problem(body()), group("Home Again")))
    declare(by=None, ref=offer.ref, kind="paid", words="We are paid for bringing groups together.")
    text = " ".join(text_of(worker().get(reverse("offers:paper", args=[offer.pk])).content).split())
    assert "We are paid for bringing groups together." in text
    assert "Bring people home" in text
    assert "£4,000" in text


def test_strangers_and_other_groups_see_nothing_of_what_is_not_public() -> None:
    trust, lead, other = body(), group("Home Again"), group("Wheels")
    problem = a_problem(trust, title="SECRET-PROBLEM-1", shown=Shown.CHOSEN, groups=[lead.pk])
    offer = put(an_offer(problem, lead))
    rep, stranger = acting(other, Level.ADMINISTRATOR), as_user()
    part = offer.parts.get()
    addresses = (
        reverse("offers:own_problem", args=[other.pk, problem.pk]),
        reverse("offers:own_part", args=[other.pk, part.pk]),
        reverse("offers:own", args=[other.pk]),
        reverse("offers:public"),
        reverse("offers:public_offer", args=[offer.pk]),
        reverse("offers:of_body_problem", args=[trust.pk, problem.pk]),
        reverse("offers:offer", args=[offer.pk]),
    )
    for client in (rep, stranger):
        for address in addresses:
            assert b"SECRET-PROBLEM-1" not in client.get(address).content, address
    rival = acting(body("Another Trust"), Level.OFFICER, "rival@example.org")
    assert rival.get(reverse("offers:of_body_problem", args=[trust.pk, problem.pk])).status_code == 403


def test_a_body_does_not_see_an_offer_before_it_is_put() -> None:
    trust = body()
    offer = an_offer(a_problem(trust), group("Home Again"))
    officer = acting(trust, Level.OFFICER)
    page = officer.get(reverse("offers:of_body_problem", args=[trust.pk, offer.problem_id]))
    assert "Home Again" not in page.content.decode()
    assert officer.get(reverse("offers:of_body_paper", args=[trust.pk, offer.problem_id])).status_code == 404


@pytest.mark.parametrize("view", ["", "?view=table", "?format=csv", "?standing=put", "?q=beds"])
def test_the_list_asks_as_often_for_one_as_for_many(view: str, django_assert_max_num_queries: Any) -> None:
    team, trust = worker(), body()
    with zeal_ignore():
        for number in range(4):
            put(an_offer(a_problem(trust, title=f"Beds {number}"), group(f"Group {number}")))
    with django_assert_max_num_queries(40):
        answer = team.get(reverse("offers:board") + view)
    assert b"Beds 3" in answer.content


def test_what_was_delivered_is_for_everybody_and_only_that() -> None:
    offer = running(body(), group("Home Again"))
    by = person("manager@example.org", "manager")
    public = reverse("offers:public_offer", args=[offer.pk])
    assert "Bring people home" not in as_user().get(public).content.decode()
    report = Report.objects.order_by("period__starts")[0]
    actions.report(by=None, report=report, said=said(31, quote="I slept.", quote_ok=True), version=0)
    with at(offer.periods.latest("ends").ends + timedelta(days=3)):
        for period in offer.periods.order_by("starts"):
            actions.close_period(by=by, period=period)
        told = {"changed": "Nobody waits.", "pathway": "trust", "strength": "asserted"}
        actions.deliver(by=by, offer=offer, **told)
    page = as_user().get(public).content.decode()
    assert all(words in page for words in ("Nobody waits.", "Bring people home", "31", "I slept.", "Home Again"))
    assert "Nobody waits." in as_user().get(reverse("offers:public")).content.decode()


def test_my_work_says_what_waits() -> None:
    from hedgerow.offers.provides.work import due

    trust, by = body(), person("worker@example.org", "worker")
    sent = a_problem(trust, opened=False, title="To check")
    actions.send_problem(by=None, problem=sent)
    offer = an_offer(a_problem(trust, title="Asked"), group("Wheels"))
    actions.say(by=by, part=offer.parts.get(), word=Word.CHANGE, version=1, words="Fewer days.")
    late = put(an_offer(a_problem(trust, title="Late"), group("Home Again")), answer_by=clock.today())
    today: date = clock.today() + timedelta(days=2)
    said_ = [one.what for one in due(by, today)]
    assert any("To check" in one for one in said_)
    assert any("Wheels" in one for one in said_)
    assert any(trust.name in one for one in said_)
    assert late.stage == Stage.PUT
    assert not list(due(person("rep@example.org", LioRole.NONE), today))


@pytest.mark.parametrize("way", ["?view=table", "?view=board"])
def test_the_list_of_problems_costs_the_same_for_many(way: str) -> None:
    client, trust, at_list = worker(), body(), reverse("offers:board") + way

    def offered(number: int) -> None:
        an_offer(a_problem(trust, title=f"Problem {number}"), group(f"Led {number}"))

    offered(0)
    client.get(at_list)
    with CaptureQueriesContext(connection) as few:
        client.get(at_list)
    for number in range(1, 9):
        offered(number)
    with CaptureQueriesContext(connection) as many:
        page = client.get(at_list).content.decode()
    assert "Problem 0" in page
    assert "Problem 8" in page
    assert len(many) == len(few)


def test_an_answer_of_the_small_hours_of_summer_is_of_the_day_that_it_is_here() -> None:
    offer = put(an_offer(a_problem(body()), group("Home Again")))
    with clock.pretend(datetime(2026, 7, 14, 23, 30, tzinfo=UTC)):  # half past midnight of the 15th in London
        actions.answer(by=None, offer=offer, answer=Answer.ACCEPTED)
    page = worker().get(reverse("offers:offer", args=[offer.pk])).content.decode()
    assert "“We accept it”" in page
    assert "15 July 2026" in page
    assert "14 July 2026" not in page
