"""What a group asks of a round, alone or with others."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.programmes.models.rounds import Round
from hedgerow.programmes.types import ApplicationState


class Application(models.Model):
    """What one group asks of one round: one at a time, unless the first was withdrawn.

    `answers` are kept by the keys of the round's questions, as they were typed while it is a draft. `areas` are the codes of
    where the work happens. `email` is where the way back and the answer go. `bid` is the group's bid in funding.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="applications", verbose_name=_("round"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="applications", verbose_name=_("group that asks")
    )
    state = models.CharField(
        _("how far"), max_length=9, choices=ApplicationState.choices, default=ApplicationState.DRAFT
    )
    title = models.CharField(_("what for, in a line"), max_length=140, blank=True)
    pence = models.BigIntegerField(_("how much"), null=True, blank=True)
    areas = models.JSONField(_("where the work happens (area codes)"), default=list, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    email = models.EmailField(_("e-mail address to answer to"), blank=True)
    bid = models.BigIntegerField(_("the group’s bid (id)"), null=True, blank=True)
    saved_at = models.DateTimeField(_("last saved"), default=clock.now)
    sent_at = models.DateTimeField(_("sent in"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    made_at = models.DateTimeField(_("begun"), default=clock.now)
    made_by = models.BigIntegerField(_("begun by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id round organisation state title pence areas starts_on ends_on bid saved_at sent_at reminded_at made_at "
        "made_by",
        personal="email answers",
    )

    class Meta:
        verbose_name = _("application for a grant of ours")
        verbose_name_plural = _("applications for our grants")
        ordering = ("sent_at", "id")
        indexes = (models.Index(fields=("round", "state", "id"), name="grant_application_of_round"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=ApplicationState.values), name="grant_application_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=ApplicationState.SENT)
                | Q(sent_at__isnull=False, pence__isnull=False) & ~Q(title=""),
                name="grant_application_sent_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(pence__isnull=True) | Q(pence__gt=0), name="grant_application_asks_for_something"
            ),
            models.UniqueConstraint(
                fields=("round", "organisation"),
                condition=~Q(state=ApplicationState.WITHDRAWN),
                name="grant_application_once_a_round",
            ),
        )

    def __str__(self) -> str:
        return f"application {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("programmes", "application", str(self.pk))


class CoApplicant(models.Model):
    """Another group that does part of it. It counts when it has agreed."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="others", verbose_name=_("application"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="joint_applications", verbose_name=_("group that takes part")
    )
    part = models.CharField(_("what it does of it"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("asked"), default=clock.now)
    agreed = models.BooleanField(_("agreed"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.BigIntegerField(_("answered by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id application organisation part asked_at agreed answered_at answered_by")

    class Meta:
        verbose_name = _("group that applies with another")
        verbose_name_plural = _("groups that apply with another")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("application", "organisation"), name="co_applicant_once"),
            models.CheckConstraint(
                condition=Q(agreed__isnull=True, answered_at__isnull=True)
                | Q(agreed__isnull=False, answered_at__isnull=False),
                name="co_applicant_answer_has_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"co-applicant {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("programmes", "coapplicant", str(self.pk))
