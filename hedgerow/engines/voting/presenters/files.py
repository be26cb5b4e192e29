"""The list of ballots as a file that anybody can count again."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hedgerow.ballots import blt
from hedgerow.engines.voting import queries
from hedgerow.engines.voting.models import Poll
from hedgerow.engines.voting.types import Method
from hedgerow.kernel import spreadsheets


def download(poll: Poll, *, as_csv: bool) -> HttpResponse:
    """A ranked vote as .blt, for `hedgerow elections count` and other programs; any vote as CSV with its receipts."""
    ranked = poll.method == Method.RANKED and not as_csv
    body = blt.write(queries.election(poll)).encode() if ranked else _csv(poll)
    kind, ending = ("text/plain; charset=utf-8", "blt") if ranked else (spreadsheets.CSV_TYPE, "csv")
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{slugify(poll.title)[:60] or "vote"}.{ending}"'
    return response


def _csv(poll: Poll) -> bytes:
    header = [_("Receipt"), _("Ballot"), *([] if poll.secret else [_("Voter")])]
    rows = (
        [line.receipt, line.says, *([] if poll.secret else [line.voter])] for line in queries.listed(poll, most=None)
    )
    return spreadsheets.csv_bytes(header, rows)
