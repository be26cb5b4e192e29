"""What serves each nation of the UK: which register, which deprivation index, which kinds of area."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Nation:
    """`registers` and `deprivation` name sources that Hedgerow can read; `unread` says which exist that it cannot."""

    letter: str
    name: str
    registers: tuple[str, ...]
    deprivation: tuple[str, ...]
    small_area: str
    unread: tuple[str, ...] = ()


NATIONS = {
    "E": Nation(
        "E",
        "England",
        registers=("ccew_extract", "charity_list"),
        deprivation=("deprivation_2025", "deprivation_2019"),
        small_area="LSOA",
    ),
    "W": Nation(
        "W",
        "Wales",
        registers=("ccew_extract", "charity_list"),
        deprivation=(),
        small_area="LSOA",
        unread=("the Welsh Index of Multiple Deprivation",),
    ),
    "S": Nation(
        "S",
        "Scotland",
        registers=(),
        deprivation=(),
        small_area="data zone",
        unread=(
            "the register of the Office of the Scottish Charity Regulator",
            "the Scottish Index of Multiple Deprivation",
        ),
    ),
    "N": Nation(
        "N",
        "Northern Ireland",
        registers=(),
        deprivation=(),
        small_area="data zone",
        unread=(
            "the register of the Charity Commission for Northern Ireland",
            "the Northern Ireland Multiple Deprivation Measure",
            "postcodes (Code-Point Open covers Great Britain only)",
        ),
    ),
}
