"""What a service has several of: places, hours, prices, areas that it serves, and tags."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import privacy
from hedgerow.services.models.records import Service
from hedgerow.services.types import Day, TagKind


class Spot(models.Model):
    """A place where a service is given: premises, never somebody's home. The point (degrees), ward and small area are
    found from the postcode; without one in the open data it has none."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="spots", verbose_name=_("service"))
    name = models.CharField(_("name of the place"), max_length=160, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    lsoa = models.CharField(_("small area"), max_length=12, blank=True)
    ward = models.CharField(_("ward"), max_length=12, blank=True)
    authority = models.CharField(_("local authority"), max_length=12, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id service name address postcode lsoa ward authority lon lat")

    class Meta:
        verbose_name = _("place of a service")
        verbose_name_plural = _("places of services")
        ordering = ("id",)
        indexes = (
            models.Index(fields=("lat", "lon"), name="service_spot_near"),
            models.Index(fields=("ward",), name="service_spot_ward"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(name="") | ~Q(address="") | ~Q(postcode=""), name="service_spot_says_where"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.postcode


class Hours(models.Model):
    """One day on which a service is open. `nth` is which of the month (1 to 4, -1 the last); empty for every week."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="hours", verbose_name=_("service"))
    day = models.CharField(_("day"), max_length=2, choices=Day.choices)
    opens = models.TimeField(_("from"), null=True, blank=True)
    closes = models.TimeField(_("until"), null=True, blank=True)
    nth = models.SmallIntegerField(_("which of the month"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=160, blank=True)

    PRIVACY = privacy.fields(none="id service day opens closes nth note")

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ("id",)
        indexes = (models.Index(fields=("day", "service"), name="service_open_on"),)
        constraints = (
            models.CheckConstraint(condition=Q(day__in=Day.values), name="service_day_is_known"),
            models.CheckConstraint(condition=Q(nth__isnull=True) | Q(nth__in=(-1, 1, 2, 3, 4)), name="service_nth"),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.opens or ''}"


class Price(models.Model):
    """What a service costs, in whole pence or in words."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="prices", verbose_name=_("service"))
    option = models.CharField(_("for what, or whom"), max_length=120, blank=True)
    pence = models.PositiveBigIntegerField(_("amount"), null=True, blank=True)
    words = models.CharField(_("in words"), max_length=200, blank=True)

    PRIVACY = privacy.fields(none="id service option pence words")

    class Meta:
        verbose_name = _("price of a service")
        verbose_name_plural = _("prices of services")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.words or self.option


class Area(models.Model):
    """An area whose people a service is for, by the code of the Office for National Statistics."""

    service = models.ForeignKey(
        Service, models.CASCADE, related_name="areas", db_index=False, verbose_name=_("service")
    )
    area = models.CharField(_("area code"), max_length=20)

    PRIVACY = privacy.fields(none="id service area")

    class Meta:
        verbose_name = _("area that a service is for")
        verbose_name_plural = _("areas that services are for")
        ordering = ("id",)
        indexes = (models.Index(fields=("area", "service"), name="service_for_area"),)
        constraints = (models.UniqueConstraint(fields=("service", "area"), name="service_area_once"),)

    def __str__(self) -> str:
        return self.area


class Tag(models.Model):
    """A need, a theme, who it is for, a language or a way to make it fit."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="tags", db_index=False, verbose_name=_("service"))
    kind = models.CharField(_("kind"), max_length=8, choices=TagKind.choices)
    code = models.CharField(_("code"), max_length=20)

    PRIVACY = privacy.fields(none="id service kind code")

    class Meta:
        verbose_name = _("tag of a service")
        verbose_name_plural = _("tags of services")
        ordering = ("id",)
        indexes = (models.Index(fields=("kind", "code", "service"), name="service_tag_finds"),)
        constraints = (models.UniqueConstraint(fields=("service", "kind", "code"), name="service_tag_once"),)

    def __str__(self) -> str:
        return self.code
