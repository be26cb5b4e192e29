"""Members, for our team: the list, the roll of any day, and one membership."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.membership import actions, queries, rules
from hedgerow.membership.forms import AddForm, ChangeForm, LeaveForm, MembersForm, PaidForm, RenewForm
from hedgerow.membership.models import Spell, Term
from hedgerow.membership.presenters import members as shown
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb

ON_A_PAGE = 50


@open_to(Audience.WORKER)
@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """Members who were asked for; with `?on=`, everybody on the roll of that day. Whole as a file with `?format=`."""
    form = MembersForm(request.GET)
    on, today = form.chosen().get("on"), clock.today()
    filters = form.filters()
    found = queries.listed(filters, on).order_by(*ordering(shown.LIST, request.GET))
    if answer := download(shown.FILE, found if "format" in request.GET else (), request.GET):
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    context = {
        "form": form,
        "on": on,
        "later": queries.written_later(on) if on else 0,
        "page": page,
        "table": present(shown.LIST, page, request.GET),
        "narrowed": bool(form.chosen()),
        "standings": shown.standings("-" if on else filters.standing, request.GET, today),
        "tabs": shown.tabs("members", request.user),
        "kinds": queries.kinds().exists(),
    }
    return render(request, "membership/members.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """A member from today, whom nobody applied for here."""
    group = request.GET.get("group", "")
    form = AddForm(posted(request), initial={"group": group, "kind": queries.kinds().first()})
    if request.method == "POST" and "group_search" not in request.POST and form.is_valid():
        told = form.cleaned_data
        made: list[Spell] = []
        facts = {"kind": told["kind"], "fee_pence": told["fee"], "listed": told["listed"]}

        def join() -> None:
            made.append(actions.join(by=user_of(request), organisation=told["group"], **facts))

        if tried(request, join, _("Welcome to a new member."), form):
            return redirect("membership:member", pk=made[0].pk)
    context = {"form": form, "crumbs": crumbs(_("Write down a new member"))}
    return render(request, "membership/add.html", context, status=422 if form.errors else 200)


def crumbs(*titles: str) -> list[Crumb]:
    """The path to a page under the members."""
    return [Crumb(_("Members"), reverse("membership:members")), *(Crumb(title) for title in titles)]


def spell_or_404(pk: int) -> Spell:
    """A membership with its group, kind and contact."""
    found = queries.with_all().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@open_to(Audience.WORKER)
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """One membership: its terms, and what is done about it. The button says which: renew, paid, unpaid, change, leave."""
    spell = spell_or_404(pk)
    forms = _forms(request, spell)
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    if wanted and _done(request, spell, wanted, forms):
        return redirect("membership:member", pk=pk)
    group = queries.current(spell)
    context = {
        "spell": spell,
        "group": group,
        "terms": spell.terms.order_by("-starts_on", "-pk"),
        "others": [one for one in queries.of_group(group) if one.pk != spell.pk],
        "tone": shown.tone(spell),
        "line": shown.state_line(spell),
        "may_renew": spell.until is None and rules.may_renew(spell.runs_to, clock.today()),
        "next_ends": rules.last_day(spell.runs_to + rules.DAY, spell.kind.months),
        "address": queries.address_of(spell),
        "crumbs": crumbs(group.name),
        **forms,
    }
    wrong = any(getattr(form, "errors", None) for form in forms.values())
    return render(request, "membership/member.html", context, status=422 if wrong else 200)


def _forms(request: HttpRequest, spell: Spell) -> dict[str, Any]:
    sent = request.POST if request.method == "POST" else None
    wanted = sent.get("do", "") if sent else ""
    return {
        "renew_form": RenewForm(sent if wanted == "renew" else None, spell=spell),
        "paid_form": PaidForm(sent if wanted == "paid" else None),
        "change_form": ChangeForm(sent if wanted == "change" else None, spell=spell),
        "leave_form": LeaveForm(sent if wanted == "leave" else None),
    }


def _done(request: HttpRequest, spell: Spell, wanted: str, forms: dict[str, Any]) -> bool:
    """Do what the button says. False where a form is wrong."""
    by, form = user_of(request), forms.get(f"{wanted}_form")
    if wanted == "unpaid":
        return _unpaid(request, spell)
    if form is None or not form.is_valid():
        return False
    told = form.cleaned_data
    if wanted == "renew":
        facts = {"runs_to": told["runs_to"], "fee_pence": told["fee"]}
        return tried(request, lambda: actions.renew(by=by, spell=spell, **facts), _("Renewed."), form)
    if wanted == "paid":
        term = _term(spell, told["term"])
        return tried(request, lambda: actions.mark_paid(by=by, term=term, on=told["on"]), _("Noted."), form)
    if wanted == "change":
        return tried(request, lambda: actions.change(by=by, spell=spell, **form.facts()), _("Saved."), form)
    done = _("They are no longer a member, from today.")
    return tried(request, lambda: actions.leave(by=by, spell=spell, reason=told["reason"]), done, form)


def _unpaid(request: HttpRequest, spell: Spell) -> bool:
    term = _term(spell, key(request.POST.get("term", "")) or 0)
    actions.mark_paid(by=user_of(request), term=term, on=None)
    messages.success(request, _("Taken back: it counts as not paid."))
    return True


def _term(spell: Spell, pk: int) -> Term:
    found = Term.objects.filter(spell=spell, pk=pk).select_related("spell").first()
    if found is None:
        raise Http404
    return found
