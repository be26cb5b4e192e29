"""What the health check asks: eight areas, in our own words. Questions are defined in this folder and nowhere else.

A question is a thing that is in order when the answer is yes. `least` is the smallest size it is put to, so that a group of
eight people with £2,000 a year is asked a third of what a large charity with staff is. A question with `law` is a legal duty
of those it is put to (`only`), and is shown apart from good practice; the law named is that of England and Wales. Codes are
for ever: change the words of a question only as long as it asks the same, else give it a new code.
"""

from __future__ import annotations

from hedgerow.development.queries.questions import around, within
from hedgerow.development.types import HealthArea, Question

AREAS: tuple[HealthArea, ...] = (*within.AREAS, *around.AREAS)
QUESTIONS: dict[str, Question] = {question.code: question for area in AREAS for question in area.questions}
AREA_OF: dict[str, HealthArea] = {question.code: area for area in AREAS for question in area.questions}
