"""From a file to records: template, dry run, import, undo."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.engines.imports import actions, presenters, queries
from hedgerow.engines.imports.forms import ColumnsForm, UploadForm, WordsForm
from hedgerow.engines.imports.models import ImportRun
from hedgerow.engines.imports.rules import missing
from hedgerow.engines.imports.types import Importer, Licence, Outcome, State
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.asking import user_of
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.spine.errors import InputError

ROWS_ON_A_PAGE = 50
RUNS_SHOWN = 20


@open_to(Audience.WORKER)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What can be imported, and what has been."""
    offers = queries.importers(request.user)
    titles = {offer.kind: offer.title for offer in offers}
    runs = [(run, titles[run.kind]) for run in queries.runs(titles)[:RUNS_SHOWN]]
    return render(request, "imports/index.html", {"importers": offers, "runs": runs})


@open_to(Audience.WORKER)
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """The columns, the template, and the form that takes the file and looks at it."""
    importer = queries.importer(kind, request.user)
    form = UploadForm(posted(request), request.FILES or None)
    form.fields["file"].widget.attrs["accept"] = importer.accepts
    if request.method == "POST" and form.is_valid():
        run = _look(request, importer, form)
        if run:
            return redirect(_next(run, importer), pk=run.pk)
    return render(
        request, "imports/upload.html", {"importer": importer, "form": form}, status=422 if form.errors else 200
    )


def _look(request: HttpRequest, importer: Importer, form: UploadForm) -> ImportRun | None:
    """The dry run, or None with the sentence on the form where the file as a whole cannot be used."""
    file, told = form.cleaned_data["file"], form.cleaned_data
    try:
        return actions.take(
            by=user_of(request),
            kind=importer.kind,
            file=file.name,
            data=file.read(),
            source=told["source"],
            licence=told["licence"],
        )
    except InputError as error:
        form.add_error("file", str(error))
        return None


def _next(run: ImportRun, importer: Importer) -> str:
    """The page of an import that comes next: its columns, its words, or what would happen."""
    if run.state != State.TAKEN:
        return "imports:run"
    matched = run.mapping and not missing(run.mapping, importer.columns)
    remembered = matched and queries.guessed(importer, run.headers).is_sure
    return "imports:words" if remembered and queries.unknown_words(run, importer) else "imports:columns"


@open_to(Audience.WORKER)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Which of our columns each of the file's is."""
    found, importer = _waiting(request, pk)
    form = ColumnsForm(posted(request), run=found, importer=importer)
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.match_columns(by=user_of(request), run=found, mapping=form.mapping())
        except InputError as error:
            form.add_error(None, error.message if not error.column else f"{error.column}: {error.message}")
        else:
            return _look_or_ask(request, found, importer)
    context = {"run": found, "importer": importer, "form": form, "lines": presenters.lines(form, found)}
    return render(request, "imports/columns.html", context, status=422 if form.errors else 200)


def _look_or_ask(request: HttpRequest, run: ImportRun, importer: Importer) -> HttpResponse:
    """To the words that we do not know, if there are any, or to what would happen."""
    if queries.unknown_words(run, importer):
        return redirect("imports:words", pk=run.pk)
    return _looked(request, run)


def _looked(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Look at it and show what would happen, or say why not: a column is missing, or somebody imported it meanwhile."""
    try:
        actions.look(by=user_of(request), run=run)
    except InputError as error:
        messages.error(request, str(error))
    return redirect("imports:run", pk=run.pk)


@open_to(Audience.WORKER)
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """What their words mean in ours."""
    found, importer = _waiting(request, pk)
    form = WordsForm(posted(request), importer=importer, unknown=queries.unknown_words(found, importer))
    if request.method == "POST" and form.is_valid():
        actions.match_words(by=user_of(request), run=found, words=form.words())
        return _looked(request, found)
    context = {
        "run": found,
        "importer": importer,
        "form": form,
        "parts": presenters.parts(form, form.columns(), importer),
    }
    return render(request, "imports/words.html", context, status=422 if form.errors else 200)


def _waiting(request: HttpRequest, pk: int) -> tuple[ImportRun, Importer]:
    """An import that is not applied yet. Raises Http404 for others."""
    found = get_object_or_404(ImportRun, pk=pk, state__in=(State.TAKEN, State.CHECKED))
    return found, queries.importer(found.kind, request.user)


@open_to(Audience.WORKER)
@require_GET
def template(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """The template, as CSV or XLSX."""
    importer = queries.importer(kind, request.user)
    if form not in {"csv", "xlsx"}:
        raise Http404
    return presenters.template_file(importer, form)


@open_to(Audience.WORKER)
@require_GET
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """What would happen, or what happened, row by row."""
    found = get_object_or_404(ImportRun, pk=pk)
    importer = queries.importer(found.kind, request.user)
    if found.state == State.TAKEN:
        return redirect(_next(found, importer), pk=pk)
    show = request.GET.get("show", "")
    page = numbered(queries.rows(found, show), request.GET, size=ROWS_ON_A_PAGE)
    context = {
        "run": found,
        "importer": importer,
        "page": page,
        "rows": presenters.shown(page.rows, found, importer),
        "show": show,
        "tabs": presenters.tabs(found, show),
        "licence": dict(Licence.choices).get(found.licence, found.licence),
        "doing": found.counts.get("new", 0) + found.counts.get("change", 0),
        "same_file": queries.same_file(found),
        "can_undo": queries.can_undo(found, clock.today()),
        "done_url": importer.done_url() if importer.done_url else "",
    }
    return render(request, "imports/run.html", context)


@open_to(Audience.WORKER)
@require_GET
def left_out(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows with mistakes, to be put right and imported again."""
    found = get_object_or_404(ImportRun, pk=pk)
    importer = queries.importer(found.kind, request.user)
    rows = presenters.shown(queries.rows(found, Outcome.ERROR), found, importer)
    return presenters.left_out_file(found, rows)


@open_to(Audience.WORKER)
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Import it."""
    return _act(request, pk, actions.apply, _("Imported. If it was a mistake, you can undo it below."))


@open_to(Audience.WORKER)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Put everything back."""
    return _act(request, pk, actions.undo, _("Undone."))


def _act(request: HttpRequest, pk: int, action: Callable[..., ImportRun], done: str) -> HttpResponse:
    """Do it, say so or say why not, and show the import."""
    try:
        action(by=user_of(request), run=get_object_or_404(ImportRun, pk=pk))
        messages.success(request, done)
    except InputError as error:
        messages.error(request, str(error))
    return redirect("imports:run", pk=pk)
