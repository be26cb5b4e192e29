"""Contacts, their dated roles in organisations, and what they need to take part."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.people.types import Channel, RoleKind


class Contact(models.Model):
    """A person we know. Several may share an e-mail address or a telephone, and many have neither.

    `user` is their sign-in, where they have one: it gives nobody the right to anything.
    """

    name = models.CharField(_("name"), max_length=160)
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.CharField(_("postal address"), max_length=250, blank=True)
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    reach_by = models.CharField(_("likes to be reached"), max_length=5, choices=Channel.choices, blank=True)
    language = models.CharField(_("language"), max_length=60, blank=True)
    about = models.TextField(_("what helps to know"), max_length=1000, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contact",
        verbose_name=_("signs in as"),
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="absorbed", verbose_name=_("merged into")
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("added"), default=clock.now)
    created_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)
    updated_at = models.DateTimeField(_("changed"), default=clock.now)
    seen_on = models.DateField(_("last in touch"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id merged_into source created_at created_by updated_at seen_on reach_by",
        personal="name pronouns email phone address postcode language about user",
        person="id",
    )

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ("name", "id")
        indexes = (
            models.Index(fields=("name", "id"), name="contact_by_name"),
            # Of them all: SQLite does not use an index of some for a value that it is told only when it runs.
            models.Index(fields=("email",), name="contact_by_email"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="contact_has_a_name"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="contact_not_merged_into_itself"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("people", "contact", str(self.pk))


class Role(models.Model):
    """What somebody is in an organisation, from a day and, when they have left, to a day: a fact that grants nothing.

    `team` and `patch` (an area code, or words) are for officers of public bodies.
    """

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="roles", verbose_name=_("who"))
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="roles", verbose_name=_("where"))
    kind = models.CharField(_("role"), max_length=10, choices=RoleKind.choices)
    title = models.CharField(_("called"), max_length=120, blank=True)
    team = models.CharField(_("team"), max_length=120, blank=True)
    patch = models.CharField(_("patch"), max_length=120, blank=True)
    main = models.BooleanField(_("whom to speak to first"), default=False)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    PRIVACY = privacy.fields(
        none="id organisation source", personal="contact kind title team patch main since until", person="contact"
    )

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ("-main", "kind", "id")
        indexes = (models.Index(fields=("organisation", "until"), name="role_of_organisation"),)
        constraints = (
            models.UniqueConstraint(
                fields=("contact", "organisation", "kind"), condition=Q(until__isnull=True), name="role_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(kind__in=RoleKind.values), name="role_kind_is_known"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")), name="role_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.contact_id} {self.kind} of {self.organisation_id}"

    @property
    def ref(self) -> Ref:
        return Ref("people", "role", str(self.pk))

    def is_over(self, today: date) -> bool:
        """Whether they have left: the day of leaving is the first without them."""
        return self.until is not None and self.until <= today


class AccessNeeds(models.Model):
    """What somebody needs to take part, asked once and shown only where it serves them."""

    contact = models.OneToOneField(Contact, models.CASCADE, related_name="access_needs", verbose_name=_("who"))
    needs = models.JSONField(_("needs"), default=list)
    more = models.TextField(_("in their own words"), max_length=1000, blank=True)
    asked_on = models.DateField(_("asked"), default=clock.today)

    PRIVACY = privacy.fields(none="id asked_on", personal="contact", special="needs more", person="contact")

    class Meta:
        verbose_name = _("access needs")
        verbose_name_plural = _("access needs")

    def __str__(self) -> str:
        return str(self.contact_id)
