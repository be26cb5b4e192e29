"""The three lists of words by which services are tagged: our needs, and the Charity Commission's themes and people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from hedgerow.api.oruk.ids import Ids
from hedgerow.services.queries.words import labels
from hedgerow.services.types import TagKind

Node = dict[str, Any]
#: kind of tag, the name of its taxonomy, and what it is
TAXONOMIES = {
    TagKind.NEED: ("Needs", "What somebody may need help with: the short list of this directory."),
    TagKind.THEME: ("Kinds of work", "What charities do: the classification of the Charity Commission (OGL 3.0)."),
    TagKind.BENEFICIARY: (
        "Who benefits",
        "Whom charities help: the classification of the Charity Commission (OGL 3.0).",
    ),
}


def taxonomy_ref(kind: str) -> str:
    """What the identifier of a taxonomy is made from."""
    return f"services.taxonomy:{kind}"


def term_ref(kind: str, code: str) -> str:
    """What the identifier of a term is made from."""
    return f"services.term:{kind}-{code}"


def all_terms() -> Iterator[tuple[str, str]]:
    """Kind and code of each term, in order."""
    return ((str(kind), code) for kind in TAXONOMIES for code in labels(kind))


@cache
def term(ids: Ids, kind: str, code: str) -> Node:
    """A term as the standard has it."""
    name = str(labels(kind)[code])
    return {
        "id": ids.of(term_ref(kind, code)),
        "name": name,
        "description": name,
        "taxonomy": TAXONOMIES[TagKind(kind)][0],
        "taxonomy_id": ids.of(taxonomy_ref(kind)),
        "term": code,
    }


def taxonomy(ids: Ids, kind: str, *, full: bool = False) -> Node:
    """A taxonomy; with its terms, where it is asked for as a whole."""
    name, about = TAXONOMIES[TagKind(kind)]
    node: Node = {"id": ids.of(taxonomy_ref(kind)), "name": name, "description": about, "version": "1"}
    return {**node, "taxonomy_terms": [term(ids, kind, code) for code in labels(kind)]} if full else node
