"""What is known of an applicant."""

from __future__ import annotations

from dataclasses import dataclass, field

from hedgerow.funding.types.criteria import Exclusion, Holding

#: in place of months since a grant ended: it runs now; there never was one
LIVE, NEVER = -1, 10_000


@dataclass(frozen=True)
class Applicant:
    """What is known of whoever asks; None (or "") is not known, and an empty set that there is none.

    `earlier` are incomes of the years before the last, the newest first. `areas` are the codes of where it works with
    everything that these lie in. `months` is how long it has been going. `committee` and `signatories` are people who are
    not related to one another. `reserves_months` is for how many whole months its reserves would last.

    `grants` holds, by funder, the months since its last grant of them ended, or LIVE, or NEVER; by "" of all others.
    `match_percent` is what it brings itself; `purposes` are what the money is for, of what some funds do not pay.
    """

    legal_form: str = ""
    income_pence: int | None = None
    earlier: tuple[int, ...] = ()
    reserves_months: int | None = None
    areas: frozenset[str] | None = None
    themes: frozenset[str] | None = None
    beneficiaries: frozenset[str] | None = None
    months: int | None = None
    committee: int | None = None
    signatories: int | None = None
    has: frozenset[Holding] | None = None
    has_not: frozenset[Holding] = field(default_factory=frozenset)
    registered: bool | None = None
    grants: frozenset[tuple[str, int]] = field(default_factory=frozenset)
    match_percent: int | None = None
    purposes: frozenset[Exclusion] | None = None

    def income_of(self, years: int) -> int | None:
        """What came in in the last so many years together; None where one of them is not known."""
        if self.income_pence is None or len(self.earlier) < years - 1:
            return None
        return self.income_pence + sum(self.earlier[: years - 1])

    def since_grant(self, funder: str) -> int | None:
        """Months since the last grant of a funder ended, LIVE, or NEVER; None where nobody has said."""
        of_all = None
        for theirs, months in self.grants:
            if theirs == funder:
                return months
            of_all = months if theirs == "" else of_all
        return of_all

    def holds(self, what: Holding) -> bool | None:
        """Whether it has something; None where nobody has said."""
        if self.has is not None and what in self.has:
            return True
        return False if what in self.has_not else None
