"""What a document holds can be read by a screen reader, and what it says is never run."""

from __future__ import annotations

import io
from pathlib import Path
from uuid import uuid4

import pypdf
import pytest

from hedgerow.shell.documents import ROOT, pdf

TEMPLATE = """#import "/shell/paper/house.typ": *
#let said = json(bytes(sys.inputs.data))
#show: house.with(title: said.title, from: said.from, foot: said.from)
= #said.title
#sheet(said.heads, said.rows)
#if "svg" in said [#image(bytes(said.svg), format: "svg", ..if "alt" in said { (alt: said.alt) } else { (:) })]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
SAID = {"title": "A #panic() title", "from": "Us", "heads": ["What", "How much"], "rows": [["Talks *held*", "#1"]]}


@pytest.fixture
def template() -> Path:
    """A template beside the others, gone again after the test."""
    path = ROOT / "shell" / "paper" / f"try-{uuid4().hex}.typ"
    path.write_text(TEMPLATE)
    return path


@pytest.fixture(autouse=True)
def _gone(template: Path) -> object:
    yield
    template.unlink()


def test_it_is_tagged_titled_and_says_the_words_as_they_are(template: Path) -> None:
    read = pypdf.PdfReader(io.BytesIO(pdf(template, SAID)))
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"].startswith("en")
    assert read.metadata.title == SAID["title"]
    words = read.pages[0].extract_text()
    assert "Talks *held*" in words
    assert "#1" in words


def test_a_picture_without_words_is_refused(template: Path) -> None:
    assert pdf(template, {**SAID, "svg": SVG, "alt": "a black square"})
    with pytest.raises(Exception, match="alt text"):
        pdf(template, {**SAID, "svg": SVG})
