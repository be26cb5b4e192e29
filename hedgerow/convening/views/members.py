"""Who belongs to a network, for our team: taking in, answering, who speaks for a group, leaving."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import user_of
from hedgerow.accounts.queries import names
from hedgerow.convening import actions
from hedgerow.convening.forms.networks import AcceptForm, RefuseForm, SpeakerForm, TakeInForm
from hedgerow.convening.models import Member
from hedgerow.convening.presenters import lists
from hedgerow.convening.queries import networks as read
from hedgerow.convening.types import Part
from hedgerow.convening.views.finding import crumbs, member_or_404, network_or_404
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.forms import ShellForm
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.trying import tried
from hedgerow.spine.errors import InputError

LEFT = 30


@open_to(Audience.WORKER)
def members(request: HttpRequest, pk: int) -> HttpResponse:
    """Who belongs, who asks to; taking a group in."""
    network = network_or_404(pk)
    rows = read.members(network)
    if answer := download(lists.MEMBERS, rows, request.GET):
        return answer
    form = TakeInForm(posted(request))
    if request.method == "POST" and "group_search" not in request.POST and form.is_valid():
        told = dict(form.cleaned_data)
        group = told.pop("group")
        act = lambda: actions.take_in(by=user_of(request), network=network, organisation=group, **told)  # noqa: E731
        if _done(form, act):
            messages.success(request, _("%(name)s belongs to it.") % {"name": group.name})
            return redirect("convening:members", pk=pk)
    context = {
        "network": network,
        "tabs": lists.inside(request, network),
        "crumbs": crumbs(network, _("Members")),
        "table": present(lists.MEMBERS, numbered(rows, request.GET), request.GET),
        "votes": sum(1 for row in rows if not row.observer),
        "asking": list(read.asking(network)),
        "left": [(read.group_of(row), row) for row in read.left(network)[:LEFT]],
        "silent": sum(1 for row in rows if not row.observer and not read.speakers(row)),
        "form": form,
        "today": clock.today(),
    }
    return render(request, "convening/members.html", context, status=422 if form.errors else 200)


def _done(form: ShellForm, act: Callable[[], object]) -> bool:
    try:
        act()
    except InputError as error:
        form.add_error(None, str(error))
        return False
    return True


@open_to(Audience.WORKER)
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """One group in a network: answer it (`accept`, `refuse`), who speaks for it (`speak`, `silence`), what it may
    (`change`), and that it leaves (`leave`)."""
    found = member_or_404(pk)
    group = read.group_of(found)
    pressed = next((name for name in DEEDS if name in request.POST), "")
    people = read.who_may_speak(group)
    forms = {
        "accept": AcceptForm(request.POST if pressed == "accept" else None),
        "refuse": RefuseForm(request.POST if pressed == "refuse" else None),
        "speak": SpeakerForm(request.POST if pressed == "speak" else None, people=people),
    }
    if pressed and DEEDS[pressed](request, found, forms.get(pressed)):
        return redirect("convening:member", pk=pk)
    context = {
        "member": found,
        "network": found.network,
        "group": group,
        "speakers": read.speakers(found),
        "forms": forms,
        "crumbs": crumbs(found.network, group.name),
        "asked_by": names([found.asked_by]).get(found.asked_by or 0, ""),
        "today": clock.today(),
    }
    wrong = any(form.errors for form in forms.values())
    return render(request, "convening/member.html", context, status=422 if wrong else 200)


def _accept(request: HttpRequest, found: Member, form: ShellForm | None) -> bool:
    assert form is not None
    observer = form.is_valid() and form.cleaned_data["observer"]
    done = _("They belong to it now, and whoever asked is told.")
    tried(request, lambda: actions.accept(by=user_of(request), member=found, observer=observer), done)
    return True


def _refuse(request: HttpRequest, found: Member, form: ShellForm | None) -> bool:
    if form is None or not form.is_valid():
        return False
    answer = form.cleaned_data["answer"]
    tried(request, lambda: actions.refuse(by=user_of(request), member=found, answer=answer), _("They are told why."))
    return True


def speak(request: HttpRequest, found: Member, form: ShellForm | None) -> bool:
    """Name who speaks for a member, as the form says. Used in the group's space too."""
    if not isinstance(form, SpeakerForm) or not form.is_valid():
        return False
    by, told = user_of(request), form.cleaned_data

    def act() -> object:
        if form.chosen is not None:
            return actions.name_speaker(by=by, member=found, part=told["part"], contact=form.chosen)
        return actions.name_new(by=by, member=found, part=told["part"], name=told["name"], email=told["email"])

    tried(request, act, _("Saved."))
    return True


def silence(request: HttpRequest, found: Member, _form: ShellForm | None = None) -> bool:
    """Nobody is delegate (or deputy) any more."""
    part = request.POST["silence"]
    if part in Part.values:
        by = user_of(request)
        tried(request, lambda: actions.name_speaker(by=by, member=found, part=part, contact=None), _("Saved."))
    return True


def _change(request: HttpRequest, found: Member, _form: ShellForm | None) -> bool:
    told = {"observer": "observer" in request.POST, "shown": "shown" in request.POST}
    tried(request, lambda: actions.change_member(by=user_of(request), member=found, **told), _("Saved."))
    return True


def _leave(request: HttpRequest, found: Member, _form: ShellForm | None) -> bool:
    tried(request, lambda: actions.leave(by=user_of(request), member=found), _("It does not belong any more."))
    return True


DEEDS: dict[str, Callable[[HttpRequest, Member, ShellForm | None], bool]] = {
    "accept": _accept,
    "refuse": _refuse,
    "speak": speak,
    "silence": silence,
    "change": _change,
    "leave": _leave,
}
