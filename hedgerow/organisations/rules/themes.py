"""Themes of groups for which a register gives no classification of its own.

A mapping of ours, from the sections and groups of the International Classification of Non-profit and Third Sector
Organisations (ICNP/TSO, UN Statistics Division, 2018) to the Charity Commission's codes of what a charity does. The
longest beginning that fits is taken; a code that says nothing of a theme has none.
"""

from __future__ import annotations

THEMES = {
    "A1": "109", "A2": "110", "A22": "116", "A3": "109", "A9": "109",
    "B": "102",
    "C": "103",
    "D": "101", "D1": "101", "D11": "116", "D12": "101", "D13": "104", "D14": "101", "D2": "102", "D3": "105", "D4": "113",
    "E1": "112", "E2": "111", "E9": "112",
    "F1": "107", "F2": "113", "F3": "107", "F4": "112", "F9": "113",
    "G1": "101", "G11": "115", "G12": "112", "G13": "116", "G14": "116", "G16": "104", "G3": "106", "G9": "101",
    "I": "108",
    "J": "113",
}  # fmt: skip
BENEFICIARIES = {
    "B1": "201", "C32": "202", "D11": "201", "D12": "202", "D13": "203", "D2": "201", "G14": "201", "G15": "202",
    "G16": "203", "H": "205",
}  # fmt: skip


def themes_of(icnptso: str | None) -> tuple[str, str]:
    """The codes of theme and of who benefits that an ICNP/TSO code stands for, each empty where it says nothing.

    >>> themes_of("D12"), themes_of("I10"), themes_of(None)
    (('101', '202'), ('108', ''), ('', ''))
    """
    code = (icnptso or "").upper()
    beginnings = [code[:length] for length in range(len(code), 0, -1)]
    theme = next((THEMES[each] for each in beginnings if each in THEMES), "")
    return theme, next((BENEFICIARIES[each] for each in beginnings if each in BENEFICIARIES), "")
