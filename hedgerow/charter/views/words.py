"""Our words: the five functions with their activities, and our priorities. A manager changes them in place."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Audience, open_to
from hedgerow.charter import actions, queries
from hedgerow.charter.forms.words import ActivityForm, PriorityForm, initial_of
from hedgerow.charter.models import Activity, Priority
from hedgerow.charter.types import Function
from hedgerow.kernel import clock
from hedgerow.shell.asking import user_of
from hedgerow.shell.kept import posted


@open_to(Audience.MANAGER)
def words(request: HttpRequest) -> HttpResponse:
    """Everything, with a form in place of the one that is being changed (`?edit=`) or added (`?add=`)."""
    return _words(request)


@open_to(Audience.MANAGER)
@require_POST
def add_activity(request: HttpRequest, function: str) -> HttpResponse:
    """Another activity at the end of a function."""
    if function not in Function.values:
        raise Http404
    chosen, form = Function(function), ActivityForm(request.POST)
    return _done(request, form, f"add={chosen}", actions.add_activity, function=chosen)


@open_to(Audience.MANAGER)
@require_POST
def change_activity(request: HttpRequest, code: str) -> HttpResponse:
    """The same activity in other words."""
    activity = get_object_or_404(Activity, pk=code)
    form = ActivityForm(request.POST, initial=initial_of(activity))
    return _done(request, form, f"edit={code}", actions.change_activity, activity=activity)


@open_to(Audience.MANAGER)
@require_POST
def act(request: HttpRequest, code: str) -> HttpResponse:
    """Retire, bring back, or move an activity by one place: the button says which."""
    activity, user, wanted = get_object_or_404(Activity, pk=code), _user(request), request.POST.get("do", "")
    if wanted == "retire":
        actions.retire_activity(by=user, activity=activity)
    elif wanted == "restore":
        actions.restore_activity(by=user, activity=activity)
    elif wanted in ("up", "down"):
        actions.move_activity(by=user, activity=activity, places=-1 if wanted == "up" else 1)
    return redirect(f"{reverse('charter:words')}#{code}")


@open_to(Audience.MANAGER)
def priorities(request: HttpRequest) -> HttpResponse:
    """Our priorities, and a form for another."""
    form = PriorityForm(posted(request))
    if request.method == "POST" and _saved(request, form, actions.add_priority):
        return redirect("charter:priorities")
    today = clock.today()
    holding = set(queries.priorities(on=today).values_list("pk", flat=True))
    listed = [(priority, priority.pk in holding) for priority in queries.priorities()]
    return render(request, "charter/priorities.html", {"form": form, "priorities": listed})


@open_to(Audience.MANAGER)
def priority(request: HttpRequest, code: str) -> HttpResponse:
    """One of them, to be changed."""
    found = get_object_or_404(Priority, pk=code)
    form = PriorityForm(posted(request), initial=initial_of(found))
    if request.method == "POST" and _saved(request, form, actions.change_priority, priority=found):
        return redirect("charter:priorities")
    return render(request, "charter/priority.html", {"form": form, "priority": found})


def _done(request: HttpRequest, form: Form, query: str, action: Any, **named: Any) -> HttpResponse:
    if _saved(request, form, action, **named):
        return redirect("charter:words")
    name, _sep, value = query.partition("=")
    return _words(request, form, **{name: value}, status=422)


def _saved(request: HttpRequest, form: Form, action: Any, **named: Any) -> bool:
    """Whether the form was sound and is done; a fault that the action finds is told on the form."""
    if not form.is_valid():
        return False
    try:
        action(by=_user(request), **named, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    messages.success(request, _("Saved. It holds from now on; what was recorded stays as it is."))
    return True


def _words(
    request: HttpRequest, form: Form | None = None, *, edit: str = "", add: str = "", status: int = 200
) -> HttpResponse:
    editing, adding = edit or request.GET.get("edit", ""), add or request.GET.get("add", "")
    everything = queries.activities_by_function(current=False)
    if form is None and editing:
        found = [activity for some in everything.values() for activity in some if activity.code == editing]
        form = ActivityForm(initial=initial_of(found[0])) if found else None
    context = {
        "functions": [_split(function, some) for function, some in everything.items()],
        "editing": editing,
        "adding": adding,
        "form": form or ActivityForm(),
        "version": queries.version(),
    }
    return render(request, "charter/words.html", context, status=status)


def _split(function: Function, some: Any) -> dict[str, Any]:
    """A function with what is in use of it and what no longer is."""
    return {
        "function": function,
        "current": [activity for activity in some if activity.retired_on is None],
        "retired": [activity for activity in some if activity.retired_on is not None],
    }


def _user(request: HttpRequest) -> User:
    user = user_of(request)
    assert isinstance(user, User)
    return user
