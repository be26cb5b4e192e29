"""The case for infrastructure: for everybody as it was issued, and for our team as it would be issued today."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team, user_of
from hedgerow.evidence.actions import case as actions
from hedgerow.evidence.forms.case import TellForm, told_of
from hedgerow.evidence.models import CaseIssue
from hedgerow.evidence.permissions import can_issue, check_issue
from hedgerow.evidence.presenters import case as shown
from hedgerow.evidence.presenters.parts import parts
from hedgerow.evidence.queries import case as queries
from hedgerow.evidence.queries import case_voices as voices
from hedgerow.evidence.rules import case as rules
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried


@open_to(Audience.ANYONE)
@require_safe
def the_case(request: HttpRequest) -> HttpResponse:
    """The latest issue, with who stands behind it today."""
    found = queries.issued()
    if found is None:
        return render(request, "evidence/case_none.html", {"team": is_team(request.user)})
    return _page(request, found)


@open_to(Audience.ANYONE)
@require_safe
def numbered(request: HttpRequest, number: int) -> HttpResponse:
    """An issue, as it was given out."""
    return _page(request, _found(number))


def _page(request: HttpRequest, found: CaseIssue) -> HttpResponse:
    latest = queries.issued()
    context = {
        "issue": found,
        "case": _view(found),
        "latest": latest if latest and latest.pk != found.pk else None,
        "team": is_team(request.user),
    }
    return render(request, "evidence/case.html", context)


def _view(found: CaseIssue) -> shown.CaseView:
    return shown.view(rules.read(found.content), list(voices.backings()), list(voices.quotes_shown()))


@open_to(Audience.ANYONE)
@require_safe
def the_case_pdf(request: HttpRequest) -> HttpResponse:
    """The latest issue on paper, with the voices of today."""
    found = queries.issued()
    if found is None:
        raise Http404
    return _paper(found)


@open_to(Audience.ANYONE)
@require_safe
def numbered_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """An issue on paper, with the voices of today."""
    return _paper(_found(number))


def _paper(found: CaseIssue) -> HttpResponse:
    name = f'inline; filename="the-case-{found.number}.pdf"'
    made = shown.paper(found, _view(found))
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": name})


@open_to(Audience.WORKER)
def case(request: HttpRequest) -> HttpResponse:
    """What the case would say today, number by number; a manager says what is shown, and issues it."""
    text, today = queries.text_now(), clock.today()
    decides = can_issue(request.user)
    form = TellForm(posted(request) if request.POST.get("do") == "tell" else None, initial=told_of(text))
    if request.method == "POST" and not decides:
        messages.error(request, _("A manager says what is shown, and issues it."))
        return redirect("evidence:case")
    if request.method == "POST" and _stepped(request, form, text.edition):
        return redirect("evidence:case")
    everything = queries.build(text, today, every=True)
    issues = queries.issues()
    seen = rules.fingerprint(rules.text(rules.as_shown(everything)))
    context = {
        "form": form,
        "decides": decides,
        "case": shown.view(everything, [], []),
        "seen": seen,
        "same": bool(issues) and issues[0].sha256 == seen,
        "issues": issues,
        "backed": voices.backings().count(),
        "quoted": voices.quotes_shown().count(),
        "parts": parts("case"),
    }
    return render(request, "evidence/case_work.html", context, status=422 if form.errors else 200)


def _stepped(request: HttpRequest, form: TellForm, edition: int) -> bool:
    """Do what the button says; whether to look at the page anew."""
    by, do = user_of(request), request.POST.get("do", "")
    check_issue(by)
    if do == "issue":
        seen = request.POST.get("seen", "")
        tried(request, lambda: actions.issue(by=by, seen=seen), _("Issued. Everybody can read it now."))
        return True
    if do == "tell" and form.is_valid():
        said = form.cleaned_data
        return tried(request, lambda: actions.change_text(by=by, edition=edition, **said), _("Saved."), form)
    return False


def _found(number: int) -> CaseIssue:
    found = queries.issued(number) if number < 2**31 else None
    if found is None:
        raise Http404
    return found
