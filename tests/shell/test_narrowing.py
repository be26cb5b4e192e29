"""The filters that are on, and a list seen as a map."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import QueryDict

from hedgerow.shell.narrowing import chips, list_or_map
from hedgerow.shell.types import Chip, Tab


class Filters:
    """A form with three filters on."""

    def chosen(self) -> Iterable[str]:
        return ("q", "theme", "ward")

    def label_of(self, name: str) -> str:
        return f"by {name}"


def test_each_filter_that_is_on_can_be_taken_off_and_begins_at_the_first_page() -> None:
    query = QueryDict("q=food&theme=arts&ward=Brook&page=3&order=name")
    assert chips(Filters(), query) == [
        Chip("by theme", "?q=food&ward=Brook&order=name"),
        Chip("by ward", "?q=food&theme=arts&order=name"),
    ]


def test_what_the_page_shows_otherwise_is_no_chip() -> None:
    assert [chip.label for chip in chips(Filters(), QueryDict("theme=arts"), leave=("theme", "ward"))] == ["by q"]


def test_the_map_and_the_list_keep_what_was_asked() -> None:
    assert list_or_map(QueryDict("theme=arts&page=2")) == [
        Tab("List", "?theme=arts", current=True),
        Tab("Map", "?theme=arts&view=map", current=False),
    ]
    assert [tab.current for tab in list_or_map(QueryDict("view=map"))] == [False, True]
