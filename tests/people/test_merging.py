"""Contacts are found to be one, merged and unmerged, with nothing lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.todo import queries as todo
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.people import actions
from hedgerow.people.actions import duplicates, merging
from hedgerow.people.models import AccessNeeds, Consent, Contact, ContactMerge, ContactPair, Role
from hedgerow.people.queries import duplicates as queries
from hedgerow.people.queries import find
from hedgerow.people.types import How, Purpose, RoleKind
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def joanne(worker: User) -> Contact:
    return actions.add_contact(by=worker, name="Joanne Okafor", email="jo@example.org", postcode="M15 4AB")


def test_they_are_found_shown_and_said_to_be_two(worker: User, jo: Contact, joanne: Contact) -> None:
    assert duplicates.look_for_same() == "1 pairs of contacts may be one person"
    pair = queries.pairs().get()
    assert {pair.first, pair.second} == {jo, joanne}
    assert "Is this the same person twice?" in [due.what for due in todo.computed(worker, clock.today(), upkeep=True)]
    duplicates.look_for_same()
    assert ContactPair.objects.get().pk == pair.pk
    duplicates.not_same(by=worker, first=joanne, second=jo)
    duplicates.look_for_same()
    duplicates.look_at([jo.pk])
    assert not queries.pairs().exists()


def test_people_who_were_merged_meanwhile_are_not_said_to_be_two(worker: User, jo: Contact, joanne: Contact) -> None:
    with pytest.raises(ValidationError, match="one record already"):
        duplicates.not_same(by=worker, first=jo, second=jo)
    assert not queries.not_same()


def test_everything_follows_and_goes_back(worker: User, group: Organisation, jo: Contact, joanne: Contact) -> None:
    actions.give_role(by=worker, contact=joanne, organisation=group, kind=RoleKind.CHAIR)
    actions.give_role(by=worker, contact=joanne, organisation=group, kind=RoleKind.MEMBER)
    actions.give_role(by=worker, contact=jo, organisation=group, kind=RoleKind.MEMBER)
    actions.record_consent(
        by=worker, contact=joanne, purpose=Purpose.NEWSLETTER, given=True, how=How.PHONE, words="News by e-mail?"
    )
    AccessNeeds.objects.create(contact=jo, needs=["bsl"], more="Please face me")
    AccessNeeds.objects.create(contact=joanne, needs=["quiet"])
    Outgoing.objects.create(key="k", person=str(joanne.ref), expires=clock.today())
    signed = person("joanne@example.org")
    Contact.objects.filter(pk=joanne.pk).update(user=signed)
    before = everything()
    with zeal_ignore():
        made = merging.merge(by=worker, kept=jo, gone=joanne)
    kept = Contact.objects.get(pk=jo.pk)
    assert (kept.name, kept.postcode, kept.user_id) == ("Jo Okafor", "M15 4AB", signed.pk)
    assert set(kept.roles.values_list("kind", flat=True)) == {"chair", "member"}
    assert kept.consents.count() == 1
    assert set(kept.access_needs.needs) == {"bsl", "quiet"}
    assert Outgoing.objects.get(key="k").person == str(jo.ref)
    assert "postcode" in locked([jo.ref])[str(jo.ref)]
    assert [one.pk for one in find("okafor")] == [jo.pk]
    assert "M15 4AB" not in str(made.undo)
    assert "quiet" not in str(made.undo)
    with zeal_ignore():
        merging.unmerge(by=worker, merge=made)
    assert everything() == before
    assert ContactMerge.objects.get().needs_before == {}


def everything() -> dict[str, Any]:
    """All that hangs on contacts."""
    facts = [*merging.TAKEN, "name", "user_id", "merged_into_id"]
    return {
        "contacts": sorted(Contact.objects.values_list("pk", *facts), key=str),
        "roles": sorted(Role.objects.values_list("pk", "contact_id")),
        "consents": sorted(Consent.objects.values_list("pk", "contact_id")),
        "needs": sorted(AccessNeeds.objects.values_list("contact_id", "needs", "more", "asked_on"), key=str),
        "letters": sorted(Outgoing.objects.values_list("pk", "person")),
    }


def test_what_was_changed_since_stays_on_the_kept_one(worker: User, jo: Contact, joanne: Contact) -> None:
    made = merging.merge(by=worker, kept=jo, gone=joanne)
    Contact.objects.filter(pk=jo.pk).update(postcode="M16 0AA")
    merging.unmerge(by=worker, merge=made)
    assert Contact.objects.get(pk=jo.pk).postcode == "M16 0AA"


def test_only_the_latest_merge_is_undone_and_none_twice(worker: User, jo: Contact, joanne: Contact) -> None:
    third = actions.add_contact(by=worker, name="Josephine Okafor")
    first = merging.merge(by=worker, kept=jo, gone=joanne)
    with zeal_ignore():
        second = merging.merge(by=worker, kept=jo, gone=third)
        with pytest.raises(ValidationError, match="Undo the later merge first"):
            merging.unmerge(by=worker, merge=first)
        merging.unmerge(by=worker, merge=second)
        merging.unmerge(by=worker, merge=first)
        with pytest.raises(ValidationError):
            merging.unmerge(by=worker, merge=first)
        merging.merge(by=worker, kept=jo, gone=joanne)
        with pytest.raises(ValidationError, match="a moment ago"):
            merging.merge(by=worker, kept=third, gone=joanne)


def test_copies_of_access_needs_go_after_thirty_days(worker: User, jo: Contact, joanne: Contact) -> None:
    AccessNeeds.objects.create(contact=jo, needs=["bsl"])
    AccessNeeds.objects.create(contact=joanne, needs=["quiet"])
    made = merging.merge(by=worker, kept=jo, gone=joanne)
    merging.forget(clock.today() + timedelta(days=30))
    assert ContactMerge.objects.get().needs_before["needs"] == ["bsl"]
    merging.forget(clock.today() + timedelta(days=31))
    assert ContactMerge.objects.get().needs_before == {}
    merging.unmerge(by=worker, merge=made)
    assert set(AccessNeeds.objects.get(contact=jo).needs) == {"bsl", "quiet"}


def test_looking_side_by_side_merging_and_undoing_in_pages(
    client: Client, worker: User, jo: Contact, joanne: Contact
) -> None:
    client.force_login(worker)
    duplicates.look_for_same()
    assert "Joanne Okafor" in client.get("/people/duplicates/").content.decode()
    assert "M15 4AB" in client.get(f"/people/{jo.pk}/merge/{joanne.pk}/").content.decode()
    with zeal_ignore():
        told = client.post(f"/people/{jo.pk}/merge/{joanne.pk}/", {"keep": jo.pk}, follow=True).content.decode()
        assert "They are one now" in told
        assert client.get(f"/people/{jo.pk}/merge/{joanne.pk}/").status_code == 404
        made = ContactMerge.objects.get()
        assert (
            "a record of its own again" in client.post(f"/people/merges/{made.pk}/undo/", follow=True).content.decode()
        )


FACTS = st.fixed_dictionaries({
    "email": st.sampled_from(["", "a@example.org", "b@example.org"]),
    "phone": st.sampled_from(["", "01632 960123"]),
    "about": st.sampled_from(["", "Likes tea"]),
    "reach_by": st.sampled_from(["", "email"]),
})  # fmt: skip
KINDS = st.lists(st.sampled_from(RoleKind.values), max_size=3, unique=True)
NEEDS = st.none() | st.lists(st.sampled_from(["bsl", "quiet", "travel"]), max_size=2, unique=True)


class RoundTrip(TestCase):
    """Whatever two contacts were, merging and unmerging leaves them as they were."""

    @settings(max_examples=25, deadline=None)
    @given(FACTS, FACTS, KINDS, KINDS, NEEDS, NEEDS)
    def test_merging_and_unmerging_changes_nothing(
        self, one: dict, two: dict, kinds: list, others: list, needs: Any, wants: Any
    ) -> None:
        with zeal_ignore():
            worker = person("round@example.org")
            group = Organisation.objects.create(name="Ash Choir")
            pair = [Contact.objects.create(name=f"Ash {n}", **facts) for n, facts in enumerate((one, two))]
            for contact, held, wanted in zip(pair, (kinds, others), (needs, wants), strict=True):
                Role.objects.bulk_create(Role(contact=contact, organisation=group, kind=kind) for kind in held)
                if wanted is not None:
                    AccessNeeds.objects.create(contact=contact, needs=wanted)
            before = everything()
            made = merging.merge(by=worker, kept=pair[0], gone=pair[1])
            now = Role.objects.filter(contact=pair[0], until__isnull=True).values_list("kind", flat=True)
            assert sorted(now) == sorted({*kinds, *others})
            merging.unmerge(by=worker, merge=made)
            assert everything() == before
