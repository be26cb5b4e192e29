"""A ref survives being written down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.kernel.refs import Ref, parse

NAMES = st.from_regex(r"[a-z_]{1,20}", fullmatch=True)
IDS = st.integers(0, 2**63).map(str) | st.uuids().map(str) | st.from_regex(r"[a-z0-9_-]{1,60}", fullmatch=True)


@given(NAMES, NAMES, IDS)
def test_a_ref_comes_back_as_it_was(app: str, model: str, key: str) -> None:
    ref = Ref(app, model, key)
    assert parse(str(ref)) == ref
    assert parse(str(ref)).kind == f"{app}.{model}"


@pytest.mark.parametrize(
    "text", ["", "a.b", "a.b:", "A.b:1", "a.b:1 ", "a.b:1\n", "a.b.c:1", "javascript:alert(1)", "a.b:" + "1" * 61]
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a ref"):
        parse(text)
