"""What a health check asks whom, how an area came out, and what has changed since the last one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from hedgerow.development.types import Change, HealthArea, Question, Reply, Score, Standing, Trait, Weight

#: from the smallest
SIZES = ("micro", "small", "medium", "large", "major")
CHARITIES = ("GB-CHC-", "GB-SC-", "GB-NIC-")
COMPANIES = ("GB-COH-",)
COMPANY_FORMS = frozenset({"clg", "cic_guarantee", "cic_shares"})
#: shares of yes among what was asked: at least this is well, and under this it comes first
WELL, POOR = 0.8, 1 / 3
AGAIN_AFTER = 365  # days after which a check is worth repeating


def traits(*, legal_form: str, band: str, staff: int | None, org_ids: Iterable[str]) -> frozenset[Trait]:
    """What is true of a group. Where nobody knows whether it has staff, one of more than £100,000 is taken to."""
    numbers = tuple(org_ids)
    found = {
        Trait.CHARITY: legal_form == "cio" or any(number.startswith(CHARITIES) for number in numbers),
        Trait.COMPANY: legal_form in COMPANY_FORMS or any(number.startswith(COMPANIES) for number in numbers),
        Trait.EMPLOYER: bool(staff) if staff is not None else size(band) >= SIZES.index("medium"),
    }
    return frozenset(trait for trait, true in found.items() if true)


def size(band: str) -> int:
    """The place of an income band from the smallest; one that is not known counts as the smallest."""
    return SIZES.index(band) if band in SIZES else 0


def is_asked(question: Question, *, band: str, holds: Collection[Trait]) -> bool:
    """Whether a question is put to a group of this size, of which these things are true."""
    return size(band) >= size(question.least) and (not question.only or any(trait in holds for trait in question.only))


def asked(areas: Iterable[HealthArea], *, band: str, holds: Collection[Trait]) -> list[str]:
    """The codes of the questions that are put to a group, in order."""
    return [
        question.code for area in areas for question in area.questions if is_asked(question, band=band, holds=holds)
    ]


def score(area: HealthArea, asked: Collection[str], replies: Mapping[str, str]) -> Score:
    """How an area came out. `replies` are answers by the code of their question."""
    put = [question for question in area.questions if question.code in asked]
    answered = [question for question in put if question.code in replies]
    yes = sum(replies[question.code] == Reply.YES for question in answered)
    duties = sum(question.weight == Weight.DUTY and replies[question.code] != Reply.YES for question in answered)
    return Score(area.code, len(put), len(answered), yes, duties, standing(len(put), yes, duties))


def standing(asked: int, yes: int, duties: int) -> Standing:
    """First come duties that are not met, and areas with less than a third in order."""
    if not asked:
        return Standing.NONE
    if duties or yes / asked < POOR:
        return Standing.FIRST
    return Standing.WELL if yes / asked >= WELL else Standing.SOME


def to_do(areas: Iterable[HealthArea], asked: Collection[str], replies: Mapping[str, str]) -> list[Question]:
    """The questions whose answer is not yes: legal duties first, and no before not sure."""
    open_ones = [
        question
        for area in areas
        for question in area.questions
        if question.code in asked and replies.get(question.code, Reply.YES) != Reply.YES
    ]
    return sorted(open_ones, key=lambda each: (each.weight != Weight.DUTY, replies[each.code] != Reply.NO))


def changes(order: Sequence[str], before: Mapping[str, str], now: Mapping[str, str]) -> list[Change]:
    """Questions asked both times whose answer is another one now, in order."""
    return [
        Change(code, before[code], now[code])
        for code in order
        if code in before and code in now and before[code] != now[code]
    ]
