"""Reads of funders."""

from hedgerow.funders.queries.awards import Named, awards_of, funders, here, newest
from hedgerow.funders.queries.profiles import chosen, profile, profiles
from hedgerow.funders.queries.sentences import Said, say
from hedgerow.funders.queries.suitability import evidence_for, funded_like, like, like_of, named_as

__all__ = [
    "Named",
    "Said",
    "awards_of",
    "chosen",
    "evidence_for",
    "funded_like",
    "funders",
    "here",
    "like",
    "like_of",
    "named_as",
    "newest",
    "profile",
    "profiles",
    "say",
]
