"""What somebody told one of us: what they agree to, and what they need. And sending them the page to say it themselves."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people import actions, queries
from hedgerow.people.actions.preferences import answer
from hedgerow.people.forms.consent import NeedsForm, ToldForm
from hedgerow.people.models import AccessNeeds, Contact
from hedgerow.people.queries.wording import question
from hedgerow.people.types import Purpose
from hedgerow.people.views.finding import contact_or_404, crumbs
from hedgerow.shell.kept import posted


@open_to(Audience.WORKER)
def told(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody agreed to by telephone, on paper or in person, with the words that are read out to them."""
    found = contact_or_404(pk)
    form = ToldForm(posted(request), asked=queries.preferences(found))
    if request.method == "POST" and form.is_valid():
        _keep(form, user_of(request), found)
        messages.success(request, _("Written down, with your name."))
        return redirect("people:contact", pk=found.pk)
    context = {"form": form, "contact": found, "crumbs": crumbs(found, _("What they agree to"))}
    return render(request, "people/told.html", context, status=422 if form.is_bound and form.errors else 200)


@transaction.atomic
def _keep(form: ToldForm, by: User, contact: Contact) -> None:
    how = form.cleaned_data["how"]
    answer(by=by, contact=contact, answers=form.answers(), how=how)
    if form.partner:
        actions.record_consent(
            by=by,
            contact=contact,
            purpose=Purpose.SHARE,
            given=True,
            how=how,
            words=question(Purpose.SHARE, form.partner),
            partner=form.partner,
        )


@open_to(Audience.WORKER)
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send somebody the link to their preferences, or a letter with boxes to tick."""
    found = contact_or_404(pk)
    try:
        row = actions.send_preferences(by=user_of(request), contact=found, on_paper="paper" in request.POST)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("people:contact", pk=found.pk)
    if row.to:
        messages.success(request, _("A link is on its way to %(email)s.") % {"email": row.to})
        return redirect("people:contact", pk=found.pk)
    messages.success(request, _("The letter is ready to be printed."))
    return redirect("mail:letter", pk=row.pk)


@open_to(Audience.WORKER)
def needs(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody needs to take part, as they told one of us."""
    found = contact_or_404(pk)
    form = needs_form(request, found, told=True)
    if request.method == "POST" and form.is_valid() and kept_needs(form, user_of(request), found):
        messages.success(request, _("Written down. It is shown here, and where they take part."))
        return redirect("people:contact", pk=found.pk)
    context = {"form": form, "contact": found, "crumbs": crumbs(found, _("Access needs"))}
    return render(request, "people/needs.html", context, status=422 if form.is_bound and form.errors else 200)


def needs_form(request: HttpRequest, contact: Contact, *, told: bool) -> NeedsForm:
    """The form, with what stands there."""
    return NeedsForm(
        posted(request),
        held=AccessNeeds.objects.filter(contact=contact).first(),
        words=question(Purpose.ACCESS),
        told=told,
        agreed=queries.allows(contact, Purpose.ACCESS),
    )


def kept_needs(form: NeedsForm, by: User, contact: Contact) -> bool:
    """Keep what was said; what may not be kept is shown at its field."""
    said = form.cleaned_data
    try:
        actions.set_access_needs(
            by=by,
            contact=contact,
            needs=said["needs"],
            more=said["more"],
            how=said.get("how", "web"),
            agreed=said.get("agreed", False),
            words=question(Purpose.ACCESS),
        )
    except ValidationError as error:
        form.take_errors(error)
        return False
    return True
