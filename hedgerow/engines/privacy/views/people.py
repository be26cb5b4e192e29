"""What is held about somebody: looked up, handed over, erased."""

from __future__ import annotations

import io

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.privacy import actions, presenters, queries
from hedgerow.engines.privacy.models import Erasure
from hedgerow.engines.privacy.types import Person
from hedgerow.kernel import clock, refs
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

ERASURES = 20


def crumbs(*last: Crumb) -> list[Crumb]:
    """The path to a page about somebody."""
    return [Crumb(_("What we hold about people"), reverse("privacy:people")), *last]


def person_or_404(who: str) -> Person:
    """Whom an address or a ref means."""
    try:
        return queries.person(who)
    except InputError as error:
        raise Http404(str(error)) from None


def name_of(person: Person) -> str:
    """What to call somebody who may have no name here."""
    return person.name or person.emails[0]


@open_to(Audience.MANAGER)
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Look somebody up who asks what is held about them, or asks to be erased."""
    words = request.GET.get("q", "").strip()[:200]
    found = queries.called(words) if words else []
    context = {
        "words": words,
        "found": [{"person": one, "who": one.refs[0]} for one in found],
        "address": words if "@" in words and not found else "",
        "erasures": Erasure.objects.all()[:ERASURES],
    }
    return render(request, "privacy/people.html", context)


@open_to(Audience.MANAGER)
@require_GET
def person(request: HttpRequest, who: str) -> HttpResponse:
    """Everything held about somebody, but for what is told in confidence."""
    found = person_or_404(who)
    held = queries.held(found)
    context = {"held": held, "who": who, "name": name_of(found), "crumbs": crumbs(Crumb(name_of(found)))}
    return render(request, "privacy/person.html", {**context, **presenters.shown(held)})


@open_to(Audience.MANAGER)
@require_POST
def give(request: HttpRequest, who: str) -> HttpResponse | FileResponse:
    """All of it in one file, to be looked through and handed over. That it was made is noted."""
    held = queries.held(person_or_404(who))
    file = io.BytesIO()
    presenters.write_zip(held, file)
    file.seek(0)
    with transaction.atomic():
        for ref in held.person.refs:
            audit.record(by=request.user, did="person.shown", ref=refs.parse(ref))  # type: ignore[arg-type]
    return FileResponse(file, as_attachment=True, filename=f"held-{clock.today():%Y-%m-%d}.zip")


@open_to(Audience.MANAGER)
def erase(request: HttpRequest, who: str) -> HttpResponse:
    """What erasing somebody would do; and, when the button is pressed, doing it and looking for them afterwards."""
    found = person_or_404(who)
    context = {"who": who, "name": name_of(found)}
    if request.method == "POST" and request.POST.get("sure") == "yes":
        try:
            done = actions.erase(by=request.user, person=found, mentions=request.POST.getlist("mention"))  # type: ignore[arg-type]
        except InputError as error:
            messages.error(request, str(error))
            return redirect("privacy:erase", who=who)
        return render(request, "privacy/erased.html", {**context, "done": done, "crumbs": crumbs(Crumb(_("Erased")))})
    plan = queries.plan(found)
    path = crumbs(Crumb(name_of(found), reverse("privacy:person", args=[who])), Crumb(_("Erase")))
    split = {"sure": [m for m in plan.mentions if m.sure], "look": [m for m in plan.mentions if not m.sure]}
    return render(request, "privacy/erase.html", {**context, "plan": plan, "crumbs": path, **split})
