"""A funder's page becomes a draft: pasted, guessed at, looked over by a person, and only then kept."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import user_of
from hedgerow.engines.imports.types import Licence
from hedgerow.funding import actions
from hedgerow.funding.forms.pasted import PasteForm, guessed_form
from hedgerow.funding.rules.page_lines import lines_of
from hedgerow.funding.rules.pasted import guesses
from hedgerow.funding.views.managing import crumbs
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to


@open_to(Audience.WORKER)
def paste(request: HttpRequest) -> HttpResponse:
    """First the page, then what was found on it beside the sentences it came of; saving that makes a draft."""
    form = PasteForm(request.POST, request.FILES) if request.method == "POST" else PasteForm()
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "crumbs": crumbs(None, _("From a funder’s page"))}
        return render(request, "funding/paste.html", context, status=422 if form.errors else 200)
    text, address = form.cleaned_data["text"], form.cleaned_data["address"]
    found = guesses(lines_of(text), clock.today())
    begun = {"owner": str(user_of(request).pk), "source": _("Their own page, read by us"), "licence": Licence.UNKNOWN}
    saving = "save" in request.POST
    fund_form = guessed_form(request.POST if saving else None, found, begun | ({"link": address} if address else {}))
    if address:
        fund_form.initial["link"] = address
    if saving and fund_form.is_valid():
        try:
            fund = actions.add_fund(by=user_of(request), **fund_form.facts())
        except ValidationError as error:
            fund_form.take_errors(error)
        else:
            messages.success(
                request, _("“%(title)s” is kept as a draft. Open it when it is right.") % {"title": fund.title}
            )
            return redirect("funding:fund_change", pk=fund.pk)
    context = {
        "form": fund_form,
        "text": text,
        "address": address,
        "found": len(found),
        "crumbs": crumbs(None, _("From a funder’s page")),
    }
    return render(request, "funding/pasted.html", context, status=422 if fund_form.errors else 200)
