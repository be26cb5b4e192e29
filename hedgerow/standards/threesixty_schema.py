"""The whole grant of the 360Giving Data Standard: every field, what it must hold, and its title in tables.

Source: 360Giving Data Standard 1.4.3 (standard.threesixtygiving.org, CC BY 4.0), grant schema with its code lists. A test
holds what is found by these tables equal to what the official schema says, grant by grant.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Shape(Enum):
    """What a field must hold."""

    TEXT = "text"
    AMOUNT = "a number"
    POSITIVE = "a number of nought or more"
    DAY = "a date"
    LOOSE_DAY = "a date, a month or a year"
    MOMENT = "a date with its time"
    ADDRESS = "a web address"
    CURRENCY = "a currency"
    COUNTRY = "a country"
    YES_NO = "Yes or No"
    TEXTS = "a list of texts"
    LIST = "a list"
    THING = "an object"


@dataclass(frozen=True)
class Part:
    """A field of a thing: its name in JSON, its title in tables, what it holds, and of which thing it is a list or one.

    nothing: may stand there as null (a country and a value date may not: the schema names null as their type, and then
    refuses it by its list and by its two forms of a day). least: how many a list must have.
    """

    name: str
    title: str
    shape: Shape
    of: str = ""
    nothing: bool = False
    least: int = 0


GRANT = "Grant"
THINGS: dict[str, tuple[Part, ...]] = {
    "Grant": (
        Part("id", "Identifier", Shape.TEXT),
        Part("title", "Title", Shape.TEXT),
        Part("description", "Description", Shape.TEXT),
        Part("currency", "Currency", Shape.CURRENCY),
        Part("amountAppliedFor", "Amount Applied For", Shape.AMOUNT),
        Part("amountAwarded", "Amount Awarded", Shape.AMOUNT),
        Part("amountDisbursed", "Amount Disbursed", Shape.AMOUNT),
        Part("awardDate", "Award Date", Shape.DAY),
        Part("url", "URL", Shape.ADDRESS),
        Part("plannedDates", "Planned Dates", Shape.LIST, of="Event"),
        Part("actualDates", "Actual Dates", Shape.LIST, of="Event"),
        Part("recipientIndividual", "Recipient Ind", Shape.THING, of="Person"),
        Part("toIndividualsDetails", "To Individuals Details", Shape.THING, of="Individual"),
        Part("recipientOrganization", "Recipient Org", Shape.LIST, of="Organization", least=1),
        Part("beneficiaryLocation", "Beneficiary Location", Shape.LIST, of="Location"),
        Part("fundingOrganization", "Funding Org", Shape.LIST, of="Organization", least=1),
        Part("grantProgramme", "Grant Programme", Shape.LIST, of="GrantProgramme"),
        Part("fromOpenCall", "From An Open Call?", Shape.YES_NO),
        Part("fundingType", "Funding Type", Shape.LIST, of="Classification"),
        Part("classifications", "Classifications", Shape.LIST, of="Classification"),
        Part("relatedDocument", "Related Document", Shape.LIST, of="Documents"),
        Part("applicationTransaction", "applicationTransaction", Shape.LIST, of="Transaction"),
        Part("commitmentTransaction", "commitmentTransaction", Shape.LIST, of="Transaction"),
        Part("disbursementTransaction", "disbursementTransaction", Shape.LIST, of="Transaction"),
        Part("relatedActivity", "Related Activity", Shape.TEXTS),
        Part("dateModified", "Last Modified", Shape.MOMENT),
        Part("dataSource", "Data Source", Shape.ADDRESS, nothing=True),
        Part("regrantType", "For Regrant Type", Shape.TEXT),
        Part("locationScope", "Location Scope", Shape.TEXT),
    ),
    "Transaction": (
        Part("id", "Identifier", Shape.TEXT),
        Part("transactionDate", "Transaction Date", Shape.DAY),
        Part("currency", "Currency", Shape.CURRENCY),
        Part("value", "Value", Shape.AMOUNT),
        Part("valueDate", "Value Date", Shape.DAY),
        Part("description", "Description", Shape.TEXT, nothing=True),
        Part("provider", "Provider", Shape.TEXT, nothing=True),
        Part("recipient", "Recipient", Shape.TEXT, nothing=True),
        Part("dateModified", "Last Modified", Shape.MOMENT),
    ),
    "Documents": (
        Part("id", "Identifier", Shape.TEXT),
        Part("title", "Title", Shape.TEXT, nothing=True),
        Part("url", "Web Address", Shape.ADDRESS, nothing=True),
        Part("description", "Description", Shape.TEXT, nothing=True),
        Part("documentType", "Document Type", Shape.TEXT, nothing=True),
        Part("dateModified", "Last Modified", Shape.MOMENT),
    ),
    "Location": (
        Part("id", "Identifier", Shape.TEXT),
        Part("name", "Name", Shape.TEXT, nothing=True),
        Part("countryCode", "Country Code", Shape.COUNTRY),
        Part("latitude", "Latitude", Shape.AMOUNT, nothing=True),
        Part("longitude", "Longitude", Shape.AMOUNT, nothing=True),
        Part("description", "Description", Shape.TEXT, nothing=True),
        Part("geoCode", "Geographic Code", Shape.TEXT, nothing=True),
        Part("geoCodeType", "Geographic Code Type", Shape.TEXT, nothing=True),
        Part("dateModified", "Last Modified", Shape.MOMENT),
    ),
    "Classification": (
        Part("vocabulary", "Vocabulary", Shape.TEXT),
        Part("code", "Code", Shape.TEXT),
        Part("title", "Title", Shape.TEXT, nothing=True),
        Part("description", "Description", Shape.TEXT, nothing=True),
        Part("url", "URL", Shape.ADDRESS, nothing=True),
        Part("dateModified", "Last Modified", Shape.MOMENT),
    ),
    "GrantProgramme": (
        Part("code", "Code", Shape.TEXT),
        Part("title", "Title", Shape.TEXT, nothing=True),
        Part("description", "Description", Shape.TEXT, nothing=True),
        Part("url", "URL", Shape.ADDRESS, nothing=True),
        Part("dateModified", "Last Modified", Shape.MOMENT),
    ),
    "Person": (
        Part("id", "Identifier", Shape.TEXT),
        Part("name", "Name", Shape.TEXT),
    ),
    "Organization": (
        Part("id", "Identifier", Shape.TEXT),
        Part("name", "Name", Shape.TEXT),
        Part("department", "Department", Shape.TEXT),
        Part("contactName", "Contact Name", Shape.TEXT),
        Part("charityNumber", "Charity Number", Shape.TEXT),
        Part("companyNumber", "Company Number", Shape.TEXT),
        Part("streetAddress", "Street Address", Shape.TEXT),
        Part("addressLocality", "City", Shape.TEXT),
        Part("addressRegion", "County", Shape.TEXT),
        Part("addressCountry", "Country", Shape.TEXT),
        Part("postalCode", "Postal Code", Shape.TEXT),
        Part("telephone", "Phone Number", Shape.TEXT),
        Part("alternateName", "Alternate Name", Shape.TEXT),
        Part("email", "Email", Shape.TEXT),
        Part("description", "Description", Shape.TEXT),
        Part("organisationType", "Organisation Type", Shape.TEXT, nothing=True),
        Part("url", "Web Address", Shape.ADDRESS),
        Part("location", "Location", Shape.LIST, of="Location"),
        Part("dateModified", "Last Modified", Shape.MOMENT),
    ),
    "Event": (
        Part("title", "Title", Shape.TEXT),
        Part("startDate", "Start Date", Shape.LOOSE_DAY),
        Part("endDate", "End Date", Shape.LOOSE_DAY),
        Part("duration", "Duration (months)", Shape.POSITIVE),
        Part("description", "Description", Shape.TEXT),
        Part("dateModified", "Last Modified", Shape.MOMENT),
    ),
    "Individual": (
        Part("primaryGrantReason", "Primary Grant Reason", Shape.TEXT),
        Part("secondaryGrantReason", "Secondary Grant Reason", Shape.TEXT),
        Part("grantPurpose", "Grant Purpose", Shape.TEXTS),
    ),
}
#: what each thing must have; of those in RECIPIENTS a grant has exactly one
REQUIRED: dict[str, tuple[str, ...]] = {
    GRANT: ("id", "title", "description", "currency", "amountAwarded", "awardDate", "fundingOrganization"),
    "Organization": ("id", "name"),
    "Person": ("id", "name"),
}
RECIPIENTS = ("recipientOrganization", "recipientIndividual")
CURRENCIES = frozenset(
    """
    ADP AED AFA AFN ALK ALL AMD ANG AOA AOK AON AOR ARA ARP ARS ARY ATS AUD AWG AYM AZM AZN BAD BAM BBD BDT BEC
    BEF BEL BGJ BGK BGL BGN BHD BIF BMD BND BOB BOP BOV BRB BRC BRE BRL BRN BRR BSD BTN BUK BWP BYB BYN BYR BZD
    CAD CDF CHC CHE CHF CHW CLF CLP CNY COP COU CRC CSD CSJ CSK CUC CUP CVE CYP CZK DDM DEM DJF DKK DOP DZD ECS
    ECV EEK EGP ERN ESA ESB ESP ETB EUR FIM FJD FKP FRF GBP GEK GEL GHC GHP GHS GIP GMD GNE GNF GNS GQE GRD GTQ
    GWE GWP GYD HKD HNL HRD HRK HTG HUF IDR IEP ILP ILR ILS INR IQD IRR ISJ ISK ITL JMD JOD JPY KES KGS KHR KMF
    KPW KRW KWD KYD KZT LAJ LAK LBP LKR LRD LSL LSM LTL LTT LUC LUF LUL LVL LVR LYD MAD MDL MGA MGF MKD MLF MMK
    MNT MOP MRO MRU MTL MTP MUR MVQ MVR MWK MXN MXP MXV MYR MZE MZM MZN NAD NGN NIC NIO NLG NOK NPR NZD OMR PAB
    PEH PEI PEN PES PGK PHP PKR PLN PLZ PTE PYG QAR RHD ROK ROL RON RSD RUB RUR RWF SAR SBD SCR SDD SDG SDP SEK
    SGD SHP SIT SKK SLL SOS SRD SRG SSP STD STN SUR SVC SYP SZL THB TJR TJS TMM TMT TND TOP TPE TRL TRY TTD TWD
    TZS UAH UAK UGS UGW UGX USD USN USS UYI UYN UYP UYU UZS VEB VEF VES VNC VND VUV WST XAF XAG XAU XBA XBB XBC
    XBD XCD XDR XEU XFO XFU XOF XPD XPF XPT XRE XSU XTS XUA XXX YDD YER YUD YUM YUN ZAL ZAR ZMK ZMW ZRN ZRZ ZWC
    ZWD ZWL ZWN ZWR
    """.split()
)
COUNTRIES = frozenset(
    """
    AF AX AL DZ AS AD AO AI AQ AG AR AM AW AU AT AZ BS BH BD BB BY BE BZ BJ BM BT BO BQ BA BW BV BR IO BN BG BF BI
    KH CM CA CV KY CF TD CL CN CX CC CO KM CG CD CK CR CI HR CU CW CY CZ DK DJ DM DO EC EG SV GQ ER EE ET FK FO FJ
    FI FR GF PF TF GA GM GE DE GH GI GR GL GD GP GU GT GG GN GW GY HT HM VA HN HK HU IS IN ID IR IQ IE IM IL IT JM
    JP JE JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MO MK MG MW MY MV ML MT MH MQ MR MU YT MX FM MD MC MN
    ME MS MA MZ MM NA NR NP NL NC NZ NI NE NG NU NF MP NO OM PK PW PS PA PG PY PE PH PN PL PT PR QA RE RO RU RW BL
    SH KN LC MF PM VC WS SM ST SA SN RS SC SL SG SX SK SI SB SO ZA GS SS ES LK SD SR SJ SZ SE CH SY TW TJ TZ TH TL
    TG TK TO TT TN TR TM TC TV UG UA AE GB US UM UY UZ VU VE VN VG VI WF EH YE ZM ZW
    """.split()
)
