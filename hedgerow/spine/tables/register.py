"""Every organisation on a register, with what the registers say of it.

Each source is first brought into one shape. An organisation that several sources speak of gets each field from the
newest real source that has it; `sources` says which, wherever that is not the source of its name.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from hedgerow.spine import columns
from hedgerow.spine.tables.base import Column, Table

FIELDS = {
    "name": "string",
    "register": "string",
    "status": "string",
    "registered_on": "date",
    "removed_on": "date",
    "postcode": "string",
    "activities": "string",
    "website": "string",
    "company_number": "string",
    "legal_form": "string",
    "trustees": "int64",
}
REAL = 10**10


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    parts = [part(given) for name, part in PARTS.items() if name in given]
    if not parts:
        return None
    rows = ibis.union(*parts, distinct=False) if len(parts) > 1 else parts[0]
    merged = merge(rows.filter(rows.org_id.notnull()))
    # Names are asked for only now: above, DuckDB would clean each of them twice, once to see that it is there.
    named = merged.filter(merged.name.notnull())
    return with_classes(with_finances(with_places(named, given), given), given)


def shape(raw: ir.Table, preference: int, **fields: ir.Value) -> ir.Table:
    """The common shape. `rank` is higher for what is to be believed first: real, then newer, then the fuller source."""
    given = {name: fields.get(name, ibis.null(kind)).cast(kind) for name, kind in FIELDS.items()}
    sample = raw["sample"] if "sample" in raw.columns else ibis.literal(False)
    rank = (~sample).cast("int64") * REAL + columns.ymd(raw.source_date) * 10 + (9 - preference)
    return raw.select(org_id=fields["org_id"], rank=rank, source=raw.source, source_date=raw.source_date, **given)


def from_extract(given: Mapping[str, ir.Table]) -> ir.Table:
    """The Charity Commission's extract; trustees counted by its own organisation number."""
    raw = given["ccew_charity"]
    if "ccew_charity_trustee" in given:
        counted = given["ccew_charity_trustee"]
        counts = counted.group_by(number=counted.organisation_number, of_sample=counted["sample"]).agg(
            trustees=counted.trustees.max()
        )
        raw = raw.left_join(counts, (raw.organisation_number == counts.number) & (raw["sample"] == counts.of_sample))
    return shape(
        raw,
        0,
        org_id=columns.charity_id(raw.registered_charity_number, raw.linked_charity_number),
        name=columns.text(raw.charity_name),
        register=ibis.literal("charity"),
        status=raw.charity_registration_status.lower(),
        registered_on=columns.day(raw.date_of_registration),
        removed_on=columns.day(raw.date_of_removal),
        postcode=columns.postcode(raw.charity_contact_postcode),
        activities=columns.prose(raw.charity_activities),
        website=columns.text(raw.charity_contact_web),
        company_number=columns.company_number(raw.charity_company_registration_number),
        legal_form=columns.text(raw.charity_type),
        trustees=raw.trustees if "trustees" in raw.columns else ibis.null("int64"),
    )


def from_list(given: Mapping[str, ir.Table]) -> ir.Table:
    raw = given["charity_list"]
    return shape(
        raw,
        1,
        org_id=columns.charity_id(raw.registered_charity_number),
        name=columns.text(raw.charity_name),
        register=ibis.literal("charity"),
        status=ibis.literal("registered"),
        registered_on=columns.day(raw.date_of_registration),
        postcode=columns.postcode(raw.charity_contact_postcode),
        activities=columns.prose(raw.charity_activities),
        website=columns.text(raw.charity_contact_web),
        company_number=columns.company_number(raw.charity_company_registration_number),
        legal_form=columns.text(raw.charity_type),
    )


def from_sample(given: Mapping[str, ir.Table]) -> ir.Table:
    raw = given["ukcat_sample"]
    return shape(
        raw,
        2,
        org_id=raw.org_id,
        name=columns.text(raw.name),
        register=ibis.literal("charity"),
        status=status(raw.active),
        registered_on=columns.day(raw.date_registered),
        postcode=columns.postcode(raw.postcode),
        activities=columns.prose(raw.activities),
        website=columns.text(raw.web),
        company_number=columns.company_number(raw.company_number),
    )


def from_cascs(given: Mapping[str, ir.Table]) -> ir.Table:
    raw = given["cascs"]
    return shape(
        raw,
        3,
        org_id=raw.id,
        name=columns.text(raw.name),
        register=ibis.literal("casc"),
        status=status(raw.active),
        postcode=columns.postcode(raw.postcode),
    )


def from_mutuals(given: Mapping[str, ir.Table]) -> ir.Table:
    """The list does not say which societies are still registered: their status stays empty.

    A society that had several numbers at Companies House keeps the first here; all are in `register_identifiers`.
    """
    every = given["mutuals"]
    first = ibis.row_number().over(group_by=every.mutual_id, order_by=[every.company_id, every.name])
    raw = every.mutate(place=first).filter(lambda t: t.place == 0)
    return shape(
        raw,
        4,
        org_id=raw.mutual_id,
        name=columns.text(raw.name),
        register=ibis.literal("mutual"),
        company_number=columns.company_number(raw.company_id.re_replace("^GB-COH-", "")),
    )


def status(active: ir.StringValue) -> ir.StringValue:
    return (active.lower() == "true").ifelse("registered", "removed")


