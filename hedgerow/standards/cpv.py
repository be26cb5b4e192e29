"""What a public body buys, by CPV code, in the words by which groups say what they do and for whom.

Source of the codes: Common Procurement Vocabulary 2008 (Commission Regulation (EC) No 213/2008). The first two figures are the
division, three the group, four the class. Which theme a code stands for (the Charity Commission's classification of what
a charity does, see `ccew`) is a mapping of ours: the longest beginning that is listed counts. What is not listed (goods,
building works, fuel) says nothing of a theme.
"""

from __future__ import annotations

import re

# Code of what a charity does -> what it says: 102 education and training, 103 health, 104 disability, 105 poverty,
# 107 housing, 109 arts, 110 sport, 111 animals, 112 environment, 113 economic and community development and employment,
# 115 human rights and equality, 116 recreation.
THEMES: dict[str, tuple[str, ...]] = {
    "03451": ("112",),  # plants
    "553": ("116",), "555": ("116",), "5552": ("105",),  # catering; meals delivered to people
    "60": ("104",), "6012": ("104",), "6013": ("104",),  # transport of passengers with needs
    "70": ("107",), "703": ("107",),
    "7231": (),  # data processing
    "733": (), "73": (),
    "7522": (), "7523": ("115",), "753": ("105",), "7531": ("105",), "7532": ("105",),
    "77": ("112",), "773": ("112",), "772": ("112",),
    "79": (), "7911": ("105", "115"), "7914": ("105", "115"), "796": ("113",), "7961": ("113",), "79634": ("113",),
    "7995": ("109",),  # events, exhibitions
    "80": ("102",), "801": ("102",), "803": ("102",), "804": ("102",), "805": ("102", "113"), "8053": ("102", "113"),
    "8051": ("102", "113"), "8054": ("102", "113"), "8056": ("102", "103"),
    "85": ("103",), "851": ("103",), "8514": ("103",), "85144": ("103", "107"), "852": ("111",),
    "853": ("101", "103", "104", "105"), "8531": ("101", "104", "105"), "85311": ("101", "103", "104", "105"),
    "853111": ("101", "103", "105"),
    "853112": ("104",), "853113": ("101",), "85312": ("101", "104", "105"), "853121": ("104",), "8531211": ("102",),
    "853122": ("104", "105"), "853123": ("101", "105", "115"), "8531231": ("105", "115"), "8531232": ("105", "115"),
    "853124": ("101",), "853125": ("103", "104", "113"), "8531251": ("113",), "8532": ("101", "105"), "85321": ("105",),
    "85322": ("101", "113"), "85323": ("103",),
    "90": ("112",), "905": ("112",), "907": ("112",), "9072": ("112",),
    "92": ("109", "110", "116"), "921": ("109",), "923": ("109",), "9231": ("109",), "925": ("102", "109"), "926": ("110", "116"),
    "9233": ("116",), "9253": ("112",),
    "98": ("113",), "9811": (), "9813": ("108",), "98133": ("113",), "983": (), "9839": (), "98513": ("101",),
}  # fmt: skip

# Words of a title or description that say who it is for -> code of who benefits (201 children and young people, 202 older
# people, 203 people with disabilities, 204 people of a particular ethnic origin). Of ours.
BENEFICIARIES: dict[str, tuple[str, ...]] = {
    "201": ("child", "children", "childrens", "young people", "young persons", "youth", "youths", "school", "schools", "pupils",
            "teenagers", "nursery", "early years", "send"),
    "202": ("older people", "older persons", "older adults", "elderly", "dementia", "pensioners", "falls prevention",
            "hospital discharge"),
    "203": ("disability", "disabilities", "disabled", "autism", "autistic", "learning disability", "sight loss", "deaf",
            "wheelchair"),
    "204": ("refugee", "refugees", "asylum", "migrant", "migrants", "ethnic", "minority", "black and asian", "roma", "gypsy"),
}  # fmt: skip
_FIGURES = re.compile(r"\d{8}")
_PATTERNS = {code: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b") for code, words in BENEFICIARIES.items()}


def code_of(text: str) -> str:
    """The eight figures of a CPV code, however it is written ("85000000-9"); "" where it is none.

    >>> code_of("85312310-5"), code_of("n/a")
    ('85312310', '')
    """
    match = _FIGURES.match(text.strip())
    return match[0] if match else ""


def themes_of(code: str) -> tuple[str, ...]:
    """The themes that a CPV code stands for, none where it says nothing of one.

    >>> themes_of("85312310"), themes_of("80531000"), themes_of("45000000")
    (('105', '115'), ('102', '113'), ())
    """
    figures = code.rstrip("0")
    for length in range(max(len(figures), 2), 1, -1):
        if (found := THEMES.get(code[:length])) is not None:
            return found
    return ()


def beneficiaries_of(text: str) -> frozenset[str]:
    """Who a text says that something is for, by the codes of who benefits.

    >>> sorted(beneficiaries_of("Short breaks for disabled children"))
    ['201', '203']
    """
    plain = " ".join(re.findall(r"[a-z]+", text.casefold()))
    return frozenset(code for code, pattern in _PATTERNS.items() if pattern.search(plain))


def family(code: str) -> str:
    """The group of codes that a code belongs to, its first three figures: what is meant by "more like this".

    >>> family("85312310")
    '853'
    """
    return code[:3]
