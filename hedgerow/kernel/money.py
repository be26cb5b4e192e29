"""Money is whole pence."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation, Overflow

MOST_PENCE = 10**14  # a trillion pounds: above it somebody leaned on a key


def pounds(pence: int) -> str:
    """Pence as people write them: 129143654 is "£1,291,436.54", 5000 is "£50"."""
    sign, whole, part = "-" if pence < 0 else "", abs(pence) // 100, abs(pence) % 100
    return f"{sign}£{whole:,}.{part:02d}" if part else f"{sign}£{whole:,}"


def pence(text: str) -> int:
    """Pence from "£1,234.50", "1234.5" or "1234". Raises ValueError with a sentence for a person."""
    cleaned = text.strip().replace("£", "").replace(",", "").replace(" ", "")
    try:
        amount = Decimal(cleaned) * 100
    except (InvalidOperation, Overflow):
        raise ValueError(f"“{text}” is not an amount of money. Write it like 1,234.50.") from None
    if not amount.is_finite() or abs(amount) > MOST_PENCE:
        raise ValueError(f"“{text}” is too large to be an amount of money.")
    if amount != int(amount):
        raise ValueError(f"“{text}” has more than two figures after the point.")
    return int(amount)
