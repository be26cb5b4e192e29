"""Pages after the last day, as an officer, an assessor with an interest, and a group walk them."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.development.models import Case
from hedgerow.kernel import clock, ids
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact, Role
from hedgerow.programmes.actions import assessing, deciding, offering
from hedgerow.programmes.models import Application, Decision, Payment, Report, Round, Score
from hedgerow.programmes.types import Ruling
from tests.people import person
from tests.programmes.after.given import a_round, sent, signed_in

YES = {
    "outcome": "awarded",
    "pence": "800",
    "reasons": "Needed",
    "feedback": "We liked it",
    "conditions": "",
    "seen": "",
}
NO = {**YES, "outcome": "refused", "pence": "", "feedback": "Say who would come"}


def page(client: Client, name: str, *args: object, status: int = 200, query: str = "") -> str:
    answer = client.get(reverse(f"programmes:{name}", args=args) + query)
    assert answer.status_code == status, (name, answer.status_code, answer.headers.get("Location"))
    return answer.content.decode(errors="replace")


def press(client: Client, name: str, /, *args: object, status: int = 302, **told: object) -> str:
    answer = client.post(reverse(f"programmes:{name}", args=args), told)
    assert answer.status_code == status, (name, answer.status_code, answer.content.decode()[-2000:])
    return answer.content.decode()


def test_an_officer_decides_and_everybody_is_told(
    officer: User, treasurer: User, held: Round, application: Application, second: Application
) -> None:
    client = signed_in(officer)
    assert "Nobody yet" in page(client, "people", held.pk)
    press(client, "people", held.pk, name="Pat", email="pat@example.org")
    assert "Choose a colleague" in press(client, "people", held.pk, status=422)
    assert "Next: decide on 2 applications" in page(client, "compare", held.pk)
    said = press(client, "decide", application.pk, status=422, **{**YES, "reasons": "", "feedback": " "})
    assert "an auditor will ask" in said
    assert "Everybody hears why, whatever was decided" in said
    assert "an award cannot be more" in press(client, "decide", application.pk, status=422, **{**YES, "pence": "99999"})
    press(client, "decide", application.pk, **YES)
    assert "meanwhile: £800" in press(client, "decide", application.pk, status=422, **NO)
    press(client, "decide", second.pk, **NO)
    assert "Next: tell everybody" in page(client, "compare", held.pk)
    press(client, "tell", held.pk)
    assert "£800 awarded" in page(client, "compare", held.pk)
    award = Decision.objects.get(application=application)
    group = application.organisation
    own = signed_in(treasurer)
    assert "We offer you £800" in page(own, "own_award", group.pk, award.pk)
    assert "Only somebody who may sign" in press(own, "own_answer", group.pk, award.pk, status=422, signed="Tess")
    press(own, "own_answer", group.pk, award.pk, signed="Tess, treasurer", may_sign="on", shares_led_by="on")
    assert client.get(reverse("programmes:own_letter", args=[group.pk, award.pk])).status_code == 403
    letter = own.get(reverse("programmes:own_letter", args=[group.pk, award.pk]))
    assert letter.content.startswith(b"%PDF")
    assert "Next: pay £800" in page(client, "award", award.pk)
    payment, report = Payment.objects.get(), Report.objects.get()
    plan = {"pence_0": "500", "due_0": "2030-01-01", "pence_1": "", "condition_0": ""}
    assert "should come to £800" in press(client, "payments", award.pk, status=422, **plan)
    press(client, "pay", payment.pk, on=clock.today().isoformat(), reference="BACS")
    assert "report" in page(own, "own_report", group.pk, award.pk)
    press(own, "own_report", group.pk, award.pk, words="We dug", people="12", spent="700")
    assert "£100 is to come back" in page(client, "award", award.pk)
    press(client, "report", report.pk, read="1")
    press(client, "money_back", award.pk, pence="100", on=clock.today().isoformat(), key=str(ids.new_id()))
    assert "all done" in page(client, "awards", held.pk)
    assert "Ash Growers" in page(client, "awards", held.pk, query="?format=csv")
    press(client, "finish", held.pk)
    assert Round.objects.get().state == "finished"


def test_the_panel_has_its_papers(officer: User, held: Round, application: Application, second: Application) -> None:
    assessing.ask(by=officer, held=held, user=officer)
    assessing.declare(by=officer, held=held, interests={})
    assessing.score(by=officer, application=second, marks={"need": (4, "=SUM(1)"), "plan": (3, "")})
    client = signed_in(officer)
    document = client.get(reverse("programmes:pack", args=[held.pk, "pdf"]))
    assert document.content.startswith(b"%PDF")
    assert b"/MarkInfo" in document.content or b"/StructTreeRoot" in document.content
    book = client.get(reverse("programmes:pack", args=[held.pk, "xlsx"]))
    assert book.content.startswith(b"PK")
    assert client.get(reverse("programmes:pack", args=[held.pk, "exe"])).status_code == 404


def test_an_assessor_says_their_interest_first_and_scores_one_after_another(
    officer: User, held: Round, application: Application, second: Application
) -> None:
    panel = assessing.ask_outsider(by=officer, held=held, email="pat@example.org", name="Pat").user
    client = signed_in(panel)
    assert "First say where" in page(client, "assessing")
    assert client.get(reverse("programmes:assess", args=[held.pk])).url == reverse(
        "programmes:interests", args=[held.pk]
    )
    page(client, "score", held.pk, application.pk, status=302)
    said = page(client, "interests", held.pk)
    assert application.organisation.name in said
    assert application.title not in said  # nothing but names before they have said
    press(client, "interests", held.pk, **{f"has_{second.pk}": "on", f"why_{second.pk}": "My sister works there"})
    said = page(client, "assess", held.pk)
    assert application.title in said
    assert "Oak Planted" not in said
    assert "kept from you" in said
    said = page(client, "score", held.pk, application.pk)
    assert "sorely" in said  # the guide stands beside
    assert "women" not in said  # who leads is not for those who score
    page(client, "score", held.pk, second.pk, status=404)
    assert "1 thing" in client.post(
        reverse("programmes:score", args=[held.pk, application.pk]), {"s_need": "5"}, follow=True
    ).content.decode()  # fmt: skip
    press(client, "score", held.pk, application.pk, s_need="5", s_plan="4", w_need="Sorely", next="1")
    assert Score.objects.count() == 2
    press(client, "assessing_done", held.pk)
    page(client, "run", held.pk, status=403)  # they see nothing else of ours
    page(signed_in(person("stranger@example.org", "")), "assess", held.pk, status=404)


@pytest.fixture
def tied(officer: User, other: Organisation) -> User:
    """A colleague who is the treasurer of the second group, as our record says."""
    user = person("tied@example.org", name="Tia")
    contact = Contact.objects.create(name="Tia", user=user)
    Role.objects.create(contact=contact, organisation=other, kind="treasurer")
    return user


def test_what_somebody_has_an_interest_in_is_kept_from_them_everywhere(
    officer: User, tied: User, held: Round, application: Application, second: Application
) -> None:
    """Planted: the second group's name and words may stand on no page that this colleague opens of our grants."""
    deciding.decide(by=officer, application=second, ruling=Ruling(30_000, "Planted reasons", "Planted told"), seen="")
    deciding.decide(by=officer, application=application, ruling=Ruling(30_000, "r", "f"), seen="")
    client = signed_in(tied)
    pages = [("run", ""), ("applications", ""), ("applications", "?words=Planted"), ("compare", ""), ("awards", "")]
    pages += [(name, "?format=csv") for name in ("applications", "compare", "awards")]
    for name, query in pages:
        said = page(client, name, held.pk, query=query)
        assert "Planted" not in said.replace("words=Planted", "").replace('value="Planted"', ""), (name, query)
        assert "1 application is kept from you" in said or query or name not in ("run", "compare"), name
    for name in ("application", "decide"):
        answer = client.get(reverse(f"programmes:{name}", args=[second.pk]))
        assert answer.status_code in (403, 404)
        assert b"Planted" not in answer.content
    page(client, "award", second.decision.pk, status=404)
    press(client, "decide", second.pk, status=404, **YES)
    book = client.get(reverse("programmes:pack", args=[held.pk, "xlsx"]))
    assert b"Planted" not in unzipped(book.content)
    assert b"Planted" in unzipped(signed_in(officer).get(reverse("programmes:pack", args=[held.pk, "xlsx"])).content)
    for place in (
        reverse("funding:board"),
        reverse("funding:board") + "?words=Planted",
        reverse("pages:group", args=[second.organisation_id]),
    ):
        said = client.get(place).content.decode()
        assert f"/bids/{second.bid}/" not in said, place
    assert client.get(reverse("funding:bid", args=[second.bid])).status_code in (403, 404)
    ours = signed_in(officer).get(reverse("pages:group", args=[second.organisation_id])).content.decode()
    assert f"/bids/{second.bid}/" in ours


