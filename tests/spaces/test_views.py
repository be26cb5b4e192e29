"""What each finds in a space: a group's people, a public body's officers, a volunteer, and our team that looks on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.charter.models import Activity
from hedgerow.engines.verification.queries import for_ref
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Access, Organisation, Sharing
from hedgerow.organisations.types import Kind, Level, Shared
from hedgerow.people import actions as people
from hedgerow.people.types import How, Purpose, RoleKind
from tests.people import person
from tests.spaces.conftest import signed_in

pytestmark = pytest.mark.django_db


def text(browser: Client, path: str) -> str:
    """The words of a page that must be there."""
    answer = browser.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def worked(worker: User, group: Organisation) -> None:
    """One act for each audience, each with a note, and beside another group."""
    charter.seed()
    other = Organisation.objects.create(name="Zinnia Circle")
    codes = Activity.objects.order_by("code").values_list("code", flat=True)[:4]
    for code, audience in zip(codes, Audience.values, strict=True):
        told = Work(
            activity=code, on=date(2026, 5, 3), groups=[group.pk, other.pk], audience=audience, note="In tears."
        )
        ledger.record(by=worker, work=told)


def names_of(*audiences: str) -> list[str]:
    """The activities that were recorded for these audiences."""
    codes = Activity.objects.order_by("code")[:4]
    return [activity.name for activity, audience in zip(codes, Audience.values, strict=True) if audience in audiences]


def test_a_group_reads_what_is_for_it_and_no_note_no_worker_and_no_other_group(
    worker: User, ada: User, group: Organisation
) -> None:
    with zeal_ignore():
        worked(worker, group)
    page = text(signed_in(ada), f"/space/groups/{group.pk}/record/")
    assert all(name in page for name in names_of("public", "group"))
    assert not any(name in page for name in names_of("staff", "named"))
    assert not any(word in page for word in ("In tears.", "Zinnia Circle", "Wren"))


def test_a_body_sees_each_kind_only_while_it_is_shared(
    worker: User, ada: User, officer: User, group: Organisation, council: Organisation
) -> None:
    organisations.change(by=worker, organisation=group, income_pence=1_234_500)
    chair = people.add_contact(by=worker, name="Cass Low", phone="01632 960 555", how=How.PHONE)
    people.give_role(by=worker, contact=chair, organisation=group, kind=RoleKind.CHAIR)
    with zeal_ignore():
        worked(worker, group)
    seen = {Shared.FIGURES: "£12,345", Shared.CONTACTS: "01632 960 555", Shared.WORK: names_of("group")[0]}
    people.record_consent(
        by=worker, contact=chair, purpose=Purpose.SHARE, given=True, how=How.PHONE, words="May we?", partner=council
    )
    browser, page = signed_in(officer), f"/space/bodies/{council.pk}/groups/{group.pk}/"
    assert browser.get(page).status_code == 404
    for what, words in seen.items():
        row = organisations.share(by=ada, organisation=group, body=council, what=what)
        shown = text(browser, page)
        assert [words in shown for words in seen.values()] == [kind == what for kind in seen], what
        assert "In tears." not in shown
        assert group.name in text(browser, f"/space/bodies/{council.pk}/")
        organisations.stop_sharing(by=ada, sharing=row)
        assert browser.get(page).status_code == 404
        assert group.name not in text(browser, f"/space/bodies/{council.pk}/")
        assert words  # each is looked for


def test_nobody_is_passed_on_without_their_own_yes(
    worker: User, ada: User, officer: User, group: Organisation, council: Organisation
) -> None:
    hospital = Organisation.objects.create(name="Thornmere Hospital", kind=Kind.PUBLIC_BODY)
    organisations.share(by=ada, organisation=group, body=council, what=Shared.CONTACTS)
    for name, partner in (("Never Asked", None), ("Only Hospital", hospital), ("Said No", None)):
        contact = people.add_contact(by=worker, name=name, how=How.PHONE)
        people.give_role(by=worker, contact=contact, organisation=group, kind=RoleKind.TRUSTEE)
        if name != "Never Asked":
            given = name == "Only Hospital"
            told = {"purpose": Purpose.SHARE, "how": How.PHONE, "words": "May we?", "partner": partner}
            people.record_consent(by=worker, contact=contact, given=given, **told)
    shown = text(signed_in(officer), f"/space/bodies/{council.pk}/groups/{group.pk}/")
    assert "None of its people has agreed" in shown
    assert not any(name in shown for name in ("Never Asked", "Only Hospital", "Said No"))


def test_what_is_not_public_asks_for_a_second_factor(
    officer: User, ada: User, group: Organisation, council: Organisation, settings: Any
) -> None:
    organisations.share(by=ada, organisation=group, body=council, what=Shared.FIGURES)
    browser = signed_in(officer)
    browser.logout()
    settings.SECOND_FACTOR_DEMANDED = True
    browser.login(username=officer.email, password="four quiet brown hens")
    for part in ("", "officers/", f"groups/{group.pk}/"):
        answer = browser.get(f"/space/bodies/{council.pk}/{part}")
        assert answer.status_code in (302, 403), part
        assert group.name not in answer.content.decode()


def test_who_can_see_what_gives_and_takes_back_with_one_button(
    ada: User, officer: User, group: Organisation, council: Organisation
) -> None:
    browser, page = signed_in(ada), f"/space/groups/{group.pk}/sharing/"
    assert "Let them see it" in text(browser, page)
    browser.post(f"{page}give/", {"body": council.pk, "what": "figures", "next": page})
    row = Sharing.objects.get()
    assert "Take it back" in text(browser, page)
    browser.post(f"/space/sharing/{row.pk}/stop/", {"next": page})
    row.refresh_from_db()
    assert row.until is not None
    assert browser.post(f"{page}give/", {"body": group.pk, "what": "figures"}).status_code == 404
    assert browser.post(f"{page}give/", {"body": council.pk, "what": "everything"}).status_code == 404


def test_an_editor_has_no_button_there(ada: User, group: Organisation, council: Organisation) -> None:
    bo = person("bo@example.org", LioRole.NONE)
    organisations.grant_access(by=ada, user=bo, organisation=group, level=Level.EDITOR)
    browser = signed_in(bo)
    assert "Let them see it" not in text(browser, f"/space/groups/{group.pk}/sharing/")
    sent = {"body": council.pk, "what": "figures"}
    assert browser.post(f"/space/groups/{group.pk}/sharing/give/", sent).status_code == 403


def test_our_team_writes_down_how_a_group_agreed(worker: User, group: Organisation, council: Organisation) -> None:
    browser, page = signed_in(worker), f"/groups/{group.pk}/acting/"
    sent = {"body": council.pk, "what": "figures", "next": page}
    browser.post(f"/space/groups/{group.pk}/sharing/give/", sent)
    assert not Sharing.objects.exists()
    browser.post(f"/space/groups/{group.pk}/sharing/give/", {**sent, "how": "Ada, by telephone"})
    assert Sharing.objects.get().how == "Ada, by telephone"
    assert "Ada, by telephone" in text(browser, page)


def test_our_team_sees_a_space_as_its_people_do_and_changes_nothing(
    worker: User, ada: User, group: Organisation
) -> None:
    browser = signed_in(worker)
    for part in ("", "record/", "people/", "sharing/", "help/", "details/"):
        page = text(browser, f"/space/groups/{group.pk}/{part}")
        assert "You see this as The Long Table does" in page, part
        buttons = 0 if part != "details/" else 1  # one that only looks for a ward, in a form that is switched off
        assert page.count('<button class="button') == buttons, part
    assert browser.post(f"/space/groups/{group.pk}/details/", {"name": "x"}).status_code == 405


def test_still_right_is_confirmed_by_the_group(ada: User, group: Organisation) -> None:
    browser = signed_in(ada)
    browser.post("/still-right/", {"ref": str(group.ref), "how": "page"})
    checked = for_ref(group.ref)
    assert checked is not None
    assert (checked.on, checked.by, checked.how) == (clock.today(), ada.pk, "page")
    stranger = signed_in(person("bo@example.org", LioRole.NONE))
    assert stranger.post("/still-right/", {"ref": str(group.ref)}).status_code == 403


def test_one_hat_leads_straight_in_and_several_are_a_choice(worker: User, ada: User, group: Organisation) -> None:
    browser = signed_in(ada)
    assert browser.get("/")["Location"] == "/space/"
    assert browser.get("/space/")["Location"] == f"/space/groups/{group.pk}/"
    other = Organisation.objects.create(name="Another Table")
    organisations.grant_access(by=worker, user=ada, organisation=other, level=Level.EDITOR)
    page = text(browser, "/space/")
    assert "The Long Table" in page
    assert "Another Table" in page
    assert "Another Table" in text(browser, f"/space/groups/{group.pk}/")
    assert browser.get("/?public").status_code == 200


def test_a_worker_who_also_speaks_for_a_group_wears_both_hats(worker: User, group: Organisation) -> None:
    organisations.grant_access(by=worker, user=worker, organisation=group, level=Level.EDITOR)
    page = text(signed_in(worker), f"/space/groups/{group.pk}/")
    assert "You see this as" not in page
    assert "Our team’s work" in page


def test_the_last_administrator_is_told_what_to_do_and_whoever_leaves_is_out(
    worker: User, ada: User, group: Organisation
) -> None:
    browser, page = signed_in(ada), f"/space/groups/{group.pk}/people/"
    own = Access.objects.get(user=ada)
    answer = browser.post(f"/space/access/{own.pk}/", {"end": "", "next": page}, follow=True)
    assert "Make somebody else an administrator first" in answer.content.decode()
    bo = person("bo@example.org", LioRole.NONE)
    organisations.grant_access(by=ada, user=bo, organisation=group, level=Level.ADMINISTRATOR)
    assert browser.post(f"/space/access/{own.pk}/", {"end": "", "next": page})["Location"] == "/space/"
    assert browser.get(page).status_code == 403


def test_a_merged_groups_old_address_lets_nobody_in_and_the_new_one_does(
    worker: User, ada: User, group: Organisation
) -> None:
    kept = Organisation.objects.create(name="Long Table")
    organisations.merge(by=worker, kept=kept, gone=group)
    browser = signed_in(ada)
    assert "Long Table" in text(browser, f"/space/groups/{kept.pk}/")
    assert signed_in(person("bo@example.org", LioRole.NONE)).get(f"/space/groups/{group.pk}/").status_code == 403


@pytest.mark.parametrize("part", ["people/", "sharing/", "help/", "record/", ""])
def test_a_page_asks_as_often_however_long_it_is(worker: User, ada: User, group: Organisation, part: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser, counts = signed_in(ada), []
    for number in (1, 3):
        with zeal_ignore():
            for each in range(number):
                name = f"{number}-{each}"
                body = Organisation.objects.create(name=f"Body {name}", kind=Kind.PUBLIC_BODY)
                organisations.share(by=ada, organisation=group, body=body, what=Shared.WORK)
                user = person(f"{name}@example.org", LioRole.NONE)
                organisations.grant_access(by=ada, user=user, organisation=group, level=Level.EDITOR)
        with CaptureQueriesContext(connection) as asked:
            text(browser, f"/space/groups/{group.pk}/{part}")
        counts.append(len(asked))
    assert counts[0] == counts[1]
