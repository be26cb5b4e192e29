"""What stands beside an entry: a note that can be erased, and its seal."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.ledger.models.entries import Entry


class Note(models.Model):
    """Free text and names of people beside an entry. It can be erased; the entry stays, and its hash still holds.

    For an outcome, `text` says what changed and `dissent` who would disagree.
    """

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="note", verbose_name=_("entry"))
    text = models.TextField(_("note"), max_length=4000, blank=True)
    names = models.CharField(_("names of people"), max_length=400, blank=True)
    dissent = models.TextField(_("who would disagree, and why"), max_length=2000, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    PRIVACY = privacy.fields(none="entry erased_at", personal="text names dissent", person="")

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return self.text[:60]


class Seal(models.Model):
    """An entry's place in the chain: `hash` is SHA-256 of `previous` and the entry's own hash."""

    position = models.PositiveBigIntegerField(_("position"), primary_key=True)
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="seal", verbose_name=_("entry"))
    previous = models.CharField(_("hash of the seal before"), max_length=64)
    hash = models.CharField(_("hash"), max_length=64)
    sealed_at = models.DateTimeField(_("sealed"), default=clock.now)

    PRIVACY = privacy.fields(none="position entry previous hash sealed_at")

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.position} {self.hash[:12]}"
