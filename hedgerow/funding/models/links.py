"""What came of asking for funds' pages, and the feeds of other places from which funds are read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import Licence
from hedgerow.funding.models.funds import Fund
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


class LinkCheck(models.Model):
    """What came of asking for a fund's page by night. `fails` counts the nights in a row on which it was not there,
    since `failed_since`; `said` is why, in a sentence. `paused`: the night paused the fund for it."""

    fund = models.OneToOneField(Fund, models.CASCADE, related_name="link_check", verbose_name=_("fund"))
    link = models.URLField(_("address that was asked for"), max_length=300)
    asked_on = models.DateField(_("asked on"))
    fails = models.PositiveSmallIntegerField(_("nights without an answer"), default=0)
    failed_since = models.DateField(_("not there since"), null=True, blank=True)
    said = models.CharField(_("what came of it"), max_length=200, blank=True)
    paused = models.BooleanField(_("the fund was paused for it"), default=False)

    PRIVACY = privacy.fields(none="id fund link asked_on fails failed_since said paused")

    class Meta:
        verbose_name = _("check of a link")
        verbose_name_plural = _("checks of links")

    def __str__(self) -> str:
        return f"{self.link} {self.fails}"


class Feed(models.Model):
    """Another place's published list of funds: its address, or the name of the file that was read."""

    address = models.CharField(_("address or file"), max_length=300, unique=True)
    name = models.CharField(_("name"), max_length=200)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.UNKNOWN)
    read_at = models.DateTimeField(_("read"), default=clock.now)
    read_by = models.BigIntegerField(_("read by (user id)"), null=True, blank=True)
    counts = models.JSONField(_("what came of it"), default=dict)
    faults = models.JSONField(_("what was left out, and why"), default=list, blank=True)

    PRIVACY = privacy.fields(none="id address name licence read_at read_by counts faults")

    class Meta:
        verbose_name = _("feed of funds")
        verbose_name_plural = _("feeds of funds")
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("funding", "feed", str(self.pk))


class FeedItem(models.Model):
    """A fund of a feed, and ours of it. `as_read` is what the feed said last; `checked_on` the day on which they say it
    was checked there. `differs`: the feed says something else than ours, which a person has edited or opened; `gone_on`:
    the day on which it was no longer there."""

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="items", verbose_name=_("feed"))
    uid = models.CharField(_("its id there"), max_length=300)
    fund = models.OneToOneField(
        Fund, models.SET_NULL, null=True, blank=True, related_name="feed_item", verbose_name=_("fund")
    )
    as_read = models.JSONField(_("what it said"), default=dict)
    checked_on = models.DateField(_("checked there on"), null=True, blank=True)
    differs = models.BooleanField(_("it says something else than ours"), default=False)
    gone_on = models.DateField(_("not there any more since"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id feed uid fund as_read checked_on differs gone_on")

    class Meta:
        verbose_name = _("fund of a feed")
        verbose_name_plural = _("funds of feeds")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("feed", "uid"), name="feed_names_a_fund_once"),)

    def __str__(self) -> str:
        return self.uid
