"""Two values side by side are drawn, and stand in the table beneath."""

from hedgerow.shell.chart_pairs import Pair, pairs

SAID = {"title": "In order", "description": "Money first.", "now": "1 May 2026", "before": "1 May 2025"}


def test_both_values_stand_in_the_table() -> None:
    chart = pairs((Pair("Money", 0.5, 0.25, low=True), Pair("People", 1.0)), **SAID)
    assert chart.header == ("", "1 May 2025", "1 May 2026")
    assert chart.rows == (("Money", "25%", "50%"), ("People", "–", "100%"))
    assert 'aria-label="In order. Money first."' in chart.svg
    assert "Money" in chart.narrow


def test_where_there_was_nothing_before_there_is_one_column() -> None:
    chart = pairs((Pair("Money", 0.5),), **SAID)
    assert (chart.header, chart.rows) == (("", "1 May 2026"), (("Money", "50%"),))
