"""Refs become links with one query for each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from hedgerow.engines import registry
from hedgerow.engines.registry import Link, RefOffer


def test_links_ask_each_app_once_and_leave_out_what_is_gone(offer: Callable[..., None]) -> None:
    asked: list[Sequence[str]] = []

    def titles(ids: Sequence[str]) -> Mapping[str, str]:
        asked.append(sorted(ids))
        return {key: f"Seed {key}" for key in ids if key != "3"}

    offer(RefOffer("seeds.seed", titles, lambda key: f"/seeds/{key}/"))
    found = registry.links(["seeds.seed:1", "seeds.seed:2", "seeds.seed:1", "seeds.seed:3", "stones.stone:1", ""])
    assert found == {"seeds.seed:1": Link("Seed 1", "/seeds/1/"), "seeds.seed:2": Link("Seed 2", "/seeds/2/")}
    assert asked == [["1", "2", "3"]]


def test_what_is_no_ref_is_a_bug() -> None:
    with pytest.raises(ValueError, match="not a ref"):
        registry.links(["nonsense"])
