from __future__ import annotations

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.spine.names import fold, fold_sql


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("ST. JOHN'S CENTRE", "st johns centre"),
        ("Café & Crèche", "cafe and creche"),
        ("G- Force", "g force"),
        ("St John’s", "st johns"),
        ("", ""),
    ],
)
def test_spellings_of_one_name_become_one(name: str, plain: str) -> None:
    assert fold(name) == plain


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=255), max_size=40))
def test_duckdb_folds_as_python_does(name: str) -> None:
    found = duckdb.execute(f"SELECT {fold_sql('name')} FROM (SELECT ? AS name)", [name]).fetchone()
    assert found == (fold(name),)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)
