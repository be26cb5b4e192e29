"""Subjects of letters, the addresses that asked for them, and those that stopped."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.newsletters.types import Confirmed
from hedgerow.people.models import Contact
from hedgerow.people.types import How


class Subject(models.Model):
    """Something that people can ask to get letters about, as the place calls it."""

    name = models.CharField(_("name"), max_length=80)
    about = models.CharField(_("what such letters hold, and how often"), max_length=300, blank=True)
    open = models.BooleanField(_("can be asked for"), default=True)
    place = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    PRIVACY = privacy.fields(none="id name about open place")

    class Meta:
        verbose_name = _("subject of letters")
        verbose_name_plural = _("subjects of letters")
        ordering = ("place", "id")
        constraints = (
            models.UniqueConstraint(fields=("name",), name="subject_once"),
            models.CheckConstraint(condition=~Q(name=""), name="subject_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("newsletters", "subject", str(self.pk))


class Subscriber(models.Model):
    """An address that gets letters, in small letters, with how and when its owner agreed. No account; stopped is removed.

    `contact` is who we know it belongs to. `consent` is how they agreed, in words.
    """

    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=160, blank=True)
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who it is")
    )
    state = models.CharField(_("state"), max_length=5, choices=Confirmed.choices, default=Confirmed.ASKED)
    asked_at = models.DateTimeField(_("asked"), default=clock.now)
    confirmed_at = models.DateTimeField(_("agreed"), null=True, blank=True)
    how = models.CharField(_("how"), max_length=6, choices=How.choices, default=How.WEB)
    consent = models.CharField(_("how and when they agreed"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    subjects: models.ManyToManyField[Subject, Chosen] = models.ManyToManyField(
        Subject, through="Chosen", related_name="subscribers", verbose_name=_("about what")
    )

    PRIVACY = privacy.fields(
        none="id state asked_at confirmed_at how source subjects",
        personal="email name contact consent",
        person="contact",
    )

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ("email", "id")
        indexes = (models.Index(fields=("state", "asked_at"), name="subscriber_by_state"),)
        constraints = (
            models.UniqueConstraint(fields=("email",), name="subscriber_once"),
            models.CheckConstraint(condition=Q(email=Lower(F("email"))), name="subscriber_in_small_letters"),
            models.CheckConstraint(condition=Q(state__in=Confirmed.values), name="subscriber_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=Confirmed.ASKED) | (Q(confirmed_at__isnull=False) & ~Q(consent="")),
                name="subscriber_agreed_somehow",
            ),
        )

    def __str__(self) -> str:
        return f"subscriber {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("newsletters", "subscriber", str(self.pk))


class Chosen(models.Model):
    """One subject that one subscriber gets letters about."""

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="chosen", verbose_name=_("who"))
    subject = models.ForeignKey(Subject, models.CASCADE, related_name="chosen", verbose_name=_("about what"))

    PRIVACY = privacy.fields(none="id subscriber subject")

    class Meta:
        verbose_name = _("subject of a subscriber")
        verbose_name_plural = _("subjects of subscribers")
        constraints = (models.UniqueConstraint(fields=("subscriber", "subject"), name="chosen_once"),)

    def __str__(self) -> str:
        return f"{self.subscriber_id} {self.subject_id}"


class Stopped(models.Model):
    """An address that stopped our letters, as a fingerprint: no list that is brought in begins them again."""

    fingerprint = models.CharField(_("fingerprint of the address"), max_length=64, unique=True)
    at = models.DateTimeField(_("when"), default=clock.now)

    PRIVACY = privacy.fields(none="id at", personal="fingerprint")

    class Meta:
        verbose_name = _("address that stopped letters")
        verbose_name_plural = _("addresses that stopped letters")

    def __str__(self) -> str:
        return self.fingerprint[:8]
