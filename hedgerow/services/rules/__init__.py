"""Rules of services, on values alone."""

from hedgerow.services.rules.hours import grouped, is_open, nth_of, parse_times, rows_of, write_times
from hedgerow.services.rules.missed import OFTEN_ENOUGH, missed_words
from hedgerow.services.rules.writing import (
    parse_places,
    parse_prices,
    web_address,
    words_of,
    write_places,
    write_prices,
)

__all__ = [
    "OFTEN_ENOUGH",
    "grouped",
    "is_open",
    "missed_words",
    "nth_of",
    "parse_places",
    "parse_prices",
    "parse_times",
    "rows_of",
    "web_address",
    "words_of",
    "write_places",
    "write_prices",
    "write_times",
]
