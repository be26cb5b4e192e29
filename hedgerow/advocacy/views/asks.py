"""What is asked of public bodies, for our team: prepared, put, written as a letter, answered."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import user_of
from hedgerow.advocacy import actions
from hedgerow.advocacy.forms.chain import AnswerForm, AskForm, PutForm
from hedgerow.advocacy.forms.finding import AsksForm
from hedgerow.advocacy.models import Ask, Consultation, Issue
from hedgerow.advocacy.presenters import lists, paper
from hedgerow.advocacy.presenters.chain import asked_of
from hedgerow.advocacy.queries import asks as read
from hedgerow.advocacy.queries.wording import letter_of
from hedgerow.advocacy.rules import looks_partisan
from hedgerow.advocacy.views.finding import ask_or_404, crumbs, issue_or_404, moved
from hedgerow.advocacy.views.positions import GUIDANCE
from hedgerow.bodies.queries import interests_in
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried


@open_to(Audience.WORKER)
@require_safe
def asks(request: HttpRequest) -> HttpResponse:
    """All that was put to public bodies, and what came of it."""
    form = AsksForm(request.GET)
    found = read.asks(**form.filters(), today=clock.today()).order_by(*ordering(lists.ASKS, request.GET))
    if answer := download(lists.ASKS, found.iterator() if "format" in request.GET else (), request.GET):
        return answer
    context = {
        "form": form,
        "tabs": lists.tabs("asks"),
        "narrowed": bool(form.chosen()),
        "table": present(lists.ASKS, numbered(found, request.GET), request.GET),
    }
    return render(request, "advocacy/asks.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """What exactly is asked, of whom, and how; with a day, it has been put to them."""
    found = issue_or_404(pk)
    if (elsewhere := moved(found)) is not None:
        return elsewhere
    form = AskForm(posted(request), issue=found, initial={"text": request.GET.get("text", "")[:2000]})
    if request.method == "POST" and form.is_valid() and (made := prepared(request, form, found)):
        return redirect("advocacy:ask", pk=made.pk)
    return _form_page(request, form, found, _("Ask a public body"))


def prepared(request: HttpRequest, form: AskForm, issue: Issue, consultation: Consultation | None = None) -> Ask | None:
    """The ask that was typed, put to them where a day was said; None where something is wrong, which the form says."""
    made: list[Ask] = []
    by, told = user_of(request), form.cleaned_data

    def act() -> None:
        made.append(_prepare(by, form, issue, consultation, told))

    done = _("It has been put to them.") if told["put_on"] else _("Prepared. Say so once it was put to them.")
    return made[0] if tried(request, act, done, form) else None


def _prepare(by: User, form: AskForm, issue: Issue, consultation: Consultation | None, told: dict[str, Any]) -> Ask:
    with transaction.atomic():
        ask = actions.prepare_ask(by=by, issue=issue, consultation=consultation, **form.facts())
        if told["put_on"]:
            ask = actions.put_ask(by=by, ask=ask, on=told["put_on"], answer_by=told["answer_by"])
    return ask


def _form_page(request: HttpRequest, form: AskForm, issue: Issue, title: str) -> HttpResponse:
    context = {"form": form, "issue": issue, "title": title, "guidance": GUIDANCE, "crumbs": crumbs(issue, title)}
    return render(request, "advocacy/ask_form.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an ask right, while it is prepared."""
    found = ask_or_404(pk)
    if found.put_on is not None:
        return redirect("advocacy:ask", pk=pk)
    form = AskForm(posted(request), issue=found.issue, instance=Ask.objects.get(pk=pk))
    del form.fields["put_on"], form.fields["answer_by"]
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.change_ask(by=user_of(request), ask=found, **form.facts())  # noqa: E731
        if tried(request, act, _("Saved."), form):
            return redirect("advocacy:ask", pk=pk)
    return _form_page(request, form, found.issue, _("Edit the ask"))


@open_to(Audience.WORKER)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """One ask. `do` says that it was put, sends the letter, writes down an answer, or drops it."""
    found = ask_or_404(pk)
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    answers = list(found.answers.order_by("on", "pk"))
    put = PutForm(request.POST if wanted == "put" else None, auto_id="put_%s")
    said = AnswerForm(request.POST if wanted == "answer" else None, initial={"on": clock.today(), "seen": len(answers)})
    if wanted and _done(request, found, wanted, put, said):
        return redirect("advocacy:ask", pk=pk)
    context = {
        "ask": found,
        "issue": found.issue,
        "asked": asked_of(found, clock.today()),
        "put": put,
        "said": said,
        "answers": answers,
        "paragraphs": letter_of(found),
        "partisan": looks_partisan(found.text),
        "guidance": GUIDANCE,
        "interests": interests_in([found.issue.ref]),
        "crumbs": crumbs(found.issue, _("Ask")),
    }
    return render(request, "advocacy/ask.html", context, status=422 if put.errors or said.errors else 200)


def _done(request: HttpRequest, found: Ask, wanted: str, put: PutForm, said: AnswerForm) -> bool:
    by = user_of(request)
    if wanted == "put" and put.is_valid():
        told = put.cleaned_data
        return tried(request, lambda: actions.put_ask(by=by, ask=found, **told), _("It has been put to them."), put)
    if wanted == "answer" and said.is_valid():
        told = said.cleaned_data
        done = _("Written down. The groups concerned are told.")
        return tried(request, lambda: actions.answer_ask(by=by, ask=found, **told), done, said)
    if wanted == "letter":
        done = _("The letter is on its way.") if found.to_email else _("The letter waits to be printed.")
        return tried(request, lambda: actions.write_letter(by=by, ask=found), done) or True
    if wanted == "drop":
        return tried(request, lambda: actions.drop_ask(by=by, ask=found), _("It is not asked.")) or True
    return False


@open_to(Audience.WORKER)
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The ask as a letter, to print."""
    found = ask_or_404(pk)
    answer = HttpResponse(paper.letter(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="letter-{found.pk}.pdf"'
    return answer
