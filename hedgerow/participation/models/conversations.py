"""A question to residents, the ideas that came, and who supports them."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.lifecycle.models import Lifecycle, lifecycle_constraints
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.participation.types import Decision


class Conversation(Lifecycle):
    """A question to residents, open from `starts_on` to `ends_on`. `answer_by` is the promised day of what was decided.

    `area` is a ward's code, or empty for the whole place. `overdue_on`: the day on which the night wrote down, once, that
    the promise was not kept.
    """

    question = models.CharField(_("question"), max_length=160)
    about = models.TextField(_("what it is about"), max_length=4000)
    can_change = models.TextField(_("what can change"), max_length=1500)
    cannot_change = models.TextField(_("what cannot change"), max_length=1500, blank=True)
    decided_by = models.CharField(_("who decides"), max_length=200)
    area = models.CharField(_("area code"), max_length=12, blank=True)
    starts_on = models.DateField(_("open from"))
    answer_by = models.DateField(_("what was decided is told by"))
    summary = models.TextField(_("what was decided"), max_length=4000, blank=True)
    answered_at = models.DateTimeField(_("told what was decided"), null=True, blank=True)
    overdue_on = models.DateField(_("written down as overdue"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("whose")
    )
    made_at = models.DateTimeField(_("added"), default=clock.now)

    PRIVACY = privacy.fields(
        none="id state ends_on closed_at closed_why question about can_change cannot_change decided_by area starts_on "
        "answer_by summary answered_at overdue_on owner made_at"
    )

    class Meta:
        verbose_name = _("question to residents")
        verbose_name_plural = _("questions to residents")
        ordering = ("-starts_on", "-id")
        indexes = (models.Index(fields=("state", "-starts_on"), name="conversation_of_state"),)
        constraints = (
            *lifecycle_constraints("conversation"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="conversation_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gte=models.F("ends_on")), name="conversation_answers_after_its_end"
            ),
        )

    def __str__(self) -> str:
        return self.question

    @property
    def ref(self) -> Ref:
        return Ref("participation", "conversation", str(self.pk))

    def takes_ideas(self, today: date) -> bool:
        """Whether ideas may be sent in today."""
        return self.state == State.LIVE and self.starts_on <= today and (self.ends_on is None or today <= self.ends_on)

    def is_overdue(self, today: date) -> bool:
        """Whether the day on which we promised an answer has passed without one."""
        return self.answered_at is None and self.state == State.CLOSED and self.answer_by < today


class Idea(models.Model):
    """An idea that was checked and is shown. `email` is where its writer is told what became of it, if they asked.

    `supporters` is how many rows of `Support` there are, or were when what was decided was told: then those rows go.
    """

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="ideas", verbose_name=_("question"))
    title = models.CharField(_("idea in a line"), max_length=120)
    text = models.TextField(_("more about it"), max_length=2000, blank=True)
    ward = models.CharField(_("ward"), max_length=12, blank=True)
    email = models.EmailField(_("e-mail address to answer to"), blank=True)
    sent_at = models.DateTimeField(_("sent in"), default=clock.now)
    shown_at = models.DateTimeField(_("shown"), default=clock.now)
    supporters = models.PositiveIntegerField(_("supporters"), default=0)
    decision = models.CharField(_("decision"), max_length=6, choices=Decision.choices, blank=True)
    reason = models.TextField(_("why"), max_length=1500, blank=True)

    PRIVACY = privacy.fields(
        none="id conversation title text ward sent_at shown_at supporters decision reason", personal="email"
    )

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        ordering = ("-shown_at", "-id")
        indexes = (models.Index(fields=("conversation", "-shown_at"), name="idea_of_question"),)
        constraints = (
            models.CheckConstraint(condition=Q(decision__in=Decision.values), name="idea_decision_is_known"),
            models.CheckConstraint(condition=Q(decision="") | ~Q(reason=""), name="idea_decision_says_why"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("participation", "idea", str(self.pk))


class Support(models.Model):
    """One browser, or one person who is signed in, that supports an idea: `who` is a hash that leads back to nobody."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="supports", verbose_name=_("idea"))
    who = models.CharField(_("who (hash)"), max_length=64)
    at = models.DateTimeField(_("when"), default=clock.now)

    PRIVACY = privacy.fields(none="id idea at", personal="who")

    class Meta:
        verbose_name = _("support of an idea")
        verbose_name_plural = _("supports of ideas")
        constraints = (models.UniqueConstraint(fields=("idea", "who"), name="support_once"),)

    def __str__(self) -> str:
        return f"{self.idea_id}"
