"""Membership in a group's own space: apply, see how it stands, renew, leave."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open, user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.membership import actions, queries, rules
from hedgerow.membership.forms import OwnJoinForm
from hedgerow.membership.models import Spell
from hedgerow.membership.presenters.members import fees, state_line
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.queries import full
from hedgerow.organisations.types import Kind
from hedgerow.people.queries.wording import us
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """How it stands, and the one next thing to do."""
    group, acts = _group(request, pk)
    if request.method == "POST" and not acts:  # our team only looks
        return HttpResponseNotAllowed(["GET"])
    spell = queries.running(group)
    form = _form(request, group) if spell is None else None
    if request.method == "POST" and _done(request, group, spell, form):
        return redirect("membership:own", pk=group.pk)
    context = {
        "group": group,
        "acts": acts,
        "spell": spell,
        "form": form,
        "us": us(),
        "line": state_line(spell) if spell else "",
        "may_renew": bool(spell) and rules.may_renew(spell.runs_to, clock.today()) if spell else False,
        "next_ends": rules.last_day(spell.runs_to + rules.DAY, spell.kind.months) if spell else None,
        "fee": rules.fee(spell.kind.fees, group.band) if spell else 0,
        "waiting": queries.waiting_of(group) if spell is None else None,
        "answer": queries.last_answer(group) if spell is None else None,
        "kinds": [(kind, fees(kind)) for kind in queries.kinds(only_open=True)] if spell is None else [],
        "past": [one for one in queries.of_group(group) if one.until],
    }
    return render(request, "membership/own.html", context, status=422 if form and form.errors else 200)


def _group(request: HttpRequest, pk: int) -> tuple[Organisation, bool]:
    """The group, and whether whoever asks acts for it."""
    try:
        group = full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None
    acts = can_act_for(request.user, group)
    if not acts:
        check_open(request.user, Audience.WORKER)
    if group.kind == Kind.PUBLIC_BODY:
        raise Http404
    return group, acts


def _form(request: HttpRequest, group: Organisation) -> OwnJoinForm:
    user = request.user
    known = {"name": user.name, "email": user.email} if isinstance(user, User) else {}
    sent = posted(request) if request.POST.get("do", "apply") == "apply" else None
    return OwnJoinForm(sent, initial=known, band=group.band)


def _done(request: HttpRequest, group: Organisation, spell: Spell | None, form: OwnJoinForm | None) -> bool:
    by, wanted = user_of(request), request.POST.get("do", "apply")
    if wanted == "withdraw":
        held = queries.waiting_of(group)
        return (
            held is None or tried(request, lambda: actions.withdraw(by=by, application=held), _("Taken back.")) or True
        )
    if spell is None:
        return _applied(request, by, group, form)
    if wanted == "renew":
        day = _day(request.POST.get("runs_to", "")) or spell.runs_to
        tried(request, lambda: actions.renew(by=by, spell=spell, runs_to=day), _("Renewed. Thank you."))
    elif wanted == "leave":
        tried(request, lambda: actions.leave(by=by, spell=spell), _("You are no longer a member, from today."))
    else:
        given = bool(request.POST.get("listed"))
        tried(request, lambda: actions.change(by=by, spell=spell, listed=given), _("Saved."))
    return True


def _applied(request: HttpRequest, by: User, group: Organisation, form: OwnJoinForm | None) -> bool:
    if form is None or not form.is_valid():
        return False
    done = _("Thank you. You hear from us within five working days.")
    return tried(request, lambda: actions.apply(by=by, organisation=group, **form.cleaned_data), done, form)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
