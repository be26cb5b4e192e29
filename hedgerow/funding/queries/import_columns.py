"""The columns of a table of funds, and what other people call them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import ImportColumn as Column
from hedgerow.funding.types import Exclusion, FundKind, Holding
from hedgerow.funding.types.funds import CostKind, HelpKind

SEVERAL = _("with ; between them; empty for all")

COLUMNS = (
    Column("title", _("What it is for, in a line"), required=True, example="Small sums for growing food together",
           synonyms=("title", "fund", "name", "fund name", "purpose")),
    Column("payer", _("Who pays"), required=True, example="Ash Community Foundation",
           synonyms=("funder", "funder name", "grant maker", "organisation")),
    Column("own_title", _("The funder’s own name for it"), example="Growing Together", synonyms=("programme", "scheme")),
    Column("decider", _("Who decides, if somebody else"), synonyms=("managed by", "administered by")),
    Column("kind", _("What is given"), _("money to keep, money to pay back, or help that is not money"),
           words=lambda: {code: str(label) for code, label in FundKind.choices}),
    Column("summary", _("What it is for"), example="Seeds, tools and beds for groups that grow food.",
           synonyms=("description", "about", "summary")),
    Column("covers", _("What it pays for, and what not"), synonyms=("eligible costs", "covers")),
    Column("costs", _("It pays for"), ", ".join(CostKind.values), example="running; equipment",
           synonyms=("costs", "cost types")),
    Column("helps", _("Help that is not money"), ", ".join(HelpKind.values), synonyms=("non-cash help", "in kind")),
    Column("stages", _("Stages"), _("name, by a day: what is asked; with ; between them"),
           example="Expression of interest, by 2027-03-31: two pages; Full bid, by 2027-05-31", synonyms=("stages",)),
    Column("national", _("The national fund"), _("where this is a local variant: its line, as it stands here"),
           synonyms=("national fund", "variant of")),
    Column("twist", _("What is different here"), synonyms=("local twist",)),
    Column("how", _("How to apply"), synonyms=("application", "application process")),
    Column("amount_min", _("Smallest amount"), _("in pounds"), example="250", synonyms=("min", "minimum", "from")),
    Column("amount_max", _("Largest amount"), _("in pounds"), example="2,000",
           synonyms=("max", "maximum", "up to", "amount")),
    Column("opens_on", _("Opens on"), _("a date, like 2026-05-03"), synonyms=("opening date", "opens")),
    Column("ends_on", _("Closes on"), _("a date; empty if it is open all the time"), example="2027-03-31",
           synonyms=("deadline", "closing date", "closes", "end date")),
    Column("weeks_to_decide", _("Weeks until they decide")),
    Column("areas", _("Only for work in"), _("names of wards or neighbourhoods, with ; between them; empty for anywhere"),
           synonyms=("area", "where", "geography", "area of benefit")),
    Column("legal_forms", _("Only for groups that are"), _("like CIO; unincorporated; empty for all"),
           example="unincorporated; CIO", synonyms=("legal form", "who can apply", "organisation type")),
    Column("income_most", _("Income a year at most"), _("in pounds"), example="100,000",
           synonyms=("income ceiling", "maximum income", "turnover")),
    Column("income_least", _("Income a year at least"), _("in pounds"), synonyms=("minimum income",)),
    Column("months", _("Months that a group must have been going"), synonyms=("minimum age",)),
    Column("committee", _("People on the committee who are not related, at least"), example="3",
           synonyms=("committee size", "trustees")),
    Column("has", _("A group must have"), ", ".join(Holding.values), example="bank_account; governing_document",
           synonyms=("documents", "requirements")),
    Column("signatories", _("People who sign for the account and are not related, at least"), synonyms=("signatories",)),
    Column("reserves", _("Reserves of less than so many months of spending"), synonyms=("reserves",)),
    Column("one_grant", _("One grant of theirs at a time"), _("yes or no")),
    Column("gap", _("Months that must pass after a grant of theirs ended")),
    Column("match", _("Share of the cost that a group must bring"), _("in per cent"), synonyms=("match funding",)),
    Column("excludes", _("It does not pay for"), ", ".join(Exclusion.values), synonyms=("exclusions", "excluded")),
    Column("registered", _("Only groups on a register"), _("yes or no")),
    Column("themes", _("Only for"), SEVERAL, synonyms=("theme", "category", "themes")),
    Column("beneficiaries", _("Only where it helps"), SEVERAL, synonyms=("beneficiary", "beneficiaries")),
    Column("link", _("Its page"), example="https://example.org/growing", synonyms=("url", "website", "link", "web")),
    Column("source", _("Where this is from"), _("empty: as you say for the whole file"), synonyms=("source",)),
    Column("licence", _("Licence"), _("empty: as you say for the whole file"), synonyms=("license",)),
    Column("payer_id", _("Identifier of who pays"), _("like GB-CHC-1000003"), synonyms=("funder id",)),
    Column("checked_on", _("Checked on"), _("of another place’s list: only read, for you have not checked it yourself")),
    Column("uid", _("Id"), _("of another place’s list: only read")),
    Column("open", _("Open it at once"), _("yes, or it comes in as a draft to be looked at"), example="no"),
)  # fmt: skip
