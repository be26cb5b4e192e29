"""Ticking to-dos, and adding one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hedgerow.engines.todo import actions, queries
from hedgerow.engines.todo.forms import TaskForm
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.asking import user_of
from hedgerow.shell.kept import posted
from hedgerow.shell.returning import back_to


@open_to(Audience.WORKER)
@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick it."""
    return _answer(request, actions.finish(by=user_of(request), task=get_object_or_404(Task, pk=pk)))


@open_to(Audience.WORKER)
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the tick away."""
    return _answer(request, actions.reopen(by=user_of(request), task=get_object_or_404(Task, pk=pk)))


def _answer(request: HttpRequest, task: Task) -> HttpResponse:
    """The one line for a page that updates in place, and otherwise back to where it was ticked."""
    if getattr(request, "htmx", False):
        line = {"due": queries.shown([task])[0], "today": clock.today(), "back": back_to(request)}
        return render(request, "todo/line.html", line)
    return redirect(back_to(request))


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """A to-do of one's own, about a record or about nothing in particular."""
    form = TaskForm(posted(request), initial={"ref": request.GET.get("ref", ""), "next": back_to(request)})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.add(by=user_of(request), owner=user_of(request), what=told["what"], due=told["due"], ref=told["ref"])
        return redirect(back_to(request))
    about = queries.link_of(form["ref"].value() or "")
    context = {"form": form, "about": about, "back": back_to(request)}
    return render(request, "todo/add.html", context, status=422 if form.errors else 200)
