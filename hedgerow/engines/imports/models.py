"""Imports, their rows as they came, and the fields that people have edited since."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import Outcome, State
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


class ImportRun(models.Model):
    """One file, looked at, and perhaps imported and undone. Its rows go when it `expires`; the counts stay.

    `by` is a user's id. `headers` are the file's own, `mapping` says which of our columns each is, `unused` are those
    that none wanted; `counts` is rows by outcome. `system` is whose export it looks like.
    """

    kind = models.SlugField(_("kind"), max_length=60)
    file = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("fingerprint of the file"), max_length=64)
    source = models.CharField(_("where it comes from"), max_length=200)
    licence = models.CharField(_("licence"), max_length=100)
    by = models.BigIntegerField(_("by (user id)"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.CHECKED)
    counts = models.JSONField(_("rows by outcome"), default=dict)
    headers = models.JSONField(_("the file's headers"), default=list)
    mapping = models.JSONField(_("what each column is"), default=dict)
    system = models.CharField(_("whose export"), max_length=40, blank=True)
    unused = models.JSONField(_("columns not used"), default=list)
    checked_at = models.DateTimeField(_("looked at"), default=clock.now)
    applied_at = models.DateTimeField(_("imported"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    expires = models.DateField(_("rows kept until"))

    PRIVACY = privacy.fields(
        none="id kind file sha256 source licence by state counts headers mapping system unused checked_at applied_at "
        "undone_at expires"
    )

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-checked_at", "-id")
        indexes = (models.Index(fields=("kind", "-checked_at"), name="import_run_newest"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="import_run_state_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.file}"

    @property
    def own_ref(self) -> Ref:
        return Ref("imports", "importrun", str(self.pk))


class ImportRow(models.Model):
    """One row as it came (`raw`: text by the file's own header), what became of it, and what `undo` needs to put back.

    `errors` and `warnings` are lists of {"message", "column"}; `changes` of {"label", "before", "after"}. `kept` says
    why an undo left it as it is.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows", verbose_name=_("import"))
    number = models.PositiveIntegerField(_("row in the file"))
    raw = models.JSONField(_("as it came"))
    title = models.CharField(_("about"), max_length=250, blank=True)
    outcome = models.CharField(_("outcome"), max_length=6, choices=Outcome.choices)
    errors = models.JSONField(_("what is wrong"), default=list)
    warnings = models.JSONField(_("what to look at"), default=list)
    changes = models.JSONField(_("what changes"), default=list)
    ref = models.CharField(_("record"), max_length=80, blank=True)
    undo = models.JSONField(_("what to put back"), default=dict)
    kept = models.CharField(_("why it was not undone"), max_length=300, blank=True)

    PRIVACY = privacy.fields(none="id run number outcome ref kept", personal="raw title errors warnings changes undo")

    class Meta:
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")
        ordering = ("number",)
        indexes = (models.Index(fields=("ref",), name="import_row_of_ref"),)
        constraints = (models.UniqueConstraint(fields=("run", "number"), name="import_row_once"),)

    def __str__(self) -> str:
        return f"{self.run_id}:{self.number}"


class FieldLock(models.Model):
    """A field that somebody edited by hand: imports and registers leave it alone. `by` is a user's id."""

    ref = models.CharField(_("record"), max_length=80)
    field = models.CharField(_("field"), max_length=60)
    by = models.BigIntegerField(_("by (user id)"), null=True, blank=True)
    at = models.DateTimeField(_("when"), default=clock.now)

    PRIVACY = privacy.fields(none="id ref field by at")

    class Meta:
        verbose_name = _("field edited by hand")
        verbose_name_plural = _("fields edited by hand")
        constraints = (models.UniqueConstraint(fields=("ref", "field"), name="field_lock_once"),)

    def __str__(self) -> str:
        return f"{self.ref} {self.field}"


class RememberedColumns(models.Model):
    """How somebody matched a file's headers: the next file with the same ones is matched alike. `headers` is a
    fingerprint of them, whatever their order."""

    kind = models.SlugField(_("kind"), max_length=60)
    headers = models.CharField(_("fingerprint of the headers"), max_length=64)
    mapping = models.JSONField(_("what each column is"), default=dict)
    by = models.BigIntegerField(_("by (user id)"))
    at = models.DateTimeField(_("when"), default=clock.now)

    PRIVACY = privacy.fields(none="id kind headers mapping by at")

    class Meta:
        verbose_name = _("columns matched before")
        verbose_name_plural = _("columns matched before")
        constraints = (models.UniqueConstraint(fields=("kind", "headers"), name="remembered_columns_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.headers[:8]}"


class RememberedWord(models.Model):
    """What a word of theirs means in ours, for one column of one kind of import."""

    kind = models.SlugField(_("kind"), max_length=60)
    column = models.CharField(_("column"), max_length=60)
    theirs = models.CharField(_("their word"), max_length=120)
    ours = models.CharField(_("our word"), max_length=120)
    by = models.BigIntegerField(_("by (user id)"))
    at = models.DateTimeField(_("when"), default=clock.now)

    PRIVACY = privacy.fields(none="id kind column theirs ours by at")

    class Meta:
        verbose_name = _("word matched before")
        verbose_name_plural = _("words matched before")
        constraints = (models.UniqueConstraint(fields=("kind", "column", "theirs"), name="remembered_word_once"),)

    def __str__(self) -> str:
        return f"{self.theirs}: {self.ours}"
