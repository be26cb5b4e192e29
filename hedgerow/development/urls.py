"""Addresses of development."""

from django.urls import path

from hedgerow.development.views import asking, board, case, checking, checks, plans, training, training_keeping

app_name = "development"
urlpatterns = [
    path("get-help/", asking.get_help, name="get_help"),
    path("get-help/thanks/", asking.thanks, name="thanks"),
    path("space/groups/<int:pk>/help/", asking.help, name="help"),
    path("development/", board.board, name="board"),
    path("development/cases/new/", asking.add, name="add"),
    path("development/cases/<int:pk>/", case.case, name="case"),
    path("development/cases/<int:pk>/take/", case.take, name="take"),
    path("development/cases/<int:pk>/step/", case.step, name="step"),
    path("development/cases/<int:pk>/describe/", case.describe, name="describe"),
    path("development/cases/<int:pk>/link/", case.link, name="link"),
    path("development/cases/<int:pk>/hand-on/", case.hand_on, name="hand_on"),
    path("development/cases/<int:pk>/close/", case.close, name="close"),
    path("development/cases/<int:pk>/turn-away/", case.turn_away, name="turn_away"),
    path("development/cases/<int:pk>/reopen/", case.reopen, name="reopen"),
    path("development/cases/<int:pk>/drop/", case.drop, name="drop"),
    path("development/checks/", checking.checks, name="checks"),
    path("development/checks/<int:pk>/", checking.check, name="check"),
    path("development/actions/<int:pk>/", checking.plan_action, name="plan_action"),
    path("space/groups/<int:pk>/health-check/", checks.health_check, name="health_check"),
    path("space/groups/<int:pk>/health-check/finish/", checks.finish, name="check_finish"),
    path("space/groups/<int:pk>/health-check/plan/", plans.plan, name="plan"),
    path("space/groups/<int:pk>/health-check/<slug:area>/", checks.area, name="check_area"),
    path("space/groups/<int:pk>/health-checks/<int:check>/", checks.results, name="check_results"),
    path("space/groups/<int:pk>/health-check/plan/agree/", plans.agree, name="plan_agree"),
    path("space/groups/<int:pk>/health-check/plan/<int:action>/", plans.tick, name="plan_tick"),
    path("training/", training.courses, name="training_public"),
    path("training/<int:pk>/", training.page, name="training_page"),
    path("training/after/<str:token>/", training.after, name="training_after"),
    path("training/after/<str:token>/certificate.pdf", training.certificate, name="certificate"),
    path("development/training/", training_keeping.index, name="training"),
    path("development/training/add/", training_keeping.add, name="training_add"),
    path("development/training/<int:pk>/", training_keeping.course, name="training_course"),
    path("development/training/<int:pk>/edit/", training_keeping.change, name="training_change"),
    path("development/training/<int:pk>/offer/", training_keeping.end, name="training_end"),
    path(
        "development/training/dates/<int:pk>/certificates.pdf", training_keeping.all_certificates, name="certificates"
    ),
]
