from __future__ import annotations

from pathlib import Path

from hedgerow.spine import reference

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "spine-tables.md"


def test_the_document_says_what_the_code_says() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == reference.as_markdown(), (
        "run: python -m hedgerow.spine.reference > docs/reference/spine-tables.md"
    )
