"""Our open funds as open data: what is said, and that it reads back as the same."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions as imports
from hedgerow.funding import actions
from hedgerow.funding.models import Fund
from hedgerow.funding.queries.importing import columns_of
from hedgerow.funding.rules import feed_in, feed_out, stages
from hedgerow.funding.rules.criteria import dump
from hedgerow.funding.types import Exclusion, Needs
from hedgerow.funding.types.feeds import PROFILE, Told
from hedgerow.funding.types.funds import CostKind, FundStage, HelpKind
from hedgerow.funding.views.feeds import ON_A_PAGE
from hedgerow.spine.errors import InputError
from tests.funding.made import CRITERION
from tests.funding.test_records import TWO

letters = st.characters(codec="utf-8", exclude_characters="\0")
texts = st.text(letters, max_size=60).map(str.strip)
named = st.text(letters, min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)
days = st.dates(date(2000, 1, 1), date(2190, 1, 1))
pence = st.integers(0, 10**12)
stage = st.builds(FundStage, named, st.none() | days, texts).map(stages.tidy).filter(lambda one: bool(one.name))


@st.composite
def told(draw: st.DrawFn) -> Told:
    least, most = sorted((draw(pence), draw(pence)))
    opens, ends = sorted((draw(days), draw(days)))
    kept = stages.dump(sorted(draw(st.lists(stage, max_size=3)), key=lambda one: one.on or date.min))
    if stages.out_of_order(stages.load(kept)):
        kept = []
    facts = {
        "title": draw(named), "payer": draw(named), "kind": draw(st.sampled_from(["grant", "loan", "in_kind"])),
        "amount_min": least, "amount_max": most, "opens_on": opens, "ends_on": ends, "stages": kept,
        "weeks_to_decide": draw(st.none() | st.integers(1, 200)), "link": draw(st.sampled_from(["", "https://a.example/é"])),
        "payer_id": draw(st.sampled_from(["", "GB-CHC-1"])),
        "costs": draw(st.lists(st.sampled_from(CostKind.values), unique=True)),
        "helps": draw(st.lists(st.sampled_from(HelpKind.values), unique=True)),
        **{name: draw(texts) for name in ("own_title", "decider", "summary", "covers", "how", "twist")},
    }  # fmt: skip
    return Told(
        uid="https://here.example/funds/4/",
        facts={name: value for name, value in facts.items() if value not in (None, "", [])},
        criteria=tuple(dump(draw(st.lists(CRITERION, max_size=3)))),
        national=draw(st.sampled_from(["", "https://here.example/funds/3/"])),
        source=draw(named), licence="CC-BY-4.0", checked_on=draw(st.none() | days),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(told())
def test_a_fund_that_is_told_reads_back_as_the_same(one: Told) -> None:
    page = feed_out.document([feed_out.node(one, words=["w"])], url="https://here.example/f", onward="", publisher="We",
                             licence="CC-BY-4.0", modified="", total=1)  # fmt: skip
    back = feed_in.page(json.dumps(page, ensure_ascii=False).encode())
    assert back.faults == ()
    assert back.funds == (one,)
    assert back.publisher == "We"


SOUND = {"@id": "x:1", "@type": "MonetaryGrant", "name": "T", "funder": {"name": "P"}}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"@id": ""}, "@id"), ({"@type": "Gift"}, "@type"), ({"name": ""}, "name"), ({"name": 4}, "name"),
        ({"funder": 4}, "funder"), ({"funder": {}}, "funder"), ({"name": "x" * 201}, "too long"),
        ({"amount": "a lot"}, "amount"), ({"amount": {"maxValue": "five thousand"}}, "five thousand"),
        ({"amount": {"maxValue": 1.005}}, "figures"), ({"amount": {"minValue": 2, "maxValue": 1}}, "smaller"),
        ({"amount": {"currency": "EUR", "maxValue": 1}}, "GBP"), ({"amount": {"maxValue": 1e400}}, "figures"),
        ({"validThrough": "the spring"}, "validThrough"), ({"validThrough": ["x"]}, "validThrough"),
        ({"validFrom": "2027-02-01", "validThrough": "2027-01-01"}, "closes before it opens"),
        ({"stages": [{}]}, "stages"), ({"stages": {"a": 1}}, "stages"), ({"costs": ["gold"]}, "costs"),
        ({"criteria": [{"rule": "moon"}]}, "criteria"), ({"criteria": {"rule": "x"}}, "criteria"),
        ({"criteria": [{"rule": "income_at_most", "pence": "much"}]}, "criteria"),
        ({"criteria": [{"rule": "works_in", "areas": [1]}]}, "criteria"),
        ({"criteria": [{"rule": "works_in", "areas": []}]}, "criteria"),
        ({"criteria": [{"rule": "works_in", "areas": ["x" * 30]}]}, "criteria"),
        ({"criteria": [{"rule": "any", "criteria": [{"rule": "moon"}]}]}, "criteria"),
        ({"criteria": [{"rule": "income_at_most", "pence": 5, "years": 0}]}, "criteria"),
        ({"criteria": [{"rule": "match_funding"}]}, "criteria"),
        ({"url": "javascript:alert(1)"}, "url"), ({"weeksToDecide": "soon"}, "weeksToDecide"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_by_its_field(wrong: dict[str, Any], says: str) -> None:
    page = feed_in.page(json.dumps({"dataFeedElement": [SOUND, {**SOUND, "@id": "x:2", **wrong}]}).encode())
    assert [one.uid for one in page.funds] == ["x:1"]
    assert says in page.faults[0][2]
    assert page.faults[0][0] == 2


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"{}", b"<html>", b'{"dataFeedElement": 4}', b"[" * 100_000])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        feed_in.page(data)


@pytest.fixture
def several(worker: User) -> list[Fund]:
    needs = Needs(income_most=5_000_000, committee=3, signatories=2, match=10, one_grant=True,
                  excludes=frozenset({Exclusion.INDIVIDUALS}))  # fmt: skip
    made = [
        actions.add_fund(by=worker, title="Sheds", payer="The Shed Fund", amount_max=100_050, stages=TWO, needs=needs,
                         costs=["equipment"], summary="Sheds, and ‘what’ is in them."),
        actions.add_fund(by=worker, title="Rooms", payer="Ash Hall", kind="in_kind", helps=["space"]),
        actions.add_fund(by=worker, title="Theirs", payer="P", summary="Their words.", licence="unknown"),
    ]  # fmt: skip
    made.append(actions.add_fund(by=worker, title="Sheds in Ash", payer="A", national=made[0], twist="More."))
    actions.add_fund(by=worker, title="A draft", payer="P")
    return [actions.open_fund(by=worker, fund=fund) for fund in made]


def test_strangers_and_machines_take_what_is_open(client: Client, several: list[Fund]) -> None:
    answer = client.get(reverse("funding:feed"))
    said = json.loads(answer.content)
    assert (said["conformsTo"], said["size"]) == (PROFILE, 4)
    page = feed_in.page(answer.content)
    assert not page.faults
    sheds, _rooms, theirs, local = page.funds
    assert (sheds.facts["amount_max"], sheds.checked_on is not None, sheds.licence) == (100_050, True, "CC-BY-4.0")
    assert {"income_at_most", "committee", "match_funding"} < {one["rule"] for one in sheds.criteria}
    assert "summary" not in theirs.facts, "what others wrote, and nobody lets us pass on, is not passed on"
    assert local.national == sheds.uid
    assert client.get(reverse("funding:feed"), headers={"If-None-Match": answer["ETag"]}).status_code == 304
    narrowed = json.loads(client.get(reverse("funding:feed"), {"help": "space"}).content)
    assert [one["name"] for one in narrowed["dataFeedElement"]] == ["Rooms"]
    assert client.get(reverse("funding:feed"), {"page": "2"}).status_code == 404
    assert client.get(reverse("funding:feed"), {"page": "x"}).status_code == 404


def test_pages_follow_one_another(client: Client, worker: User) -> None:
    Fund.objects.bulk_create(Fund(title=f"F{number}", payer="P", state="live") for number in range(ON_A_PAGE + 1))
    first = client.get(reverse("funding:feed"), {"kind": "grant"})
    onward = json.loads(first.content)["next"]
    assert "kind=grant" in onward
    assert f"<{onward}>" in first["Link"]
    second = json.loads(client.get(onward).content)
    assert [one["name"] for one in second["dataFeedElement"]] == [f"F{ON_A_PAGE}"]
    assert "next" not in second


def test_the_table_can_be_taken_in_as_it_is(client: Client, worker: User, several: list[Fund]) -> None:
    answer = client.get(reverse("funding:feed_table"))
    assert client.get(reverse("funding:feed_table"), headers={"If-None-Match": answer["ETag"]}).status_code == 304
    before = [columns_of(fund) for fund in several if fund.licence == "own"]
    Fund.objects.all().delete()
    for _twice in ("the national fund", "its variant"):
        run = imports.take(by=worker, kind="funds", file="funds.csv", data=answer.content, source="Theirs")
        imports.apply(by=worker, run=run)
    after = [columns_of(fund) for fund in Fund.objects.exclude(licence="unknown").order_by("pk")]
    assert after == [{**told, "licence": "CC-BY-4.0", "source": "Theirs"} for told in before]
    assert "Their words." not in answer.content.decode()


@pytest.mark.parametrize("many", [1, 4])
def test_a_page_asks_as_often_for_one_as_for_four(
    client: Client, several: list[Fund], many: int, django_assert_max_num_queries: Any
) -> None:
    Fund.objects.filter(pk__in=[one.pk for one in several[many:]]).update(state="paused")
    for name in ("feed", "feed_table"):
        with django_assert_max_num_queries(14):
            client.get(reverse(f"funding:{name}"))
