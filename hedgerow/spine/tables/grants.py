"""Grants, each once, with the organisation that received it and where the money went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from hedgerow.spine import columns, identifiers, linking, matching
from hedgerow.spine.tables.base import Column, Table

RAW = "threesixty_grants"
# JSON says most, a workbook keeps dates as dates, a CSV file neither.
FORMS = ("json", "xlsx", "csv", "tsv")
MADE = pa.schema(
    [
        (name, pa.string())
        for name in ("grant_id", "org_id", "match_basis", "recipient_key", "ward", "authority", "area")
    ]
    + [("area_basis", pa.string()), ("funder_authority", pa.string())]
)


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    if RAW not in given:
        return None
    grants = once(given[RAW])
    rows = grants.order_by("grant_id").to_pyarrow().to_pylist()
    made = columns.beside(grants, "grants_made", pa.Table.from_pylist(made_of(rows, given), MADE))
    joined = grants.join(made, "grant_id")
    return joined.mutate(pence=joined.amount, applied_pence=joined.applied)


def once(raw: ir.Table) -> ir.Table:
    """Each grant once, by its identifier: real before faked, the latest changed, then the form that says most."""
    form = raw.form.cases(*((name, place) for place, name in enumerate(FORMS)), else_=len(FORMS))
    best = ibis.row_number().over(
        group_by=raw.grant_id,
        order_by=[
            raw["sample"],
            raw.modified.desc(nulls_first=False),
            raw.source_date.desc(nulls_first=False),
            form,
            raw.file,
        ],
    )
    return raw.mutate(place=best).filter(lambda t: t.place == 0).drop("place")


def made_of(rows: Sequence[Mapping[str, Any]], given: Mapping[str, ir.Table]) -> list[dict[str, Any]]:
    """What is made of each grant: its recipient on the register, one key a recipient, and its place."""
    index = linking.index(given)
    places = Places(given, rows)
    found = {asked: index.find(asked) for asked in {places.asked(row) for row in rows} if asked.name}
    matches = [found.get(places.asked(row)) for row in rows]
    own = [match.org_id if match else None for match in matches]
    recipients = recipient_keys(rows, own)
    return [
        {
            "grant_id": row["grant_id"],
            "org_id": match.org_id if match else None,
            "match_basis": match.basis if match else None,
            "recipient_key": recipient,
            **places.of(row, match.org_id if match else None),
            "funder_authority": places.funder(row),
        }
        for row, match, recipient in zip(rows, matches, recipients, strict=True)
    ]


def recipient_keys(rows: Sequence[Mapping[str, Any]], own: Sequence[str | None]) -> list[str | None]:
    """One key for all grants to one recipient: the same organisation, official identifier or name (of one funder's)."""
    signs = [
        (org_id, identifiers.org_id(row["recipient_id"]), name_sign(row)) for row, org_id in zip(rows, own, strict=True)
    ]
    groups = matching.same(signs)
    names: dict[int, str] = {}
    for group, row, (org_id, published, _) in zip(groups, rows, signs, strict=True):
        best = org_id or published
        if best and not names.get(group, "").startswith("GB-"):
            names[group] = best
        elif row["recipient_name"]:
            names.setdefault(group, matching.key(row["recipient_name"]))
    return [names.get(group) for group in groups]


def name_sign(row: Mapping[str, Any]) -> str | None:
    name = row["recipient_name"]
    return f"{row['funder_id']} {matching.key(name)}" if name else None


class Places:
    """Where grants went, from the tables of the spine: look-ups made once for all of them."""

    def __init__(self, given: Mapping[str, ir.Table], rows: Sequence[Mapping[str, Any]]) -> None:
        postcodes = {identifiers.postcode(row["recipient_postcode"]) for row in rows} - {None}
        self.postcodes = look_up(
            given, "postcodes", "postcode", sorted(map(str, postcodes)), ("ward", "authority", "lsoa")
        )
        named = {row[name] for row in rows for name in ("beneficiary_code", "recipient_area")} - {None, ""}
        self.parents = parents_of(given, sorted(named))
        self.kinds = self.kinds_of(given)
        self.register = self.register_of(given)
        self.funders = funders_of(given)

    @staticmethod
    def kinds_of(given: Mapping[str, ir.Table]) -> dict[str, str]:
        if "areas" not in given:
            return {}
        areas = given["areas"]
        rows = areas.filter(areas.kind.isin(("authority", "ward"))).select("code", "kind").to_pyarrow()
        return dict(zip(rows["code"].to_pylist(), rows["kind"].to_pylist(), strict=True))

    @staticmethod
    def register_of(given: Mapping[str, ir.Table]) -> dict[str, tuple[str | None, ...]]:
        """Small area, ward and authority of each organisation's registered postcode."""
        if "register" not in given:
            return {}
        register = given["register"]
        rows = register.filter(register.authority.notnull()).select("org_id", "lsoa", "ward", "authority").to_pyarrow()
        return {row["org_id"]: (row["lsoa"], row["ward"], row["authority"]) for row in rows.to_pylist()}

    def asked(self, row: Mapping[str, Any]) -> matching.Asked:
        """What the grant says of its recipient; its place is that of the money or of the recipient's postcode."""
        postcode = identifiers.postcode(row["recipient_postcode"])
        _, _, authority = self.inside(row["beneficiary_code"])
        return matching.Asked(
            name=row["recipient_name"] or "",
            identifier=row["recipient_id"],
            charity=row["recipient_charity"],
            company=row["recipient_company"],
            postcode=postcode,
            place=authority or self.postcodes.get(postcode or "", {}).get("authority"),
        )

    def inside(self, code: str | None) -> tuple[str | None, str | None, str | None]:
        """An area's own code with the ward and the authority that it is or lies in."""
        if not code:
            return None, None, None
        parents = self.parents.get(code, {})
        kind = self.kinds.get(code)
        ward = code if kind == "ward" else parents.get("ward")
        # A council that ended lies in the one that took its place.
        authority = parents.get("authority") or (code if kind == "authority" else None)
        return code, ward, authority

    def of(self, row: Mapping[str, Any], org_id: str | None) -> dict[str, str | None]:
        """The finest area known, and on what basis: who benefits, else where the recipient says it is, else its
        registered office. A ward comes from the recipient where those who benefit are only named as the borough."""
        area, ward, authority = self.inside(row["beneficiary_code"])
        basis = "beneficiary" if area else None
        if ward is None:
            finer = self.of_recipient(row, org_id)
            if finer and (authority is None or finer[2] == authority):
                (small, ward, within), basis = finer[:3], finer[3]
                area, authority = small or ward or area, within or authority
        return {"area": area, "ward": ward, "authority": authority, "area_basis": basis}

    def of_recipient(
        self, row: Mapping[str, Any], org_id: str | None
    ) -> tuple[str | None, str | None, str | None, str] | None:
        code, ward, authority = self.inside(row["recipient_area"])
        if ward or authority:
            return code, ward, authority, "recipient"
        held = self.postcodes.get(identifiers.postcode(row["recipient_postcode"]) or "")
        if held:
            return held["lsoa"], held["ward"], held["authority"], "recipient"
        if org_id in self.register:
            small, ward, authority = self.register[org_id]
            return small, ward, authority, "head_office"
        return None

    def funder(self, row: Mapping[str, Any]) -> str | None:
        """The code of the authority that gave the grant, where a council did."""
        return self.funders.get(row["funder_id"] or "")


def look_up(
    given: Mapping[str, ir.Table], table: str, key: str, wanted: Sequence[str], fields: tuple[str, ...]
) -> dict[str, dict[str, str | None]]:
    """Rows of a table for the keys wanted, by key."""
    if table not in given or not wanted:
        return {}
    keys = columns.beside(given[table], f"wanted_{table}", pa.table({"wanted": pa.array(wanted, pa.string())}))
    rows = given[table].join(keys, given[table][key] == keys.wanted).select(key, *fields).to_pyarrow()
    return {row[key]: row for row in rows.to_pylist()}


def parents_of(given: Mapping[str, ir.Table], codes: Sequence[str]) -> dict[str, dict[str, str]]:
    """For each code its ward and authority, older small areas through those that took their place."""
    if "area_parents" not in given or not codes:
        return {}
    held: dict[str, dict[str, str]] = {}
    for code, kind, parent in parent_rows(given["area_parents"], codes):
        held.setdefault(code, {})[kind] = parent
    older = {code: found["lsoa21"] for code, found in held.items() if "lsoa21" in found and "authority" not in found}
    newer = parents_of(given, sorted(set(older.values()))) if older else {}
    return held | {code: newer.get(now, {}) for code, now in older.items()}


def parent_rows(parents: ir.Table, codes: Sequence[str]) -> list[tuple[str, str, str]]:
    """Code, kind and parent, those in force last; none that is still to come."""
    keys = columns.beside(parents, "wanted_parents", pa.table({"wanted": pa.array(list(codes), pa.string())}))
    found = parents.join(keys, parents.code == keys.wanted).select(
        "code", "parent_kind", "parent", "start_date", "end_date"
    )
    rows = found.to_pyarrow().to_pylist()
    today = datetime.now(UTC).date()
    begun = [row for row in rows if not row["start_date"] or row["start_date"] <= today]
    begun.sort(key=lambda row: (row["code"], row["parent_kind"], row["end_date"] or date.max, row["parent"]))
    return [(row["code"], row["parent_kind"], row["parent"]) for row in begun]


def funders_of(given: Mapping[str, ir.Table]) -> dict[str, str]:
    """Identifiers of councils as funders, GB-LAE-TRF and the rest, with their codes."""
    if "authority_list" not in given:
        return {}
    rows = given["authority_list"].select("local_code", "code").to_pyarrow().to_pylist()
    prefixes = ("GB-LAE-", "GB-LAS-", "GB-PLA-", "GB-LANI-")
    return {
        prefix + row["local_code"]: row["code"]
        for row in rows
        for prefix in prefixes
        if row["local_code"] and row["code"]
    }


TABLE = Table(
    name="grants",
    title="Grants",
    columns=(
        Column("grant_id", "string", "The publisher's identifier of the grant."),
        Column("title", "string", "What the grant is called; empty for a grant to a person."),
        Column("description", "string", "What it is for; empty for a grant to a person."),
        Column("funder_id", "string", "Identifier of the funder."),
        Column("funder_name", "string", "Name of the funder."),
        Column("funder_authority", "string", "Code of the council, where the funder is one."),
        Column("recipient_id", "string", "Identifier of the recipient as published."),
        Column("recipient_name", "string", "Name of the recipient as published."),
        Column("org_id", "string", "The recipient on the register; empty where it is on none that is held."),
        Column("match_basis", "string", "id or name: how it was found there."),
        Column("recipient_key", "string", "One for all grants to one recipient."),
        Column("pence", "int64", "Amount awarded, in hundredths of the currency."),
        Column("currency", "string", "ISO 4217 code: GBP for nearly all."),
        Column("applied_pence", "int64", "Amount applied for."),
        Column("award_date", "date", "Day of the award; empty where what was published is no day."),
        Column("programme", "string", "Name of the grant programme."),
        Column("purpose", "string", "For a grant to a person, the code of its purpose."),
        Column("area", "string", "Code of the finest area known."),
        Column("area_basis", "string", "beneficiary, recipient or head_office: whose area it is."),
        Column("ward", "string", "Ward, where one is known."),
        Column("authority", "string", "Authority, where one is known."),
        Column(
            "to_individual", "bool", "True for a grant to a person, of which only amount, area and purpose are kept."
        ),
        Column("file", "string", "The file that it was read from."),
        Column("row", "int64", "Its row in that file."),
    ),
    needs=(RAW, *linking.NEEDS, "areas", "area_parents", "postcodes", "authority_list"),
    build=build,
    key=("grant_id",),
)