def unzipped(said: bytes) -> bytes:
    """What stands in a workbook."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(said)) as book:
        return b"".join(book.read(name) for name in book.namelist())


def test_rows_of_the_record_of_work_are_kept_too(
    officer: User, tied: User, application: Application, second: Application
) -> None:
    from hedgerow.ledger.models import Entry

    refs = {str(second.ref), f"funding.bid:{second.bid}"}
    assert set(Entry.objects.visible(officer).values_list("ref", flat=True)) >= {f"funding.bid:{second.bid}"}
    assert not refs & set(Entry.objects.visible(tied).values_list("ref", flat=True))
    assert f"funding.bid:{application.bid}" in set(Entry.objects.visible(tied).values_list("ref", flat=True))


def test_who_was_not_funded_reads_why_and_asks_for_help_once(
    officer: User, treasurer: User, held: Round, application: Application
) -> None:
    deciding.decide(by=officer, application=application, ruling=Ruling(None, "Ours alone", "Say who comes"), seen="")
    found = Decision.objects.get()
    own, group = signed_in(treasurer), application.organisation
    page(own, "own_award", group.pk, found.pk, status=404)  # nothing before everybody is told
    deciding.tell_everybody(by=officer, held=held)
    said = page(own, "own_award", group.pk, found.pk)
    assert "Say who comes" in said
    assert "Ours alone" not in said
    for _again in range(2):
        answer = own.post(reverse("workflows:refused_asks_help", args=[found.pk, group.pk]))
        assert answer.status_code == 302
    assert Case.objects.count() == 1
    assert own.get(reverse("programmes:own_letter", args=[group.pk, found.pk])).status_code == 404


def test_awards_are_published_in_one_click(
    officer: User, treasurer: User, held: Round, application: Application
) -> None:
    assert Client().get("/awards.json").status_code == 404
    deciding.decide(by=officer, application=application, ruling=Ruling(30_000, "r", "f"), seen="")
    deciding.tell_everybody(by=officer, held=held)
    offering.accept(by=treasurer, decision=Decision.objects.get(), signed="Tess, treasurer", shares_led_by=True)
    client = signed_in(officer)
    assert (
        "which identifiers" in client.post(reverse("programmes:publish", args=[held.pk]), follow=True).content.decode()
    )
    manager = signed_in(person("manager@example.org", "manager"))
    told = {"name": "Us", "org_id": "GB-CHC-9900001", "giving_prefix": "360G-us"}
    assert "support@threesixtygiving.org" in page(manager, "publishing")
    assert "not a prefix" in press(manager, "publishing", status=422, **{**told, "giving_prefix": "us"})
    press(manager, "publishing", **told)
    press(client, "publish", held.pk)
    answer = Client().get("/awards.json")
    said = json.loads(answer.content)
    assert said["grants"][0]["id"] == f"360G-us-{application.pk}"
    assert said["grants"][0]["deiDetails"]["leadership"]["response"] == {"taxonomyCodes": ["DEI090000"]}
    assert "Digging" not in answer.content.decode()
    assert "Tess" not in answer.content.decode()
    assert Client().get("/awards.json", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    table = Client().get("/awards.csv").content.decode("utf-8-sig")
    assert table.splitlines()[0].startswith("Identifier,Title,Description,Currency")
    assert "Ash Growers" in table


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_ask_as_often_for_many_rows_as_for_one(
    officer: User, rows: int, django_assert_max_num_queries: object, group: Organisation
) -> None:
    from hedgerow.organisations import actions as organisations

    held = a_round(officer)
    for n in range(rows):
        one = organisations.create(by=officer, name=f"Group {n}", legal_form="unincorporated")
        deciding.decide(by=officer, application=sent(officer, held, one), ruling=Ruling(10_000, "r", "f"), seen="")
    client = signed_in(officer)
    page(client, "compare", held.pk)
    for name, most in (("compare", 40), ("awards", 40), ("people", 30)):
        with django_assert_max_num_queries(most):  # type: ignore[operator]
            page(client, name, held.pk)
