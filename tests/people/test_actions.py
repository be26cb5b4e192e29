"""Contacts, roles, consents and access needs: what is kept, who did it, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.audit.models import Event
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import clock
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Level
from hedgerow.people import actions, queries
from hedgerow.people.models import AccessNeeds, Consent, Contact, Role
from hedgerow.people.types import How, Need, Post, Purpose, RoleKind
from tests.people import person

pytestmark = pytest.mark.django_db
WORDS = "May we send you news and events by e-mail?"


def test_a_name_is_enough(worker: User) -> None:
    made = actions.add_contact(by=worker, name="  Jo   Okafor ", how=How.PHONE)
    assert (made.name, made.created_by, made.seen_on) == ("Jo Okafor", worker.pk, clock.today())
    event = Event.objects.get(ref=str(made.ref))
    assert (event.did, event.by, event.fields) == ("contact.added_by_phone", worker.pk, ["name"])


@pytest.mark.parametrize(
    ("fact", "value"),
    [("name", " "), ("email", "jo at example"), ("phone", "ring me"), ("postcode", "nowhere"), ("reach_by", "pigeon"),
     ("name", "x" * 161)],
)  # fmt: skip
def test_what_cannot_be_is_a_sentence_and_adds_nobody(worker: User, fact: str, value: str) -> None:
    with pytest.raises(ValidationError) as caught:
        actions.add_contact(by=worker, **{"name": "Jo", fact: value})
    assert list(caught.value.message_dict) == [fact]
    assert not Contact.objects.exists()


def test_two_who_share_an_address_are_two_people(worker: User, jo: Contact) -> None:
    sam = actions.add_contact(by=worker, name="Sam Okafor", email="JO@Example.org ")
    assert queries.contacts_at("Jo@example.ORG") == [jo, sam]
    assert queries.contacts_at("") == []


def test_what_is_changed_is_named_in_the_trail_without_what_stood_there(worker: User, jo: Contact) -> None:
    changed = actions.change_contact(by=worker, contact=jo, how=How.PAPER, phone="01632 960 999", name="Jo Okafor")
    assert changed.phone == "01632 960 999"
    event = Event.objects.get(did="contact.changed_on_paper")
    assert (event.ref, event.fields) == (str(jo.ref), ["phone"])
    assert "phone" in locked([jo.ref])[str(jo.ref)]
    assert "01632" not in str(Event.objects.filter(ref=str(jo.ref)).values_list())


def test_only_our_team_and_they_themselves_may_change_a_contact(worker: User, jo: Contact) -> None:
    visitor = person(role=LioRole.NONE)
    with pytest.raises(PermissionDenied):
        actions.change_contact(by=visitor, contact=jo, phone="101")
    actions.link_user(by=worker, contact=jo, user=visitor)
    assert actions.change_contact(by=visitor, contact=jo, how=How.WEB, phone="101").phone == "101"
    assert queries.contact_of(visitor) == jo


def test_a_sign_in_belongs_to_one_contact(worker: User, jo: Contact) -> None:
    visitor = person(role=LioRole.NONE)
    actions.link_user(by=worker, contact=jo, user=visitor)
    sam = actions.add_contact(by=worker, name="Sam")
    for contact, user in ((sam, visitor), (jo, worker)):
        with pytest.raises(ValidationError):
            actions.link_user(by=worker, contact=contact, user=user)


def test_one_person_wears_many_hats(worker: User, jo: Contact, group: Organisation) -> None:
    other = organisations.create(by=None, name="Brook Knitters")
    actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.CHAIR)
    actions.give_role(by=worker, contact=jo, organisation=other, kind=RoleKind.CHAIR)
    actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.TREASURER)
    assert [(role.organisation.name, role.kind) for role in queries.roles_of(jo)] == [
        ("Ash Food Bank", "chair"), ("Brook Knitters", "chair"), ("Ash Food Bank", "treasurer"),
    ]  # fmt: skip
    assert [role.contact for role in queries.roles_in(other)] == [jo]


def test_nobody_is_the_same_twice_at_a_time(worker: User, jo: Contact, group: Organisation) -> None:
    role = actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.CHAIR)
    with pytest.raises(ValidationError, match="already"):
        actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.CHAIR)
    actions.end_role(by=worker, role=role)
    again = actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.CHAIR)
    with pytest.raises(ValidationError, match="already"):
        actions.change_role(by=worker, role=role, until=None)
    assert queries.roles_in(group) == [again]


def test_there_is_one_person_to_speak_to_first(worker: User, jo: Contact, group: Organisation) -> None:
    sam = actions.add_contact(by=worker, name="Sam")
    actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.CHAIR, main=True)
    actions.give_role(by=worker, contact=sam, organisation=group, kind=RoleKind.SECRETARY, main=True)
    assert [(role.contact, role.main) for role in queries.roles_in(group)] == [(sam, True), (jo, False)]


def test_when_the_treasurer_leaves_the_group_is_without_one_and_we_ask_once(
    worker: User, jo: Contact, group: Organisation
) -> None:
    role = actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.TREASURER)
    assert queries.missing_roles(group) == []
    actions.end_role(by=worker, role=role)
    assert [(gap.post, gap.since) for gap in queries.missing_roles(group)] == [(Post.TREASURER, clock.today())]
    assert [gone.contact for gone in queries.past_roles_in(group)] == [jo]
    task = Task.objects.get()
    assert (task.ref, task.owner, task.done_at) == (str(group.ref), worker, None)
    # The next treasurer leaves the same day: we are asking already.
    second = actions.change_role(by=worker, role=role, until=None)
    assert Task.objects.get().done_at is not None
    actions.end_role(by=worker, role=second)
    again = actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.TREASURER)
    assert not Task.objects.filter(done_at__isnull=True).exists()
    assert queries.missing_roles(group) == []
    assert again.pk != role.pk


def test_while_one_of_two_treasurers_stays_nobody_is_asked(worker: User, jo: Contact, group: Organisation) -> None:
    sam = actions.add_contact(by=worker, name="Sam")
    roles = [
        actions.give_role(by=worker, contact=who, organisation=group, kind=RoleKind.TREASURER) for who in (jo, sam)
    ]
    actions.end_role(by=worker, role=roles[0])
    assert queries.missing_roles(group) == []
    assert not Task.objects.exists()


def test_somebody_who_leaves_next_month_is_there_until_then(worker: User, jo: Contact, group: Organisation) -> None:
    role = actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.DELEGATE)
    day = clock.today() + timedelta(days=30)
    actions.end_role(by=worker, role=role, on=day)
    assert [one.contact for one in queries.roles_in(group)] == [jo]
    assert queries.missing_roles(group) == []
    assert queries.roles_in(group, on=day) == []
    assert Task.objects.get().due > day


def test_nobody_leaves_before_they_came(worker: User, jo: Contact, group: Organisation) -> None:
    role = actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.CHAIR, since=clock.today())
    with pytest.raises(ValidationError):
        actions.end_role(by=worker, role=role, on=clock.today() - timedelta(days=1))
    actions.end_role(by=worker, role=role)
    with pytest.raises(ValidationError, match="already"):
        actions.end_role(by=worker, role=role)


def test_a_closed_group_and_a_public_body_are_not_asked_for_a_treasurer(
    worker: User, jo: Contact, group: Organisation
) -> None:
    council = organisations.create(by=None, name="Ash Council", kind="public_body")
    for organisation in (group, council):
        role = actions.give_role(by=worker, contact=jo, organisation=organisation, kind=RoleKind.TREASURER)
        if organisation == group:
            organisations.close(by=worker, organisation=group)
        actions.end_role(by=worker, role=role)
        organisation.refresh_from_db()
        assert queries.missing_roles(organisation) == []
    assert not Task.objects.exists()


def test_a_group_whose_last_administrator_left_is_shown_so(worker: User, group: Organisation) -> None:
    past = clock.today() - timedelta(days=9)
    access = Access.objects.create(user=worker, organisation=group, level=Level.ADMINISTRATOR, since=past)
    assert queries.missing_roles(group) == []
    Access.objects.filter(pk=access.pk).update(until=clock.today())
    assert [gap.post for gap in queries.missing_roles(group)] == [Post.ADMINISTRATOR]
    assert list(queries.all_missing()) == [group.pk]


def test_roles_follow_a_merged_group(worker: User, jo: Contact, group: Organisation) -> None:
    twin = organisations.create(by=None, name="Ash Foodbank CIO")
    role = actions.give_role(by=worker, contact=jo, organisation=twin, kind=RoleKind.TREASURER)
    organisations.merge(by=worker, kept=group, gone=twin)
    assert [one.contact for one in queries.roles_in(group)] == [jo]
    actions.end_role(by=worker, role=role)
    assert [gap.post for gap in queries.missing_roles(group)] == [Post.TREASURER]
    # A role given to the record that is gone goes to the one that stayed.
    given = actions.give_role(by=worker, contact=jo, organisation=twin, kind=RoleKind.TREASURER)
    assert given.organisation == group
    assert queries.missing_roles(group) == []


def test_consent_is_kept_with_how_and_the_words_and_the_newest_holds(worker: User, jo: Contact) -> None:
    assert not queries.allows(jo, Purpose.NEWSLETTER)
    yes = actions.record_consent(
        by=worker, contact=jo, purpose=Purpose.NEWSLETTER, given=True, how=How.PHONE, words=WORDS
    )
    assert (yes.by, yes.how, yes.words, yes.basis) == (worker.pk, "phone", WORDS, "consent")
    assert queries.allows(jo, Purpose.NEWSLETTER)
    assert list(Contact.objects.filter(queries.agreed(Purpose.NEWSLETTER))) == [jo]
    actions.record_consent(by=None, contact=jo, purpose=Purpose.NEWSLETTER, given=False, how=How.WEB, words=WORDS)
    assert not queries.allows(jo, Purpose.NEWSLETTER)
    assert not Contact.objects.filter(queries.agreed(Purpose.NEWSLETTER)).exists()
    assert list(Contact.objects.filter(queries.agreed(Purpose.NEWSLETTER, given=False))) == [jo]
    assert [row.given for row in queries.consents_of(jo)] == [False, True]
    events = Event.objects.filter(ref=str(jo.ref), did__startswith="consent")
    assert [(event.did, event.by, event.fields) for event in events] == [
        ("consent.withdrawn", None, ["newsletter"]), ("consent.given_by_phone", worker.pk, ["newsletter"]),
    ]  # fmt: skip


def test_details_are_passed_on_to_the_partner_that_was_named(worker: User, jo: Contact) -> None:
    council = organisations.create(by=None, name="Ash Council", kind="public_body")
    share = {"by": worker, "contact": jo, "purpose": Purpose.SHARE, "how": How.PERSON, "words": "May we?"}
    with pytest.raises(ValidationError):
        actions.record_consent(**share, given=True)
    actions.record_consent(**share, given=True, partner=council)
    assert queries.allows(jo, Purpose.SHARE, council)
    assert not queries.allows(jo, Purpose.SHARE)
    actions.record_consent(**share, given=False)
    assert not queries.allows(jo, Purpose.SHARE, council)


def test_a_consent_without_words_is_none(worker: User, jo: Contact) -> None:
    with pytest.raises(ValidationError):
        actions.record_consent(by=worker, contact=jo, purpose=Purpose.NEWSLETTER, given=True, how=How.WEB, words=" ")
    assert not Consent.objects.exists()


def test_access_needs_are_kept_with_a_yes_alone_and_go_with_a_no(worker: User, jo: Contact) -> None:
    with pytest.raises(ValidationError):
        actions.set_access_needs(by=worker, contact=jo, needs=[Need.BSL])
    actions.set_access_needs(
        by=worker,
        contact=jo,
        needs=[Need.QUIET, Need.BSL],
        more="A seat by the door",
        agreed=True,
        words="May we keep it?",
    )
    held = AccessNeeds.objects.get(contact=jo)
    assert (held.needs, held.more, held.asked_on) == (["bsl", "quiet"], "A seat by the door", clock.today())
    assert queries.allows(jo, Purpose.ACCESS)
    trail = str(Event.objects.filter(ref=str(jo.ref)).values_list("did", "fields"))
    assert "bsl" not in trail
    actions.record_consent(by=worker, contact=jo, purpose=Purpose.ACCESS, given=False, how=How.PHONE, words="No more")
    assert not AccessNeeds.objects.exists()


def test_needing_nothing_is_an_answer_that_needs_no_yes(worker: User, jo: Contact) -> None:
    actions.set_access_needs(by=worker, contact=jo)
    assert AccessNeeds.objects.get(contact=jo).needs == []
    with pytest.raises(ValidationError):
        actions.set_access_needs(by=worker, contact=jo, needs=["a pony"], agreed=True, words="May we?")


def test_a_role_of_a_partner_officer_has_a_team_and_a_patch(worker: User, jo: Contact) -> None:
    council = organisations.create(by=None, name="Ash Council", kind="public_body")
    role = actions.give_role(
        by=worker, contact=jo, organisation=council, kind=RoleKind.OFFICER, team="Adult social care", patch="North"
    )
    assert (role.team, role.patch) == ("Adult social care", "North")
    with pytest.raises(ValidationError):
        actions.change_role(by=worker, role=role, team="x" * 121)
    assert Role.objects.get().team == "Adult social care"
