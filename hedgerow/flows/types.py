"""Money for groups by where its work happens. Money is whole pence; areas are codes."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Basis(TextChoices):
    """How it is known where money went, surest first."""

    BENEFICIARY = "beneficiary", _("where the work happens, as the funder says")
    RECIPIENT = "recipient", _("where the group has its address")
    HEAD_OFFICE = "head_office", _("where the group is registered")
    UNKNOWN = "", _("somewhere here: no ward is known")


#: how an address asks for groups of which nobody knows what they do
NOT_KNOWN = "none"


class Years(TextChoices):
    """How far back is looked."""

    THREE = "3", _("the last three years")
    FIVE = "5", _("the last five years")
    TEN = "10", _("the last ten years")


@dataclass(frozen=True, slots=True)
class Gift:
    """One award to the place, or to one of its wards (`ward`, "" where none is known), known on a `basis`."""

    pence: int
    ward: str = ""
    basis: str = Basis.UNKNOWN
    recipient: str = ""
    themes: frozenset[str] = frozenset()
    person: bool = False


@dataclass(frozen=True)
class Ward:
    """What is known of a ward: people living there, and how many of its small areas are among the nation's fifth with most
    need."""

    code: str
    name: str
    people: int | None = None
    small_areas: int = 0
    most_need: int = 0

    @property
    def need(self) -> float | None:
        """The share of its small areas with most need."""
        return self.most_need / self.small_areas if self.small_areas else None


@dataclass(frozen=True)
class Flow:
    """What reached one ward. `sure` is money whose work happens there; `likely` of groups with their address there, and
    `office` of groups registered there, whose work may be elsewhere. `spent` is what councils paid to groups registered
    there; `funds` how many open funds take work there, and `most` the largest sum among them."""

    ward: Ward
    awards: int = 0
    groups: int = 0
    sure: int = 0
    likely: int = 0
    office: int = 0
    spent: int = 0
    funds: int = 0
    most: int | None = None

    @property
    def placed(self) -> int:
        """All that is placed in the ward, on whatever basis."""
        return self.sure + self.likely + self.office

    @property
    def per_head(self) -> int | None:
        """Pence for each person living there; None where it is not known how many they are."""
        return self.placed // self.ward.people if self.ward.people else None


@dataclass(frozen=True)
class Picture:
    """All wards with what reached them, what could be placed in none, and the sums that everything adds up to.
    `spent_elsewhere` is what councils paid to groups that are registered in none of them."""

    flows: tuple[Flow, ...] = ()
    unplaced: int = 0
    unplaced_awards: int = 0
    total: int = 0
    awards: int = 0
    by_basis: dict[str, int] = field(default_factory=dict)
    spent_elsewhere: int = 0

    @property
    def uncertain(self) -> float:
        """The share of money of which the funder does not say in which ward its work happens."""
        return 1 - self.by_basis.get(Basis.BENEFICIARY, 0) / self.total if self.total else 0.0


@dataclass(frozen=True)
class ThemeFlow:
    """Awards to groups with one theme; "" where nobody knows what they do. An award to a group with several is shared among
    them in equal parts, so that the sums add up to all money; `awards` and `reached` count it under each. `needy` is what
    of it stands in wards with most need. `spent` is what councils paid to them, shared in the same way; `funds` how many
    open funds take it, and `most` the largest sum among them."""

    code: str
    awards: int = 0
    pence: int = 0
    groups: int = 0
    reached: int = 0
    needy: int = 0
    spent: int = 0
    funds: int = 0
    most: int | None = None
    people: int | None = None

    @property
    def per_head(self) -> int | None:
        """Pence for each person of the place; None where it is not known how many they are."""
        return self.pence // self.people if self.people else None


@dataclass(frozen=True)
class Reach:
    """Of groups of one kind or place: how many there are, got money that we know of, or asked for some with a bid of ours;
    how many did neither, and how many asked in vain."""

    key: str
    groups: int
    got: int
    asked: int
    neither: int
    in_vain: int = 0


@dataclass(frozen=True)
class KeySentence:
    """What the picture says first: of `wards` with most need, `thin` are among the fifth that money reaches least; `deserts`
    are their codes. `need_pence` and `rest_pence` are pence a head in wards with most need, and in all others."""

    wards: int
    thin: int
    deserts: tuple[str, ...]
    need_pence: int | None
    rest_pence: int | None
