"""A board: things in columns by their state. On a phone it is a list with headings; every board has its table too."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from hedgerow.shell.types import Tab, Text

#: the parameter of the address that says how the same things are shown
VIEW = "view"
TABLE = "table"
#: as many cards as a column shows before it leads to the rest
CARDS = 20


@dataclass(frozen=True)
class Card:
    """One thing on a board. `lines` stand beneath its title, the most important first.

    `badge` is a word or two in a frame ("late since 3 May"), of `tone` as the badge component has them. A card that is
    `late` has its badge in that tone, and says "late" where it has no badge of its own.
    """

    title: Text
    url: str
    lines: tuple[Text, ...] = ()
    badge: Text = ""
    late: bool = False
    tone: str = ""


@dataclass(frozen=True)
class Column:
    """One state. `count` is of all that are in it, also of those not shown; `more_url` leads to them all."""

    title: Text
    count: int
    cards: tuple[Card, ...] = ()
    more_url: str = ""

    @property
    def hidden(self) -> int:
        """How many are in it besides those shown."""
        return max(0, self.count - len(self.cards))


def is_table(asked: QueryDict) -> bool:
    """Whether the address asks for the table rather than the board."""
    return asked.get(VIEW) == TABLE


def ways(asked: QueryDict) -> tuple[Tab, Tab]:
    """The two ways to see the same things, for the pills above them; every filter stays as it is."""
    board, table = asked.copy(), asked.copy()
    for query in (board, table):
        query.pop(VIEW, None)
        query.pop("page", None)
    table[VIEW] = TABLE
    shown = is_table(asked)
    return (
        Tab(_("Board"), f"?{board.urlencode()}", not shown),
        Tab(_("Table"), f"?{table.urlencode()}", shown),
    )
