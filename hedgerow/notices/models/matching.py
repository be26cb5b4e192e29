"""Whom a notice fits, who wants to be told, what they have been told, and what they want to hear no more of."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.notices.models.notices import Notice
from hedgerow.notices.types import Fit
from hedgerow.organisations.models import Organisation


class Match(models.Model):
    """A notice that fits a group, alone or with others. Made anew each night, and when a notice opens."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="matches", verbose_name=_("notice"))
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="notice_matches", verbose_name=_("group")
    )
    fit = models.PositiveSmallIntegerField(_("how it fits"), choices=[(one.value, one.name) for one in Fit])
    score = models.PositiveSmallIntegerField(_("how close"), default=0)

    PRIVACY = privacy.fields(none="id notice organisation fit score")

    class Meta:
        verbose_name = _("notice that fits a group")
        verbose_name_plural = _("notices that fit groups")
        indexes = (
            models.Index(fields=("notice", "-fit", "-score", "organisation"), name="notice_match_best"),
            models.Index(fields=("organisation", "notice"), name="notice_match_of_group"),
        )
        constraints = (
            models.UniqueConstraint(fields=("notice", "organisation"), name="notice_match_once"),
            models.CheckConstraint(condition=Q(fit__gt=0), name="notice_match_is_one"),
        )

    def __str__(self) -> str:
        return f"{self.notice_id} {self.organisation_id}"


class Aside(models.Model):
    """What a group put aside: one notice ("not for us"), or all that are like it (`family`, of CPV codes)."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="notices_aside", verbose_name=_("group")
    )
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="aside", verbose_name=_("notice"))
    family = models.CharField(_("all like it (group of CPV codes)"), max_length=3, blank=True)
    by = models.BigIntegerField(_("by (user id)"), null=True, blank=True)
    at = models.DateTimeField(_("when"), default=clock.now)

    PRIVACY = privacy.fields(none="id organisation notice family by at")

    class Meta:
        verbose_name = _("notice put aside")
        verbose_name_plural = _("notices put aside")
        indexes = (models.Index(fields=("organisation", "family"), name="notice_aside_family"),)
        constraints = (models.UniqueConstraint(fields=("organisation", "notice"), name="notice_aside_once"),)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.family}"


class Wish(models.Model):
    """An address of somebody who acts for a group and said yes to letters about contracts that fit it."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="notice_wishes", verbose_name=_("group")
    )
    email = models.EmailField(_("e-mail address"))
    asked_by = models.BigIntegerField(_("asked for by (user id)"))
    asked_at = models.DateTimeField(_("asked for"), default=clock.now)

    PRIVACY = privacy.fields(none="id organisation asked_by asked_at", personal="email")

    class Meta:
        verbose_name = _("wish to be told of contracts")
        verbose_name_plural = _("wishes to be told of contracts")
        indexes = (models.Index(fields=("email",), name="notice_wish_of_address"),)
        constraints = (models.UniqueConstraint(fields=("organisation", "email"), name="notice_wish_once"),)

    def __str__(self) -> str:
        return f"wish {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("notices", "wish", str(self.pk))


class Told(models.Model):
    """A notice of which a group has been told by letter: never again."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="told", verbose_name=_("notice"))
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="notices_told", verbose_name=_("group"))
    on = models.DateField(_("date"), default=clock.today)

    PRIVACY = privacy.fields(none="id notice organisation on")

    class Meta:
        verbose_name = _("notice told")
        verbose_name_plural = _("notices told")
        constraints = (models.UniqueConstraint(fields=("notice", "organisation"), name="notice_told_once"),)

    def __str__(self) -> str:
        return f"{self.notice_id} {self.organisation_id}"
