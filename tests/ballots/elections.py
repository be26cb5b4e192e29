"""Made-up elections for properties that must hold of all."""

from __future__ import annotations

from hypothesis import strategies as st

from hedgerow.ballots.types import Election, Paper

NAMES = st.text(st.characters(categories=("L", "N", "P", "Zs"), exclude_characters='"#\u2028'), min_size=1, max_size=20)


def tidy(name: str) -> str:
    """As a file can hold it: no blanks at the ends or in a row."""
    return " ".join(name.split()) or "Nobody"


@st.composite
def elections(draw: st.DrawFn, *, most: int = 6, voters: int = 12) -> Election:
    """Some seats, some candidates, some papers; papers may be empty, candidates may have withdrawn."""
    names = [tidy(name) for name in draw(st.lists(NAMES, min_size=1, max_size=most))]
    places = list(range(len(names)))
    ranking = st.permutations(places).flatmap(lambda order: st.integers(0, len(order)).map(lambda many: order[:many]))
    papers = draw(st.lists(st.tuples(st.integers(1, 9), ranking), max_size=voters))
    withdrawn = draw(st.sets(st.sampled_from(places), max_size=max(len(places) - 1, 0)))
    return Election(
        draw(st.integers(1, 4)),
        tuple(names),
        tuple(Paper(weight, tuple(order)) for weight, order in papers),
        tidy(draw(NAMES)),
        frozenset(withdrawn),
    )
