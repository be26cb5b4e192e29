"""The place's own accent colour: parsed, measured, and replaced politely when it could not be read."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

PAPER = "#fbf8f1"
INK = "#22271f"
WHITE = "#fffdf8"
#: bramble: ripe blackberry against hedge green
DEFAULT_ACCENT = "#8a2f5c"
#: WCAG 2.2, 1.4.3: contrast of normal text at level AA
READABLE = 4.5

_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


@dataclass(frozen=True)
class Accent:
    """The accent that pages use. `asked` is what was set; `reason` says, in a sentence, why it is not used."""

    colour: str
    asked: str = ""
    reason: str = ""


def channels(colour: str) -> tuple[int, int, int] | None:
    """Red, green and blue (0 to 255) of "#rgb" or "#rrggbb"; None when it is neither."""
    found = _HEX.fullmatch(colour.strip())
    if not found:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(character * 2 for character in found[1])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def luminance(rgb: tuple[int, int, int]) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (value / 255 for value in rgb)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2); ValueError when either is not a colour."""
    first, second = channels(one), channels(other)
    if first is None or second is None:
        raise ValueError(f"Not a colour: {one if first is None else other}")
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def accent_for(asked: str) -> Accent:
    """The accent to use: the one asked for if text can be read in it and on it, else the default with the reason."""
    if not asked:
        return Accent(DEFAULT_ACCENT)
    rgb = channels(asked)
    if rgb is None:
        reason = _("“%(asked)s” is not a colour like #8a2f5c, so the usual accent is used.")
        return Accent(DEFAULT_ACCENT, asked, reason % {"asked": asked})
    colour = "#" + "".join(f"{value:02x}" for value in rgb)
    ratio = min(contrast(colour, PAPER), contrast(colour, WHITE))
    if ratio < READABLE:
        reason = _("%(asked)s is too light to read on our paper: its contrast is %(ratio)s, and %(needed)s is needed.")
        return Accent(DEFAULT_ACCENT, asked, reason % {"asked": colour, "ratio": f"{ratio:.1f}", "needed": READABLE})
    return Accent(colour, asked)
