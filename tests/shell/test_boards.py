"""A board says how many there are, leads to the rest, and says in words what is late."""

from django.http import QueryDict

from hedgerow.shell import gallery
from hedgerow.shell.boards import Card, Column, is_table, ways

TAG = '<c-board :columns="columns" />'


def drawn(*columns: Column) -> str:
    return str(gallery.draw(TAG, {"columns": columns}))


def test_lateness_is_said_and_not_only_coloured() -> None:
    assert ">late<" in drawn(Column("New", 1, (Card("The Long Table", "/1/", late=True),)))
    shown = drawn(Column("New", 1, (Card("The Long Table", "/1/", badge="since Monday", late=True),)))
    assert ">since Monday<" in shown
    assert "badge--late" in shown


def test_a_column_leads_to_what_it_does_not_show() -> None:
    shown = drawn(Column("Open", 31, (Card("The Long Table", "/1/"),), "/all/"))
    assert '<a href="/all/">All 31: open</a>' in shown
    assert "/all/" not in drawn(Column("Open", 1, (Card("The Long Table", "/1/"),), "/all/"))


def test_an_empty_column_says_so() -> None:
    assert "None" in drawn(Column("Done", 0))


def test_what_people_wrote_is_only_text() -> None:
    assert "<b>" not in drawn(Column("New", 1, (Card("<b>us</b>", "/1/", lines=("<b>help</b>",)),)))


def test_the_two_ways_keep_the_filters_and_begin_at_the_first_page() -> None:
    board, table = ways(QueryDict("mine=yes&page=3"))
    assert (board.url, board.current) == ("?mine=yes", True)
    assert (table.url, table.current) == ("?mine=yes&view=table", False)
    assert is_table(QueryDict(table.url[1:]))
    assert ways(QueryDict("view=table"))[1].current
