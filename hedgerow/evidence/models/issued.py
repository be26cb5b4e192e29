"""Reports as they were issued: what they say stays, whatever is corrected afterwards."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.agreements.models import Agreement
from hedgerow.evidence.types.reports import Reader
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


class Issued(models.Model):
    """A report of a quarter that was given out. `content` is its JSON, `sha256` the hash of it as it was issued.

    `ledger` says how far the record went then, `charter` which edition of our words held. Nothing of it is changed; but
    words that were erased from the record are taken out of it too (`redacted_on`).
    """

    quarter = models.CharField(_("quarter"), max_length=6)
    reader = models.CharField(_("for whom"), max_length=9, choices=Reader.choices, default=Reader.EVERYBODY)
    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by whose priorities")
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by which agreement")
    )
    title = models.CharField(_("title"), max_length=300)
    content = models.TextField(_("what it says"))
    sha256 = models.CharField(_("hash"), max_length=64)
    ledger = models.CharField(_("how far the record went"), max_length=80)
    charter = models.PositiveIntegerField(_("edition of our words"))
    issued_at = models.DateTimeField(_("issued"), default=clock.now)
    issued_by = models.BigIntegerField(_("issued by (user id)"), null=True, blank=True)
    redacted_on = models.DateField(_("erased words were taken out"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id quarter reader body agreement title sha256 ledger charter issued_at issued_by redacted_on",
        personal="content",
        person="",
    )

    class Meta:
        verbose_name = _("issued report")
        verbose_name_plural = _("issued reports")
        ordering = ("-issued_at", "-id")
        indexes = (models.Index(fields=("quarter", "-issued_at"), name="issued_of_quarter"),)
        constraints = (
            models.CheckConstraint(condition=Q(reader__in=Reader.values), name="issued_reader_is_known"),
            models.CheckConstraint(condition=Q(body=None) | Q(agreement=None), name="issued_by_one_way_of_reading"),
        )

    def __str__(self) -> str:
        return f"{self.title}, {self.quarter}"

    @property
    def ref(self) -> Ref:
        return Ref("evidence", "issued", str(self.pk))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: what was given out cannot be called back."""
        raise TypeError("issued reports are never deleted")
