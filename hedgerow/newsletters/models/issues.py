"""Letters to many: what they are put together from, and one copy for each address."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.newsletters.models.subscribers import Subject
from hedgerow.newsletters.types import PartKind, State


class Issue(models.Model):
    """One letter to many. `audiences` are refs like "members:all" (`mail.types.AudienceOffer`: its kind, and an id).

    `frozen` is what it says, from the moment of sending: parts of `mail.types.Letter` as JSON. `letters` counts those that
    were written to be sent.
    """

    title = models.CharField(_("subject line"), max_length=150)
    subjects: models.ManyToManyField[Subject, Aimed] = models.ManyToManyField(
        Subject, through="Aimed", related_name="issues", verbose_name=_("to who asked for")
    )
    audiences = models.JSONField(_("to"), default=list)
    state = models.CharField(_("state"), max_length=7, choices=State.choices, default=State.DRAFT)
    public = models.BooleanField(_("anybody can read it on our site"), default=True)
    made_at = models.DateTimeField(_("begun"), default=clock.now)
    made_by = models.BigIntegerField(_("begun by (user id)"), null=True, blank=True)
    tests = models.PositiveSmallIntegerField(_("times sent as a test"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    sent_by = models.BigIntegerField(_("sent by (user id)"), null=True, blank=True)
    frozen = models.JSONField(_("what it says"), default=dict)
    letters = models.PositiveIntegerField(_("letters"), default=0)
    refused = models.PositiveIntegerField(_("not sent: they said no"), default=0)
    unasked = models.PositiveIntegerField(_("not sent: they never agreed"), default=0)

    PRIVACY = privacy.fields(
        none="id title subjects audiences state public made_at made_by tests sent_at sent_by frozen letters refused "
        "unasked"
    )

    class Meta:
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")
        ordering = ("-sent_at", "-id")
        indexes = (models.Index(fields=("state", "-sent_at"), name="issue_by_state"),)
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="issue_has_a_title"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="issue_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT) | Q(sent_at__isnull=False), name="issue_sent_at_a_moment"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("newsletters", "issue", str(self.pk))


class Aimed(models.Model):
    """One subject that a letter goes to: to everybody who asked for it."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="aimed", verbose_name=_("letter"))
    subject = models.ForeignKey(Subject, models.CASCADE, related_name="aimed", verbose_name=_("subject"))

    PRIVACY = privacy.fields(none="id issue subject")

    class Meta:
        verbose_name = _("subject of a newsletter")
        verbose_name_plural = _("subjects of a newsletter")
        constraints = (models.UniqueConstraint(fields=("issue", "subject"), name="aimed_once"),)

    def __str__(self) -> str:
        return f"{self.issue_id} {self.subject_id}"


class Part(models.Model):
    """One part of a letter, in its place: our own words, or something that is here, as it stood when it was put in."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="parts", verbose_name=_("letter"))
    place = models.PositiveSmallIntegerField(_("place"), default=0)
    kind = models.CharField(_("kind"), max_length=5, choices=PartKind.choices)
    heading = models.CharField(_("heading"), max_length=150, blank=True)
    text = models.TextField(_("words"), max_length=5000, blank=True)
    item = models.CharField(_("what it is about (ref)"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=250, blank=True)
    url = models.CharField(_("where it leads"), max_length=500, blank=True)

    PRIVACY = privacy.fields(none="id issue place kind heading text item title url")

    class Meta:
        verbose_name = _("part of a newsletter")
        verbose_name_plural = _("parts of newsletters")
        ordering = ("place", "id")
        constraints = (
            models.UniqueConstraint(fields=("issue", "item"), condition=~Q(item=""), name="part_item_once"),
            models.CheckConstraint(condition=Q(kind__in=PartKind.values), name="part_kind_is_known"),
        )

    def __str__(self) -> str:
        return self.title or self.heading or self.text[:40]


class Copy(models.Model):
    """One letter of an issue to one address: the row decides that it is written once, whatever is pressed or killed.

    `left_out`: consent was withdrawn between sending and writing it. Its address is forgotten after a while.
    """

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="copies", verbose_name=_("letter"))
    email = models.EmailField(_("to"), blank=True)
    name = models.CharField(_("name"), max_length=160, blank=True)
    person = models.CharField(_("to whom (ref)"), max_length=80, blank=True)
    written_at = models.DateTimeField(_("written"), null=True, blank=True)
    left_out = models.BooleanField(_("not sent after all"), default=False)

    PRIVACY = privacy.fields(none="id issue written_at left_out", personal="email name person")

    class Meta:
        verbose_name = _("copy of a newsletter")
        verbose_name_plural = _("copies of newsletters")
        indexes = (
            models.Index(fields=("issue", "written_at"), name="copy_of_issue"),
            models.Index(fields=("email",), name="copy_to"),
        )
        constraints = (
            models.UniqueConstraint(fields=("issue", "email"), condition=~Q(email=""), name="copy_once_to_an_address"),
        )

    def __str__(self) -> str:
        return f"copy {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("newsletters", "copy", str(self.pk))
