"""What anybody sees of newsletters: asking for them, and the letters that were sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from hedgerow.engines.mail.queries import letterhead
from hedgerow.engines.mail.queries import shown as shown_letter
from hedgerow.engines.sharing.rules import message
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.newsletters import actions, queries
from hedgerow.newsletters.forms import AskForm
from hedgerow.people.queries.wording import us
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.spine.errors import InputError

ON_A_PAGE = 20


@open_to(Audience.ANYONE)
@limited(an_hour=30, field="email", of_one=5)
def home(request: HttpRequest) -> HttpResponse:
    """Ask for letters by subject; and read those that were sent."""
    form = AskForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.ask(email=told["email"], name=told["name"], subjects=list(told["subjects"]))
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return redirect("newsletters:asked")
    context = {
        "form": form,
        "subjects": queries.subjects(only_open=True).exists(),
        "page": numbered(queries.public_issues(), request.GET, size=ON_A_PAGE),
        "us": us(),
    }
    return render(request, "newsletters/home.html", context, status=422 if form.errors else 200)


@open_to(Audience.ANYONE)
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Look for our letter."""
    return render(request, "newsletters/asked.html")


@open_to(Audience.ANYONE)
@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter as it was sent."""
    issue = get_object_or_404(queries.public_issues(), pk=pk)
    context = {
        "issue": issue,
        "words": shown_letter(queries.letter(issue)),
        "head": letterhead(),
        "message": message(issue.title, (us(),), request.path),
    }
    return render(request, "newsletters/read.html", context)
