"""The pages of the second half of the round: what strangers see, the lists of our team, and the spaces.

Each list is asked for whole, further on, narrowed by each filter that reads otherwise, and by a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from benchmarks.asking import Page, mixed, query

SEARCHED = ("garden", "hospital discharge", "zzyzx")


@dataclass(frozen=True)
class Round:
    """What addresses are made of: ids of those that hold the most."""

    wards: list[str]
    postcode: str
    groups: list[int]
    bodies: list[int]
    questions: list[int]
    notices: list[int]
    problems: list[int]
    offers: list[int]
    agreements: list[int]
    issues: list[int]
    issued: list[int]
    bodies_words: str


def round_of(wards: list[str], postcode: str) -> Round:
    """Read once what is asked about."""
    from django.db.models import Count

    from hedgerow.advocacy.models import Issue
    from hedgerow.agreements.models import Agreement
    from hedgerow.bridge.models import Asked, Question
    from hedgerow.evidence.models import Issued
    from hedgerow.notices.models import Match, Notice
    from hedgerow.offers.models import Offer, Problem
    from hedgerow.organisations.models import Organisation

    def most(rows: object, by: str, many: int = 6) -> list[int]:
        found = rows.filter(**{f"{by}__isnull": False}).values_list(by).annotate(n=Count("pk")).order_by("-n", by)  # type: ignore[attr-defined]
        return [pk for pk, _n in found[:many]]

    return Round(
        wards=wards,
        postcode=postcode,
        groups=[*most(Match.objects, "organisation", 3), *most(Asked.objects, "organisation", 3)],
        bodies=most(Question.objects, "body", 3) + most(Notice.objects, "buyer", 3),
        questions=most(Asked.objects, "question"),
        notices=most(Match.objects, "notice"),
        problems=most(Problem.objects, "pk"),
        offers=most(Offer.objects, "pk"),
        agreements=most(Agreement.objects, "pk"),
        issues=most(Issue.objects, "voices__issue"),
        issued=most(Issued.objects, "pk", 2),
        bodies_words=Organisation.objects.filter(kind="public_body").order_by("pk")[0].name.split()[0],
    )


def listed(path: str, deep: int = 5, /, **filters: list[str]) -> list[str]:
    """Addresses of one list: whole, further on, as its last page, by each filter, by words."""
    narrowed = [query(path, **{name: value}) for name, values in filters.items() for value in values]
    return [path, query(path, page=deep), query(path, page=999), *narrowed]


def public_round(at: Round) -> Iterator[Page]:
    """What strangers see."""
    who, words, body = "nobody", list(SEARCHED), [str(at.bodies[0])]
    near = mixed(
        q=[None, "lunch"], need=[None, "food"], near=[None, at.postcode], when=[None, "MO", "now"], taking=[None, "1"]
    )
    yield Page(
        "find services",
        who,
        [*listed("/services/", 40, ward=at.wards[:2]), *(query("/services/", **one) for one in islice(near, 30))],
    )
    yield Page("services on the map", who, ["/services/map/", query("/services/map/", ward=at.wards[0])])
    yield Page(
        "public questions", who, listed("/questions/", q=words, body=body, show=["open", "owed", "late", "said"])
    )
    yield Page("public promises", who, listed("/promises/", q=words, body=body, show=["open", "late", "kept"]))
    whens, values = ["fortnight", "month", "later", "early", "closed"], ["10000", "250000", "untold"]
    contracts = listed(
        "/contracts/", 9, q=words, when=whens, value=values, area=[at.wards[0], "anywhere"], which=["all"]
    )
    yield Page(
        "contracts",
        who,
        [
            *contracts,
            query("/contracts/", when="closed", page=100),
            query("/contracts/", when="closed", which="all", q="hall"),
        ],
    )
    yield Page("a contract", who, [f"/contracts/{pk}/" for pk in at.notices])
    yield Page("what groups offered", who, listed("/sector-offers/"))
    yield Page(
        "we said, they did",
        who,
        [*listed("/we-said/", q=words, body=body, year=["2026"], outcome=["yes", "no"]), "/we-said/feed/"],
    )
    yield Page("our interests", who, listed("/our-interests/"))
    yield Page("our local agreement", who, ["/charter/", "/charter/schemes/", "/charter/compare/", "/charter.jsonld"])
    yield Page("what makes it strong", who, ["/charter/conditions/"])
    yield Page("the case", who, ["/the-case/"], target=1000)


def team_round(at: Round, who: str) -> Iterator[Page]:
    """The lists and boards of our team, and what hangs on one record that has the most."""
    yield from _council_and_nhs(at, who)
    yield from _what_we_do(at, who)
    yield from _spaces(at, who)


def _council_and_nhs(at: Round, who: str) -> Iterator[Page]:
    words, body = list(SEARCHED), [str(at.bodies[0])]
    yield Page("public bodies", who, listed("/bodies/", 2, q=[at.bodies_words], show=["late", "open"]))
    yield Page("one public body", who, [f"/bodies/{pk}/" for pk in at.bodies])
    yield Page("a body's priorities", who, [f"/bodies/{pk}/priorities/" for pk in at.bodies])
    yield Page("bridge, now", who, ["/bridge/"])
    yield Page(
        "questions",
        who,
        listed("/bridge/questions/", q=words, body=body, show=["open", "check", "owed", "late", "said"]),
    )
    yield Page(
        "one question", who, [f"/bridge/questions/{pk}/{part}" for pk in at.questions[:3] for part in ("", "answers/")]
    )
    yield Page(
        "promises",
        who,
        listed("/bridge/promises/", q=words, body=body, by=["body", "us"], show=["open", "late", "kept"]),
    )
    whens, states = ["month", "early", "closed"], ["live", "closed", "all"]
    ours = listed("/notices/", 9, q=words, when=whens, state=states, value=["10000"], which=["all"])
    yield Page(
        "contracts, ours",
        who,
        [*ours, query("/notices/", state="all", page=150), query("/notices/", state="all", which="all", q="hall")],
    )
    yield Page("one contract, ours", who, [f"/notices/{pk}/" for pk in at.notices])
    yield Page("consortia", who, listed("/notices/consortia/", state=["forming", "bidding", "ended"]))
    yield Page("offers, board", who, ["/offers/", query("/offers/", q="garden"), query("/offers/", body=body[0])])
    yield Page("offers, table", who, [query("/offers/", view="table"), query("/offers/", view="table", page=5)])
    yield Page("one problem", who, [f"/offers/problems/{pk}/" for pk in at.problems])
    yield Page("one offer", who, [f"/offers/{pk}/" for pk in at.offers])
    yield Page(
        "agreements",
        who,
        [*listed("/agreements/", 2, q=words, show=["all", "ended"]), *(f"/agreements/{pk}/" for pk in at.agreements)],
    )
    yield Page("costs", who, ["/agreements/costs/", *listed("/agreements/costs/accounts/", 40, q=words)])


def _what_we_do(at: Round, who: str) -> Iterator[Page]:
    words, body = list(SEARCHED), [str(at.bodies[0])]
    yield Page(
        "services, ours", who, [*listed("/services/manage/", 40, q=words, state=["live", "closed"], check=["due"])]
    )
    yield Page("looked for in vain", who, listed("/services/manage/not-found/", 9))
    yield Page(
        "advocacy, board", who, ["/advocacy/", query("/advocacy/", q="garden"), query("/advocacy/", body=body[0])]
    )
    table = [
        query("/advocacy/", view="table"),
        query("/advocacy/", view="table", page=30),
        query("/advocacy/", view="table", late="yes"),
    ]
    yield Page(
        "advocacy, table", who, [*table, *(query("/advocacy/", view="table", ward=ward) for ward in at.wards[:2])]
    )
    yield Page("one issue", who, [f"/advocacy/{pk}/" for pk in at.issues])
    yield Page("asks", who, listed("/advocacy/asks/", 20, q=words, body=body, kind=["letter"], show=["late", "yes"]))
    yield Page("consultations", who, listed("/advocacy/consultations/", q=words, show=["past", "all"]))
    yield Page(
        "three questions", who, ["/soundings/", *(query("/soundings/", by=one) for one in ("function", "area", "band"))]
    )
    yield Page(
        "three questions, asked",
        who,
        listed("/soundings/asked/", 40, stage=["before"], state=["answered", "waiting"], q=words),
    )
    yield Page(
        "drafting our agreement",
        who,
        [f"/settings/agreement/{part}" for part in ("", "promises/", "who/", "schemes/", "signing/")],
    )
    yield Page("issued reports", who, listed("/evidence/reports/", 2))
    yield Page("an issued report", who, [f"/evidence/reports/issued/{pk}/" for pk in at.issued])
    yield Page("outcomes", who, listed("/evidence/outcomes/", 2))
    yield Page("voices of the case", who, listed("/evidence/case/voices/", 9))


def _spaces(at: Round, who: str) -> Iterator[Page]:
    groups = (
        "questions/",
        "services/",
        "contracts/",
        "offers/",
        "issues/",
        "agreement/",
        "three-questions/",
        "the-case/",
    )
    for part in groups:
        yield Page(f"a group's space: {part[:-1]}", who, [f"/space/groups/{pk}/{part}" for pk in at.groups])
    for part in ("questions/", "promises/", "notices/", "offers/", "agreement/", "priorities/"):
        yield Page(f"a body's space: {part[:-1]}", who, [f"/space/bodies/{pk}/{part}" for pk in at.bodies])
    read = [f"/space/bodies/{pk}/evidence/" for pk in at.bodies]
    yield Page("a body's space: evidence", who, read, target=1500)
