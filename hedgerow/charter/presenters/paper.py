"""A version of the agreement as a PDF that a screen reader follows (PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.charter.models import Agreement, Party, Signature
from hedgerow.charter.presenters.version import Doing, FunctionPart, VersionPage
from hedgerow.charter.types import State
from hedgerow.shell.documents import pdf
from hedgerow.shell.templatetags.shell import plain_date

TEMPLATE = Path(__file__).with_name("agreement.typ")


def document(agreement: Agreement, page: VersionPage, parties: Sequence[tuple[Party, Signature | None]]) -> bytes:
    """All of a version, with who signed it."""
    said: dict[str, Any] = {
        "title": page.title,
        "from": page.keeper,
        "place": page.place,
        "standing": standing(agreement),
        "definition_title": _("What infrastructure is here"),
        "definition": [part for part in page.definition.splitlines() if part.strip()],
        "functions_title": _("What is done, and who does it"),
        "functions": [_function(one) for one in page.functions],
        "priorities_title": _("What matters most"),
        "priorities": [{"name": one.name, "line": one.line} for one in page.priorities],
        "promises_title": _("What each side promises"),
        "sides": [
            {
                "title": side.title,
                "promises": [{"text": one.text, "to": _("to %(whom)s") % {"whom": one.to}, "seen": _seen(one.seen)}
                             for one in side.promises],
            }
            for side in page.sides
        ],
        "signed_title": _("Who signed"),
        "signed_heads": [_("Who"), _("As what"), _("On")],
        "signed": [
            [party.organisation.name, signature.role, plain_date(signature.on)]
            for party, signature in parties
            if signature
        ],
        "foot": _("Version %(n)s") % {"n": agreement.number},
        "hash": _("These words have the SHA-256 hash %(hash)s.") % {"hash": agreement.sha256},
    }  # fmt: skip
    return pdf(TEMPLATE, said)


def standing(agreement: Agreement) -> str:
    """How far a version is, in a sentence."""
    if agreement.state == State.AGREED and agreement.agreed_on and agreement.starts:
        told = {"n": agreement.number, "day": plain_date(agreement.agreed_on), "starts": plain_date(agreement.starts)}
        if agreement.starts == agreement.agreed_on:
            return _("Version %(n)s, agreed on %(day)s.") % told
        return _("Version %(n)s, agreed on %(day)s, in force from %(starts)s.") % told
    return _("Version %(n)s, put to those who sign. It is not agreed yet.") % {"n": agreement.number}


def _seen(words: str) -> str:
    return _("How it will be seen: %(how)s") % {"how": words} if words else ""


def _function(one: FunctionPart) -> dict[str, Any]:
    return {
        "name": one.name,
        "done": _done(one.doing),
        "heads": [_("What"), _("What counts as this"), _("Also done by")],
        "rows": [[word.name, word.line, _done(word.doing)] for word in one.current],
    }


def _done(some: Sequence[Doing]) -> str:
    return ", ".join(f"{one.name} ({', '.join(one.where)})" if one.where else one.name for one in some)
