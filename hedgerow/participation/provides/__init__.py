"""What participation offers to the engines and pages: one file for each part."""

from hedgerow.participation.provides import acts, budgets, group, keeping, questions

ACTS = acts.ACTS
AUDIT = acts.AUDIT
GROUPS = group.GROUPS
REFS = (*questions.REFS, *budgets.REFS)
SEARCHES = (*questions.SEARCHES,)
TODO = (*questions.TODO, *budgets.TODO)
LISTS = (*questions.LISTS,)
ALERTS = (*questions.ALERTS,)
MODERATED = (*questions.MODERATED,)
LIFECYCLES = (*questions.LIFECYCLES,)
LINKS = (*budgets.LINKS,)
BOX = (*questions.BOX, *budgets.BOX)
NIGHTLY = keeping.NIGHTLY
ERASERS = keeping.ERASERS
FINDERS = keeping.FINDERS
RETENTION = keeping.RETENTION
