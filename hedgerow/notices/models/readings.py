"""Files of notices that were looked at, and read in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import Licence
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.notices.types import ReadingState


class Reading(models.Model):
    """A file that was looked at. `drafts` are its sound releases as `rules.drafts` writes them, with nobody named in them;
    they go when it is read in or put aside. `counts` are of `Looked`; `faults` its faults, a list of four values each."""

    file = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("hash of the file"), max_length=64, db_index=True)
    source = models.CharField(_("where it is from"), max_length=200)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.OGL)
    state = models.CharField(_("how far"), max_length=7, choices=ReadingState.choices, default=ReadingState.LOOKED)
    counts = models.JSONField(_("what it does"), default=dict)
    faults = models.JSONField(_("what is faulty"), default=list)
    drafts = models.JSONField(_("what was read"), default=list)
    looked_at = models.DateTimeField(_("looked at"), default=clock.now)
    looked_by = models.BigIntegerField(_("looked at by (user id)"), null=True, blank=True)
    applied_at = models.DateTimeField(_("read in"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id file sha256 source licence state counts faults drafts looked_at looked_by applied_at"
    )

    class Meta:
        verbose_name = _("file of notices")
        verbose_name_plural = _("files of notices")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=ReadingState.values), name="notice_reading_state_is_known"),
        )

    def __str__(self) -> str:
        return self.file

    @property
    def ref(self) -> Ref:
        return Ref("notices", "reading", str(self.pk))
