"""Rules about organisations, on plain values."""

from hedgerow.organisations.rules.finding import finding_words, query_words
from hedgerow.organisations.rules.likeness import BLOCKS, alike, blocks_of
from hedgerow.organisations.rules.register import band_of, check_identifier, is_registered, legal_form_of, year_end_of
from hedgerow.organisations.rules.writing import full_address, tidy_name

__all__ = [
    "BLOCKS",
    "alike",
    "band_of",
    "blocks_of",
    "check_identifier",
    "finding_words",
    "full_address",
    "is_registered",
    "legal_form_of",
    "query_words",
    "tidy_name",
    "year_end_of",
]
