"""The words by which services are found."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.finding.models import Part, Word
from hedgerow.kernel import privacy
from hedgerow.services.models.records import Service


class FoundBy(Word):
    """A word by which a service is found: of its name, its group's name, its needs and who it is for."""

    service = models.ForeignKey(
        Service, models.CASCADE, related_name="found_by", db_index=False, verbose_name=_("service")
    )

    PRIVACY = privacy.fields(none="id service word")

    class Meta:
        verbose_name = _("word that finds a service")
        verbose_name_plural = _("words that find services")
        indexes = (models.Index(fields=("service", "word"), name="service_found_by"),)
        constraints = (models.UniqueConstraint(fields=("word", "service"), name="service_found_by_once"),)


class WordPart(Part):
    """A beginning or three letters of a word that finds services."""

    PRIVACY = privacy.fields(none="id part word")

    class Meta:
        verbose_name = _("part of a service’s word")
        verbose_name_plural = _("parts of services’ words")
        constraints = (models.UniqueConstraint(fields=("part", "word"), name="service_word_part_once"),)
