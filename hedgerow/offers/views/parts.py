"""Our team's pages of one group's part: what it is, and what the group said on the telephone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.offers import actions
from hedgerow.offers.forms.offers import PartForm, SpokenForm
from hedgerow.offers.models import Part
from hedgerow.offers.presenters import offers as shown
from hedgerow.offers.types import OPEN_TO_CHANGE
from hedgerow.offers.views.finding import interests, offer_or_404
from hedgerow.people import actions as people
from hedgerow.people.models import Contact
from hedgerow.people.queries import contact_called
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried


@open_to(Audience.WORKER)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Another group's part."""
    offer = offer_or_404(pk)
    form = PartForm(posted(request), initial={"group": request.GET.get("group", "")})
    if request.method == "POST" and "group_search" not in request.POST and form.is_valid():
        act = lambda: actions.add_part(by=user_of(request), offer=offer, **form.facts())  # noqa: E731
        if tried(request, act, _("Added."), form):
            return redirect("offers:offer", pk=pk)
    context = {"form": form, "offer": offer, "interests": interests(offer.problem, offer),
               "crumbs": shown.crumbs(offer.problem, _("A group’s part"))}  # fmt: skip
    return render(request, "offers/part_form.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """One part. `do` changes it, leaves it out, or writes down what the group said."""
    rows = Part.objects.select_related("offer__problem__body", "organisation__merged_into", "contact")
    found = get_object_or_404(rows, pk=pk)
    do = request.POST.get("do", "") if request.method == "POST" and "group_search" not in request.POST else ""
    form = PartForm(posted(request) if do == "change" else None, part=found)
    spoken = SpokenForm(posted(request) if do == "say" else None, part=found, auto_id="say_%s")
    if do and _done(request, do, found, form, spoken):
        return redirect("offers:offer", pk=found.offer_id)
    wrong = form.errors or spoken.errors
    context = {
        "part": found,
        "line": shown.part_line(found),
        "offer": found.offer,
        "form": form,
        "spoken": spoken,
        "open": found.offer.stage in OPEN_TO_CHANGE,
        "interests": interests(found.offer.problem, found.offer),
        "crumbs": shown.crumbs(found.offer.problem, found.group.name),
    }
    return render(request, "offers/part.html", context, status=422 if wrong else 200)


def _done(request: HttpRequest, do: str, found: Part, form: PartForm, spoken: SpokenForm) -> bool:
    by = user_of(request)
    if do == "drop":
        return tried(request, lambda: actions.drop_part(by=by, part=found), _("Left out."))
    if do == "change" and form.is_valid():
        version = form.cleaned_data["version"]
        act = lambda: actions.change_part(by=by, part=found, version=version, **form.facts())  # noqa: E731
        return tried(request, act, _("Saved. A group that had been asked is asked again."), form)
    if do == "say" and spoken.is_valid():
        told = spoken.cleaned_data
        rest = {name: told[name] for name in ("word", "words", "version", "spoke_with", "how", "on")}
        act = lambda: actions.say(by=by, part=found, contact=reporter(by, told), **rest)  # noqa: E731
        return tried(request, act, _("Written down."), spoken)
    return False


def reporter(by: User, told: dict[str, str]) -> Contact | None:
    """Whom to ask for reports: the person we know by that name and address, or a new one; nobody, where none is named."""
    if not told["name"]:
        return None
    known = contact_called(told["name"], told["email"]) if told["email"] else None
    return known or people.add_contact(by=by, name=told["name"], email=told["email"])
