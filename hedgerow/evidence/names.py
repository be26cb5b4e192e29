"""What the cells of a reading are called, where the charter and the place have no name for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from hedgerow.evidence.types import NONE, NOT_KNOWN, OUTSIDE, Dimension

WORDS = {
    (Dimension.ACT, NONE): gettext_lazy("Written down by hand"),
    (Dimension.WARD, OUTSIDE): gettext_lazy("Outside our area"),
    (Dimension.WARD, NOT_KNOWN): gettext_lazy("Ward not known"),
    (Dimension.FIFTH, "1"): gettext_lazy("Most deprived fifth of small areas"),
    (Dimension.FIFTH, "2"): gettext_lazy("Second most deprived fifth"),
    (Dimension.FIFTH, "3"): gettext_lazy("Middle fifth"),
    (Dimension.FIFTH, "4"): gettext_lazy("Second least deprived fifth"),
    (Dimension.FIFTH, "5"): gettext_lazy("Least deprived fifth"),
    (Dimension.FIFTH, NOT_KNOWN): gettext_lazy("Small area not known"),
    (Dimension.BAND, NOT_KNOWN): gettext_lazy("Income not known"),
    (Dimension.BAND, NONE): gettext_lazy("No group named"),
    (Dimension.PRIORITY, NONE): gettext_lazy("No priority"),
    (Dimension.PAYER, NONE): gettext_lazy("Not said"),
}


def name_of(by: Dimension, key: str, labels: Mapping[str, str]) -> str:
    """What a cell is called on the screen."""
    if by is Dimension.MONTH:
        return date_format(date(int(key[:4]), int(key[5:]), 1), "F Y")
    return labels.get(key) or str(WORDS.get((by, key), key))
