from __future__ import annotations

from pathlib import Path

from hedgerow.spine import store


def test_payments_keep_bodies_and_leave_people_out(register_spine: Path) -> None:
    rows = store.open_spine(register_spine).rows(
        "SELECT supplier, purpose, org_id, pence FROM spend ORDER BY paid_on, pence"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("Ash Toy House Ltd", "Toys", "GB-CHC-1000001", 100010),
        (None, None, None, 5000),
        (None, None, None, 6000),
        (None, None, None, -7000),
        ("Tar and Sons Limited", "Tar", None, 1234567),
    ]


def test_the_council_that_paid_is_known_by_its_code(register_spine: Path) -> None:
    assert store.open_spine(register_spine).rows("SELECT DISTINCT authority FROM spend") == [{"authority": "E08000901"}]


def test_real_payments_are_all_there_and_some_are_to_charities(real_spine: store.Spine) -> None:
    held = real_spine.rows("SELECT count(*) AS n, count(org_id) AS matched, count(DISTINCT authority) AS a FROM spend")[
        0
    ]
    assert (held["n"], held["a"]) == (451_832, 1)
    assert held["matched"] > 1000
