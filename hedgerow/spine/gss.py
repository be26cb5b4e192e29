"""What a nine-character code of the Government Statistical Service says by itself: its kind and its nation.

Source: ONS, Register of Geographic Codes (entity codes in use, 2025).
"""

from __future__ import annotations

import re

SHAPE = re.compile(r"[EWSNK]\d{8}")
KINDS = {
    "nation": ("E92", "W92", "S92", "N92"),
    "region": ("E12",),
    "combined": ("E47", "E61"),
    "county": ("E10", "E11", "E13"),
    "authority": ("E06", "E07", "E08", "E09", "W06", "S12", "N09"),
    "constituency": ("E14", "W07", "S14", "N05"),
    "ward": ("E05", "W05", "S13", "N08"),
    "parish": ("E04", "W04"),
    "msoa": ("E02", "W02", "S02"),
    "lsoa": ("E01", "W01", "S01"),
    "oa": ("E00", "W00", "S00"),
}
KIND_OF = {prefix: kind for kind, prefixes in KINDS.items() for prefix in prefixes}
NATIONS = {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"}
NATION_CODES = {"E": "E92000001", "W": "W92000004", "S": "S92000003", "N": "N92000002"}


def is_code(text: str) -> bool:
    """True for nine characters in the shape of a code, whether or not such an area exists."""
    return bool(SHAPE.fullmatch(text))


def kind_of(code: str) -> str:
    """`ward` for E05000650; an empty text for codes of other kinds."""
    return KIND_OF.get(code[:3], "") if is_code(code) else ""


def nation_of(code: str) -> str:
    """`E`, `W`, `S` or `N`; an empty text where a code names none (K covers several)."""
    return code[0] if is_code(code) and code[0] in NATIONS else ""
