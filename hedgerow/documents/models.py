"""A group's documents, and the links by which it shares them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.documents.types import DocumentKind
from hedgerow.kernel import clock, ids, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


class Document(models.Model):
    """A document of a group; its file is the one upload of its ref. A newer one of its kind replaces it.

    `dated` is the day that stands on it, `expires` its last day. `checked_on` is when somebody of our team looked at it.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="documents", verbose_name=_("whose"))
    kind = models.CharField(_("what it is"), max_length=20, choices=DocumentKind.choices)
    name = models.CharField(_("name"), max_length=120, blank=True)
    dated = models.DateField(_("date on it"), null=True, blank=True)
    expires = models.DateField(_("runs out on"), null=True, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.BigIntegerField(_("checked by (user id)"), null=True, blank=True)
    key = models.UUIDField(_("key"), unique=True, default=ids.new_id)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id organisation kind name dated expires checked_on checked_by key made_at made_by replaced_at"
    )

    class Meta:
        verbose_name = _("document of a group")
        verbose_name_plural = _("documents of groups")
        ordering = ("kind", "-made_at", "-id")
        indexes = (
            models.Index(fields=("expires",), condition=Q(replaced_at=None), name="document_by_end"),
            models.Index(fields=("replaced_at",), name="document_replaced"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind_is_known"),
            models.CheckConstraint(
                condition=Q(dated__isnull=True) | Q(expires__isnull=True) | Q(dated__lte=F("expires")),
                name="document_is_dated_before_it_runs_out",
            ),
            models.CheckConstraint(
                condition=Q(checked_on=None, checked_by=None) | Q(checked_on__isnull=False, checked_by__isnull=False),
                name="document_is_checked_by_somebody",
            ),
            models.UniqueConstraint(
                fields=("organisation", "kind"),
                condition=Q(replaced_at=None) & ~Q(kind=DocumentKind.OTHER),
                name="document_held_once",
            ),
        )

    def __str__(self) -> str:
        return self.name or self.get_kind_display()

    @property
    def ref(self) -> Ref:
        return Ref("documents", "document", str(self.pk))


class Share(models.Model):
    """Documents that a group shows to somebody until a day. The link itself is an `accounts.Link`, kept as a hash."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("whose"))
    whom = models.CharField(_("for whom"), max_length=120)
    ends = models.DateField(_("last day"))
    key = models.UUIDField(_("key"), unique=True, default=ids.new_id)
    made_at = models.DateTimeField(_("made"), default=clock.now)
    made_by = models.BigIntegerField(_("made by (user id)"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended early"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id organisation ends key made_at made_by ended_at", personal="whom")

    class Meta:
        verbose_name = _("shared documents")
        verbose_name_plural = _("shared documents")
        ordering = ("-made_at", "-id")
        constraints = (models.CheckConstraint(condition=~Q(whom=""), name="share_is_for_somebody"),)

    def __str__(self) -> str:
        return f"share {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("documents", "share", str(self.pk))


class Shared(models.Model):
    """One document of a share."""

    share = models.ForeignKey(Share, models.CASCADE, related_name="items", verbose_name=_("share"))
    document = models.ForeignKey(Document, models.CASCADE, related_name="shares", verbose_name=_("document"))

    PRIVACY = privacy.fields(none="id share document")

    class Meta:
        verbose_name = _("document that is shared")
        verbose_name_plural = _("documents that are shared")
        constraints = (models.UniqueConstraint(fields=("share", "document"), name="document_shared_once_by_a_link"),)

    def __str__(self) -> str:
        return f"{self.share_id} {self.document_id}"


class Opening(models.Model):
    """That a share was opened, or a document of it taken (`document`). By whom is not known, and not asked."""

    share = models.ForeignKey(Share, models.CASCADE, related_name="openings", verbose_name=_("share"))
    document = models.ForeignKey(
        Document, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    at = models.DateTimeField(_("when"), default=clock.now)

    PRIVACY = privacy.fields(none="id share document at")

    class Meta:
        verbose_name = _("opening of shared documents")
        verbose_name_plural = _("openings of shared documents")
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.share_id} {self.at}"
