"""Opening a place is safe to do again, and never takes what people wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hedgerow.accounts.models import User
from hedgerow.places import queries
from hedgerow.places.actions import change_place, make_neighbourhood, open_place
from hedgerow.places.models import Area, AreaParent, Place
from hedgerow.places.types import AreaKind
from hedgerow.spine.errors import InputError
from tests.places import small_spine

pytestmark = pytest.mark.django_db


def everything() -> object:
    """All that opening writes, to be compared."""
    links = AreaParent.objects.order_by("child", "parent").values_list("child", "parent")
    fields = ("code", "name", "kind", "starts", "ends", "source")
    return list(Area.objects.order_by("code").values_list(*fields)), list(links), list(Place.objects.values())


def test_the_areas_in_and_around_the_place_are_copied(thornmere: Path) -> None:
    opened = open_place(area_code=" e99000001 ")
    assert (opened.area_name, opened.new, opened.added) == ("Thornmere", True, 10)
    kinds = list(Area.objects.order_by("kind").values_list("kind", flat=True))
    assert kinds == ["authority", *["lsoa"] * 4, "msoa", "nation", "region", "ward", "ward"]
    assert not Area.objects.filter(name="Elsewhere").exists()


def test_opening_again_changes_nothing(place: Place) -> None:
    before = everything()
    again = open_place(area_code=place.area_code)
    assert (again.new, again.added, again.changed, again.closed) == (False, 0, 0, 0)
    assert everything() == before


def test_what_people_set_survives_opening_again(place: Place, manager: User) -> None:
    change_place(by=manager, lio_name="Thornmere Together", accent="#204060")
    drawn = make_neighbourhood(by=manager, name="Lowfields", codes=["E01999001", "E01999003"])
    open_place(area_code=place.area_code, lio_name="Something else")
    place.refresh_from_db()
    assert (place.lio_name, place.accent) == ("Thornmere Together", "#204060")
    assert queries.within(drawn.code) == {"E01999001", "E01999003"}


def test_a_closed_area_keeps_its_row_with_an_end(place: Place, tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path
    small_spine.write(tmp_path / "spine", version="two", closed=frozenset({"E05999002"}))
    assert open_place(area_code=place.area_code).changed == 1
    beech = Area.objects.get(code="E05999002")
    assert str(beech.ends) == "2026-05-02"
    assert [ward.name for ward in queries.areas(kind=AreaKind.WARD)] == ["Ash"]


@pytest.mark.parametrize(
    ("code", "words"), [("E00000000", "not the code"), ("", "not the code"), ("E05999001", "is a ward")]
)
def test_a_wrong_code_is_a_sentence_and_changes_nothing(thornmere: Path, code: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        open_place(area_code=code)
    assert not Area.objects.exists()
    assert queries.place() is None


def test_one_folder_serves_one_place(place: Place) -> None:
    with pytest.raises(InputError, match="already serves Thornmere"):
        open_place(area_code="E99000002")


def test_without_open_data_it_says_so(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path
    with pytest.raises(InputError, match="no open data"):
        open_place(area_code="E99000001")
