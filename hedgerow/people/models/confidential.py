"""Safeguarding concerns and confidential notes: kept apart, for named readers alone, with a trail that is never changed.

Nothing here is offered to search, to the timeline, to links by ref, to imports or to exports. How it is locked, and what
that protects against: docs/how-to/confidential.md.
"""

from __future__ import annotations

from typing import Any, NoReturn
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.people.types import Confidence, Did, Standing


class Confidential(models.Model):
    """A concern or a note. `sealed` is its title and text, encrypted (`rules.sealing`). `person` and `group` are refs.

    The id is random: it tells neither when nor how many. A row whose words are erased stays, for its trail.
    """

    id = models.UUIDField(_("id"), primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(_("what it is"), max_length=7, choices=Confidence.choices)
    person = models.CharField(_("about whom (ref)"), max_length=80, blank=True)
    group = models.CharField(_("about which group (ref)"), max_length=80, blank=True)
    sealed = models.TextField(_("its words, encrypted"), blank=True)
    standing = models.CharField(_("how far"), max_length=6, choices=Standing.choices, default=Standing.OPEN)
    raised_at = models.DateTimeField(_("written"), default=clock.now)
    raised_by = models.BigIntegerField(_("written by (user id)"), null=True, blank=True)
    look_on = models.DateField(_("to be looked at by"), null=True, blank=True)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    keep_until = models.DateField(_("kept until"), null=True, blank=True)
    erased_at = models.DateTimeField(_("words erased"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id kind standing raised_at raised_by look_on closed_on keep_until erased_at",
        personal="person",
        special="sealed",
        confidential="group",
    )

    class Meta:
        verbose_name = _("confidential record")
        verbose_name_plural = _("confidential records")
        ordering = ("-raised_at", "id")
        indexes = (models.Index(fields=("person",), condition=~Q(person=""), name="confidential_of_person"),)
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Confidence.values), name="confidential_kind_is_known"),
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="confidential_standing_is_known"),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def ref(self) -> Ref:
        return Ref("people", "confidential", str(self.pk))


class Reader(models.Model):
    """Somebody who may read it, until they are taken off."""

    confidential = models.ForeignKey(
        Confidential, models.CASCADE, related_name="readers", verbose_name=_("concern or note")
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("who"))
    since = models.DateTimeField(_("since"), default=clock.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id confidential user since until")

    class Meta:
        verbose_name = _("reader of a confidential record")
        verbose_name_plural = _("readers of confidential records")
        constraints = (
            models.UniqueConstraint(
                fields=("confidential", "user"), condition=Q(until__isnull=True), name="confidential_reader_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id}"


class TraceQuerySet(models.QuerySet["Trace"]):
    """Lines of the trail: added, and never changed."""

    def update(self, **fields: Any) -> NoReturn:
        """Refused: what happened has happened."""
        raise TypeError("the trail of a confidential record is never changed")

    def delete(self) -> NoReturn:
        """Refused: what happened has happened."""
        raise TypeError("the trail of a confidential record is never deleted")


class Trace(models.Model):
    """Who did what with it, and when: every reading too. `whom` is the user added or taken off, `sealed` what was done."""

    confidential = models.ForeignKey(
        Confidential, models.PROTECT, related_name="trail", verbose_name=_("concern or note")
    )
    at = models.DateTimeField(_("when"), default=clock.now)
    by = models.BigIntegerField(_("by (user id)"), null=True, blank=True)
    did = models.CharField(_("what"), max_length=6, choices=Did.choices)
    whom = models.BigIntegerField(_("whom (user id)"), null=True, blank=True)
    standing = models.CharField(_("how far"), max_length=6, choices=Standing.choices, blank=True)
    sealed = models.TextField(_("what was done, encrypted"), blank=True)

    objects = TraceQuerySet.as_manager()
    PRIVACY = privacy.fields(none="id confidential at by did whom standing", special="sealed")

    class Meta:
        verbose_name = _("line of a confidential trail")
        verbose_name_plural = _("lines of confidential trails")
        ordering = ("at", "id")
        constraints = (models.CheckConstraint(condition=Q(did__in=Did.values), name="confidential_did_is_known"),)

    def __str__(self) -> str:
        return f"{self.by} {self.did}"


class SafeguardingLead(models.Model):
    """Somebody to whom concerns go, from a day and, once they have handed it over, to a day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("who"))
    since = models.DateField(_("from"), default=clock.today)
    until = models.DateField(_("to"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id user since until")

    class Meta:
        verbose_name = _("safeguarding lead")
        verbose_name_plural = _("safeguarding leads")
        ordering = ("since", "id")
        constraints = (
            models.UniqueConstraint(fields=("user",), condition=Q(until__isnull=True), name="safeguarding_lead_once"),
        )

    def __str__(self) -> str:
        return f"{self.user_id}"

    @property
    def ref(self) -> Ref:
        return Ref("people", "safeguardinglead", str(self.pk))
