"""Cases: somebody asked us for help."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.charter.models import Activity
from hedgerow.development.types import CaseState, Reason
from hedgerow.engines.todo.models import Awaited, Task
from hedgerow.kernel import privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.people.types import How

CLOSED = (CaseState.DONE, CaseState.TURNED_AWAY)


class Case(Awaited):
    """Somebody asked for help: a group, or a person whose group we do not know yet.

    `by` acts for the group; where they rang or wrote, `recorded_by` is the worker who wrote it down, and `how` the way.
    `words` are theirs, `summary` is ours: where it stands, for whoever takes over. `answer` is what came of it, which the
    group reads. `topic` is a word of the charter; `area` the ward of the postcode. `next_task` is the next step, a to-do.
    `source` is the ref of what it was made from, of which no second case is made. `version` rises with every change, so
    that nobody answers what a colleague has answered a moment ago.
    """

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="cases", verbose_name=_("who asks")
    )
    words = models.TextField(_("what it is about"), max_length=2000)
    reach = models.CharField(_("how to reach them"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    area = models.CharField(_("ward"), max_length=12, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("asked by")
    )
    recorded_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)
    how = models.CharField(_("how"), max_length=6, choices=How.choices, default=How.WEB)
    source = models.CharField(_("made from (ref)"), max_length=80, blank=True)
    topic = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, verbose_name=_("topic"))
    state = models.CharField(_("how far it is"), max_length=11, choices=CaseState.choices, default=CaseState.NEW)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("worker")
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    summary = models.TextField(_("where it stands"), max_length=2000, blank=True)
    next_task = models.ForeignKey(
        Task, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("next step")
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.BigIntegerField(_("closed by (user id)"), null=True, blank=True)
    reason = models.CharField(_("why we could not help"), max_length=9, choices=Reason.choices, blank=True)
    answer = models.TextField(_("what came of it"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(_("changes"), default=0)
    erased_on = models.DateField(_("words removed"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id asked_at answer_by answered_at answered_by written_off_on organisation area recorded_by how source topic "
        "state worker taken_at next_task closed_at closed_by reason version erased_on",
        personal="words reach postcode by summary answer",
        person="by",
    )

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ("-asked_at", "-id")
        indexes = (
            models.Index(fields=("organisation", "-asked_at"), name="case_of"),
            # What is open is little: this is for the latest of what is closed, among all there ever was.
            models.Index(fields=("state", "-closed_at", "-id"), name="case_by_state"),
            models.Index(fields=("-asked_at", "id"), name="case_newest"),
            models.Index(fields=("worker", "state"), name="case_of_worker"),
            models.Index(fields=("answer_by",), condition=Q(answered_at__isnull=True), name="case_unanswered"),
            models.Index(fields=("closed_at",), condition=Q(erased_on__isnull=True), name="case_to_erase"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="case_says_what"),
            models.CheckConstraint(condition=Q(state__in=CaseState.values), name="case_state_is_known"),
            models.CheckConstraint(condition=Q(how__in=How.values), name="case_way_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=CLOSED, closed_at__isnull=False) | (~Q(state__in=CLOSED) & Q(closed_at=None)),
                name="case_closed_has_its_day",
            ),
            models.CheckConstraint(
                condition=(Q(state=CaseState.TURNED_AWAY) & ~Q(reason=""))
                | (~Q(state=CaseState.TURNED_AWAY) & Q(reason="")),
                name="case_turned_away_says_why",
            ),
            models.CheckConstraint(
                condition=Q(taken_at=None) | Q(taken_at__gte=F("asked_at")), name="case_taken_after_it_was_asked"
            ),
            models.UniqueConstraint(fields=("source",), condition=~Q(source=""), name="case_of_a_source_once"),
        )

    def __str__(self) -> str:
        return f"case {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("development", "case", str(self.pk))

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED

    @property
    def group(self) -> Organisation | None:
        """Who asks, after merges. Needs `organisation__merged_into` read beforehand."""
        return self.organisation.now if self.organisation else None
