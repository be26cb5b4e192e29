"""What was promised, by whom to whom, and what became of it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.bodies.models import Office
from hedgerow.bridge.types import Kept, Side, Source
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation

SETTLED = tuple(value for value in Kept.values if value != Kept.OPEN)


class Promise(models.Model):
    """A promise between a public body, groups, and us. `group` is the one group whose side it is, where it is not all.

    `source_ref` names our own record of where it was made; `link` leads outside. What the body proposes (`proposed`)
    counts once our team has confirmed it.
    """

    promiser = models.CharField(_("who promised"), max_length=6, choices=Side.choices)
    promisee = models.CharField(_("to whom"), max_length=6, choices=Side.choices)
    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="promises", verbose_name=_("public body")
    )
    office = models.ForeignKey(
        Office, models.SET_NULL, null=True, blank=True, related_name="promises", verbose_name=_("officer")
    )
    group = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="group_promises",
        verbose_name=_("which group"),
    )
    words = models.CharField(_("what was promised"), max_length=400)
    source = models.CharField(_("where"), max_length=9, choices=Source.choices)
    source_words = models.CharField(_("which one"), max_length=200, blank=True)
    source_ref = models.CharField(_("our record of it"), max_length=80, blank=True)
    link = models.URLField(_("address where it stands"), max_length=300, blank=True)
    made_on = models.DateField(_("promised on"))
    due = models.DateField(_("by when"), null=True, blank=True)
    public = models.BooleanField(_("everybody can read it"), default=True)
    state = models.CharField(_("what became of it"), max_length=9, choices=Kept.choices, default=Kept.OPEN)
    happened = models.CharField(_("what happened"), max_length=600, blank=True)
    evidence = models.CharField(_("where that can be seen"), max_length=300, blank=True)
    settled_on = models.DateField(_("when"), null=True, blank=True)
    proposed = models.CharField(_("what the body says became of it"), max_length=9, choices=Kept.choices, blank=True)
    proposed_words = models.CharField(_("what the body says happened"), max_length=600, blank=True)
    proposed_evidence = models.CharField(_("where the body says it can be seen"), max_length=300, blank=True)
    proposed_at = models.DateTimeField(_("proposed"), null=True, blank=True)
    proposed_by = models.BigIntegerField(_("proposed by (user id)"), null=True, blank=True)
    declined = models.CharField(_("why we did not confirm it"), max_length=300, blank=True)
    noted_at = models.DateTimeField(_("written down"), default=clock.now)
    noted_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id promiser promisee body office group words source source_words source_ref link made_on due public state "
        "happened evidence settled_on proposed proposed_words proposed_evidence proposed_at proposed_by declined noted_at "
        "noted_by"
    )

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        ordering = ("-made_on", "-id")
        indexes = (
            models.Index(fields=("state", "due"), name="promise_by_state"),
            models.Index(fields=("body", "state"), name="promise_of_body"),
            models.Index(fields=("public", "-made_on"), name="promise_public"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=Kept.values), name="promise_state_is_known"),
            models.CheckConstraint(condition=~Q(words=""), name="promise_says_what"),
            models.CheckConstraint(condition=~Q(promiser=F("promisee")), name="promise_has_two_sides"),
            models.CheckConstraint(
                condition=Q(body__isnull=False) | ~(Q(promiser="body") | Q(promisee="body")),
                name="promise_names_its_body",
            ),
            models.CheckConstraint(condition=Q(due__isnull=True) | Q(due__gte=F("made_on")), name="promise_in_order"),
            models.CheckConstraint(
                condition=Q(state=Kept.OPEN, settled_on__isnull=True) | Q(state__in=SETTLED, settled_on__isnull=False),
                name="promise_settled_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.words

    @property
    def ref(self) -> Ref:
        return Ref("bridge", "promise", str(self.pk))

    def is_late(self, today: date) -> bool:
        """Whether its day has passed, and nobody has said what became of it."""
        return self.state == Kept.OPEN and self.due is not None and self.due < today
