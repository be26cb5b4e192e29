"""What a network decided, and what somebody is to do because of it."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.convening.models.meetings import Item, Meeting
from hedgerow.convening.models.networks import Network
from hedgerow.convening.types import Owner
from hedgerow.engines.todo.models import Task
from hedgerow.engines.voting.models import Poll
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


class Decision(models.Model):
    """Something a network decided, on a day: at a meeting, or by a vote. `withdrawn_at`: it was written down wrongly.

    `how` says how it was decided, in words; `dissent` who saw it otherwise, and why, so that it is not smoothed away.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="decisions", verbose_name=_("network"))
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="decisions", verbose_name=_("at which meeting")
    )
    item = models.ForeignKey(
        Item, models.SET_NULL, null=True, blank=True, related_name="decisions", verbose_name=_("under which item")
    )
    poll = models.ForeignKey(
        Poll, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by which vote")
    )
    text = models.TextField(_("what was decided"), max_length=2000)
    how = models.CharField(_("how it was decided"), max_length=160, blank=True)
    dissent = models.TextField(_("who saw it otherwise, and why"), max_length=2000, blank=True)
    on = models.DateField(_("when"))
    made_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)
    made_at = models.DateTimeField(_("written down"), default=clock.now)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id network meeting item poll how on made_by made_at withdrawn_at", personal="text dissent"
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("-on", "-id")
        indexes = (models.Index(fields=("network", "-on"), name="decision_of_network"),)
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="decision_says_what"),
            models.UniqueConstraint(
                fields=("poll",),
                condition=Q(poll__isnull=False, withdrawn_at__isnull=True),
                name="decision_once_by_vote",
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def ref(self) -> Ref:
        return Ref("convening", "decision", str(self.pk))


class Action(models.Model):
    """Something that somebody said they would do: a group, somebody of our team, or somebody named in words.

    `task` is the to-do that it became: a worker's own, or the convener's, who sees to it. Ticking one ticks the other.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="actions", verbose_name=_("network"))
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="actions", verbose_name=_("from which meeting")
    )
    decision = models.ForeignKey(
        Decision, models.SET_NULL, null=True, blank=True, related_name="actions", verbose_name=_("because of")
    )
    what = models.CharField(_("what is to be done"), max_length=200)
    kind = models.CharField(_("whose it is"), max_length=6, choices=Owner.choices)
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("which group")
    )
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    words = models.CharField(_("who, in words"), max_length=120, blank=True)
    due = models.DateField(_("by when"), null=True, blank=True)
    task = models.OneToOneField(Task, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("to-do"))
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.BigIntegerField(_("done by (user id)"), null=True, blank=True)
    came = models.TextField(_("what came of it"), max_length=1000, blank=True)
    chased_on = models.DateField(_("last reminded"), null=True, blank=True)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id network meeting decision kind organisation worker due task done_at done_by chased_on made_at made_by",
        personal="what words came",
    )

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ("due", "id")
        indexes = (
            models.Index(fields=("due",), condition=Q(done_at__isnull=True), name="action_open_by_day"),
            models.Index(fields=("organisation",), condition=Q(done_at__isnull=True), name="action_open_of_group"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(what=""), name="action_says_what"),
            models.CheckConstraint(
                condition=Q(kind="group", organisation__isnull=False)
                | Q(kind="worker", organisation__isnull=True)
                | (Q(kind="words", organisation__isnull=True, worker__isnull=True) & ~Q(words="")),
                name="action_has_one_owner",
            ),
        )

    def __str__(self) -> str:
        return self.what

    @property
    def ref(self) -> Ref:
        return Ref("convening", "action", str(self.pk))

    @property
    def done(self) -> bool:
        """Whether it is done, here or as a to-do: whoever ticks that has done this, and the night writes it down."""
        return self.done_at is not None or (self.task is not None and self.task.done_at is not None)

    @property
    def whose(self) -> str:
        """Who has it to do, in words."""
        if self.kind == Owner.GROUP and self.organisation is not None:
            return str(self.organisation.now.name)
        return self.worker.name if self.worker is not None else self.words

    def is_late(self, today: date) -> bool:
        """Whether it is not done, and its day has passed."""
        return not self.done and self.due is not None and self.due < today
