"""Organisations, their identifiers, names, tags and areas."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.types import Band, Kind, LegalForm, Origin, TagScheme


class Organisation(models.Model):
    """A group, public body, LIO or business, registered or not.

    Money is whole pence. `lsoa`, `ward` and `authority` are area codes found from the postcode. `band` is derived from
    `income_pence` by `rules.band_of` and stored to be counted by.
    """

    name = models.CharField(_("name"), max_length=250)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.GROUP)
    legal_form = models.CharField(_("legal form"), max_length=15, choices=LegalForm.choices, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="branches", verbose_name=_("branch of")
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="absorbed",
        db_index=False,
        verbose_name=_("merged into"),
    )
    description = models.TextField(_("what it does, in its own words"), max_length=4000, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    email = models.EmailField(_("public e-mail address"), blank=True)
    phone = models.CharField(_("public telephone"), max_length=40, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    lsoa = models.CharField(_("small area"), max_length=12, blank=True)
    ward = models.CharField(_("ward"), max_length=12, blank=True)
    authority = models.CharField(_("local authority"), max_length=12, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    income_pence = models.BigIntegerField(_("income a year"), null=True, blank=True)
    band = models.CharField(_("size"), max_length=8, choices=Band.choices, blank=True)
    year_end = models.CharField(_("financial year ends (month and day)"), max_length=5, blank=True)
    staff = models.PositiveIntegerField(_("paid staff"), null=True, blank=True)
    trustees = models.PositiveIntegerField(_("trustees or committee members"), null=True, blank=True)
    volunteers = models.PositiveIntegerField(_("volunteers"), null=True, blank=True)
    founded_on = models.DateField(_("started"), null=True, blank=True)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    published = models.BooleanField(_("may be shown in the public directory"), default=False)
    published_basis = models.CharField(_("how we know it may be shown"), max_length=200, blank=True)
    origin = models.CharField(_("how it came here"), max_length=10, choices=Origin.choices, default=Origin.HAND)
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    created_at = models.DateTimeField(_("added"), default=clock.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("added by")
    )
    updated_at = models.DateTimeField(_("changed"), default=clock.now)
    trusted_at = models.DateTimeField(_("its own changes are used at once since"), null=True, blank=True)
    trusted_by = models.BigIntegerField(_("trusted by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id name kind legal_form parent merged_into description website postcode lsoa ward authority lon lat "
        "income_pence band year_end staff trustees volunteers founded_on closed_on published published_basis origin "
        "source source_date created_at created_by updated_at trusted_at trusted_by",
        # A small group's public address is often somebody's home.
        personal="email phone address",
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name", "id")
        indexes = (
            models.Index(fields=("name", "id")),
            models.Index(Lower("name"), "id", name="organisation_by_name"),
            models.Index(fields=("postcode",)),
            models.Index(fields=("ward",)),
            models.Index(fields=("authority",)),
            models.Index(fields=("band",)),
            # Of few records: an index of them all tells the database that it is not worth reading.
            models.Index(fields=("merged_into",), condition=Q(merged_into__isnull=False), name="organisation_merged"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="organisation_kind_is_known"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="organisation_not_merged_into_itself"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="organisation_not_its_own_branch"),
            models.CheckConstraint(
                condition=Q(income_pence__isnull=True) | Q(income_pence__gte=0), name="organisation_income_not_negative"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("organisations", "organisation", str(self.pk))

    @property
    def now(self) -> Organisation:
        """The record that this one is today: itself, or what it was merged into. Where there are many, read `merged_into`
        beforehand."""
        held = self
        while held.merged_into is not None:
            held = held.merged_into
        return held


class Identifier(models.Model):
    """A number that somebody else gave it, written as org-id.guide says ("GB-CHC-1000003"). Branches may share one."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="identifiers", verbose_name=_("organisation")
    )
    org_id = models.CharField(_("identifier"), max_length=60, db_index=True)
    primary = models.BooleanField(_("the main one"), default=False)

    PRIVACY = privacy.fields(none="id organisation org_id primary")

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ("-primary", "org_id")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "org_id"), name="identifier_once"),
            models.UniqueConstraint(fields=("organisation",), condition=Q(primary=True), name="identifier_one_primary"),
        )

    def __str__(self) -> str:
        return self.org_id


class OtherName(models.Model):
    """Another name by which people know it: initials, a former name, how they say it on the telephone."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="other_names", verbose_name=_("organisation")
    )
    name = models.CharField(_("name"), max_length=250)

    PRIVACY = privacy.fields(none="id organisation name")

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = (models.UniqueConstraint(fields=("organisation", "name"), name="other_name_once"),)

    def __str__(self) -> str:
        return self.name


class Tag(models.Model):
    """What a group does, or for whom, by the codes of `hedgerow.standards`."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="tags", verbose_name=_("organisation"))
    scheme = models.CharField(_("scheme"), max_length=12, choices=TagScheme.choices)
    code = models.CharField(_("code"), max_length=20)

    PRIVACY = privacy.fields(none="id organisation scheme code")

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        indexes = (models.Index(fields=("scheme", "code")),)
        constraints = (models.UniqueConstraint(fields=("organisation", "scheme", "code"), name="tag_once"),)

    def __str__(self) -> str:
        return self.code


class Benefit(models.Model):
    """An area that a group works in: its area of benefit, apart from where its post goes."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="benefits", verbose_name=_("organisation")
    )
    area = models.CharField(_("area code"), max_length=20, db_index=True)

    PRIVACY = privacy.fields(none="id organisation area")

    class Meta:
        verbose_name = _("area of benefit")
        verbose_name_plural = _("areas of benefit")
        constraints = (models.UniqueConstraint(fields=("organisation", "area"), name="benefit_once"),)

    def __str__(self) -> str:
        return self.area
