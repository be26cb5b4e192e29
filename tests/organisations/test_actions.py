"""Adding, changing and closing groups; registers and people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from hedgerow.accounts.models import User
from hedgerow.engines.audit.models import Event
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.verification.queries import for_ref
from hedgerow.kernel import clock
from hedgerow.organisations import actions, queries
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Origin
from hedgerow.places.models import Place
from hedgerow.spine.errors import InputError

pytestmark = pytest.mark.django_db


def test_a_name_is_enough(worker: User) -> None:
    made = actions.create(by=worker, name="  Ash   Knitters ", origin=Origin.LOG)
    assert (made.name, made.kind, made.published, made.created_by) == ("Ash Knitters", "group", False, worker)
    assert Event.objects.get(did="organisation.added").ref == str(made.ref)


def test_a_postcode_gives_the_areas_and_an_income_the_band(place: Place, worker: User) -> None:
    made = actions.create(by=worker, name="Ash Knitters", postcode="qq11aa", income_pence=999_999)
    assert (made.postcode, made.ward, made.lsoa, made.authority) == ("QQ1 1AA", "E05999001", "E01999001", "E99000001")
    assert made.lon == pytest.approx(0.05)
    assert made.band == "micro"
    changed = actions.change(by=worker, organisation=made, postcode="", income_pence=None)
    assert (changed.ward, changed.lon, changed.band) == ("", None, "")


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        ("name", " ", "name"),
        ("postcode", "nowhere", "postcode"),
        ("website", "n/a", "web address"),
        ("year_end", "31-03", "03-31"),
        ("income_pence", -1, "less than nothing"),
        ("identifiers", ["hello"], "not a charity number"),
        ("kind", "club", "kind"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_changes_nothing(worker: User, fact: str, value: object, words: str) -> None:
    with pytest.raises(ValidationError, match=words) as caught:
        actions.create(by=worker, **{"name": "Ash", fact: value})  # type: ignore[arg-type]
    assert list(caught.value.message_dict) == [fact]
    assert not Organisation.objects.exists()


def test_the_register_fills_in_a_group_at_a_click(place: Place, worker: User) -> None:
    made = actions.add_from_register(by=worker, org_id="GB-CHC-1000001")
    full = queries.full(made.pk)
    assert (full.name, full.legal_form, full.band, full.year_end) == (
        "The Ash Carers (Thornmere)",
        "cio",
        "micro",
        "03-31",
    )
    assert [row.org_id for row in full.identifiers.all()] == ["GB-CHC-1000001", "GB-COH-01234567"]
    assert [row.name for row in full.other_names.all()] == ["Ash Carers Centre"]
    assert {(tag.scheme, tag.code) for tag in full.tags.all()} == {("theme", "103"), ("beneficiary", "202")}
    assert [row.area for row in full.benefits.all()] == ["E99000001"]
    assert (full.published, full.source, str(full.source_date)) == (True, "Made-up areas", "2026-04-01")
    checked = for_ref(full.ref)
    assert checked is not None
    assert checked.how == "register"
    assert actions.add_from_register(by=worker, org_id="GB-CHC-1000001").pk == made.pk


def test_what_is_on_no_register_cannot_be_added_from_one(place: Place, worker: User) -> None:
    with pytest.raises(InputError):
        actions.add_from_register(by=worker, org_id="GB-CHC-9999999")


def test_the_charities_located_in_the_place_become_organisations_once(place: Place) -> None:
    assert actions.sync_register().added == 2
    assert set(Organisation.objects.values_list("name", flat=True)) == {
        "The Ash Carers (Thornmere)",
        "Beech Community Garden",
    }
    again = actions.sync_register()
    assert (again.added, again.changed, again.same) == (0, 0, 2)
    assert Organisation.objects.count() == 2


def test_the_register_never_overwrites_what_a_person_typed(place: Place, worker: User) -> None:
    actions.sync_register()
    ash = Organisation.objects.get(name__startswith="The Ash")
    actions.change(by=worker, organisation=ash, name="Ash Carers", website="")
    Organisation.objects.filter(pk=ash.pk).update(description="Old words.", trustees=1)
    assert actions.sync_register().changed == 1
    ash.refresh_from_db()
    assert (ash.name, ash.website, ash.description, ash.trustees) == ("Ash Carers", "", "Helps people.", 5)


def test_a_charity_typed_in_by_hand_is_not_added_again_and_only_gains_what_it_lacks(place: Place, worker: User) -> None:
    mine = actions.create(by=worker, name="Our carers", identifiers=["1000001"], description="Ours.")
    assert actions.sync_register().added == 1
    mine.refresh_from_db()
    assert (mine.name, mine.description, mine.postcode) == ("Our carers", "Ours.", "QQ1 1AA")


def test_what_is_typed_is_locked_and_what_is_imported_is_not(worker: User) -> None:
    made = actions.create(by=worker, name="Ash Knitters", origin=Origin.IMPORT, phone="01")
    assert locked([made.ref]) == {}
    actions.change(by=worker, organisation=made, phone="02", themes=["103"])
    assert locked([made.ref]) == {str(made.ref): frozenset({"phone", "themes"})}


def test_the_first_identifier_is_the_main_one(worker: User) -> None:
    made = actions.create(by=worker, name="Ash", identifiers=["GB-COH-01234567"])
    actions.change(by=worker, organisation=made, identifiers=["GB-CHC-1000001", "GB-COH-01234567"])
    assert [(i.org_id, i.primary) for i in made.identifiers.all()] == [
        ("GB-CHC-1000001", True),
        ("GB-COH-01234567", False),
    ]


def test_closing_and_publishing(worker: User) -> None:
    made = actions.create(by=worker, name="Ash")
    with pytest.raises(ValidationError, match="who agreed"):
        actions.publish(by=worker, organisation=made, basis=" ")
    assert actions.publish(by=worker, organisation=made, basis="Jo agreed by telephone").published
    with pytest.raises(ValidationError, match="to come"):
        actions.close(by=worker, organisation=made, on=clock.today() + timedelta(days=1))
    assert actions.close(by=worker, organisation=made).closed_on == clock.today()
    assert actions.reopen(by=worker, organisation=made).closed_on is None


def test_a_register_does_not_publish_again_what_was_taken_out(place: Place, worker: User) -> None:
    actions.sync_register()
    ash = Organisation.objects.get(name__startswith="The Ash")
    actions.unpublish(by=worker, organisation=ash)
    actions.sync_register()
    ash.refresh_from_db()
    assert not ash.published
