"""What people without an account proposed."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.moderation.types import State
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


def new_key() -> str:
    """The part of the status page's address that nobody can guess: 192 random bits."""
    return secrets.token_urlsafe(24)


class Submission(models.Model):
    """Something proposed about a record (`ref`, empty for a new one), and what was decided.

    `proposed` is JSON that the app's own `describe` and `apply` understand. `by` is the user id of who decided. When it
    `expires`, what was proposed and the e-mail address are erased; the decision stays.
    """

    kind = models.SlugField(_("kind"), max_length=60)
    ref = models.CharField(_("about"), max_length=80, blank=True)
    proposed = models.JSONField(_("what is proposed"), default=dict)
    reason = models.TextField(_("how they know"), max_length=1000, blank=True)
    reply_to = models.EmailField(_("e-mail address to answer to"), blank=True)
    key = models.CharField(_("key of the status page"), max_length=40, unique=True, default=new_key)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    decision = models.TextField(_("what we answered"), max_length=1000, blank=True)
    by = models.BigIntegerField(_("decided by (user id)"), null=True, blank=True)
    made_at = models.DateTimeField(_("proposed"), default=clock.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    expires = models.DateField(_("personal details kept until"))
    erased_at = models.DateTimeField(_("personal details erased"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id kind ref key state by made_at decided_at expires erased_at",
        personal="proposed reason reply_to decision",
    )

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ("made_at", "id")
        indexes = (models.Index(fields=("state", "made_at"), name="submission_waiting"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="submission_state_is_known"),
            models.CheckConstraint(
                condition=models.Q(state=State.WAITING) | models.Q(decided_at__isnull=False),
                name="submission_decision_has_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"

    @property
    def own_ref(self) -> Ref:
        return Ref("moderation", "submission", str(self.pk))