def merge(rows: ir.Table) -> ir.Table:
    """One row an organisation. Those that one row speaks of pass as they are, which is nearly all of them."""
    several = rows.group_by("org_id").agg(times=rows.count()).filter(lambda t: t.times > 1)
    single = rows.anti_join(several, "org_id").mutate(sources=ibis.null("string")).drop("rank")
    together = believed(rows.semi_join(several, "org_id"))
    return single.union(together.mutate(sources=elsewhere(together)).select(*single.columns), distinct=False)


def believed(rows: ir.Table) -> ir.Table:
    """Each field from the row of highest rank that has it, and beside it, as `of_<field>`, whose it was."""
    day = rows.source_date.cast("string").fill_null("")
    told = rows.mutate(origin=ibis.literal('["') + rows.source + ibis.literal('", "') + day + ibis.literal('"]'))
    named = told.name.notnull()
    fields = {name: told[name].argmax(told["rank"], where=told[name].notnull()) for name in FIELDS}
    origins = {f"of_{name}": told.origin.argmax(told["rank"], where=told[name].notnull()) for name in FIELDS}
    return told.group_by("org_id").agg(
        source=told.source.argmax(told["rank"], where=named),
        source_date=told.source_date.argmax(told["rank"], where=named),
        **fields,
        **origins,
    )


def elsewhere(rows: ir.Table) -> ir.StringValue:
    """JSON with source and date of every field that does not come from where the name comes from; null if none."""
    body: ir.StringValue = ibis.literal("")
    for name in FIELDS:
        other = rows[f"of_{name}"].notnull() & (rows[f"of_{name}"] != rows.of_name)
        body = body + other.ifelse(ibis.literal(f', "{name}": ') + rows[f"of_{name}"], "")
    return (body == "").ifelse(ibis.null("string"), ibis.literal("{") + body.substr(2) + ibis.literal("}"))


def with_places(rows: ir.Table, given: Mapping[str, ir.Table]) -> ir.Table:
    """Small area, ward and authority of the registered postcode, where postcodes are held."""
    if "postcodes" not in given:
        return rows.mutate(**{name: ibis.null(kind) for name, kind in PLACE.items()})
    places = given["postcodes"].select("postcode", *PLACE)
    return rows.left_join(places, "postcode").drop("postcode_right")


def with_finances(rows: ir.Table, given: Mapping[str, ir.Table]) -> ir.Table:
    """Income and spending of the last year for which an income is known."""
    if "register_finances" not in given:
        return rows.mutate(**{name: ibis.null(kind) for name, kind in FINANCES.items()})
    years = given["register_finances"].filter(given["register_finances"].income_pence.notnull())
    last = years.group_by("org_id").agg(
        income_pence=years.income_pence.argmax(years.year_end),
        spending_pence=years.spending_pence.argmax(years.year_end),
        year_end=years.year_end.max(),
        finances_source=years.source.argmax(years.year_end),
    )
    return rows.left_join(last, "org_id").drop("org_id_right")


def with_classes(rows: ir.Table, given: Mapping[str, ir.Table]) -> ir.Table:
    if "register_classes" not in given:
        return rows.mutate(icnptso=ibis.null("string"))
    classes = given["register_classes"]
    coded = classes.filter(classes.scheme == "icnptso").group_by("org_id").agg(icnptso=classes.code.min())
    return rows.left_join(coded, "org_id").drop("org_id_right")


PLACE = {"lsoa": "string", "ward": "string", "authority": "string", "lon": "float64", "lat": "float64"}
FINANCES = {"income_pence": "int64", "spending_pence": "int64", "year_end": "date", "finances_source": "string"}
PARTS = {
    "ccew_charity": from_extract,
    "charity_list": from_list,
    "ukcat_sample": from_sample,
    "cascs": from_cascs,
    "mutuals": from_mutuals,
}

TABLE = Table(
    name="register",
    title="Organisations on registers",
    columns=(
        Column("org_id", "string", "Identifier of the organisation, such as GB-CHC-1000003."),
        Column("name", "string", "Its name on the register."),
        Column("register", "string", "charity, casc (community amateur sports club) or mutual."),
        Column("status", "string", "registered or removed; empty where its register does not say."),
        Column("registered_on", "date", "Day of registration."),
        Column("removed_on", "date", "Day of removal from the register."),
        Column("postcode", "string", "Its registered postcode, such as M15 4AB."),
        Column("lsoa", "string", "Small area (LSOA 2021) of the registered postcode."),
        Column("ward", "string", "Ward of the registered postcode."),
        Column("authority", "string", "Authority of the registered postcode."),
        Column("lon", "float64", "Longitude of the registered postcode."),
        Column("lat", "float64", "Latitude of the registered postcode."),
        Column("activities", "string", "What it does, in its own words."),
        Column("website", "string", "Its website as registered."),
        Column("company_number", "string", "Its number at Companies House, eight characters."),
        Column("legal_form", "string", "Its legal form in the register's words."),
        Column("income_pence", "int64", "Income in pence of the last year known."),
        Column("spending_pence", "int64", "Spending in pence of that year."),
        Column("year_end", "date", "Last day of that year."),
        Column("finances_source", "string", "The data set that income, spending and year end come from."),
        Column("trustees", "int64", "Number of trustees, people and organisations."),
        Column("icnptso", "string", "Code in the classification of non-profit organisations (ICNPTSO)."),
        Column(
            "sources", "string", "JSON: field to [data set, date] for fields that come from elsewhere than the name."
        ),
    ),
    needs=(*PARTS, "ccew_charity_trustee", "postcodes", "register_finances", "register_classes"),
    build=build,
    key=("org_id",),
)
