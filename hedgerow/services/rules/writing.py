"""Places and prices as lines of text, web addresses, and the words that find a service."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from hedgerow.engines.finding.rules import plain_words, query_words
from hedgerow.engines.finding.types import Words
from hedgerow.organisations.rules import full_address
from hedgerow.services.types import Place, Price
from hedgerow.spine import identifiers

MOST_WORDS = 80
MOST_POUNDS = Decimal(100_000)


def parse_places(text: str) -> tuple[Place, ...]:
    """Places from lines "name | address | postcode". What is no postcode is left out; see `bad_postcodes`."""
    found = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if any(cells):
            name, address, postcode = (*cells, "", "")[:3] if len(cells) < 3 else cells[:3]
            place = Place(name[:160], address[:250], identifiers.postcode(postcode) or "")
            if place != Place():
                found.append(place)
    return tuple(dict.fromkeys(found))


def bad_postcodes(text: str) -> list[str]:
    """What stands where a postcode should, and is none."""
    cells = [line.split("|")[2].strip() for line in text.splitlines() if line.count("|") >= 2]
    return [cell for cell in cells if cell and identifiers.postcode(cell) is None]


def write_places(places: Iterable[Place]) -> str:
    """Places as the lines that `parse_places` reads."""
    return "\n".join(" | ".join((one.name, one.address, one.postcode)) for one in places)


def parse_prices(text: str) -> tuple[Price, ...]:
    """Prices from lines "option | amount in pounds | words". Raises ValueError where an amount is none."""
    found = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 1 and cells[0]:
            found.append(Price(words=cells[0][:200]))
        elif any(cells):
            option, amount, words = (*cells, "")[:3]
            found.append(Price(option[:120], _pence(amount), words[:200]))
    return tuple(dict.fromkeys(found))


def _pence(text: str) -> int | None:
    if not text:
        return None
    try:
        pounds = Decimal(text.removeprefix("£").replace(",", ""))
    except InvalidOperation:
        raise ValueError(f"“{text[:30]}” is no amount of money. Write it in pounds, like 3.50.") from None
    if not pounds.is_finite() or not 0 <= pounds <= MOST_POUNDS:
        raise ValueError(f"“{text[:30]}” cannot be what it costs.")
    return int((pounds * 100).to_integral_value())


def write_prices(prices: Iterable[Price]) -> str:
    """Prices as the lines that `parse_prices` reads."""
    return "\n".join(f"{one.option} | {_pounds(one.pence)} | {one.words}" for one in prices)


def _pounds(pence: int | None) -> str:
    return "" if pence is None else f"{pence // 100}.{pence % 100:02d}"


def web_address(text: str) -> str:
    """A web address as typed or as a feed has it, whole; "" where it is none."""
    return full_address(text.strip()) or "" if text.strip() else ""


def words_of(name: str, group: str, labels: Iterable[str], about: str, postcodes: Iterable[str] = ()) -> Words:
    """The words by which a service is found: its name, its group, what its needs are called, and what it says of itself.

    Words of the description count as they are only: half of one, or one that is misspelt, finds too much.
    """
    names = [word for text in (name, group, *labels) for word in query_words(text)][:MOST_WORDS]
    told = [word for word in dict.fromkeys(plain_words(about)) if len(word) > 3][:MOST_WORDS]
    numbers = [word for one in postcodes for word in plain_words(one.replace(" ", ""))]
    return Words(whole=frozenset(names), exact=frozenset({*told, *numbers}))
