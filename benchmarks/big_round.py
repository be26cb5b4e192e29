"""Makes the second half of the round as large as the groups of the big place: called by `big_place`, once.

Each record is one of the demonstration's, given to other groups and bodies, and moved in time. `MANY` says how many there
are of each kind, and which links and what else are made anew. Nothing is recorded of them in the record of work.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import uuid4

AT_ONCE = 2_000
BODIES = 60  # public bodies that a place of 20,000 groups deals with: councils, health bodies, police, colleges


@dataclass(frozen=True)
class Many:
    """So many records of a model. `links`: fields whose record is another each time. `words`: fields that get a number.
    `back`: days by which all its days are moved, at most, together. `only`: which of what is there are copied."""

    model: str
    size: int
    links: str = ""
    words: str = ""
    back: int = 0
    only: tuple[tuple[str, object], ...] = ()


OVER = (("state", "closed"),)
LIVE = (("state", "live"),)

#: in the order in which they are made: what others hang from comes first
MANY = (
    Many("bodies.Department", 300, "body", "name"),
    Many("bodies.Office", 1_500, "body department contact", back=700),
    Many("bodies.Interest", 300, "", "ref", back=700),
    Many("bridge.Question", 500, "body", "title", back=700),
    Many("bridge.Asked", 100_000, "question organisation"),
    Many("bridge.Answer", 20_000, "question organisation"),
    Many("bridge.Version", 24_000, "answer"),
    Many("bridge.Promise", 2_000, "body", "words", back=700),
    Many("services.Service", 10_000, "organisation", "name", back=300),
    Many("services.Spot", 12_000, "service", "name"),
    Many("services.Hours", 25_000, "service"),
    Many("services.Price", 8_000, "service"),
    Many("services.Area", 15_000, "service"),
    Many("services.Tag", 40_000, "service"),
    Many("services.Missed", 3_000, "", "words", back=700),
    Many("notices.Reading", 200, "", "", back=700),
    Many("notices.Notice", 1_000, "buyer", "title ocid", only=LIVE),
    Many("notices.Notice", 10_000, "buyer", "title ocid", back=700, only=OVER),
    Many("notices.Lot", 10_000, "notice", "key"),
    Many("notices.NoticeCode", 40_000, "notice"),
    Many("notices.Version", 15_000, "notice reading", "release_id"),
    Many("notices.Match", 200_000, "notice organisation"),
    Many("notices.Aside", 5_000, "notice organisation"),
    Many("notices.Wish", 2_000, "organisation", "email"),
    Many("notices.Told", 40_000, "notice organisation"),
    Many("notices.Consortium", 500, "notice lead", back=300),
    Many("notices.Part", 2_000, "consortium organisation"),
    Many("offers.Problem", 600, "body", "title", back=700),
    Many("offers.ShownTo", 6_000, "problem organisation"),
    Many("offers.Offer", 600, "problem lead", back=300),
    Many("offers.Part", 2_500, "offer organisation"),
    Many("offers.Put", 900, "offer", back=300),
    Many("offers.Period", 2_000, "offer", back=500),
    Many("offers.Report", 8_000, "part period"),
    Many("ledger.Payer", 80, "", "name code"),
    Many("agreements.Agreement", 60, "payer"),
    Many("agreements.Budget", 200, "agreement"),
    Many("agreements.Payment", 500, "agreement", back=700),
    Many("agreements.Report", 400, "agreement", "title", back=700),
    Many("agreements.Target", 300, "agreement"),
    Many("agreements.CostLine", 20_000, "", "words", back=700),
    Many("soundings.Sounding", 20_000, "organisation", "about email", back=700),
    Many("advocacy.Issue", 3_000, "body", "sentence source", back=700),
    Many("advocacy.Voice", 12_000, "issue organisation", back=300),
    Many("advocacy.Position", 800, "issue"),
    Many("advocacy.Wording", 1_600, "position"),
    Many("advocacy.SignUp", 10_000, "position organisation"),
    Many("advocacy.Consultation", 400, "body", "title", back=700),
    Many("advocacy.Ask", 2_500, "issue body", "text", back=700),
    Many("advocacy.Answer", 2_000, "ask", back=300),
    Many("advocacy.Change", 1_000, "issue ask", back=700),
    Many("charter.Party", 1_500, "organisation"),
    Many("charter.Signature", 1_300, "party"),
    Many("charter.Performer", 1_000, "organisation"),
    Many("charter.Promise", 60, "", "code text"),
    Many("charter.BodyPriority", 500, "body", "number words"),
    Many("charter.BodyPriorityLink", 900, "body_priority"),
    Many("evidence.Issued", 200, "", "title", back=700),
    Many("evidence.Backing", 2_000, "organisation", back=700),
    Many("evidence.Quote", 2_000, "organisation", back=300),
)  # fmt: skip


def add(chance: random.Random) -> dict[str, int]:
    """All of it; how many there are of each model now."""
    from django.apps import apps
    from django.db import transaction

    from hedgerow.services.actions.indexing import index
    from hedgerow.services.models import Service

    with transaction.atomic():
        _add_bodies(chance)
    made = {}
    for many in MANY:
        model = apps.get_model(many.model)
        with transaction.atomic():
            _multiply(model, many, chance)
        made[many.model] = model._default_manager.count()
    _answer_what_was_asked()
    index(Service.objects.values_list("pk", flat=True))
    return made


def _answer_what_was_asked() -> None:
    """To each question an answer of one that asks the same."""
    from hedgerow.bridge.models import Answer, Question, Version

    answers = dict(Answer.objects.order_by("-pk").values_list("question", "content"))
    alike: dict[str, list[int]] = {}
    for pk, parts in Question.objects.order_by("pk").values_list("pk", "parts"):
        alike.setdefault(json.dumps(parts), []).append(pk)
    for pks in alike.values():
        content = answers.get(pks[0], {})
        Answer.objects.filter(question__in=pks).update(content=content)
        Version.objects.filter(answer__question__in=pks).update(content=content)


def _add_bodies(chance: random.Random) -> None:
    """Public bodies, as those of the demonstration."""
    from hedgerow.organisations.models import Organisation

    held = list(Organisation.objects.filter(kind="public_body"))
    more = range(max(0, BODIES - len(held)) if held else 0)
    Organisation.objects.bulk_create(_changed(chance.choice(held), f" {number}", ("name",)) for number in more)


def _multiply(model: type[Any], many: Many, chance: random.Random) -> None:
    """Copies of what is there, changed, until there are so many; what may not stand twice is left out."""
    held = list(model._default_manager.filter(**dict(many.only))[:AT_ONCE])
    there = {name: _there(model, name) for name in many.links.split()}
    start = model._default_manager.filter(**dict(many.only)).count()
    copies = (_copy(chance.choice(held), many, number, there, chance) for number in range(start, many.size) if held)
    while some := list(islice(copies, AT_ONCE)):
        model._default_manager.bulk_create(some, ignore_conflicts=True)


def _there(model: type[Any], link: str) -> list[Any]:
    """What a link may lead to: bodies where it is one of a body, else groups; of other models all."""
    field = model._meta.get_field(link)
    to = field.remote_field.model
    if to._meta.model_name != "organisation":
        return list(to._default_manager.values_list("pk", flat=True))
    kind = "public_body" if link in ("body", "buyer") else "group"
    return list(to._default_manager.filter(kind=kind).values_list("pk", flat=True))


def _copy(one: Any, many: Many, number: int, there: dict[str, list[Any]], chance: random.Random) -> Any:
    made = _changed(one, f" {number}", many.words.split())
    for link, others in there.items():
        if getattr(made, f"{link}_id") is not None:
            setattr(made, f"{link}_id", chance.choice(others))
    if many.back:
        _move(made, timedelta(days=chance.randrange(many.back)))
    return made


def _changed(one: Any, number: str, words: Iterable[str]) -> Any:
    """A copy: its words with a number, links to one record alone and keys of its own left out."""
    made = type(one)(**{field.attname: getattr(one, field.attname) for field in _fields(one)})
    for name in words:
        held = getattr(one, name)
        if held:
            setattr(made, name, _numbered(held, number.strip(), one._meta.get_field(name)))
    for field in _fields(one):
        if field.unique and field.get_internal_type() == "UUIDField":
            setattr(made, field.attname, uuid4())
    return made


def _numbered(held: str, number: str, field: Any) -> str:
    """Words with a number behind them, of an address before it, of a ref as its id; no longer than they may be."""
    if "@" in held:
        return f"{number}.{held}"
    kind, colon, own = held.partition(":")
    if colon and own.isdecimal():
        return f"{kind}:{number}"
    between = "-" if field.name in ("code", "key", "ocid", "release_id") else " "
    most = (field.max_length or 4000) - len(number) - 1
    return f"{held[:most]}{between}{number}"


def _move(made: Any, back: timedelta) -> None:
    """All its days together, so that they stay in order."""
    for field in _fields(made):
        held = getattr(made, field.attname)
        if isinstance(held, date):
            setattr(made, field.attname, held - back)


def _fields(one: Any) -> Iterator[Any]:
    return (field for field in one._meta.concrete_fields if not field.primary_key)
