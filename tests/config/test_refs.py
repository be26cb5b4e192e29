"""Whatever stands in a ref, it names one record or none: an address may hold any text."""

from __future__ import annotations

import pytest

from hedgerow.engines import registry
from hedgerow.engines.registry import RefOffer

NONE = ("x", "-1", "9" * 19, "9" * 40, "00000000-0000-7000-8000-000000000000")
OFFERS = registry.all_of(RefOffer)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(offer.kind for offer in OFFERS))
def test_an_id_that_no_row_bears_has_no_name(kind: str) -> None:
    assert registry.links(f"{kind}:{one}" for one in NONE) == {}
