"""Issues for our team: the board, writing one down, and the whole chain on one page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.advocacy import actions
from hedgerow.advocacy.forms.issues import AddForm, IssueForm, IssuesForm, RestForm
from hedgerow.advocacy.models import Issue
from hedgerow.advocacy.permissions import is_public
from hedgerow.advocacy.presenters import lists
from hedgerow.advocacy.presenters.chain import chain
from hedgerow.advocacy.queries import asks as read_asks
from hedgerow.advocacy.queries import issues as read
from hedgerow.advocacy.queries.wording import stands
from hedgerow.advocacy.rules import LEAST, is_pattern
from hedgerow.advocacy.views.finding import crumbs, issue_or_404, moved, typing
from hedgerow.bodies.queries import interests_in
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import keys
from hedgerow.places.queries import area_names
from hedgerow.shell.boards import is_table, ways
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.spine.errors import InputError


@open_to(Audience.WORKER)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every issue by how far it has come, and what waits: answers that are late, consultations, changes to look at again."""
    form, today, query = IssuesForm(request.GET), clock.today(), request.GET
    found, table = read.issues(**form.filters()), lists.table(clock.today())
    if "format" in query or is_table(query):
        found = found.order_by(*ordering(table, query))
    if answer := download(table, found.iterator() if "format" in query else (), query):
        return answer
    context: dict[str, Any] = {
        "form": form,
        "tabs": lists.tabs("issues"),
        "narrowed": bool(form.chosen()),
        "ways": ways(query),
        "late": list(read.waiting().filter(answer_by__lt=today).select_related("body", "issue")[:5]),
        "unread": list(read.there().filter(looked_at__isnull=True).order_by("made_at")[:5]),
        "consultations": list(read_asks.to_answer(today)[:3]),
        "again": list(read_asks.to_look_at_again(today)[:3]),
        "today": today,
    }
    if is_table(query):
        context["table"] = present(table, numbered(found, query), query)
    else:
        context["columns"] = lists.board(found, query, today)
        context["total"] = sum(column.count for column in context["columns"])
    return render(request, "advocacy/home.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """Write down what groups said, in under a minute; where something like it was said before, that is shown first."""
    if (answer := typing(request, read.alike)) is not None:
        return answer
    form, likes = AddForm(posted(request)), []
    finding = "groups_search" in request.POST
    if request.method == "POST" and not finding and form.is_valid():
        told = form.cleaned_data
        joined = request.POST.get("join", "")
        likes = [] if "sure" in request.POST or joined else read.alike(told["sentence"])
        if not likes and (issue := _written(request, form, joined)):
            messages.success(request, _("Written down."))
            return redirect("advocacy:issue", pk=issue.pk)
    context = {"form": form, "likes": likes, "crumbs": crumbs(title=_("Write down an issue"))}
    return render(request, "advocacy/add.html", context, status=422 if form.errors else 200)


def _written(request: HttpRequest, form: AddForm, joined: str) -> Issue | None:
    told, by = form.cleaned_data, user_of(request)
    facts = {name: told[name] for name in ("sentence", "body", "ward")}
    try:
        found = read.there().filter(pk__in=keys([joined])).first()
        issue = found or actions.raise_issue(by=by, on=told["on"], seen="groups", **facts)
        voice = {"shown": told["shown"], "reached": told["reached"], "on": told["on"], "words": told["words"]}
        for group in told["groups"] or [None]:
            actions.add_voice(by=by, issue=issue, organisation=group, **voice)
    except InputError as error:
        form.add_error(None, str(error))
        return None
    return issue


@open_to(Audience.WORKER)
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole chain of one issue; who raised it, and whom not to name. `do` lets it rest, or takes it up again."""
    found = issue_or_404(pk)
    if (elsewhere := moved(found)) is not None:
        return elsewhere
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    form, by = RestForm(request.POST if wanted == "rest" else None), user_of(request)
    if wanted == "wake" and tried(request, lambda: actions.wake(by=by, issue=found), _("Taken up again.")):
        return redirect("advocacy:issue", pk=pk)
    if wanted == "read" and tried(request, lambda: actions.change_issue(by=by, issue=found), _("Read.")):
        return redirect("advocacy:issue", pk=pk)
    if wanted == "rest" and form.is_valid():
        why = form.cleaned_data["why"]
        if tried(request, lambda: actions.rest(by=by, issue=found, why=why), _("It rests."), form):
            return redirect("advocacy:issue", pk=pk)
    return render(request, "advocacy/issue.html", _page(found, form), status=422 if form.errors else 200)


def _page(found: Any, form: RestForm) -> dict[str, Any]:
    voices, heard = list(read.voices_of(found)), read.heard([found])[found.pk]
    position = getattr(found, "position", None)
    prepared = found.asks.filter(put_on__isnull=True, dropped_on__isnull=True).select_related("body")
    standing = [one for one in heard if one.withdrawn_on is None]
    spread = read.spread(heard)
    return {
        "issue": found,
        "chain": chain(found),
        "voices": voices,
        "name": [one for one in standing if one.shown == "named"],
        "never": [one for one in standing if one.shown != "named"],
        "groups": len(standing),
        "pattern": is_pattern(len(standing)),
        "least": LEAST,
        "bands": spread["bands"],
        "wards": [one for one in spread["wards"] if one.groups],
        "missing_bands": [one.label for one in spread["bands"] if not one.groups and one.of],
        "missing_wards": [one.label for one in spread["wards"] if not one.groups and one.of],
        "likes": read.alike(found.sentence, but=found.pk),
        "position": position,
        "stands": stands(position),
        "prepared": list(prepared),
        "ward": area_names([found.ward]).get(found.ward, "") if found.ward else "",
        "public": is_public(found),
        "stage_tone": lists.stage_tone(found),
        "interests": interests_in([found.ref]),
        "form": form,
        "today": clock.today(),
        "crumbs": crumbs(found),
    }


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Put what is known of an issue right, and say who may know of it."""
    found = issue_or_404(pk)
    if (elsewhere := moved(found)) is not None:
        return elsewhere
    form = IssueForm(posted(request), instance=Issue.objects.get(pk=pk))
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.change_issue(by=user_of(request), issue=found, **form.facts())  # noqa: E731
        if tried(request, act, _("Saved."), form):
            return redirect("advocacy:issue", pk=pk)
    context = {"form": form, "issue": found, "title": _("Edit the issue"), "crumbs": crumbs(found, _("Edit"))}
    return render(request, "advocacy/edit.html", context, status=422 if form.errors else 200)
