"""The Open Contracting Data Standard: the fields that Hedgerow reads of a release, and the code lists that it knows.

Source: Open Contracting Data Standard 1.1 (release schema 1.1.5 and its code lists, Open Contracting Partnership,
standard.open-contracting.org, Apache 2.0); `suitability` and lots are of the extensions for procurement in the UK and the EU
(extensions.open-contracting.org). Regions: NUTS 2021 level 1 and ONS region codes (Office for National Statistics, OGL 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a field must hold. A null is allowed wherever a field is not required, but for arrays and objects."""

    TEXT = "text"
    LABEL = "text or a whole number"
    MOMENT = "a date with its time and time zone"
    AMOUNT = "a number"
    CURRENCY = "the code of a currency"
    YES_NO = "true or false"
    OBJECT = "an object"
    LIST = "a list"
    STATUS = "a status of a tender"
    AWARD_STATUS = "a status of an award"
    INITIATION = "the code “tender”"


@dataclass(frozen=True)
class Field:
    """A field: where it lies in a release ("tender/lots[]/title"), what it must hold, and whether there must be one.

    A field is required only where what it lies in is there.
    """

    path: str
    kind: Kind = Kind.TEXT
    required: bool = False


FIELDS: tuple[Field, ...] = (
    Field("ocid", required=True),
    Field("id", required=True),
    Field("date", Kind.MOMENT, required=True),
    Field("tag", Kind.LIST, required=True),
    Field("initiationType", Kind.INITIATION, required=True),
    Field("tag[]"),
    Field("buyer", Kind.OBJECT),
    Field("buyer/id", Kind.LABEL),
    Field("buyer/name"),
    Field("parties", Kind.LIST),
    Field("parties[]", Kind.OBJECT),
    Field("parties[]/id", Kind.LABEL),
    Field("parties[]/name"),
    Field("parties[]/roles", Kind.LIST),
    Field("parties[]/identifier", Kind.OBJECT),
    Field("parties[]/identifier/scheme"),
    Field("parties[]/identifier/id", Kind.LABEL),
    Field("tender", Kind.OBJECT),
    Field("tender/id", Kind.LABEL, required=True),
    Field("tender/title"),
    Field("tender/description"),
    Field("tender/status", Kind.STATUS),
    Field("tender/value", Kind.OBJECT),
    Field("tender/value/amount", Kind.AMOUNT),
    Field("tender/value/currency", Kind.CURRENCY),
    Field("tender/minValue", Kind.OBJECT),
    Field("tender/minValue/amount", Kind.AMOUNT),
    Field("tender/minValue/currency", Kind.CURRENCY),
    Field("tender/tenderPeriod", Kind.OBJECT),
    Field("tender/tenderPeriod/startDate", Kind.MOMENT),
    Field("tender/tenderPeriod/endDate", Kind.MOMENT),
    Field("tender/contractPeriod", Kind.OBJECT),
    Field("tender/contractPeriod/startDate", Kind.MOMENT),
    Field("tender/contractPeriod/endDate", Kind.MOMENT),
    Field("tender/items", Kind.LIST),
    Field("tender/items[]", Kind.OBJECT),
    Field("tender/items[]/classification", Kind.OBJECT),
    Field("tender/items[]/classification/scheme"),
    Field("tender/items[]/classification/id", Kind.LABEL),
    Field("tender/documents", Kind.LIST),
    Field("tender/documents[]", Kind.OBJECT),
    Field("tender/documents[]/documentType"),
    Field("planning", Kind.OBJECT),
    Field("planning/documents", Kind.LIST),
    Field("planning/documents[]", Kind.OBJECT),
    Field("awards", Kind.LIST),
    Field("awards[]", Kind.OBJECT),
    Field("awards[]/id", Kind.LABEL, required=True),
    Field("awards[]/status", Kind.AWARD_STATUS),
    Field("awards[]/documents", Kind.LIST),
    Field("awards[]/documents[]", Kind.OBJECT),
    Field("awards[]/value", Kind.OBJECT),
    Field("awards[]/value/amount", Kind.AMOUNT),
    Field("awards[]/value/currency", Kind.CURRENCY),
)
# Of extensions, which the schema of the core does not check: read as leniently as the core's own fields.
EXTENSION_FIELDS: tuple[Field, ...] = (
    Field("tender/classification", Kind.OBJECT),
    Field("tender/additionalClassifications", Kind.LIST),
    Field("tender/additionalClassifications[]", Kind.OBJECT),
    Field("tender/suitability", Kind.OBJECT),
    Field("tender/suitability/vcse", Kind.YES_NO),
    Field("tender/suitability/sme", Kind.YES_NO),
    Field("tender/lots", Kind.LIST),
    Field("tender/lots[]", Kind.OBJECT),
    Field("tender/lots[]/title"),
    Field("tender/lots[]/description"),
    Field("tender/lots[]/status", Kind.STATUS),
    Field("tender/lots[]/value", Kind.OBJECT),
    Field("tender/lots[]/value/amount", Kind.AMOUNT),
    Field("tender/lots[]/value/currency", Kind.CURRENCY),
    Field("tender/lots[]/suitability", Kind.OBJECT),
    Field("tender/lots[]/suitability/vcse", Kind.YES_NO),
    Field("tender/lots[]/suitability/sme", Kind.YES_NO),
)

