"""The words that a new charter starts with. Each place makes them its own: see `charter.actions`.

The five functions are those of the DCMS study (July 2025). The activities are what local infrastructure organisations
do under each; the line beside each says what counts as one, so that two people tag the same work alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from hedgerow.charter.types import Function


@dataclass(frozen=True)
class Word:
    """An activity to start with: its code is for ever, its name and line may be changed."""

    code: str
    name: str
    line: str


ACTIVITIES: dict[Function, tuple[Word, ...]] = {
    Function.FUNDING: (
        Word(
            "fund-search", "Fund search and alerts", "Looking for money for a group, or telling it of a fund that fits."
        ),
        Word("eligibility-check", "Eligibility check", "Working out with a group whether a fund would take its bid."),
        Word(
            "bid-support",
            "Bid support and critical-friend review",
            "Helping to write a bid, or reading one before it goes.",
        ),
        Word("funder-meeting", "Funder meeting", "Bringing a funder and groups together, to hear and be heard."),
        Word(
            "small-grants",
            "Running a small-grant programme",
            "Work on a grant scheme of our own: calls, panels, payments.",
        ),
        Word("collaborative-bid", "Collaborative bid", "Building one bid between several groups."),
        Word("fundraising-training", "Fundraising training", "A course or workshop on raising money."),
        Word("publishing-awards", "Publishing awards", "Putting grants that were made here into the open."),
    ),
    Function.DEVELOPMENT: (
        Word("first-enquiry", "First enquiry", "Somebody asks us for the first time, or with something new."),
        Word("one-to-one-advice", "One-to-one advice", "A call, visit or letter that helps one group with one thing."),
        Word("health-check", "Health check", "Going through how a group is doing, area by area."),
        Word("development-plan", "Development plan", "Agreeing with a group what to do next, or going over it."),
        Word(
            "governance",
            "Governance and legal form",
            "Setting up, constitutions, registering, trustees and their meetings.",
        ),
        Word(
            "policies-and-safeguarding",
            "Policies and safeguarding",
            "Writing or checking the policies a group works by.",
        ),
        Word("money-and-payroll", "Money and payroll", "Budgets, accounts, bank accounts, payroll, reserves."),
        Word("training", "Training", "A course or workshop on anything but fundraising."),
        Word("peer-learning", "Peer learning", "Groups learning from each other, with our help."),
        Word("mentoring", "Mentoring", "A standing arrangement with somebody experienced."),
        Word("model-documents", "Model documents", "Finding, sending or writing a document that groups can adapt."),
        Word(
            "closing-well", "Closing a group well", "Helping a group to end in good order, and its people to move on."
        ),
    ),
    Function.ADVOCACY: (
        Word("issue-gathering", "Issue gathering", "Hearing and writing down what groups are finding."),
        Word(
            "consultation-response",
            "Consultation response",
            "Answering a public consultation for the sector, or helping a group to.",
        ),
        Word("joint-statement", "Position and joint statement", "Agreeing what the sector says on something."),
        Word("briefing", "Briefing", "Explaining a matter to groups or to decision-makers in writing or in person."),
        Word("deputation", "Deputation or meeting with decision-makers", "Putting the case to those who decide."),
        Word("campaign", "Campaign", "Organised effort, with others, for a change."),
        Word(
            "sector-survey", "State-of-the-sector survey", "Asking groups how they are, and publishing what they say."
        ),
        Word("we-said-they-did", "We said / they did", "Finding out and telling what came of what was asked."),
    ),
    Function.VOLUNTEERING: (
        Word(
            "promoting-volunteering",
            "Promoting volunteering",
            "Stalls, talks, campaigns and stories that bring people in.",
        ),
        Word("role-development", "Role development", "Helping a group to shape a role that somebody would want."),
        Word("brokerage", "Brokerage (matching)", "Bringing a person and a role together."),
        Word(
            "supported-volunteering", "Supported volunteering", "Helping somebody who needs more to start, and to stay."
        ),
        Word(
            "involver-good-practice",
            "Good practice for involvers",
            "Helping groups to recruit, look after and keep volunteers.",
        ),
        Word("employer-volunteering", "Employer volunteering", "Teams and skills lent by employers."),
        Word("emergency-volunteering", "Emergency volunteering", "People ready for, or out in, an emergency."),
        Word("recognition", "Recognition", "Awards, thanks and events for volunteers."),
        Word("participatory-budgeting", "Participatory budgeting", "Residents deciding together how money is spent."),
        Word("community-conversation", "Community conversation", "Listening to residents about their place."),
    ),
    Function.CONVENING: (
        Word("network-meeting", "Network meeting", "A meeting of a standing network or forum."),
        Word("event", "Event", "A gathering for the sector that is no network's meeting."),
        Word("newsletter", "Newsletter or mailing", "News sent to many groups at once."),
        Word("election-to-seat", "Election to a seat", "Choosing who speaks for the sector on a board."),
        Word(
            "representatives",
            "Briefing and report-back of representatives",
            "Preparing a representative, or hearing what happened.",
        ),
        Word(
            "partnership-building",
            "Partnership and consortium building",
            "Bringing groups together to work or bid as one.",
        ),
        Word("alliance-support", "Alliance support", "Work for the sector's alliance with the NHS and council."),
    ),
}
