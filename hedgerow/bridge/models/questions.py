"""What a public body asks groups, and whom it asked."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.bodies.models import Department, Office
from hedgerow.bridge import rules
from hedgerow.bridge.types import Part, State, Whom
from hedgerow.engines.todo.models import Awaited
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


class Question(Awaited):
    """A question to groups. What is awaited is the body's own word on what came of it: `answer_by` is its day, and
    `answered_at` when it said so. `closes_on` is the last day for groups.

    `parts` and `whom` are as `rules.stored` and `types.Whom` say. `reason`: why it went back, or was taken back.
    `written_off_on`: the night wrote down, once, that the day passed without a word.
    """

    body = models.ForeignKey(Organisation, models.PROTECT, related_name="questions", verbose_name=_("public body"))
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="questions", verbose_name=_("department")
    )
    office = models.ForeignKey(
        Office, models.SET_NULL, null=True, blank=True, related_name="questions", verbose_name=_("officer")
    )
    title = models.CharField(_("what they want to know"), max_length=200)
    decides = models.TextField(_("what will be decided with the answers"), max_length=1000)
    parts = models.JSONField(_("what is asked"), default=list)
    whom = models.JSONField(_("which groups are asked"), default=dict)
    closes_on = models.DateField(_("answers are wanted by"))
    pay_pence = models.PositiveIntegerField(_("what a group is paid for its time"), null=True, blank=True)
    public = models.BooleanField(_("everybody can read it"), default=True)
    state = models.CharField(_("how far it is"), max_length=9, choices=State.choices, default=State.DRAFT)
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    sent_at = models.DateTimeField(_("given to us to check"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    heard = models.TextField(_("what they heard"), max_length=2000, blank=True)
    did = models.TextField(_("what they did"), max_length=2000, blank=True)
    why_not = models.TextField(_("what they did not do, and why"), max_length=2000, blank=True)
    made_at = models.DateTimeField(_("begun"), default=clock.now)
    made_by = models.BigIntegerField(_("begun by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id asked_at answer_by answered_at answered_by written_off_on body department office title decides parts whom "
        "closes_on pay_pence public state reason sent_at opened_at closed_at heard did why_not made_at made_by"
    )

    class Meta:
        verbose_name = _("question to groups")
        verbose_name_plural = _("questions to groups")
        ordering = ("-made_at", "-id")
        indexes = (
            models.Index(fields=("state", "answer_by"), name="question_by_state"),
            models.Index(fields=("body", "state"), name="question_of_body"),
            models.Index(fields=("public", "-opened_at"), name="question_public"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="question_state_is_known"),
            models.CheckConstraint(condition=~Q(title=""), name="question_says_what"),
            models.CheckConstraint(condition=Q(answer_by__gt=F("closes_on")), name="question_dates_in_order"),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_at__isnull=False) & ~Q(heard=""),
                name="question_answered_says_what_came",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "with_us", "withdrawn")) | Q(opened_at__isnull=False),
                name="question_open_since_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("bridge", "question", str(self.pk))

    @property
    def asked(self) -> tuple[Part, ...]:
        """Its parts."""
        return rules.parts(self.parts)

    @property
    def whom_asked(self) -> Whom:
        """Which groups it is for."""
        held = self.whom
        lists = {name: tuple(held.get(name, ())) for name in ("themes", "areas", "bands")}
        return Whom(**lists, roll=held.get("roll", ""))

    def is_open(self, today: date) -> bool:
        """Whether groups may answer: it is open, and its last day has not passed."""
        return self.state == State.OPEN and today <= self.closes_on

    def is_owed(self) -> bool:
        """Whether groups wait to hear what came of it."""
        return self.state in (State.OPEN, State.CLOSED)


class Asked(models.Model):
    """A group that a question was put to. `told_at`: its letter was written. `own`: it answered of its own accord."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="asked_groups", verbose_name=_("question"))
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="asked_questions", verbose_name=_("group")
    )
    told_at = models.DateTimeField(_("told"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    own = models.BooleanField(_("answered without being asked"), default=False)

    PRIVACY = privacy.fields(none="id question organisation told_at reminded_at own")

    class Meta:
        verbose_name = _("group asked")
        verbose_name_plural = _("groups asked")
        indexes = (
            models.Index(fields=("question",), condition=Q(told_at__isnull=True), name="asked_not_told"),
            models.Index(fields=("organisation", "question"), name="asked_of_group"),
        )
        constraints = (models.UniqueConstraint(fields=("question", "organisation"), name="asked_once"),)

    def __str__(self) -> str:
        return f"{self.question_id} {self.organisation_id}"
