"""The place, its dated areas, and what people here know of them."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.places.types import AreaKind, NoteAudience


class Place(models.Model):
    """The one place that this installation serves, and how its LIO presents itself. There is one row, with id 1."""

    area_code = models.CharField(_("area code"), max_length=12)
    area_name = models.CharField(_("area"), max_length=120)
    opened_at = models.DateTimeField(_("opened"), default=clock.now)
    spine_version = models.CharField(_("version of the open data"), max_length=64, blank=True)
    lio_name = models.CharField(_("your organisation's name"), max_length=120)
    strapline = models.CharField(_("one line about you"), max_length=200, blank=True)
    logo = models.FileField(_("logo"), upload_to="logo/", blank=True)
    accent = models.CharField(_("accent colour"), max_length=7, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)
    is_fiction = models.BooleanField(_("this place is made up"), default=False)

    PRIVACY = privacy.fields(
        none="id area_code area_name opened_at spine_version lio_name strapline logo accent email phone address "
        "website is_fiction"
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = (models.CheckConstraint(condition=Q(id=1), name="place_is_one"),)

    def __str__(self) -> str:
        return self.area_name


class Area(models.Model):
    """A dated area in or around the place: official ones are copied from the spine, neighbourhoods are drawn here.

    `boundary` is WKB in longitude and latitude (EPSG:4326). `ends` is the first day on which it is no longer in
    force, empty while none is known.
    """

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=15, choices=AreaKind.choices)
    nation = models.CharField(_("nation"), max_length=1, blank=True)
    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("until"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    boundary = models.BinaryField(_("boundary"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id code name kind nation starts ends lon lat boundary source source_date")

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ("name",)
        indexes = (models.Index(fields=("kind", "name")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="area_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=Q(kind__in=AreaKind.values), name="area_kind_is_known"),
        )

    def __str__(self) -> str:
        return self.name


class AreaParent(models.Model):
    """One area lies in another, for as long as both are in force. A neighbourhood is a list of such rows."""

    child = models.ForeignKey(Area, models.CASCADE, related_name="parent_links", verbose_name=_("area"))
    parent = models.ForeignKey(Area, models.CASCADE, related_name="child_links", verbose_name=_("lies in"))

    PRIVACY = privacy.fields(none="id child parent")

    class Meta:
        verbose_name = _("area within an area")
        verbose_name_plural = _("areas within areas")
        constraints = (
            models.UniqueConstraint(fields=("child", "parent"), name="area_parent_once"),
            models.CheckConstraint(condition=~Q(child=F("parent")), name="area_is_not_in_itself"),
        )

    def __str__(self) -> str:
        return f"{self.child_id} in {self.parent_id}"


class Knowledge(models.Model):
    """Something that people know about an area. After its half-life it asks to be checked."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="knowledge", verbose_name=_("area"))
    text = models.TextField(_("what you know"), max_length=2000)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("who said it"))
    said_on = models.DateField(_("when"), default=clock.today)
    half_life_days = models.PositiveIntegerField(
        _("ask again after (days)"), default=365, validators=(MinValueValidator(7), MaxValueValidator(3650))
    )
    checked_on = models.DateField(_("checked on"), default=clock.today)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("checked by")
    )
    audience = models.CharField(
        _("who may read it"), max_length=10, choices=NoteAudience.choices, default=NoteAudience.STAFF
    )
    retired_on = models.DateField(_("no longer true since"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id area said_on half_life_days checked_on audience retired_on",
        personal="text author checked_by",
        person="author",
    )

    class Meta:
        verbose_name = _("local knowledge")
        verbose_name_plural = _("local knowledge")
        ordering = ("-checked_on",)
        constraints = (
            models.CheckConstraint(condition=Q(half_life_days__gte=7), name="knowledge_half_life_at_least_a_week"),
        )

    def __str__(self) -> str:
        return self.text[:60]