# Code lists: tenderStatus and awardStatus are closed, releaseTag is open.
TENDER_STATUS = ("planning", "planned", "active", "complete", "cancelled", "unsuccessful", "withdrawn")
AWARD_STATUS = ("pending", "active", "cancelled", "unsuccessful")
AWARD_TAGS = frozenset({"award", "awardUpdate", "contract", "contractUpdate", "implementation", "implementationUpdate"})
PLANNING_TAGS = frozenset({"planning", "planningUpdate"})
CANCELLING_TAGS = frozenset({"tenderCancellation", "awardCancellation"})

# Where people are named: whatever lies beneath these is dropped before anything is stored.
PERSONAL = ("contactPoint", "contactPoints", "additionalContactPoints", "persons", "beneficialOwners")

# The closed code list "currency" (ISO 4217, with those that are no longer in use).
CURRENCIES = frozenset(
    """
    ADP AED AFA AFN ALK ALL AMD ANG AOA AOK AON AOR ARA ARP ARS ARY ATS AUD AWG AYM AZM AZN BAD BAM BBD BDT
    BEC BEF BEL BGJ BGK BGL BGN BHD BIF BMD BND BOB BOP BOV BRB BRC BRE BRL BRN BRR BSD BTN BUK BWP BYB BYN
    BYR BZD CAD CDF CHC CHE CHF CHW CLF CLP CNY COP COU CRC CSD CSJ CSK CUC CUP CVE CYP CZK DDM DEM DJF DKK
    DOP DZD ECS ECV EEK EGP ERN ESA ESB ESP ETB EUR FIM FJD FKP FRF GBP GEK GEL GHC GHP GHS GIP GMD GNE GNF
    GNS GQE GRD GTQ GWE GWP GYD HKD HNL HRD HRK HTG HUF IDR IEP ILP ILR ILS INR IQD IRR ISJ ISK ITL JMD JOD
    JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAJ LAK LBP LKR LRD LSL LSM LTL LTT LUC LUF LUL LVL LVR LYD MAD
    MDL MGA MGF MKD MLF MMK MNT MOP MRO MRU MTL MTP MUR MVQ MVR MWK MXN MXP MXV MYR MZE MZM MZN NAD NGN NIC
    NIO NLG NOK NPR NZD OMR PAB PEH PEI PEN PES PGK PHP PKR PLN PLZ PTE PYG QAR RHD ROK ROL RON RSD RUB RUR
    RWF SAR SBD SCR SDD SDG SDP SEK SGD SHP SIT SKK SLL SOS SRD SRG SSP STD STN SUR SVC SYP SZL THB TJR TJS
    TMM TMT TND TOP TPE TRL TRY TTD TWD TZS UAH UAK UGS UGW UGX USD USN USS UYI UYN UYP UYU UYW UZS VEB VEF
    VES VNC VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XDR XEU XFO XFU XOF XPD XPF XPT XRE XSU XTS XUA XXX
    YDD YER YUD YUM YUN ZAL ZAR ZMK ZMW ZRN ZRZ ZWC ZWD ZWL ZWN ZWR
    """.split()
)

# The first letters of a NUTS (now ITL) code, and the names that notices give, by the code of the region or nation.
EVERYWHERE = "K02000001"  # the United Kingdom
REGIONS: dict[str, tuple[str, ...]] = {
    "E12000001": ("UKC", "TLC", "North East", "North East England"),
    "E12000002": ("UKD", "TLD", "North West", "North West England"),
    "E12000003": ("UKE", "TLE", "Yorkshire and the Humber", "Yorkshire and The Humber"),
    "E12000004": ("UKF", "TLF", "East Midlands"),
    "E12000005": ("UKG", "TLG", "West Midlands"),
    "E12000006": ("UKH", "TLH", "East of England", "East"),
    "E12000007": ("UKI", "TLI", "London"),
    "E12000008": ("UKJ", "TLJ", "South East", "South East England"),
    "E12000009": ("UKK", "TLK", "South West", "South West England"),
    "E92000001": ("England",),
    "W92000004": ("UKL", "TLL", "Wales"),
    "S92000003": ("UKM", "TLM", "Scotland"),
    "N92000002": ("UKN", "TLN", "Northern Ireland"),
    EVERYWHERE: ("UK", "United Kingdom", "Any region", "National", "UK wide"),
}
BY_NAME: dict[str, str] = {name.casefold(): code for code, names in REGIONS.items() for name in names}


def region_of(text: str) -> str:
    """The code of the region or nation that a notice names, by its name or by any NUTS code in it; "" for no such one.

    >>> region_of("UKD33"), region_of("yorkshire and the humber"), region_of("Morden")
    ('E12000002', 'E12000003', '')
    """
    plain = " ".join(text.split()).casefold()
    if plain in BY_NAME:
        return BY_NAME[plain]
    is_nuts = plain[:3].isalpha() and plain[:2] in ("uk", "tl") and len(plain) <= 5 and plain.isalnum()
    return BY_NAME.get(plain[:3], "") if is_nuts else ""
