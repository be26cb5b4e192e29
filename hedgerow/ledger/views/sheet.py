"""The day sheet: to print and take out, to download as a table, and to key in when back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.accounts.permissions import Audience, open_to
from hedgerow.charter import queries as charter
from hedgerow.kernel import clock, spreadsheets
from hedgerow.ledger import actions, queries
from hedgerow.ledger.forms import sheet as sheets
from hedgerow.ledger.queries.sheet import COLUMNS
from hedgerow.ledger.views.quick import _user
from hedgerow.shell.kept import posted
from hedgerow.spine.errors import InputError

PRINTED_ROWS = 14


@open_to(Audience.WORKER)
def day_sheet(request: HttpRequest) -> HttpResponse:
    """A page to print; `?mine` has the activities one records most, `?format=` the same columns as a table."""
    if request.GET.get("format") in ("csv", "xlsx"):
        return _template(request.GET["format"])
    mine = queries.commonest_activities(_user(request), PRINTED_ROWS) if "mine" in request.GET else []
    names = [activity.name for activity in mine]
    rows = [names[number] if number < len(names) else "" for number in range(PRINTED_ROWS)]
    return render(request, "ledger/day_sheet.html", {"rows": rows, "mine": bool(mine)})


def _template(form: str) -> HttpResponse:
    header = [str(label) for label in COLUMNS.values()]
    write = spreadsheets.csv_bytes if form == "csv" else spreadsheets.xlsx_bytes
    media = spreadsheets.CSV_TYPE if form == "csv" else spreadsheets.XLSX_TYPE
    response = HttpResponse(write(header, []), content_type=media)
    response["Content-Disposition"] = f'attachment; filename="day-sheet.{form}"'
    return response


@open_to(Audience.WORKER)
def enter_sheet(request: HttpRequest) -> HttpResponse:
    """Ten rows to key in; all are recorded, or none and it is said why."""
    user = _user(request)
    sent = posted(request)
    sheet = sheets.blank() if sent is None else sheets.read(sent, user.pk)
    if request.method == "POST" and sheet.is_sound:
        try:
            done = actions.log_sheet(by=user, sheet=sheet.logged)
        except InputError as error:
            messages.error(request, str(error))
        else:
            said = ngettext("%(count)s row is recorded.", "%(count)s rows are recorded.", len(done))
            messages.success(request, said % {"count": len(done)}, extra_tags="saved:sheet")
            return redirect("ledger:entries")
    wrong = request.method == "POST"
    if wrong and not sheet.logged and not any(row.errors for row in sheet.rows):
        messages.error(request, _("Nothing is written yet. Fill in at least one row."))
    context = {
        "sheet": sheet,
        "by_function": list(charter.activities_by_function().items()),
        "payers": queries.payers(on=clock.today()),
        "wrong": [row for row in sheet.rows if row.errors],
    }
    return render(request, "ledger/enter_sheet.html", context, status=422 if wrong else 200)
