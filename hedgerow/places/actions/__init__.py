"""Writes of the place: opening it, its settings, its neighbourhoods, what is known of it."""

from hedgerow.places.actions.knowledge import add_knowledge, check_knowledge, retire_knowledge
from hedgerow.places.actions.neighbourhoods import change_neighbourhood, make_neighbourhood, remove_neighbourhood
from hedgerow.places.actions.opening import open_place
from hedgerow.places.actions.settings import change_place

__all__ = [
    "add_knowledge",
    "change_neighbourhood",
    "change_place",
    "check_knowledge",
    "make_neighbourhood",
    "open_place",
    "remove_neighbourhood",
    "retire_knowledge",
]
