"""Addresses of participation: what anybody sees under /have-your-say/, what our team does under /participation/, and a
group's own projects in its space."""

from django.urls import path

from hedgerow.participation.views import budgets, ideas, projects, public, running, running_budgets, space

app_name = "participation"
urlpatterns = [
    path("have-your-say/", public.home, name="home"),
    path("have-your-say/<int:pk>/", public.question, name="question"),
    path("have-your-say/<int:pk>/idea/", ideas.send, name="send_idea"),
    path("have-your-say/ideas/<int:pk>/", public.idea, name="idea"),
    path("have-your-say/ideas/<int:pk>/support/", ideas.support, name="support"),
    path("have-your-say/budgets/", budgets.listing, name="budgets"),
    path("have-your-say/budgets/<int:pk>/", budgets.budget, name="budget"),
    path("have-your-say/budgets/<int:pk>/projects/", projects.listing, name="projects"),
    path("have-your-say/budgets/<int:pk>/propose/", projects.propose, name="propose"),
    path("have-your-say/budgets/<int:pk>/vote/", budgets.vote, name="vote"),
    path("have-your-say/budgets/<int:pk>/votes.pb", budgets.pabulib, name="pabulib"),
    path("have-your-say/projects/<int:pk>/", projects.project, name="project"),
    path("participation/", running.listing, name="running"),
    path("participation/questions/add/", running.add, name="add_question"),
    path("participation/questions/<int:pk>/", running.question, name="run_question"),
    path("participation/questions/<int:pk>/change/", running.change, name="change_question"),
    path("participation/questions/<int:pk>/open/", running.open_, name="open_question"),
    path("participation/questions/<int:pk>/close/", running.close, name="close_question"),
    path("participation/questions/<int:pk>/answer/", running.answer, name="answer"),
    path("participation/questions/<int:pk>/next/", running.next_idea, name="next_idea"),
    path("participation/ideas/<int:pk>/", running.decide, name="decide_idea"),
    path("participation/budgets/", running_budgets.listing, name="running_budgets"),
    path("participation/budgets/add/", running_budgets.add, name="add_budget"),
    path("participation/budgets/<int:pk>/", running_budgets.budget, name="run_budget"),
    path("participation/budgets/<int:pk>/change/", running_budgets.change, name="change_budget"),
    path("participation/budgets/<int:pk>/step/", running_budgets.step, name="step"),
    path("participation/projects/<int:pk>/", running_budgets.check, name="check_project"),
    path("space/groups/<int:pk>/projects/", space.projects, name="own_projects"),
    path("space/groups/<int:pk>/projects/<int:budget>/", space.propose, name="own_propose"),
]
