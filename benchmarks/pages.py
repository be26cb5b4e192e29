"""How long each page takes at the server, and how many queries it asks, in a very large place.

    python -m benchmarks.pages [--only WORD] [--round] [--requests 30] [--groups 20000] [--entries 1000000]
        [--folder DIR] [--out FILE]

Requests go through the whole application as a real site runs it: every middleware, cached templates, its database.
Each page is asked for by varied addresses: groups that come all the time and hardly ever, filters together and apart,
the thirtieth page of a list, words with a letter wrong. The place is made first where it is not there: see `big_place`.
`cpu` is the processor's time alone, of all threads, and `thread` that of the thread that answers (DuckDB reads in others):
where the machine had other work they are nearer to the truth than the clock is.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks import big_place
from benchmarks.asking import Page, as_served, mixed, query
from benchmarks.round_pages import public_round, round_of, team_round
from benchmarks.telling import RESULTS, machine, spread, tell

RECORD = "/{}/".format("work")  # the address of the record of work
COUNTED = 6  # addresses of a page whose queries are counted
WORDS = ("ash", "friends of", "choir", "lunch club", "oakton youth", "8000700", "QX3", "park", "scouts", "kitchen")
MISSPELT = ("allotmnet", "fotball club", "yuoth", "good neigbours", "cmomunity orchard", "brok wardens", "carnivl")
NONE = ("zzyzx", "quidditch league")


@dataclass(frozen=True)
class Here:
    """What addresses are made of. `busy` groups have the most work, `rare` the least."""

    busy: list[int]
    rare: list[int]
    wards: list[str]
    lsoas: list[str]
    activities: list[str]
    payers: list[int]
    workers: list[int]
    entries: list[str]
    pairs: list[tuple[int, int]]
    marks: list[str]
    postcode: str


def here() -> Here:
    """Read once what is asked about."""
    from django.db.models import Count

    from hedgerow.accounts.models import User
    from hedgerow.charter.models import Activity
    from hedgerow.ledger.models import Entry, EntryGroup, Payer
    from hedgerow.organisations.models import Organisation, Pair
    from hedgerow.places.models import Area

    ranked = EntryGroup.objects.values_list("organisation").annotate(n=Count("pk")).order_by("-n")
    groups = [pk for pk, _ in ranked]
    half = Entry.objects.count() // 2
    days = list(Entry.objects.order_by("-on", "-id").values_list("on", "id")[: half : max(1, half // 100)])
    marks = [f"{on.isoformat()}_{key.hex}" for on, key in days]
    areas = Area.objects.filter(ends__isnull=True).order_by("code")
    return Here(
        busy=groups[:12],
        rare=groups[len(groups) // 2 :: len(groups) // 24][:12],
        wards=list(areas.filter(kind="ward").values_list("code", flat=True)),
        lsoas=list(areas.filter(kind="lsoa").values_list("code", flat=True)[:12]),
        activities=list(Activity.objects.order_by("pk").values_list("code", flat=True)),
        payers=list(Payer.objects.order_by("pk").values_list("pk", flat=True)),
        workers=list(User.objects.filter(role="worker").order_by("pk").values_list("pk", flat=True)[:8]),
        entries=[str(key) for _, key in days[:30]],
        pairs=list(Pair.objects.values_list("first", "second")[:10]),
        marks=marks,
        postcode=Organisation.objects.exclude(postcode="").values_list("postcode", flat=True)[0],
    )


def pages(at: Here, *, lately: bool) -> Iterator[Page]:
    """Every page, and whoever may open it; `lately`: those of the second half of the round alone."""
    of_round = round_of(at.wards, at.postcode)
    yield from () if lately else public_pages(at)
    yield from public_round(of_round)
    for who in ("worker", "manager"):
        yield from () if lately else team_pages(at, who)
        yield from team_round(of_round, who)
    yield from () if lately else manager_pages(at)


def public_pages(at: Here) -> Iterator[Page]:
    groups = [f"/groups/{pk}/" for pk in (*at.busy, *at.rare)]
    yield Page("home", "nobody", ["/"])
    yield from directory_pages(at, "nobody")
    yield Page("groups on the map", "nobody", [query("/groups/map/", ward=ward) for ward in at.wards])
    yield Page("search", "nobody", [query("/search/", q=words) for words in (*WORDS, *MISSPELT, *NONE)])
    yield Page("group", "nobody", groups)
    yield from place_pages(at, "nobody")
    yield from function_pages(at)


def function_pages(at: Here) -> Iterator[Page]:
    """What strangers see of the functions, by filters together and apart."""
    funds = mixed(area=[None, at.wards[0]], band=[None, "micro"], when=[None, "month"], q=[None, "garden"])
    yield Page("funds", "nobody", [query("/funds/", **one) for one in funds])
    asked = mixed(area=at.wards[:4], income=["5000", "80000"], months=["6", "60"])
    yield Page("which could we get", "nobody", [query("/funds/could-we/", **one) for one in islice(asked, 16)])
    near = mixed(q=[None, "garden", "driver"], postcode=[None, at.postcode], km=[None, "3"], when=[None, "weekend"])
    yield Page("roles", "nobody", [query("/volunteer/", **one) for one in near])
    yield Page("roles, further on", "nobody", [query("/volunteer/", page=number) for number in (2, 20, 100)])
    yield Page("what’s on", "nobody", ["/whats-on/", "/whats-on/month/", query("/whats-on/", free="yes")])
    yield Page("networks", "nobody", ["/networks/"])
    yield Page("have your say", "nobody", ["/have-your-say/", "/have-your-say/budgets/"])
    yield Page("who speaks for us", "nobody", ["/who-speaks-for-us/"])
    yield Page("our members", "nobody", ["/our-members/", "/our-members/?page=9"])


def function_lists(at: Here, who: str) -> Iterator[Page]:
    """The lists and boards of the functions, as our team works in them."""
    for name, addresses in (
        ("bids", ["/funding/", "/funding/?view=table", "/funding/?view=table&page=40", query("/funding/", q="hall")]),
        ("funds, ours", ["/funding/funds/", "/funding/funds/?page=9", query("/funding/funds/", q="garden")]),
        ("cases", ["/development/", "/development/?view=table", "/development/?whose=all&view=table&page=40"]),
        ("health checks", ["/development/checks/"]),
        ("training", ["/development/training/"]),
        ("volunteering", ["/volunteering/", "/volunteering/roles/", "/volunteering/roles/?page=50"]),
        ("offers to help", ["/volunteering/people/", "/volunteering/people/?desk=all&page=40"]),
        ("members", ["/members/", "/members/?page=50", "/members/?on=2025-06-01", "/members/applications/"]),
        ("networks, ours", ["/convening/", "/convening/meetings/", "/convening/decisions/", "/convening/actions/"]),
        ("votes", ["/convening/votes/"]),
        ("seats", ["/representation/"]),
        ("asking residents", ["/participation/", "/participation/budgets/"]),
        ("dates and bookings", ["/bookings/", "/bookings/?show=past&page=9", query("/bookings/", q="first aid")]),
        ("newsletters", ["/newsletters/", "/newsletters/subscribers/"]),
    ):
        yield Page(name, who, addresses)
    spaces = [
        f"/space/groups/{pk}/{part}" for pk in at.busy[:6] for part in ("", "funding/", "volunteers/", "networks/")
    ]
    yield Page("a group's space", who, spaces)


def directory_pages(at: Here, who: str) -> Iterator[Page]:
    filters = mixed(
        ward=[None, *at.wards[:4]], theme=[None, "105"], band=[None, "micro", "large"], registered=[None, "no"]
    )
    deep = [query("/groups/", page=number) for number in (1, 2, 30, 200, 400)]
    sought = [query("/groups/", q=words, ward=ward) for words in (*WORDS, *MISSPELT) for ward in ("", at.wards[1])]
    yield Page("directory", who, deep)
    yield Page("directory, filtered", who, [query("/groups/", **chosen) for chosen in islice(filters, 40)])
    yield Page("directory, searched", who, sought)


def place_pages(at: Here, who: str) -> Iterator[Page]:
    yield Page("places", who, [query("/places/", kind=kind) for kind in ("ward", "lsoa", "msoa", "authority")])
    yield Page("place: wards", who, [f"/places/{code}/" for code in at.wards])
    yield Page("place: small areas", who, [f"/places/{code}/" for code in at.lsoas])
    yield Page("place: the whole", who, [f"/places/{big_place.borough_code()}/"])
    yield Page("place: map", who, [f"/places/{code}/map/" for code in (*at.wards[:6], big_place.borough_code())])


def team_pages(at: Here, who: str) -> Iterator[Page]:
    yield Page("my work", who, ["/my-work/"])
    yield Page("group, busy", who, [f"/groups/{pk}/" for pk in at.busy])
    yield Page("group, rare", who, [f"/groups/{pk}/" for pk in at.rare])
    yield Page("search", who, [query("/search/", q=words) for words in (*WORDS, *MISSPELT, *NONE)])
    yield Page("search as one types", who, [query("/search/suggest/", q=word[:n]) for word in WORDS for n in (2, 4, 9)])
    yield from directory_pages(at, who)
    yield Page(
        "directory by state", who, [query("/groups/", status=one) for one in ("unpublished", "unchecked", "closed")]
    )
    yield from function_lists(at, who)
    yield from work_pages(at, who)
    yield from evidence_pages(at, who)
    yield Page("places", who, [query("/places/", kind=kind) for kind in ("ward", "lsoa", "msoa")])
    yield Page("place", who, [f"/places/{code}/" for code in (*at.wards, *at.lsoas)])
    yield Page("duplicates", who, ["/groups/duplicates/", "/groups/duplicates/?page=2"])
    yield Page("merge", who, [f"/groups/{one}/merge/{other}/" for one, other in at.pairs])
    yield Page("group: edit", who, [f"/groups/{pk}/edit/" for pk in at.busy])
    yield Page("group: history", who, [f"/groups/{pk}/history/" for pk in at.busy])
    yield Page("suggestions", who, ["/suggestions/"])
    yield Page("imports", who, ["/imports/"])
    yield Page("neighbourhoods", who, ["/neighbourhoods/"])


def work_pages(at: Here, who: str) -> Iterator[Page]:
    functions = [None, "funding", "advocacy", "convening"]
    yield Page("log", who, ["/log/", *(query("/log/", group=pk) for pk in at.busy[:4])])
    yield Page(
        "log: groups as one types", who, [query("/log/groups/", q=w[:n]) for w in (*WORDS, *MISSPELT) for n in (3, 8)]
    )
    yield Page("record of work", who, [RECORD, *(query(RECORD, after=mark) for mark in at.marks[:29])])
    narrow = mixed(function=functions, activity=[None, *at.activities[::9]], payer=[None, at.payers[0], at.payers[-1]])
    yield Page("record of work, filtered", who, [query(RECORD, **one) for one in islice(narrow, 40)])
    dates = [query(RECORD, since=f"{mark[:10]}", until=mark[:10]) for mark in at.marks[:20]]
    yield Page("record of work, by dates", who, dates)
    yield Page("record of work, by group", who, [query(RECORD, group=pk) for pk in (*at.busy, *at.rare)])
    deep = [query(RECORD, group=pk, after=mark) for pk in at.busy[:6] for mark in at.marks[10:60:10]]
    yield Page("record of work, by group, further on", who, deep)
    both = mixed(group=[*at.busy[:5], *at.rare[:3]], function=functions[1:], payer=[None, at.payers[-1]])
    yield Page("record of work, by group and more", who, [query(RECORD, **one) for one in islice(both, 40)])
    yield Page("record of work, by a group's name", who, [query(RECORD, words=words) for words in (*WORDS, *MISSPELT)])
    if who == "manager":
        whose = mixed(who=at.workers, function=functions)
        yield Page("record of work, by worker", who, [query(RECORD, **one) for one in whose])
    yield Page("entry", who, [f"/work/{key}/" for key in at.entries])
    yield Page("day sheet", who, ["/work/day-sheet/?mine", "/work/day-sheet/enter/"])


def evidence_pages(at: Here, who: str) -> Iterator[Page]:
    by = ("function", "activity", "ward", "fifth", "band", "priority", "payer", "month")
    quarter = [query("/evidence/", by=one) for one in by]
    yield Page("evidence, quarter, first time", who, ["/evidence/"], target=300, cold=True)
    yield Page("evidence, quarter by anything, first time", who, quarter, target=300, cold=True)
    yield Page("evidence, quarter, again", who, quarter, target=50)
    yield Page("evidence, all time, first time", who, [f"{one}&period=all" for one in quarter], target=1500, cold=True)
    some = [query("/evidence/", ward=ward) for ward in at.wards[:3]]
    yield Page("evidence, quarter of a ward, first time", who, some, target=300, cold=True)
    behind = [query("/evidence/entries/", cell=one) for one in ("funding", "advocacy")]
    wards = [query("/evidence/entries/", by="ward", cell=ward) for ward in at.wards[:4]]
    yield Page("evidence: entries behind a number", who, [*behind, *wards, query("/evidence/entries/", page=30)])


def manager_pages(at: Here) -> Iterator[Page]:
    for name, address in (
        ("team", "/settings/team/"), ("words", "/settings/words/"), ("priorities", "/settings/priorities/"),
        ("payers", "/settings/who-funds-our-time/"), ("settings of the place", "/settings/place/"),
    ):  # fmt: skip
        yield Page(name, "manager", [address])


def measured(page: Page, client: Any, requests: int) -> dict[str, Any]:
    """Ask for a page at each of its addresses, at least `requests` times in all; then count its queries."""
    from django.core.cache import cache

    addresses = [page.addresses[number % len(page.addresses)] for number in range(max(requests, len(page.addresses)))]
    asked(client, page.addresses[0])
    if page.name.endswith("again"):
        for address in page.addresses:
            asked(client, address)
    times: dict[str, list[float]] = {}
    busy, alone = [], []
    for address in addresses:
        if page.cold:
            cache.clear()
        worked, own = time.process_time(), time.thread_time()
        times.setdefault(address, []).append(asked(client, address))
        busy.append((time.process_time() - worked) * 1000)
        alone.append((time.thread_time() - own) * 1000)
    every = [one for some in times.values() for one in some]
    slowest = max(times, key=lambda address: statistics.median(times[address]))
    found = spread(every)
    return {
        "benchmark": "pages", "page": page.name, "who": page.who, "requests": len(every), **found,
        "cpu_median_ms": spread(busy)["median_ms"], "cpu_p95_ms": spread(busy)["p95_ms"],
        "thread_median_ms": spread(alone)["median_ms"], "thread_p95_ms": spread(alone)["p95_ms"],
        "target_ms": page.target, "met": found["p95_ms"] <= page.target, "queries": most_queries(page, client),
        "slowest": slowest,
    }  # fmt: skip


def asked(client: Any, address: str) -> float:
    """Milliseconds of one request, which must be answered by a page (one that is not public is not there)."""
    began = time.perf_counter()
    answer = client.get(address)
    took = (time.perf_counter() - began) * 1000
    if answer.status_code >= 300 and not (answer.status_code == 404 and address.startswith("/groups/")):
        print(f"{answer.status_code} {address}", file=sys.stderr)
    return took


def most_queries(page: Page, client: Any) -> int:
    """The most queries that one of the page's addresses asks."""
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(address: str) -> int:
        if page.cold:
            cache.clear()
        with CaptureQueriesContext(connection) as held:
            client.get(address)
        return len(held)

    return max(count(address) for address in page.addresses[:: max(1, len(page.addresses) // COUNTED)])


def clients() -> dict[str, Any]:
    """Somebody of each kind, signed in."""
    from django.test import Client

    from hedgerow.accounts.models import User
    from hedgerow.accounts.permissions import TRUSTED

    as_served()
    made = {"nobody": Client(raise_request_exception=False, headers={"host": "localhost"})}
    for who in ("worker", "manager"):
        made[who] = Client(raise_request_exception=False, headers={"host": "localhost"})
        made[who].force_login(User.objects.get(email=f"{who}@example.org"))
        session = made[who].session  # on a device of theirs: else each page leads to where a second proof is given
        session[TRUSTED] = True
        session.save()
    return made


def line(found: dict[str, Any]) -> str:
    mark = "" if found["met"] else f"  over  {found['slowest']}"
    return (
        f"{found['who']:8} {found['page']:42} {found['median_ms']:8.1f} {found['p95_ms']:8.1f} "
        f"{found['cpu_p95_ms']:8.1f} {found['thread_p95_ms']:8.1f} {found['target_ms']:6} {found['queries']:4}{mark}"
    )


def measure(given: argparse.Namespace) -> list[dict[str, Any]]:
    at, by, told = here(), clients(), []
    for page in pages(at, lately=given.round):
        if given.only in f"{page.who} {page.name}":
            told.append({**measured(page, by[page.who], given.requests), **machine()})
            tell(told[-1], given.out)
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    big_place.options(parser)
    parser.add_argument("--only", default="", help="pages whose name, or who asks for them, holds this")
    parser.add_argument("--round", action="store_true", help="the pages of the second half of the round alone")
    parser.add_argument("--requests", type=int, default=30)
    parser.add_argument("--out", type=Path, default=RESULTS / "pages.jsonl")
    given = parser.parse_args()
    folder = big_place.opened(given)
    with big_place.pretended(folder):
        told = measure(given)
    print(f"\n{'':8} {'page':42} {'median':>8} {'p95':>8} {'CPU p95':>8} {'thread':>8} {'target':>6} queries")
    print("\n".join(map(line, told)))


if __name__ == "__main__":
    main()
