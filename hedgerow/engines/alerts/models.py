"""Who is told of what, and what they have been told."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.alerts.types import Rhythm, State
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


class Subscription(models.Model):
    """One address that is told of what is new in one search. No account; stopped is removed."""

    kind = models.SlugField(_("of what"), max_length=60)
    params = models.JSONField(_("the search"), default=dict)
    email = models.EmailField(_("e-mail address"))
    rhythm = models.CharField(_("how often"), max_length=4, choices=Rhythm.choices, default=Rhythm.WEEK)
    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(_("asked for"), default=clock.now)
    confirmed_at = models.DateTimeField(_("address confirmed"), null=True, blank=True)
    looked_at = models.DateTimeField(_("looked for news"), null=True, blank=True)
    told_at = models.DateTimeField(_("last letter"), null=True, blank=True)
    expires = models.DateTimeField(_("ends"))

    PRIVACY = privacy.fields(
        none="id kind rhythm state asked_at confirmed_at looked_at told_at expires", personal="email params"
    )

    class Meta:
        verbose_name = _("alert by e-mail")
        verbose_name_plural = _("alerts by e-mail")
        ordering = ("id",)
        indexes = (
            models.Index(fields=("state", "expires"), name="alert_by_state"),
            models.Index(fields=("email",), name="alert_of_address"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="alert_state_is_known"),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="alert_rhythm_is_known"),
            models.CheckConstraint(
                condition=Q(state=State.ASKED) | Q(confirmed_at__isnull=False), name="alert_live_is_confirmed"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("alerts", "subscription", str(self.pk))


class Told(models.Model):
    """One thing that one subscription has been told of: never again."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="told", verbose_name=_("to whom"))
    item = models.CharField(_("of what (ref)"), max_length=80)

    PRIVACY = privacy.fields(none="id subscription item")

    class Meta:
        verbose_name = _("thing told")
        verbose_name_plural = _("things told")
        constraints = (models.UniqueConstraint(fields=("subscription", "item"), name="told_once"),)

    def __str__(self) -> str:
        return self.item
