from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from hedgerow.spine import publish, store
from hedgerow.spine.build import build
from tests.spine import given_register


def tags(spine: Path) -> set[tuple[str, str]]:
    return {(row["org_id"], row["code"]) for row in store.open_spine(spine).rows("SELECT org_id, code FROM tags")}


def test_tags_follow_the_words_and_heed_what_rules_them_out(register_spine: Path) -> None:
    assert tags(register_spine) == {("GB-CHC-1000001", "CH"), ("GB-CHC-1000004", "AN")}


def test_only_texts_that_changed_are_read_again(tmp_path: Path) -> None:
    """A tag planted in the build that serves stays where the text is the same, and goes where it changed."""
    folder, spine = given_register.write(tmp_path / "data"), tmp_path / "spine"
    build(data=folder, spine=spine)
    plant(spine / "builds" / publish.current(spine) / "tags.parquet", "AF101")
    changed = [dict(one) for one in given_register.CHARITIES]
    changed[3]["charity_activities"] = "Cares for old soldiers of the army."
    given_register.extract(
        folder, "charity", [given_register.charity(n, one) for n, one in enumerate(changed, start=1)]
    )
    build(data=folder, spine=spine)
    assert tags(spine) == {("GB-CHC-1000001", "AF101"), ("GB-CHC-1000004", "AN"), ("GB-CHC-1000004", "AF101")}


def plant(path: Path, code: str) -> None:
    """Changes every tag in a written table to another."""
    held = pq.read_table(path)
    pq.write_table(held.set_column(held.schema.get_field_index("code"), "code", pa.array([code] * len(held))), path)
