"""A group's networks in its own space: which, what comes next, votes owed, actions of ours, who speaks for us, joining."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import is_team, user_of
from hedgerow.convening import actions
from hedgerow.convening.forms.networks import JoinForm, SpeakerForm
from hedgerow.convening.models import Member, Network
from hedgerow.convening.presenters.space import network_page, our_page
from hedgerow.convening.queries import doing
from hedgerow.convening.queries import networks as read
from hedgerow.convening.rules import may_ask
from hedgerow.convening.types import Part, Seen, Standing
from hedgerow.convening.views.finding import HATS, group_in, network_or_404
from hedgerow.convening.views.members import silence, speak
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.shell.kept import posted
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.trying import tried
from hedgerow.spine.errors import InputError


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def ours(request: HttpRequest, pk: int) -> HttpResponse:
    """Our networks, what comes next, what we owe."""
    group = group_in(request, pk)
    return render(request, "convening/space/ours.html", our_page(request.user, group))


@open_to(Audience.SIGNED_IN, hats=HATS)
def our_network(request: HttpRequest, pk: int, network: int) -> HttpResponse:
    """One network, from inside; or, for a group that does not belong, the form to ask."""
    group, found = group_in(request, pk), network_or_404(network)
    acts = can_act_for(request.user, group)
    if request.method == "POST" and not acts:  # our team only looks
        return HttpResponseNotAllowed(["GET"])
    member = read.member_of(found, group)
    if member is None:
        return _ask(request, group, found, acts)
    people = read.who_may_speak(group)
    form = SpeakerForm(request.POST if "speak" in request.POST else None, people=people)
    if request.method == "POST" and _done(request, member, form):
        return redirect("convening:our_network", pk=group.pk, network=found.pk)
    context = {**network_page(request.user, group, member), "acts": acts, "form": form}
    return render(request, "convening/space/network.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, member: Member, form: SpeakerForm) -> bool:
    """Do what the button says; False where a form is wrong."""
    by = user_of(request)
    if "speak" in request.POST:
        return speak(request, member, form)
    if "silence" in request.POST:
        return silence(request, member)
    if "me" in request.POST and request.POST["me"] in Part.values:
        part = request.POST["me"]
        tried(
            request, lambda: actions.name_myself(by=by, member=member, part=part), _("You speak for your group there.")
        )
    if "named" in request.POST:
        shown = request.POST["named"] == "yes"
        tried(request, lambda: actions.change_member(by=by, member=member, shown=shown), _("Saved."))
    if "leave" in request.POST:
        done = _("Your group does not belong any more.") if member.standing == Standing.MEMBER else _("Taken back.")
        tried(request, lambda: actions.leave(by=by, member=member), done)
    return True


def _ask(request: HttpRequest, group: Organisation, found: Network, acts: bool) -> HttpResponse:
    if found.seen == Seen.HIDDEN or found.ended_on is not None:
        raise Http404
    form = JoinForm(posted(request) if acts else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.ask_to_join(by=user_of(request), network=found, organisation=group, **form.cleaned_data)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            words = _("Thank you. Somebody answers by %(day)s.") % {"day": plain_date(made.answer_by)}
            messages.success(request, words)
            return redirect("convening:ours", pk=group.pk)
    context = {"form": form, "group": group, "network": found, "acts": acts}
    context["may_ask"] = may_ask(found.joining, found.seen)
    return render(request, "convening/space/join.html", context, status=422 if form.errors else 200)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def our_action(request: HttpRequest, pk: int, action: int) -> HttpResponse:
    """Something of ours is done, or not after all (`again`)."""
    group = group_in(request, pk)
    if not can_act_for(request.user, group) and not is_team(request.user):
        return HttpResponseNotAllowed(["GET"])
    held, by = doing.of_group(group).filter(pk=action).first(), user_of(request)
    if held is None:
        raise Http404
    if "again" in request.POST:
        tried(request, lambda: actions.open_action_again(by=by, action=held), _("It is open again."))
    else:
        came = request.POST.get("came", "")
        tried(request, lambda: actions.finish_action(by=by, action=held, came=came), _("Done. Thank you."))
    return redirect("convening:ours", pk=group.pk)
