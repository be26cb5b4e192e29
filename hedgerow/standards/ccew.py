"""The Charity Commission's public extract: its tables, its classification and the names it gives to areas.

Source: "Data definition" and the files of the public register download, Charity Commission for England and Wales
(register-of-charities.charitycommission.gov.uk, "Full register download", OGL 3), read in 2023 and 2026.
"""

from __future__ import annotations

from dataclasses import dataclass

# Columns of each table in their published order, a name to a word.
_TABLES: dict[str, str] = {
    "charity": """
        date_of_extract organisation_number registered_charity_number linked_charity_number charity_name
        charity_type charity_registration_status date_of_registration date_of_removal
        charity_reporting_status latest_acc_fin_period_start_date latest_acc_fin_period_end_date
        latest_income latest_expenditure charity_contact_address1 charity_contact_address2
        charity_contact_address3 charity_contact_address4 charity_contact_address5 charity_contact_postcode
        charity_contact_phone charity_contact_email charity_contact_web charity_company_registration_number
        charity_insolvent charity_in_administration charity_previously_excepted charity_is_cdf_or_cif
        charity_is_cio cio_is_dissolved date_cio_dissolution_notice charity_activities charity_gift_aid
        charity_has_land
    """,
    "charity_annual_return_history": """
        date_of_extract organisation_number registered_charity_number fin_period_start_date
        fin_period_end_date ar_cycle_reference reporting_due_date date_annual_return_received
        date_accounts_received total_gross_income total_gross_expenditure accounts_qualified suppression_ind
        suppression_type
    """,
    "charity_annual_return_parta": """
        date_of_extract organisation_number registered_charity_number latest_fin_period_submitted_ind
        fin_period_order_number ar_cycle_reference fin_period_start_date fin_period_end_date ar_due_date
        ar_received_date total_gross_income total_gross_expenditure charity_raises_funds_from_public
        charity_professional_fundraiser charity_agreement_professional_fundraiser
        charity_commercial_participator charity_agreement_commerical_participator
        grant_making_is_main_activity charity_receives_govt_funding_contracts count_govt_contracts
        charity_receives_govt_funding_grants count_govt_grants income_from_government_contracts
        income_from_government_grants charity_has_trading_subsidiary trustee_also_director_of_subsidiary
        does_trustee_receive_any_benefit trustee_payments_acting_as_trustee
        trustee_receives_payments_services trustee_receives_other_benefit trustee_resigned_employment
        employees_salary_over_60k count_salary_band_60001_70000 count_salary_band_70001_80000
        count_salary_band_80001_90000 count_salary_band_90001_100000 count_salary_band_100001_110000
        count_salary_band_110001_120000 count_salary_band_120001_130000 count_salary_band_130001_140000
        count_salary_band_140001_150000 count_salary_band_150001_200000 count_salary_band_200001_250000
        count_salary_band_250001_300000 count_salary_band_300001_350000 count_salary_band_350001_400000
        count_salary_band_400001_450000 count_salary_band_450001_500000 count_salary_band_over_500000
        count_volunteers
    """,
    "charity_annual_return_partb": """
        date_of_extract organisation_number registered_charity_number latest_fin_period_submitted_ind
        fin_period_order_number ar_cycle_reference fin_period_start_date fin_period_end_date ar_due_date
        ar_received_date income_donations_and_legacies income_other_trading_activities
        income_charitable_activities income_investments income_other income_total_income_and_endowments
        income_legacies income_endowments expenditure_raising_funds expenditure_charitable_expenditure
        expenditure_other expenditure_total expenditure_investment_management expenditure_grants_institution
        expenditure_governance expenditure_support_costs expenditure_depreciation gain_loss_investment
        gain_loss_pension_fund gain_loss_revaluation_fixed_investment gain_loss_other reserves
        assets_total_fixed assets_own_use assets_long_term_investment defined_benefit_pension_scheme
        assets_other_assets assets_total_liabilities assets_current_investment
        assets_total_assets_and_liabilities creditors_one_year_total_current
        creditors_falling_due_after_one_year assets_cash funds_endowment funds_unrestricted funds_restricted
        funds_total count_employees charity_only_accounts consolidated_accounts
    """,
    "charity_area_of_operation": """
        date_of_extract organisation_number registered_charity_number linked_charity_number
        geographic_area_type geographic_area_description parent_geographic_area_type
        parent_geographic_area_description welsh_ind
    """,
    "charity_classification": """
        date_of_extract organisation_number registered_charity_number linked_charity_number
        classification_code classification_type classification_description
    """,
    "charity_event_history": """
        date_of_extract organisation_number registered_charity_number linked_charity_number charity_name
        charity_event_order event_type date_of_event reason assoc_organisation_number
        assoc_registered_charity_number assoc_charity_name
    """,
    "charity_governing_document": """
        date_of_extract organisation_number registered_charity_number linked_charity_number
        governing_document_description charitable_objects area_of_benefit
    """,
    "charity_other_names": """
        date_of_extract organisation_number registered_charity_number linked_charity_number charity_name_id
        charity_name_type charity_name
    """,
    "charity_other_regulators": """
        date_of_extract organisation_number registered_charity_number regulator_order regulator_name
        regulator_web_url
    """,
    "charity_policy": """
        date_of_extract organisation_number registered_charity_number linked_charity_number policy_name
    """,
    "charity_published_report": """
        date_of_extract organisation_number registered_charity_number linked_charity_number report_name
        report_location date_published
    """,
    "charity_trustee": """
        date_of_extract organisation_number registered_charity_number linked_charity_number trustee_id
        trustee_name trustee_is_chair individual_or_organisation trustee_date_of_appointment
    """,
}
TABLES: dict[str, tuple[str, ...]] = {name: tuple(columns.split()) for name, columns in _TABLES.items()}

