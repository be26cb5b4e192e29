"""Pages of a list: none lost, none twice, and the same number of queries however long it is."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Count
from django.db.models.functions import Length
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.shell import pagination


@given(st.integers(0, 120), st.integers(1, 30))
def test_turning_the_pages_meets_every_row_once(total: int, size: int) -> None:
    rows, met, query = list(range(total)), [], QueryDict("ward=x")
    while True:
        page = pagination.numbered(rows, query, size=size)
        met += page.rows
        assert page.total == total
        if not page.next_url:
            break
        assert "ward=x" in page.next_url
        query = QueryDict(page.next_url[1:])
    assert met == rows


@pytest.mark.parametrize("asked", ["0", "-1", "x", "", "99999", "1e3", "²", "999"])
def test_a_page_that_is_not_there_is_one_that_is(asked: str) -> None:
    page = pagination.numbered(list(range(10)), QueryDict(f"page={asked}"), size=4)
    assert page.number in (1, 3)
    assert page.rows


def test_first_and_last_say_where_one_is() -> None:
    page = pagination.numbered(list(range(10)), QueryDict("page=3"), size=4)
    assert (page.first, page.last, page.single) == (9, 10, False)


def test_counting_stops() -> None:
    page = pagination.numbered(list(range(100)), QueryDict(), size=10, counted=50)
    assert page.at_least
    assert page.total == 50
    assert len(page.numbers) > 1


def make(count: int) -> None:
    ContentType.objects.bulk_create(ContentType(app_label="made", model=f"m{number:03}") for number in range(count))


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 100])
def test_the_same_queries_at_1_row_and_at_100(count: int) -> None:
    make(count)
    rows = ContentType.objects.filter(app_label="made").order_by("model")
    with CaptureQueriesContext(connection) as numbered:
        assert pagination.numbered(rows, QueryDict(), size=20).total == count
    with CaptureQueriesContext(connection) as onward:
        pagination.onward(rows, QueryDict(), key="id", size=20)
    assert (len(numbered), len(onward)) == (2, 1)


@pytest.mark.django_db
def test_going_onward_meets_every_row_once_newest_first() -> None:
    make(45)
    rows, met, query = ContentType.objects.filter(app_label="made"), [], QueryDict()
    while True:
        page = pagination.onward(rows, query, key="id", size=20)
        met += [row.pk for row in page.rows]
        if not page.next_url:
            break
        query = QueryDict(page.next_url[1:])
    assert met == sorted(met, reverse=True)
    assert len(set(met)) == 45


@pytest.mark.django_db
def test_what_is_reckoned_for_each_row_is_not_reckoned_to_count_them() -> None:
    make(3)
    rows = ContentType.objects.filter(app_label="made").annotate(long=Length("model")).order_by("long", "model")
    with CaptureQueriesContext(connection) as held:
        assert pagination.numbered(rows, QueryDict()).total == 3
        assert pagination.numbered(rows.filter(long__lt=4), QueryDict()).total == 0
    whole, _rows, narrowed, *_ = (one["sql"] for one in held.captured_queries)
    assert "LENGTH" not in whole
    assert "ORDER BY" not in whole
    assert "LENGTH" in narrowed


@pytest.mark.django_db
def test_rows_that_are_put_together_are_counted_as_they_are_shown() -> None:
    make(3)
    rows = ContentType.objects.filter(app_label="made").order_by("model")
    for found, many in (
        (rows.order_by().values("app_label").annotate(n=Count("pk")).order_by("app_label"), 1),
        (rows.order_by("app_label").values_list("app_label").distinct(), 1),
        (rows.order_by().filter(model="m001").union(rows.order_by().filter(model="m002")), 2),
        (rows.annotate(n=Count("permission")), 3),
    ):
        assert pagination.numbered(found, QueryDict()).total == many
