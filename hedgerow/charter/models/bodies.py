"""What each public body has published as its priorities, in its own words."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.charter.models.words import Priority
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


class BodyPriority(models.Model):
    """A priority as a public body published it: `number` as it numbers them, `words` letter by letter.

    One that the body says anew is another row, which `replaces` this; then this one ends. Nothing is deleted.
    """

    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("public body"))
    number = models.CharField(_("number"), max_length=12, blank=True)
    words = models.CharField(_("in its own words"), max_length=600)
    source = models.CharField(_("where it is published"), max_length=200)
    source_url = models.URLField(_("address of the source"), max_length=400, blank=True)
    published_on = models.DateField(_("published"))
    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"), null=True, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("says anew")
    )
    priorities = models.ManyToManyField(
        Priority, through="BodyPriorityLink", related_name="of_bodies", verbose_name=_("our priorities")
    )
    edition = models.PositiveIntegerField(_("edition"), default=1)
    recorded_at = models.DateTimeField(_("written down"), default=clock.now)
    recorded_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id body number words source source_url published_on starts ends replaces priorities edition recorded_at "
        "recorded_by"
    )

    class Meta:
        verbose_name = _("priority of a public body")
        verbose_name_plural = _("priorities of public bodies")
        ordering = ("body", "number", "id")
        indexes = (models.Index(fields=("body", "starts"), name="body_priority_by_body"),)
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="body_priority_says_something"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="body_priority_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.words}".strip()

    @property
    def ref(self) -> Ref:
        return Ref("charter", "bodypriority", str(self.pk))

    @property
    def links(self) -> list[str]:
        """The codes of the priorities of our agreement that it is linked to, from what was read beforehand."""
        return [link.priority_id for link in self.linked.all()]


class BodyPriorityLink(models.Model):
    """A body's priority and one of ours are, in part, about the same thing."""

    body_priority = models.ForeignKey(
        BodyPriority, models.CASCADE, related_name="linked", verbose_name=_("priority of the body")
    )
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="+", verbose_name=_("our priority"))

    PRIVACY = privacy.fields(none="id body_priority priority")

    class Meta:
        verbose_name = _("link between priorities")
        verbose_name_plural = _("links between priorities")
        ordering = ("priority",)
        constraints = (models.UniqueConstraint(fields=("body_priority", "priority"), name="body_priority_link_once"),)

    def __str__(self) -> str:
        return f"{self.body_priority_id} {self.priority_id}"
