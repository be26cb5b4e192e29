"""Builds the demonstration once: the files, the place, the story."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from hedgerow.demo import borough, files, groups
from hedgerow.demo.borough import AUTHORITY

Say = Callable[[str], None]


def build(data: Path, today: date, say: Say, *, days: int = 730) -> None:
    """Make Mallowdale in an empty data folder. Django must be set up to use that folder."""
    land = borough.make()
    people = groups.make(land, today)
    say("Drawing a borough that does not exist")
    source = data / "demo-source"
    files.write(source, land, people, today)
    _open(source, say)
    say(f"Telling {days} days of work")
    from hedgerow.demo import work

    written = work.tell(people, today, days=days)
    say(f"{written:,} entries in the record of work")
    say("Letting in people from outside the team")
    from hedgerow.demo import spaces

    spaces.tell()
    from hedgerow.demo import people as everybody

    say(f"{everybody.tell(today):,} people on committees and in offices")
    _name_safeguarding_lead()
    from hedgerow.demo import development

    say(f"{development.tell(today)} cases, and health checks")
    from hedgerow.demo import soundings

    say(f"{soundings.tell(today)} people answered before our help and after it")
    from hedgerow.demo import membership

    say(f"{membership.tell(today)} groups are members")
    from hedgerow.demo import training

    say(f"{training.tell(today)} dates of training, past and to come")
    from hedgerow.demo import funding

    say(f"{funding.tell(today)} bids for money")
    from hedgerow.demo import fund_records

    say(f"{fund_records.tell(today)} funds, some with stages, and help that is not money")
    from hedgerow.demo import grants, grants_decided

    say(f"{grants.tell(today)} applications for our own grants")
    say(f"{grants_decided.tell(today)} of them awarded")
    from hedgerow.demo import documents

    say(f"{documents.tell(today)} documents of groups, asked for once")
    from hedgerow.demo import participation

    say(f"{participation.tell(today)} residents voted on two budgets")
    from hedgerow.demo import volunteering

    say(f"{volunteering.tell(today)} people have offered to help")
    from hedgerow.demo import services

    say(f"{services.tell(today)} services of groups")
    from hedgerow.demo import convening

    say(f"{convening.tell(today)} meetings of five networks")
    from hedgerow.demo import representation

    say(f"{representation.tell(today)} seats on boards, and who was elected")
    from hedgerow.demo import charter

    say(f"{charter.tell(today)} organisations signed our local agreement")
    from hedgerow.demo import bridge

    say(f"{bridge.tell(today)} questions of public bodies to groups, and promises")
    from hedgerow.demo import advocacy

    say(f"{advocacy.tell(today)} issues that groups raised, and what came of them")
    from hedgerow.demo import agreements

    say(f"{agreements.tell(today)} agreements pay for our own work")
    from hedgerow.demo import notices

    say(f"{notices.tell(today)} notices of contracts, and who bids together")
    from hedgerow.demo import newsletters

    say(f"{newsletters.tell(today)} people get our newsletter")
    from hedgerow.demo import offers

    say(f"{offers.tell(today)} problems, and what groups offered")
    from hedgerow.demo import case

    say(f"{case.tell(today)} groups stand behind the case for infrastructure")
    from hedgerow.demo import reports

    say(f"{reports.tell(today)} reports were issued")
    _carry_letters()
    from hedgerow.demo import letters

    say(f"{letters.tell(today)} messages have come in")


def _carry_letters() -> None:
    """What was written in the story was carried on its day: nothing of two years ago waits for a worker now."""
    from django.db.models import F

    from hedgerow.engines.mail.models import Outgoing
    from hedgerow.engines.mail.types import State

    Outgoing.objects.filter(state=State.WAITING).update(state=State.KEPT, sent_at=F("made_at"), tries=1)


def _name_safeguarding_lead() -> None:
    """So that a concern raised in the demonstration goes to somebody."""
    from hedgerow.accounts.models import User
    from hedgerow.people.actions.leads import name_lead

    manager, lead = (User.objects.get(email=f"{name}@example.org") for name in ("manager", "engagement"))
    name_lead(by=manager, user=lead)


def _open(source: Path, say: Say) -> None:
    from hedgerow.organisations.actions import open_area
    from hedgerow.places.actions import change_place
    from hedgerow.places.models import Place

    open_area(AUTHORITY, source, progress=say)
    change_place(
        by=None,
        lio_name="Mallowdale Voluntary Action",
        strapline="Standing with the groups that hold this place together",
        email="hello@example.org",
        phone="01632 960 123",
        address="The Old Fulling Mill, Mallowdale QX1 1AB",
    )
    Place.objects.update(is_fiction=True)
