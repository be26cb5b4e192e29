from __future__ import annotations

import socket
from pathlib import Path

import pytest

from hedgerow.spine.fetching import web
from hedgerow.spine.fetching.web import FetchError
from tests.spine.fetching.conftest import Publisher


def test_a_file_is_there_when_it_is_whole(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/a.csv"] = b"x,y\n1,2\n" * 200_000
    web.download(publisher.at("/a.csv"), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == publisher.pages["/a.csv"]


def broken(publisher: Publisher) -> None:
    publisher.cut["/a.csv"] = 1000


def missing(publisher: Publisher) -> None:
    publisher.status["/a.csv"] = 503


def a_web_page(publisher: Publisher) -> None:
    publisher.pages["/a.csv"] = b"<!DOCTYPE html><title>Sorry</title>"


def empty(publisher: Publisher) -> None:
    publisher.pages["/a.csv"] = b""


def moved_away(publisher: Publisher) -> None:
    publisher.moved["/a.csv"] = "http://example.org/a.csv"


FAILURES = {
    "broke off after 1,000 of": broken,
    "127.0.0.1 answered 503": missing,
    "gave a web page": a_web_page,
    "gave an empty file": empty,
    "is not an https address": moved_away,
}


@pytest.mark.parametrize("sentence", FAILURES)
def test_what_goes_wrong_is_a_sentence_and_leaves_what_was_there(
    publisher: Publisher, tmp_path: Path, sentence: str
) -> None:
    publisher.pages["/a.csv"] = b"x,y\n1,2\n" * 1000
    (tmp_path / "a.csv").write_text("before")
    FAILURES[sentence](publisher)
    with pytest.raises(FetchError, match=sentence):
        web.download(publisher.at("/a.csv"), tmp_path / "a.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "before"


def test_a_file_beyond_the_limit_is_left_where_it_is(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/a.csv"] = b"x" * (web.MB + 1)
    with pytest.raises(FetchError, match="larger than 1 MB"):
        web.download(publisher.at("/a.csv"), tmp_path / "a.csv", limit=web.MB)


def test_a_zip_that_is_none_is_refused(publisher: Publisher, tmp_path: Path) -> None:
    publisher.pages["/a.zip"] = b"nothing packed"
    with pytest.raises(FetchError, match="no zip"):
        web.download(publisher.at("/a.zip"), tmp_path / "a.zip")


def test_only_this_machine_is_asked_without_encryption(tmp_path: Path) -> None:
    for address in ("http://example.org/a.csv", "ftp://example.org/a.csv", "file:///etc/hostname"):
        with pytest.raises(FetchError, match="not an https address"):
            web.download(address, tmp_path / "a.csv")


def test_nobody_there_is_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="cannot be reached"):
        web.download(f"http://127.0.0.1:{port}/a.csv", tmp_path / "a.csv")


def test_an_error_told_with_status_200_is_one(publisher: Publisher) -> None:
    publisher.pages["/q"] = b'{"error": {"code": 400, "message": "Invalid URL"}}'
    publisher.pages["/page"] = b"<html>"
    with pytest.raises(FetchError, match="Invalid URL"):
        web.page(publisher.at("/q"))
    with pytest.raises(FetchError, match="did not answer in JSON"):
        web.page(publisher.at("/page"))
