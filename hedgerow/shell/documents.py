"""Documents as PDF/UA-1, which a screen reader follows: made by typst, that refuses a picture without words for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

#: templates lie beside their presenters; each may `#import "/shell/paper/house.typ": *`
ROOT = Path(__file__).resolve().parent.parent


def pdf(template: Path, said: Mapping[str, Any]) -> bytes:
    """A document of a template, which reads what it says as `json(bytes(sys.inputs.data))`; nothing of it is run.

    Pictures are given as SVG text, each with the words that stand for it.
    """
    data = {"data": json.dumps(said)}
    return typst.compile(
        template, root=ROOT, format="pdf", sys_inputs=data, pdf_standards=["ua-1"], ignore_system_fonts=True
    )
