"""The second half of a group's year: it raises an issue, others say the same, the council changes its rule, and the
quarter's report says so.

Used by `test_year.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from hedgerow.advocacy.models import Issue
from tests.journeys.growers import GROUP, Axe, Calendar, Scene, choose, letter_to, menu
from tests.journeys.walking import look

if TYPE_CHECKING:
    from playwright.sync_api import Page

SENTENCE = "The council charges groups for water on its own allotments."
POSITION = "Water on council allotments should be free where food is grown for neighbours."
ASKED = "End the charge for water on council allotments where a group grows food for its neighbours."
CHANGED = "The council charges no group for water on its allotments."


def issue_page(scene: Scene, part: str = "") -> str:
    return f"{scene.address}/advocacy/{Issue.objects.get().pk}/{part}"


def it_raises_an_issue(scene: Scene, ada: Page, axe: Axe) -> None:
    ada.goto(f"{scene.address}/space/groups/{scene.group.pk}/")
    menu(ada, "What we raise")
    look(ada, axe)
    ada.get_by_role("link", name="Raise an issue").first.click()
    ada.get_by_label("What is the issue, in a sentence?").fill(SENTENCE)
    ada.get_by_role("radio", name="by our name").check(force=True)
    ada.get_by_label("Who could change it?").select_option(label="Thornmere Council")
    ada.get_by_role("button", name="Raise it").click()
    expect(ada.get_by_text(SENTENCE).first).to_be_visible()
    look(ada, axe)


def others_say_the_same(scene: Scene, axe: Axe) -> None:
    team = scene.team
    team.goto(f"{scene.address}/advocacy/")
    look(team, axe)
    team.get_by_role("link", name=SENTENCE).first.click()
    team.get_by_role("button", name="I have read it").click()
    team.goto(issue_page(scene, "edit/"))
    team.get_by_role("radio", name=re.compile("^everybody")).check(force=True)
    team.get_by_role("button", name="Save").click()
    team.goto(issue_page(scene))
    for name in ("Ash Kitchen", "Beech Pantry"):
        team.get_by_role("link", name="Add a voice").click()
        choose(team, "group", name)
        team.get_by_role("radio", name="counted, but not named").check(force=True)
        team.locator("main").get_by_role("button").last.click()
        team.goto(issue_page(scene))
    expect(team.get_by_text("3 groups").first).to_be_visible()
    look(team, axe)


def they_agree_what_to_say(scene: Scene, ada: Page, axe: Axe) -> None:
    team = scene.team
    team.get_by_role("link", name="Write a position").click()
    team.get_by_label("What we say").fill(POSITION)
    team.get_by_role("button", name="Save as a version").click()
    ada.goto(f"{scene.address}/space/groups/{scene.group.pk}/issues/")
    ada.get_by_role("link", name=SENTENCE).first.click()
    ada.get_by_role("radio", name="We sign it").check(force=True)
    ada.get_by_role("button", name="Put it on the record").click()
    look(ada, axe)
    team.reload()
    expect(team.get_by_text(GROUP).first).to_be_visible()
    team.get_by_role("radio", name="At a meeting of a network").check(force=True)
    team.get_by_label("Which network?").select_option(label="Food network")
    team.get_by_role("button", name="Write that it is agreed").click()
    expect(team.get_by_text("agreed", exact=True).first).to_be_visible()
    look(team, axe)


def it_is_asked(scene: Scene, axe: Axe) -> None:
    team = scene.team
    team.get_by_role("link", name="Ask a public body").first.click()
    team.get_by_label("What exactly do we ask?").fill(ASKED)
    team.get_by_label("Of which public body?").select_option(label="Thornmere Council")
    team.get_by_role("button", name="Save").click()
    look(team, axe)
    team.get_by_role("button", name="It has been put to them").click()
    expect(team.get_by_text("What they said")).to_be_visible()


def the_council_answers_and_changes(scene: Scene, ada: Page, calendar: Calendar, axe: Axe) -> None:
    team = scene.team
    calendar.later(days=20)
    team.reload()
    team.get_by_role("radio", name=re.compile("^yes", re.IGNORECASE)).first.check(force=True)
    team.get_by_label("In their own words").fill("We agree, and end the charge from 1 November.")
    team.get_by_role("button", name="Write down the answer").click()
    look(team, axe)
    calendar.later(days=12)
    team.goto(issue_page(scene))
    team.get_by_role("link", name="Something changed").first.click()
    team.get_by_label("What is different now?").fill(CHANGED)
    team.get_by_role("radio", name="it is in writing").check(force=True)
    team.get_by_label("How do we know?").fill("The council's minutes of 2 November.")
    team.get_by_label("Who would not agree, and why?").fill("One councillor says that it would have ended anyway.")
    team.get_by_role("button", name="Save").click()
    look(team, axe)
    team.goto(issue_page(scene))
    look(team, axe)
    assert CHANGED in ada_reads(scene, ada)
    look(ada, axe)


def ada_reads(scene: Scene, ada: Page) -> str:
    """What the group reads of it where its letter leads."""
    ada.goto(scene.address + letter_to("ada@example.org"))
    return ada.locator("main").inner_text()


def everybody_reads_it(scene: Scene, stranger: Page, axe: Axe) -> None:
    stranger.goto(f"{scene.address}/")
    look(stranger, axe)
    stranger.get_by_role("link", name="We said, they did").click()
    look(stranger, axe)
    stranger.get_by_role("link", name=SENTENCE).click()
    look(stranger, axe)
    told = stranger.locator("main").inner_text()
    assert all(words in told for words in (GROUP, ASKED, CHANGED, "One councillor says"))
    assert "Ash Kitchen" not in told
    assert "Beech Pantry" not in told


#: what the last quarter of the year left behind, counted by hand from the steps above. Three groups raised it, one of them
#: by its own hand; one position, one ask, one answer, one change, none of it with minutes or money.
QUARTER = {
    "Pieces of work": "7",
    "Groups we worked with": "3",
    "Groups whose issues we took up": "3",
    "Changes of policy that we influenced": "1",
    "Bids sent in": "0",
}


def it_stands_in_the_quarters_report(scene: Scene, axe: Axe) -> None:
    team = scene.team
    team.goto(f"{scene.address}/evidence/reports/2026Q4/")
    look(team, axe)
    rows = team.locator("main tbody tr").all()
    told: dict[str, str] = {}
    for row in rows:
        cells = row.locator("th, td").all_inner_texts()
        told.setdefault(cells[0].strip(), cells[1].strip())
    assert {label: told.get(label) for label in QUARTER} == QUARTER, told
    assert CHANGED not in team.locator("main").inner_text()  # its words are our team's and the groups', not everybody's
    team.goto(f"{scene.address}/evidence/reports/2026Q4/?reader=board")
    look(team, axe)
    assert CHANGED in team.locator("main").inner_text()
