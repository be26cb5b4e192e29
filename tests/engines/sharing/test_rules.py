"""The words of a message, which sites may frame a list, and the line that they paste."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.engines.sharing import rules


def test_a_message_has_its_link_alone_in_the_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEDGEROW_ADDRESS", "https://hedge.example")
    told = rules.message("A cook wanted", ["Thursdays,\n 4 to 7", "", "Mossbank"], "/volunteer/7/")
    assert told == "A cook wanted\nThursdays, 4 to 7\nMossbank\nhttps://hedge.example/volunteer/7/"


@given(st.text(), st.lists(st.text()))
def test_a_message_is_short_lines_and_nothing_is_lost_of_its_link(title: str, lines: list[str]) -> None:
    told = rules.message(title, lines, "https://hedge.example/x/").split("\n")
    assert told[-1] == "https://hedge.example/x/"
    assert all(0 < len(line) <= rules.LONGEST_LINE for line in told)


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("www.mallowdale.gov.uk/news?x=1", "https://www.mallowdale.gov.uk"),
        ("HTTPS://Mallowdale.Example:8443/", "https://mallowdale.example:8443"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("bücher.example", "https://xn--bcher-kva.example"),
        ("*", ""),
        ("https://*.example.org", ""),
        ("javascript://alert", ""),
        ("ann@example.org", ""),
        ("example.org; script-src *", ""),
        ("example.org:99999", ""),
        ("", ""),
    ],
)
def test_a_site_is_its_scheme_and_host(typed: str, origin: str) -> None:
    assert rules.origin_of(typed) == origin


@given(st.text())
def test_nothing_else_ever_stands_in_the_header(typed: str) -> None:
    origin = rules.origin_of(typed)
    assert origin == "" or re.fullmatch(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?", origin)


def test_the_line_to_paste_breaks_out_of_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEDGEROW_ADDRESS", "https://hedge.example")
    line = rules.frame("/embed/funds/", {"theme": '"><script>', "ward": ""}, 'Funds "here"', "/funds/")
    assert '"><' not in line.replace('"></iframe>', "").replace('/funds/">', "")
    assert 'src="https://hedge.example/embed/funds/?theme=%22%3E%3Cscript%3E"' in line
    assert 'title="Funds &quot;here&quot;"' in line
    assert '<a href="https://hedge.example/funds/">' in line


@pytest.mark.parametrize(("asked", "shown"), [("", 8), ("3", 3), ("0", 1), ("900", 30), ("-1", 8), ("²", 8), ("x", 8)])
def test_how_many_a_list_shows(asked: str, shown: int) -> None:
    assert rules.how_many(asked) == shown
