"""An OpenAPI description of the whole site, made from its own addresses and from the forms and links on its pages.

It says what a browser could send, loosely on purpose: whatever fits it must be answered, and never by a failure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from hedgerow.config.addresses import Address
from tests.config.forms_of import Page

FORM = "application/x-www-form-urlencoded"
PART = re.compile(r"<(?:(\w+):)?(\w+)>")
INTEGER = {"type": "integer", "minimum": 0, "maximum": 2**70}
TEXT = {"type": "string", "minLength": 1, "maxLength": 80}


def one_of(given: object, schema: Mapping[str, Any]) -> dict[str, Any]:
    """A value that is there, or any other."""
    return {"anyOf": [{"enum": [given]}, dict(schema)]}


def description(
    told: Iterable[tuple[Address, Mapping[str, Any], Page]], forms: Mapping[str, dict[str, str]]
) -> dict[str, Any]:
    """All of it. `told` gives for each address an example of its parts and the page that they lead to; `forms` the
    fields that are posted to a path."""
    paths: dict[str, Any] = {}
    for address, parts, page in told:
        path = PART.sub(lambda found: "{" + found[2] + "}", address.path)
        paths[path] = {
            "parameters": [_part(name, kind, parts) for kind, name in PART.findall(address.path)],
            "get": {"parameters": [_asked(name) for name in sorted(page.asked)], "responses": ANSWERS},
            "post": {"requestBody": _body(forms.get(page.here, {})), "responses": ANSWERS},
        }
    return {"openapi": "3.0.3", "info": {"title": "Hedgerow", "version": "1"}, "paths": paths}


ANSWERS = {"default": {"description": "anything but a failure"}}


def _part(name: str, kind: str, parts: Mapping[str, Any]) -> dict[str, Any]:
    schema = INTEGER if kind == "int" else TEXT
    given = parts[name] if kind == "int" else str(parts[name])
    return {"name": name, "in": "path", "required": True, "schema": one_of(given, schema)}


def _asked(name: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {"type": "string", "maxLength": 200}}


def _body(fields: Mapping[str, str]) -> dict[str, Any]:
    named = {name: one_of(given, {"type": "string", "maxLength": 400}) for name, given in fields.items()}
    schema = {"type": "object", "properties": named, "additionalProperties": False}
    return {"required": True, "content": {FORM: {"schema": schema}}}
