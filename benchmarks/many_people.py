"""Made-up people by the hundred thousand, as a place has them: families at one address and telephone, offices with one
e-mail address, namesakes, and one in twenty in twice, misspelt or shortened. The same seed makes the same people."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

FIRST = "Ann Asha Ben Carol Dev Elizabeth Fatima George Hana Ivan Joanne Kofi Liz Maria Nia Omar Priya Robert Sam Tom".split()
BEGINS = "Ash Bar Cal Dun East Fair Gar Hol Ing Jar Kel Lang Mar Nor Oak Pem Quar Ros Sut Thorn Und Wes York".split()
ENDS = "ford well ton ley wood by worth field man son kins er ham cot ridge more brook land stead croft".split()


def people(number: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """Facts of so many made-up contacts, one in twenty of them a second time."""
    chance = random.Random(seed)
    made: list[dict[str, str]] = []
    while len(made) < number:
        if made and chance.random() < 0.05:
            fact = misspelt(chance.choice(made[-2000:]), chance)
        else:
            fact = somebody(len(made), made[-1] if made and chance.random() < 0.3 else None, chance)
        made.append(fact)
        yield fact


def somebody(number: int, family: dict[str, str] | None, chance: random.Random) -> dict[str, str]:
    """One person, perhaps of a family before."""
    first, last = chance.choice(FIRST), chance.choice(BEGINS) + chance.choice(ENDS)
    last = family["name"].split()[-1] if family else last
    office = chance.random() < 0.1
    email = f"office{number % 900}@example.org" if office else f"{first}.{last}.{number}@example.org".lower()
    phone = family["phone"] if family else f"07{chance.randrange(10**9):09}"
    postcode = (
        family["postcode"] if family else f"M{number % 90 + 1} {chance.randrange(10)}{chance.choice('ABDEFGHJLN')}B"
    )
    return {"name": f"{first} {last}", "email": email, "phone": phone, "postcode": postcode}


def misspelt(fact: dict[str, str], chance: random.Random) -> dict[str, str]:
    """The same person, written otherwise."""
    first, last = fact["name"].split()[0], fact["name"].split()[-1]
    place = chance.randrange(1, max(len(last) - 1, 2))
    names = (
        f"{first[0]} {last}",
        f"{last} {first}",
        f"{first} {last[:place]}{last[place + 1 : place + 2]}{last[place : place + 1]}{last[place + 2 :]}",
    )
    return {**fact, "name": chance.choice(names), "email": fact["email"] if chance.random() < 0.5 else ""}


def opened(folder: Path) -> None:
    """Start Hedgerow in this process with its records in a folder, and make its tables."""
    os.environ["HEDGEROW_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hedgerow.config.settings"
    os.environ.pop("DATABASE_URL", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
