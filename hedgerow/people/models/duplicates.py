"""Two contacts that are one person, or were thought to be."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.people.models.contacts import Contact
from hedgerow.people.types import Alike


class ContactMerge(models.Model):
    """Two contacts found to be one. `undo` holds names of columns and ids of rows, never what stood in them.

    `needs_before` is what the kept one had said of access needs, where both had said some: it goes when it `expires`.
    """

    kept = models.ForeignKey(Contact, models.CASCADE, related_name="merges", verbose_name=_("kept"))
    gone = models.ForeignKey(Contact, models.CASCADE, related_name="merged", verbose_name=_("merged"))
    merged_at = models.DateTimeField(_("when"), default=clock.now)
    merged_by = models.BigIntegerField(_("by (user id)"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undo = models.JSONField(_("what to put back"), default=dict)
    needs_before = models.JSONField(_("access needs before"), default=dict)
    expires = models.DateField(_("needs before kept until"), default=clock.today)

    PRIVACY = privacy.fields(
        none="id merged_at merged_by undone_at undo expires",
        personal="kept gone",
        special="needs_before",
        person="kept",
    )

    class Meta:
        verbose_name = _("merge of contacts")
        verbose_name_plural = _("merges of contacts")
        constraints = (models.CheckConstraint(condition=~Q(kept=F("gone")), name="contact_merge_of_two"),)

    def __str__(self) -> str:
        return f"{self.gone_id} into {self.kept_id}"


class NotSameContact(models.Model):
    """Somebody looked at two contacts that are alike, and says that they are two people."""

    first = models.ForeignKey(Contact, models.CASCADE, related_name="+", verbose_name=_("one"))
    second = models.ForeignKey(Contact, models.CASCADE, related_name="+", verbose_name=_("the other"))
    said_by = models.BigIntegerField(_("by (user id)"), null=True, blank=True)
    said_at = models.DateTimeField(_("when"), default=clock.now)

    PRIVACY = privacy.fields(none="id said_by said_at", personal="first second", person="first")

    class Meta:
        verbose_name = _("pair of contacts that are two people")
        verbose_name_plural = _("pairs of contacts that are two people")
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="not_same_contact_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="not_same_contact_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"


class ContactPair(models.Model):
    """Two live contacts that are alike, as last compared. `score` is 1 to 100. See `rules.likeness`."""

    first = models.ForeignKey(Contact, models.CASCADE, related_name="+", verbose_name=_("one"))
    second = models.ForeignKey(Contact, models.CASCADE, related_name="+", verbose_name=_("the other"))
    score = models.PositiveSmallIntegerField(_("how alike"))
    reason = models.CharField(_("why"), max_length=5, choices=Alike.choices)
    found_at = models.DateTimeField(_("found"), default=clock.now)

    PRIVACY = privacy.fields(none="id score reason found_at", personal="first second", person="first")

    class Meta:
        verbose_name = _("pair of contacts that may be one person")
        verbose_name_plural = _("pairs of contacts that may be one person")
        ordering = ("-score", "id")
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="contact_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="contact_pair_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.first_id} is like {self.second_id}"
