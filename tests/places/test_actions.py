"""Settings of the place and its neighbourhoods."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from hedgerow.accounts.models import User
from hedgerow.engines.audit.models import Event
from hedgerow.places import queries
from hedgerow.places.actions import change_neighbourhood, change_place, make_neighbourhood, remove_neighbourhood
from hedgerow.places.models import Place

pytestmark = pytest.mark.django_db


def test_changes_are_audited_by_field(place: Place, manager: User) -> None:
    change_place(by=manager, lio_name="Thornmere Together", strapline=place.strapline)
    event = Event.objects.get(did="place.changed")
    assert (event.by, event.fields) == (manager.pk, ["lio_name"])


@pytest.mark.parametrize("colour", ["#ffff00", "grey-ish"])
def test_an_accent_that_cannot_be_read_is_refused(place: Place, manager: User, colour: str) -> None:
    with pytest.raises(ValidationError, match="darker"):
        change_place(by=manager, accent=colour)
    assert Place.objects.get().accent == ""


def test_a_neighbourhood_is_a_list_of_areas(place: Place, worker: User) -> None:
    area = make_neighbourhood(by=worker, name="Lowfields", codes=["E05999001", "E01999003"])
    assert queries.within(area.code) == {"E01999001", "E01999002", "E01999003"}
    assert [each.name for each in queries.areas_at(0.25, 0.05, kinds=["neighbourhood"])] == ["Lowfields"]
    change_neighbourhood(by=worker, area=area, name="Lowfields West", codes=["E01999001"])
    assert queries.within(area.code) == {"E01999001"}
    assert queries.areas_at(0.25, 0.05, kinds=["neighbourhood"]) == []


def test_a_removed_neighbourhood_keeps_its_row_and_frees_its_name(place: Place, worker: User) -> None:
    first = make_neighbourhood(by=worker, name="Lowfields", codes=["E01999001"])
    remove_neighbourhood(by=worker, area=first)
    assert not queries.neighbourhoods().exists()
    second = make_neighbourhood(by=worker, name="Lowfields", codes=["E01999001"])
    assert second.code != first.code


@pytest.mark.parametrize(
    ("name", "codes", "words"),
    [
        (" ", ["E01999001"], "name"),
        ("Lowfields", [], "Choose"),
        ("Lowfields", ["E99000001"], "Choose"),
        ("taken", ["E01999001"], "already"),
    ],
)
def test_a_neighbourhood_needs_a_name_of_its_own_and_areas(
    place: Place, worker: User, name: str, codes: list[str], words: str
) -> None:
    make_neighbourhood(by=worker, name="Taken", codes=["E01999001"])
    with pytest.raises(ValidationError, match=words):
        make_neighbourhood(by=worker, name=name, codes=codes)
