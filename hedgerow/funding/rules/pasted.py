"""Guesses at a fund from a page that somebody pasted: each with the sentence it came of, for a person to check. Nothing is
guessed twice, and what a page says that it does not fund is not taken for what it does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from hedgerow.funding.rules.page_lines import sentences
from hedgerow.funding.types.pasted import Guess, Pasted

LONGEST_SENTENCE = 300
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
MONTH = "|".join(f"{name}|{name[:3]}|{name[:4]}" for name in MONTHS)
SUM = r"£\s?(?P<{0}>\d[\d,]*(?:\.\d+)?)\s?(?P<{0}x>k|m|thousand|million)?\b"
BETWEEN = re.compile(SUM.format("a") + r"\s*(?:and|to|-|–|—)\s*" + SUM.format("b"), re.IGNORECASE)
UP_TO = re.compile(
    r"(?:up to|maximum|max\.?|no more than|at most|not exceed\w*)\D{0,40}?" + SUM.format("a"), re.IGNORECASE
)
AT_LEAST = re.compile(r"(?:minimum|at least|starting (?:at|from)|from)\D{0,30}?" + SUM.format("a"), re.IGNORECASE)
ANY_SUM = re.compile(SUM.format("a"), re.IGNORECASE)
UNDER = re.compile(
    r"(?:less than|under|below|up to|no more than|not exceed\w*|maximum)\D{0,40}?" + SUM.format("a"), re.IGNORECASE
)
TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
INCOME = re.compile(r"\b(income|turnover|reserves)\b", re.IGNORECASE)
TOTAL = re.compile(
    r"\b(in total|total (?:of|fund|pot|budget)|pot of|awarded|has given|has distributed|since)\b", re.IGNORECASE
)
NOT = re.compile(r"\b(not|cannot|can’t|can't|won’t|exclude\w*|ineligible|except|unable|never)\b", re.IGNORECASE)
DAYS = (
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH})\b\.?,?\s*(?P<y>\d{{4}})?", re.IGNORECASE
    ),
    re.compile(rf"\b(?P<m>{MONTH})\b\.?\s+(?P<d>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?,?\s*(?P<y>\d{{4}})?", re.IGNORECASE),
    re.compile(r"\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})\b"),
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b"),
)
CLOSES = re.compile(
    r"\b(deadline|clos(?:e|es|ing)|apply by|no later than|submitted by|by (?:noon|midnight|\d))", re.IGNORECASE
)
OPENS = re.compile(r"\b(opens?|opening|launch\w*|available from)\b", re.IGNORECASE)
ROLLING = re.compile(
    r"\b(rolling|no (?:closing date|deadlines?)|at any time|all year|throughout the year)\b", re.IGNORECASE
)
BODY = re.compile(
    r"\b((?:(?:[A-Z][\w’'&-]+|of|and|the|for) ){0,5}[A-Z][\w’'&-]+ "
    r"(?:Foundation|Trust|Council|Charity|Society|Lottery Community Fund))\b"
)
WEEKS = re.compile(r"\bwithin (?P<n>\d{1,2}|[a-z]+) (?P<unit>weeks?|months?)\b", re.IGNORECASE)
COMMITTEE = re.compile(
    r"\b(?P<n>\d|two|three|four|five|six) (?:or more )?(?:unrelated|independent)?\s?(?:people|members|trustees|directors)"
    r"[^.]{0,40}(?:unrelated|not related|committee|board)|"
    r"(?:at least|minimum of) (?P<k>\d|two|three|four|five|six) (?:unrelated )?(?:trustees|committee members|directors)",
    re.IGNORECASE,
)
NUMBERS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
#: words for codes: legal forms, who benefits, costs, what must be in place, help that is not money
WORDS: dict[str, dict[str, str]] = {
    "legal_forms": {
        "unincorporated": r"unincorporated|constituted (?:community |voluntary )?groups?",
        "cio": r"\bCIOs?\b|charitable incorporated",
        "clg": r"limited by guarantee",
        "cic_guarantee": r"\bCICs?\b|community interest compan",
        "cbs": r"community benefit societ",
        "trust": r"charitable trusts?",
    },
    "beneficiaries": {
        "201": r"young people|children|youth",
        "202": r"older people|elderly|over[- ](?:50|55|60|65)s?",
        "203": r"disabled|disabilit",
        "204": r"ethnic|refugee|asylum|minoritised|global majority",
    },
    "costs": {
        "running": r"running costs|core costs|overheads|unrestricted",
        "staff": r"salar|staff costs|staffing|\bwages\b",
        "volunteers": r"volunteer(?:s’|s')? (?:expenses|costs)",
        "equipment": r"equipment",
        "buildings": r"refurbish|building work|repairs|capital",
        "activities": r"activities|events|sessions|workshops",
        "training": r"training",
        "start": r"start[- ]?up|new groups",
    },
    "helps": {
        "space": r"free (?:room|space|venue)|room hire at no",
        "pro_bono": r"pro bono|skilled volunteers",
        "kit": r"donated (?:goods|equipment)|free (?:kit|equipment|laptops)",
        "training": r"mentor(?:ing|s)",
    },
    "has": {
        "governing_document": r"constitution|governing document|set of rules",
        "bank_account": r"bank account",
        "accounts": r"annual accounts|recent accounts|audited accounts",
        "safeguarding": r"safeguarding (?:policy|policies)|child protection",
        "equality": r"equal(?:ity|ities| opportunities)",
        "insurance": r"insurance",
    },
}  # fmt: skip
EXCLUDED = {
    "retrospective": r"retrospective|already (?:been )?(?:paid|bought|spent|taken place|happened|started)",
    "statutory": r"statutory",
    "religious": r"religious (?:activit|worship)|promot\w+ (?:of )?(?:a )?(?:religion|faith)|\bworship\b",
    "individuals": r"\bindividuals\b",
}
SIGN = re.compile(r"\b(?P<n>\d|two|three) (?:unrelated )?signator", re.IGNORECASE)
MATCH = re.compile(r"(?:match funding|contribut\w+)\D{0,40}?(?P<n>\d{1,2}) ?(?:%|per cent)", re.IGNORECASE)
ASKED = re.compile(
    r"\b(must|need|require\w*|should have|provide|have (?:a|an)|eligible|apply|open to|welcome|fund|support|for)\b",
    re.IGNORECASE,
)


def guesses(page: Pasted, today: date) -> dict[str, Guess]:
    """What may stand in which field, by field."""
    found: dict[str, Guess] = {}
    for guess in _all(page, sentences(page), today):
        found.setdefault(guess.field, guess)
    least, most = found.get("amount_min"), found.get("amount_max")
    if least and most and least.value >= most.value:
        del found["amount_min"]
    opens, ends = found.get("opens_on"), found.get("ends_on")
    if opens and ends and opens.value > ends.value:
        del found["opens_on"]
    return found


def _all(page: Pasted, told: Sequence[str], today: date) -> Iterator[Guess]:
    yield from _names(page, told)
    for sentence in told:
        short = sentence[:LONGEST_SENTENCE]
        for field, value in (*_money(sentence), *_days(sentence, today), *_numbers(sentence)):
            yield Guess(field, value, short)
    yield from _codes(told)
    yield from _excluded(told)
    yield from _texts(page, told)


def _names(page: Pasted, told: Sequence[str]) -> Iterator[Guess]:
    heading = next((line.text for line in page.lines if line.heading == 1), "") or page.title.split("|")[0].strip()
    if heading:
        yield Guess("own_title", heading[:200], heading[:LONGEST_SENTENCE])
        yield Guess("title", heading[:200], heading[:LONGEST_SENTENCE])
    bodies = Counter(re.sub(r"^[Tt]he ", "The ", name) for sentence in told for name in BODY.findall(sentence))
    if bodies:
        name = max(bodies, key=lambda one: (bodies[one], -told_at(told, one)))
        yield Guess("payer", name[:200], told[told_at(told, name)][:LONGEST_SENTENCE])
    elif "|" in page.title:
        yield Guess("payer", page.title.rsplit("|", 1)[1].strip()[:200], page.title[:LONGEST_SENTENCE])
    link = next((address for _words, address in page.links if address.startswith(("https://", "http://"))), "")
    if 0 < len(link) <= 300:
        yield Guess("link", link, link)


def told_at(told: Sequence[str], name: str) -> int:
    """The number of the first sentence that holds a name."""
    return next((n for n, sentence in enumerate(told) if name.casefold() in sentence.casefold()), 0)


def _pence(found: re.Match[str], name: str) -> int:
    times = TIMES.get((found[f"{name}x"] or "").lower(), 1)
    return min(round(float(found[name].replace(",", "")) * times * 100), 10**13)


def _money(sentence: str) -> Iterator[tuple[str, Any]]:
    if INCOME.search(sentence):
        if under := UNDER.search(sentence):
            yield "income_most", _pence(under, "a")
        return
    if TOTAL.search(sentence) or (NOT.search(sentence.split("£")[0]) and not UP_TO.search(sentence)):
        return
    if between := BETWEEN.search(sentence):
        yield "amount_min", _pence(between, "a")
        yield "amount_max", _pence(between, "b")
        return
    if most := UP_TO.search(sentence):
        yield "amount_max", _pence(most, "a")
    if least := AT_LEAST.search(sentence):
        yield "amount_min", _pence(least, "a")
    alone = ANY_SUM.search(sentence) if re.search(r"\bgrants? of\b", sentence, re.IGNORECASE) else None
    if alone and not most and not least:
        yield "amount_max", _pence(alone, "a")


def _days(sentence: str, today: date) -> Iterator[tuple[str, Any]]:
    found = sorted(_days_in(sentence, today))
    for position, day in found:
        before = sentence[:position]
        closes, opens = _last(CLOSES, before), _last(OPENS, before)
        if closes >= 0 and closes >= opens:
            yield "ends_on", day
        elif opens >= 0:
            yield "opens_on", day
    if not found and ROLLING.search(sentence):
        yield "rolling", True


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((one.start() for one in pattern.finditer(text)), default=-1)


def _days_in(sentence: str, today: date) -> Iterator[tuple[int, date]]:
    """Days that a sentence names, with where. A day without a year is the next one of that name."""
    for pattern in DAYS:
        for one in pattern.finditer(sentence):
            month = int(one["m"]) if one["m"].isdecimal() else _month(one["m"])
            for year in [int(one["y"])] if one["y"] else [today.year, today.year + 1]:
                try:
                    day = date(year, month, int(one["d"]))
                except ValueError:
                    continue
                if 2000 <= day.year < 2200 and (one["y"] or day >= today):
                    yield one.start(), day
                    break


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def _numbers(sentence: str) -> Iterator[tuple[str, Any]]:
    if (weeks := WEEKS.search(sentence)) and re.search(
        r"decision|decide|hear|respon|let you know|outcome", sentence, re.I
    ):
        number = _count(weeks["n"])
        if number:
            yield "weeks_to_decide", number * (4 if weeks["unit"].lower().startswith("month") else 1)
    if (some := COMMITTEE.search(sentence)) and not INCOME.search(sentence):
        yield "committee", _count(some["n"] or some["k"])
    if sign := SIGN.search(sentence):
        yield "signatories", _count(sign["n"])
    if (match := MATCH.search(sentence)) and not NOT.search(sentence):
        yield "match", int(match["n"])


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBERS.get(word.lower(), 0)


def _codes(told: Sequence[str]) -> Iterator[Guess]:
    """Codes of words that stand in sentences about who may apply and what for."""
    for field, known in WORDS.items():
        chosen: dict[str, str] = {}
        for sentence in told:
            if not ASKED.search(sentence) or NOT.search(sentence):
                continue
            for code, words in known.items():
                if code not in chosen and re.search(words, sentence, re.IGNORECASE):
                    chosen[code] = sentence
        if chosen:
            said = " … ".join(dict.fromkeys(chosen.values()))
            codes = [code for code in known if code in chosen]
            codes += ["cic_shares"] if "cic_guarantee" in codes else []
            yield Guess(field, codes, said[:LONGEST_SENTENCE])


def _excluded(told: Sequence[str]) -> Iterator[Guess]:
    """What the page says that is not paid for."""
    chosen: dict[str, str] = {}
    for sentence in filter(NOT.search, told):
        for code, words in EXCLUDED.items():
            if code not in chosen and re.search(words, sentence, re.IGNORECASE):
                chosen[code] = sentence
    if chosen:
        said = " … ".join(dict.fromkeys(chosen.values()))
        yield Guess("excludes", [code for code in EXCLUDED if code in chosen], said[:LONGEST_SENTENCE])


def _texts(page: Pasted, told: Sequence[str]) -> Iterator[Guess]:
    summary = next((line.text for line in page.lines if not line.heading and len(line.text) >= 60), "")
    if summary:
        yield Guess("summary", summary[:1000], summary[:LONGEST_SENTENCE])
    how = next(
        (
            one
            for one in told
            if re.search(r"\b(apply (?:online|by|through|using)|application form|portal)\b", one, re.I)
        ),
        "",
    )
    if how:
        yield Guess("how", how[:1000], how[:LONGEST_SENTENCE])
    nots = [
        one for one in told if re.search(r"\b(?:do not|cannot|will not|won’t|can’t) (?:fund|support|pay)", one, re.I)
    ]
    if nots:
        yield Guess("covers", " ".join(nots)[:1000], nots[0][:LONGEST_SENTENCE])
