"""This place's own words: activities under the five functions, and local priorities. None is ever deleted."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.charter.types import Function
from hedgerow.kernel import privacy


class Charter(models.Model):
    """The local agreement's version: it rises with each change of words; readings are cached by it. One row, id 1."""

    version = models.PositiveIntegerField(_("version"), default=1)

    PRIVACY = privacy.fields(none="id version")

    class Meta:
        verbose_name = _("charter")
        verbose_name_plural = _("charters")
        constraints = (models.CheckConstraint(condition=Q(id=1), name="charter_is_one"),)

    def __str__(self) -> str:
        return str(self.version)


class Activity(models.Model):
    """Something that infrastructure does here. Its code is for ever; its name may change."""

    code = models.SlugField(_("code"), max_length=60, primary_key=True)
    function = models.CharField(_("function"), max_length=12, choices=Function.choices)
    name = models.CharField(_("name"), max_length=120)
    description = models.CharField(_("what counts as this"), max_length=400, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    retired_on = models.DateField(_("not used since"), null=True, blank=True)

    PRIVACY = privacy.fields(none="code function name description position retired_on")

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ("function", "position", "name")
        constraints = (
            models.CheckConstraint(condition=Q(function__in=Function.values), name="activity_function_is_known"),
            models.UniqueConstraint(fields=("function", "name"), name="activity_name_once"),
        )

    def __str__(self) -> str:
        return self.name


class Priority(models.Model):
    """Something that this place has agreed matters most, for a time."""

    code = models.SlugField(_("code"), max_length=60, primary_key=True)
    name = models.CharField(_("name"), max_length=160)
    description = models.TextField(_("what it means here"), max_length=1000, blank=True)
    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("until"), null=True, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)

    PRIVACY = privacy.fields(none="code name description starts ends position")

    class Meta:
        verbose_name = _("local priority")
        verbose_name_plural = _("local priorities")
        ordering = ("position", "name")
        constraints = (
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="priority_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return self.name
