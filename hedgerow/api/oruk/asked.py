"""What an address asks for, by the parameters of the standard. What cannot be is said in a sentence, and is no guess."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time

from hedgerow.services.rules.hours import WHOLE
from hedgerow.services.types import Day
from hedgerow.spine import identifiers
from hedgerow.spine.errors import InputError

USUAL, MOST = 50, 500  # services on a page; 5,000 where only ids are asked for
MOST_IDS = 5_000
TRUE, FALSE = frozenset({"true", "1", "yes", ""}), frozenset({"false", "0", "no"})


@dataclass(frozen=True)
class Asked:
    """Parameters as values. `day` is "MO" to "SU"; `proximity` in kilometres; times without seconds matter not."""

    page: int = 1
    per_page: int = USUAL
    text: str = ""
    term: str = ""
    taxonomy: str = ""
    organization: str = ""
    minimum_age: float | None = None
    maximum_age: float | None = None
    start_time: time | None = None
    end_time: time | None = None
    day: str = ""
    postcode: str = ""
    proximity: float | None = None
    modified_after: datetime | None = None
    minimal: bool = False
    full: bool = False


def asked_of(params: Mapping[str, str]) -> Asked:
    """The parameters of a request. Raises InputError, naming the parameter, for a value that cannot be."""
    minimal = _flag(params, "minimal")
    if params.get("format", "json") not in ("", "json"):
        raise InputError("this feed is given as json alone", column="format")
    return Asked(
        page=_whole(params, "page", 1, 1_000_000),
        per_page=_whole(params, "per_page", MOST_IDS if minimal else USUAL, MOST_IDS if minimal else MOST),
        text=(params.get("text") or params.get("search") or "")[:100].strip(),
        term=params.get("taxonomy_term_id", "").strip(),
        taxonomy=params.get("taxonomy_id", "").strip(),
        organization=params.get("organization_id", "").strip(),
        minimum_age=_number(params, "minimum_age"),
        maximum_age=_number(params, "maximum_age"),
        start_time=_time(params, "start_time"),
        end_time=_time(params, "end_time"),
        day=_day(params),
        postcode=_postcode(params),
        proximity=_kilometres(params),
        modified_after=_moment(params),
        minimal=minimal,
        full=_flag(params, "full") or _flag(params, "full_service"),
    )


def _whole(params: Mapping[str, str], name: str, usual: int, most: int) -> int:
    text = params.get(name, "").strip()
    if not text:
        return usual
    if not (text.isascii() and text.isdecimal() and len(text) < 8 and int(text)):
        raise InputError(f"“{text[:30]}” is no number from 1", column=name)
    return min(int(text), most)


def _number(params: Mapping[str, str], name: str) -> float | None:
    text = params.get(name, "").strip()
    if not text:
        return None
    try:
        found = float(text)
    except ValueError:
        found = -1
    if not 0 <= found <= 1_000_000:
        raise InputError(f"“{text[:30]}” is no number that this can be", column=name)
    return found


def _time(params: Mapping[str, str], name: str) -> time | None:
    text = params.get(name, "").strip()
    if not text:
        return None
    try:
        return time.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise InputError(f"“{text[:30]}” is no time; write it like 10:00", column=name) from None


def _day(params: Mapping[str, str]) -> str:
    text = params.get("day", "").strip()
    code = text.upper() if text.upper() in Day.values else WHOLE.get(text.casefold(), "")
    if text and not code:
        raise InputError(f"“{text[:30]}” is no day; write it like MO or Monday", column="day")
    return code


def _postcode(params: Mapping[str, str]) -> str:
    text = params.get("postcode", "").strip()
    plain = identifiers.postcode(text) if text else ""
    if plain is None:
        raise InputError(f"“{text[:30]}” is no postcode", column="postcode")
    return plain


def _kilometres(params: Mapping[str, str]) -> float | None:
    metres = _number(params, "proximity")
    if metres is not None and not params.get("postcode", "").strip():
        raise InputError("proximity is counted from a postcode; give one", column="proximity")
    return None if metres is None else metres / 1000


def _moment(params: Mapping[str, str]) -> datetime | None:
    text = params.get("modified_after", "").strip().replace(" ", "+")
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise InputError(
            f"“{text[:30]}” is no moment; write it like 2026-05-03T10:00:00Z", column="modified_after"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _flag(params: Mapping[str, str], name: str) -> bool:
    if name not in params:
        return False
    text = params[name].strip().casefold()
    if text not in TRUE | FALSE:
        raise InputError(f"“{text[:30]}” is neither true nor false", column=name)
    return text in TRUE
