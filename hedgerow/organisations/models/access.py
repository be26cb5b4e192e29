"""Who may act for an organisation, and what a group shows to a public body."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models.records import Organisation
from hedgerow.organisations.types import Level, Shared


class Access(models.Model):
    """A user may act for an organisation, from a day and, when it has ended, to a day. Nothing else grants that."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="access", verbose_name=_("who may act")
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="access", verbose_name=_("organisation")
    )
    level = models.CharField(_("what they may do"), max_length=13, choices=Level.choices)
    since = models.DateField(_("from"), default=clock.today)
    until = models.DateField(_("to"), null=True, blank=True)
    given_by = models.BigIntegerField(_("given by (user id)"), null=True, blank=True)
    ended_by = models.BigIntegerField(_("ended by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id organisation level since until given_by ended_by", personal="user", person="user")

    class Meta:
        verbose_name = _("access")
        verbose_name_plural = _("access")
        indexes = (models.Index(fields=("organisation", "until"), name="access_of_organisation"),)
        constraints = (
            models.UniqueConstraint(
                fields=("user", "organisation"), condition=Q(until__isnull=True), name="access_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="access_level_is_known"),
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="access_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} for {self.organisation_id}"

    @property
    def ref(self) -> Ref:
        return Ref("organisations", "access", str(self.pk))


class Sharing(models.Model):
    """A group lets one public body see one kind of what we hold about it; what is public needs no row."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="sharing", verbose_name=_("whose record")
    )
    body = models.ForeignKey(Organisation, models.CASCADE, related_name="shown", verbose_name=_("who may see it"))
    what = models.CharField(_("what they may see"), max_length=12, choices=Shared.choices)
    since = models.DateTimeField(_("from"), default=clock.now)
    until = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    given_by = models.BigIntegerField(_("agreed by (user id)"), null=True, blank=True)
    how = models.CharField(_("how it was agreed"), max_length=200, blank=True)
    ended_by = models.BigIntegerField(_("withdrawn by (user id)"), null=True, blank=True)
    ended_how = models.CharField(_("how it was withdrawn"), max_length=200, blank=True)

    # "The chair agreed by telephone" may name the chair.
    PRIVACY = privacy.fields(none="id organisation body what since until given_by ended_by", personal="how ended_how")

    class Meta:
        verbose_name = _("sharing")
        verbose_name_plural = _("sharing")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "body", "what"), condition=Q(until__isnull=True), name="sharing_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(organisation=F("body")), name="sharing_with_another"),
            models.CheckConstraint(condition=Q(what__in=Shared.values), name="sharing_is_of_something_known"),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} shows {self.what} to {self.body_id}"