# Columns that speak of people; they are dropped before anything is written. Of trustees only the number is kept.
PERSONAL: frozenset[str] = frozenset(
    {
        *(f"charity_contact_address{line}" for line in range(1, 6)),
        "charity_contact_phone",
        "charity_contact_email",
        "trustee_id",
        "trustee_name",
        "trustee_is_chair",
        "trustee_date_of_appointment",
    }
)


@dataclass(frozen=True)
class Classification:
    """One code of the three lists by which charities describe themselves. `scheme` as in `register_classes`."""

    code: str
    scheme: str
    title: str


WHAT, WHO, HOW = "ccew_what", "ccew_who", "ccew_how"
CLASSIFICATIONS: tuple[Classification, ...] = (
    Classification("101", WHAT, "General charitable purposes"),
    Classification("102", WHAT, "Education and training"),
    Classification("103", WHAT, "The advancement of health or saving of lives"),
    Classification("104", WHAT, "Disability"),
    Classification("105", WHAT, "The prevention or relief of poverty"),
    Classification("106", WHAT, "Overseas aid and famine relief"),
    Classification("107", WHAT, "Accommodation and housing"),
    Classification("108", WHAT, "Religious activities"),
    Classification("109", WHAT, "Arts, culture, heritage and science"),
    Classification("110", WHAT, "Amateur sport"),
    Classification("111", WHAT, "Animals"),
    Classification("112", WHAT, "Environment, conservation and heritage"),
    Classification("113", WHAT, "Economic and community development, employment"),
    Classification("114", WHAT, "Armed forces and emergency service efficiency"),
    Classification("115", WHAT, "Human rights, religious or racial harmony, equality or diversity"),
    Classification("116", WHAT, "Recreation"),
    Classification("117", WHAT, "Other charitable purposes"),
    Classification("201", WHO, "Children and young people"),
    Classification("202", WHO, "Elderly and old people"),
    Classification("203", WHO, "People with disabilities"),
    Classification("204", WHO, "People of a particular ethnic or racial origin"),
    Classification("205", WHO, "Other charities or voluntary bodies"),
    Classification("206", WHO, "Other defined groups"),
    Classification("207", WHO, "The general public"),
    Classification("301", HOW, "Makes grants to individuals"),
    Classification("302", HOW, "Makes grants to organisations"),
    Classification("303", HOW, "Provides other finance"),
    Classification("304", HOW, "Provides human resources"),
    Classification("305", HOW, "Provides buildings, facilities or open space"),
    Classification("306", HOW, "Provides services"),
    Classification("307", HOW, "Provides advocacy, advice or information"),
    Classification("308", HOW, "Sponsors or undertakes research"),
    Classification("309", HOW, "Acts as an umbrella or resource body"),
    Classification("310", HOW, "Other charitable activities"),
)

# Areas that are not local authorities, by the extract's name in lower case. Local authorities are found by their own
# names (see `area_key`), so only those whose register name differs are listed.
AREA_CODES: dict[str, str] = {
    "throughout england and wales": "K04000001",
    "throughout england": "E92000001",
    "throughout wales": "W92000004",
    "throughout london": "E12000007",
    "greater london": "E12000007",
    "scotland": "S92000003",
    "northern ireland": "N92000002",
    "greater manchester": "E11000001",
    "merseyside": "E11000002",
    "south yorkshire": "E11000003",
    "tyne and wear": "E11000007",
    "west midlands": "E11000005",
    "west yorkshire": "E11000006",
}
_FILLER = frozenset("city of and the council county borough metropolitan royal district london upon".split())


def area_key(name: str) -> str:
    """What is left of an authority's name without the words that registers add or leave out, in order of the alphabet.

    >>> area_key("Birmingham City") == area_key("Birmingham") and area_key("City Of Westminster") == area_key("Westminster")
    True
    """
    plain = "".join(letter if letter.isalnum() else " " for letter in name.lower().replace("'", ""))
    words = [word for word in plain.split() if word not in _FILLER]
    return " ".join(sorted(words))
