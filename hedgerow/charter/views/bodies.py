"""What a public body has published as its priorities: for our team under the body, and for its officers in its space."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import check_open, second_factor, user_of
from hedgerow.charter import actions, queries
from hedgerow.charter.forms.bodies import BodyPriorityForm, initial_anew, initial_of
from hedgerow.charter.models import BodyPriority
from hedgerow.kernel import clock
from hedgerow.kernel.audience import TEAM_HATS, Audience, Hat, open_to
from hedgerow.kernel.ids import key
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.queries import full
from hedgerow.organisations.types import Kind, Level
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried

CHANGE, ANEW = "change", "anew"


@open_to(Audience.WORKER)
def under_body(request: HttpRequest, pk: int) -> HttpResponse:
    """For our team."""
    return _page(request, _body(pk), "charter:under_body")


@open_to(Audience.SIGNED_IN, hats=TEAM_HATS | {Hat.OFFICER})
@second_factor
def own_priorities(request: HttpRequest, pk: int) -> HttpResponse:
    """For the body's own officers."""
    body = _body(pk)
    if not can_act_for(request.user, body, Level.OFFICER):
        check_open(request.user, Audience.WORKER)
    return _page(request, body, "charter:own_priorities")


def _page(request: HttpRequest, body: Organisation, address: str) -> HttpResponse:
    """All that are in force or to come, those of before, and one form: another, one put right, or one said anew."""
    chosen, how = _chosen(request, body)
    form = _form(request, chosen, how)
    if request.method == "POST" and form.is_valid() and _saved(request, body, form, chosen, how):
        return redirect(address, pk=body.pk)
    today = clock.today()
    past = queries.history_of(body.pk, today)
    over = {one.pk for one in past}
    context = {
        "body": body,
        "rows": [one for one in queries.body_priorities(body.pk) if one.pk not in over],
        "past": past,
        "form": form,
        "chosen": chosen,
        "how": how,
        "inside": address == "charter:own_priorities",
        "here": request.path,
        "today": today,
    }
    return render(request, "charter/body_priorities.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest, body: Organisation) -> tuple[BodyPriority | None, str]:
    """The priority that is put right or said anew, and which: `?change=`, `?anew=`."""
    for how in (CHANGE, ANEW):
        pk = key(request.GET.get(how, ""))
        if pk is not None:
            found = queries.body_priority(pk)
            if found is None or found.body_id != body.pk:
                raise Http404
            return found, how
    return None, ""


def _form(request: HttpRequest, chosen: BodyPriority | None, how: str) -> BodyPriorityForm:
    if chosen is None:
        return BodyPriorityForm(posted(request))
    if how == CHANGE:
        return BodyPriorityForm(posted(request), initial=initial_of(chosen))
    return BodyPriorityForm(request.POST or None, initial=initial_anew(chosen))


def _saved(
    request: HttpRequest, body: Organisation, form: BodyPriorityForm, chosen: BodyPriority | None, how: str
) -> bool:
    by, said = user_of(request), form.cleaned_data
    if chosen is not None and how == CHANGE:
        act = lambda: actions.change_body_priority(by=by, priority=chosen, edition=chosen.edition, **said)  # noqa: E731
        return tried(request, act, _("Saved."), form)
    add = lambda: actions.add_body_priority(by=by, body=body, replaces=chosen, **said)  # noqa: E731
    return tried(request, add, _("Written down."), form)


def _body(pk: int) -> Organisation:
    try:
        found = full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None
    if found.kind != Kind.PUBLIC_BODY:
        raise Http404
    return found
