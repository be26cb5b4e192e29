"""People and their roles from somebody's table: looked at, brought in, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions, queries
from hedgerow.engines.imports.models import ImportRun
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.people import actions as people
from hedgerow.people.models import Consent, Contact, ContactPair, Role
from hedgerow.people.queries import find
from hedgerow.people.types import How, Purpose, RoleKind

pytestmark = pytest.mark.django_db
Look = Callable[[str, str], ImportRun]
HEADER = "First name,Last name,E-mail address,Telephone,Postcode,Agreed to news and events\n"


@pytest.fixture
def look(worker: User) -> Look:
    """The dry run of a CSV file of one kind."""

    def looked(kind: str, text: str) -> ImportRun:
        return actions.check(by=worker, kind=kind, file="f.csv", data=text.encode(), source="Old CRM")

    return looked


def apply(worker: User, run: ImportRun) -> ImportRun:
    with zeal_ignore():
        return actions.apply(by=worker, run=run)


def undo(worker: User, run: ImportRun) -> list[str]:
    with zeal_ignore():
        done = actions.undo(by=worker, run=run)
    return [row.kept for row in queries.rows(done)]


def errors(run: ImportRun) -> list[str]:
    return [problem["message"] for row in queries.rows(run) for problem in row.errors]


def test_people_come_in_with_their_answers_and_go_again(look: Look, worker: User) -> None:
    run = look("contacts", HEADER + "Ash,Quarry,ASH@example.org,01632 960555,m15 4ab,yes\nBo,Lee,,,,\n")
    assert run.counts["new"] == 2
    assert not Contact.objects.exists()
    apply(worker, run)
    ash = Contact.objects.get(name="Ash Quarry")
    assert (ash.email, ash.postcode, ash.source) == ("ash@example.org", "M15 4AB", "Old CRM")
    assert [one.pk for one in find("quarry")] == [ash.pk]
    consent = Consent.objects.get()
    assert (consent.given, consent.how, consent.words) == (True, How.IMPORT, "As written down in Old CRM")
    assert undo(worker, run) == ["", ""]
    assert not Contact.objects.exists()
    assert not find("quarry")


def test_somebody_here_is_brought_up_to_date_and_what_was_edited_stays(look: Look, worker: User) -> None:
    ash = people.add_contact(by=None, name="Elizabeth Quarry", email="ash@example.org", how=How.IMPORT)
    people.change_contact(by=worker, contact=ash, phone="01632 960000")
    run = look("contacts", HEADER + "Liz,Quarry,ash@example.org,01632 960555,M15 4AB,\n")
    row = queries.rows(run).get()
    assert row.outcome == "change"
    assert {change["after"] for change in row.changes} == {"Liz Quarry", "M15 4AB"}
    assert "by hand" in row.warnings[0]["message"]
    apply(worker, run)
    ash.refresh_from_db()
    assert (ash.name, ash.phone, ash.postcode) == ("Liz Quarry", "01632 960000", "M15 4AB")
    people.change_contact(by=worker, contact=ash, postcode="M16 0AA")
    assert undo(worker, run) == ["Some of it has been changed since, and stays."]
    ash.refresh_from_db()
    assert (ash.name, ash.postcode) == ("Elizabeth Quarry", "M16 0AA")


def test_an_old_list_does_not_overrule_what_somebody_said(look: Look, worker: User) -> None:
    ash = people.add_contact(by=worker, name="Ash Quarry", email="ash@example.org")
    people.record_consent(
        by=None, contact=ash, purpose=Purpose.NEWSLETTER, given=False, how=How.WEB, words="News by e-mail?"
    )
    run = look("contacts", HEADER + "Ash,Quarry,ash@example.org,,,yes\n")
    row = queries.rows(run).get()
    assert row.outcome == "same"
    assert "that holds" in row.warnings[0]["message"]


def test_a_couple_with_one_address_are_two_people(look: Look, worker: User) -> None:
    people.add_contact(by=worker, name="Ash Quarry", email="home@example.org", phone="01632 960555")
    assert look("contacts", HEADER + "Bo,Quarry,home@example.org,01632 960555,,\n").counts["new"] == 1


def test_namesakes_are_pointed_out_and_found_as_a_pair_afterwards(look: Look, worker: User) -> None:
    people.add_contact(by=worker, name="Ash Quarry", email="ash@example.org")
    run = look("contacts", HEADER + "Ash,Quarry,,,,\n")
    assert "may be one person" in queries.rows(run).get().warnings[0]["message"]
    apply(worker, run)
    assert ContactPair.objects.count() == 1


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (",,ash@example.org,,,", "Say what they are called."),
        ("Ash,Quarry,ash at example,,,", "“ash at example” is not an e-mail address."),
        ("Ash,Quarry,,none,,", "“none” is not a telephone number."),
        ("Ash,Quarry,,,nowhere,", "“nowhere” is not a postcode. Write it like M15 4AB."),
        ("Ash,Quarry,,,,perhaps", "“perhaps” is neither yes nor no."),
        ("A" * 100 + "," + "B" * 100 + ",,,,", "This is too long: 160 letters at most."),
    ],
)
def test_a_mistake_is_a_sentence(look: Look, row: str, sentence: str) -> None:
    run = look("contacts", HEADER + row + "\n")
    assert run.counts["error"] == 1
    assert errors(run) == [sentence]


def test_one_person_twice_in_a_file_is_left_out_the_second_time(look: Look) -> None:
    run = look("contacts", HEADER + "Ash,Quarry,a@b.uk,,,\nASH,quarry,a@b.uk,,,\n")
    assert errors(run) == ["This is in row 2 too."]


def test_people_who_were_worked_with_since_stay_and_say_why(look: Look, worker: User, group: Organisation) -> None:
    run = apply(worker, look("contacts", "Name\nAsh Quarry\nBo Lee\nCy Bell\n"))
    ash, bo, _cy = Contact.objects.order_by("name")
    people.give_role(by=worker, contact=ash, organisation=group, kind=RoleKind.CHAIR)
    people.change_contact(by=worker, contact=bo, about="Likes tea")
    assert undo(worker, run) == ["They have a role here since.", "Somebody has edited them since.", ""]
    assert set(Contact.objects.values_list("name", flat=True)) == {"Ash Quarry", "Bo Lee"}


def test_looking_takes_the_same_queries_for_few_and_many(look: Look) -> None:
    counts = []
    for rows in (2, 80):
        lines = "".join(f"Ash,Quarry {n},a{n}@b.uk,,M15 4AB,\n" for n in range(rows))
        with CaptureQueriesContext(connection) as asked:
            look("contacts", HEADER + lines)
        counts.append(len(asked))
    assert counts[0] == counts[1]


ROLES = "Name,E-mail address,Group,Role,From,To\n"


def test_roles_come_in_by_name_number_or_id_and_go_again(look: Look, worker: User, group: Organisation) -> None:
    with zeal_ignore():
        other = organisations.create(by=worker, name="Elm Choir", identifiers=["GB-CHC-1000003"])
    for name in ("Ash Quarry", "Bo Lee"):
        people.add_contact(by=worker, name=name)
    run = look(
        "roles",
        ROLES
        + "Ash Quarry,,ash food bank,chair,2019-05-03,\n"
        + "Bo Lee,,1000003,Treasurer,03/05/2020,2024-01-01\n"
        + f"Bo Lee,,#{group.pk},,,\n",
    )
    assert run.counts["new"] == 3
    apply(worker, run)
    told = Role.objects.order_by("id").values_list("contact__name", "organisation__name", "kind", "since", "until")
    assert list(told) == [
        ("Ash Quarry", "Ash Food Bank", "chair", date(2019, 5, 3), None),
        ("Bo Lee", other.name, "treasurer", date(2020, 5, 3), date(2024, 1, 1)),
        ("Bo Lee", "Ash Food Bank", "other", None, None),
    ]
    assert undo(worker, run) == ["", "", ""]
    assert not Role.objects.exists()


def test_what_is_ambiguous_names_the_candidates(look: Look, worker: User, group: Organisation) -> None:
    with zeal_ignore():
        for postcode in ("M15 4AB", "M16 0AA"):
            organisations.create(by=worker, name="Elm Choir", postcode=postcode)
    people.add_contact(by=worker, name="Ash Quarry", email="one@example.org")
    people.add_contact(by=worker, name="Ash Quarry", email="two@example.org")
    people.add_contact(by=worker, name="Bo Lee")
    run = look(
        "roles",
        ROLES
        + "Ash Quarry,,Ash Food Bank,chair,,\n"
        + "Bo Lee,,Elm Choir,chair,,\nBo Lee,,Ash Foood Bank,chair,,\nCy Bell,,Ash Food Bank,chair,,\n"
        + "Ash Quarry,two@example.org,Ash Food Bank,chair,,\nBo Lee,,Ash Food Bank,chair,2020-01-01,2019-01-01\n",
    )
    told = " | ".join(errors(run))
    assert "2 people here are called Ash Quarry (one@example.org or two@example.org)" in told
    assert "Several groups are called “Elm Choir”: “Elm Choir (M15 4AB)” or “Elm Choir (M16 0AA)”" in told
    assert "We know no group called exactly “Ash Foood Bank”. Is it “Ash Food Bank”?" in told
    assert "We know nobody called Cy Bell" in told
    assert "They cannot have left before they came." in told
    assert run.counts == {"new": 1, "change": 0, "same": 0, "error": 5}


def test_a_role_that_is_here_is_brought_up_to_date(look: Look, worker: User, group: Organisation, jo: Contact) -> None:
    role = people.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.CHAIR)
    assert look("roles", ROLES + "Jo Okafor,,Ash Food Bank,chair,,\n").counts["same"] == 1
    run = apply(worker, look("roles", ROLES + "Jo Okafor,,Ash Food Bank,chair,2019-05-03,\n"))
    role.refresh_from_db()
    assert role.since == date(2019, 5, 3)
    assert undo(worker, run) == [""]
    role.refresh_from_db()
    assert role.since is None


def test_their_words_for_roles_are_asked_about_once(worker: User, group: Organisation, jo: Contact) -> None:
    file = b"Name,Group,Role\nJo Okafor,Ash Food Bank,Hon. Head\n"
    told = {"by": worker, "kind": "roles", "file": "f.csv", "data": file, "source": "us"}
    run = actions.take(**told)
    assert run.state == "taken"
    importer = queries.importer("roles", worker)
    assert queries.unknown_words(run, importer) == {"kind": ["Hon. Head"]}
    actions.match_words(by=worker, run=run, words={"kind": {"Hon. Head": "chair", "Nonsense": "nothing"}})
    actions.look(by=worker, run=run)
    assert queries.rows(run).get().title == "Jo Okafor, chair, Ash Food Bank"
    again = actions.take(**told)
    assert (again.state, again.counts["new"]) == ("checked", 1)


def test_an_export_of_civicrm_is_recognised(worker: User, group: Organisation, jo: Contact) -> None:
    file = b"Contact ID,First Name,Last Name,Email,Current Employer,Relationship Type\n7,Jo,Okafor,,Ash Food Bank,Chair of\n"
    run = actions.take(by=worker, kind="roles", file="f.csv", data=file, source="CiviCRM")
    assert (run.state, run.system) == ("taken", "CiviCRM")
    actions.match_columns(by=worker, run=run, mapping=run.mapping)
    assert not queries.unknown_words(run, queries.importer("roles", worker))
    actions.look(by=worker, run=run)
    assert queries.rows(run).get().title == "Jo Okafor, chair, Ash Food Bank"
