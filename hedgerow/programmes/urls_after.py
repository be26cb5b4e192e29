"""Addresses of what follows the last day of a round."""

from __future__ import annotations

from django.urls import path

from hedgerow.programmes.views import assessing, awards, deciding, own_awards, publishing

urlpatterns = [
    path("grants/assessing/", assessing.mine, name="assessing"),
    path("grants/assessing/<int:pk>/", assessing.assess, name="assess"),
    path("grants/assessing/<int:pk>/interests/", assessing.interests, name="interests"),
    path("grants/assessing/<int:pk>/done/", assessing.done, name="assessing_done"),
    path("grants/assessing/<int:pk>/<int:application>/", assessing.score, name="score"),
    path("programmes/rounds/<int:pk>/people/", assessing.people, name="people"),
    path("programmes/rounds/<int:pk>/people/<int:assessor>/remove/", assessing.let_go, name="assessor_remove"),
    path("programmes/rounds/<int:pk>/compare/", deciding.compare, name="compare"),
    path("programmes/rounds/<int:pk>/pack.<str:form>", deciding.pack, name="pack"),
    path("programmes/rounds/<int:pk>/tell/", deciding.tell, name="tell"),
    path("programmes/applications/<int:pk>/decide/", deciding.decide, name="decide"),
    path("programmes/rounds/<int:pk>/awards/", awards.awards, name="awards"),
    path("programmes/rounds/<int:pk>/finish/", awards.finish, name="finish"),
    path("programmes/awards/<int:pk>/", awards.award, name="award"),
    path("programmes/awards/<int:pk>/payments/", awards.payments, name="payments"),
    path("programmes/awards/<int:pk>/back/", awards.back, name="money_back"),
    path("programmes/payments/<int:pk>/", awards.pay, name="pay"),
    path("programmes/reports/<int:pk>/", awards.report, name="report"),
    path("programmes/publishing/", publishing.publisher, name="publishing"),
    path("programmes/rounds/<int:pk>/publish/", publishing.publish, name="publish"),
    path("space/groups/<int:pk>/grants/awards/<int:decision>/", own_awards.own_award, name="own_award"),
    path("space/groups/<int:pk>/grants/awards/<int:decision>/letter.pdf", own_awards.letter, name="own_letter"),
    path("space/groups/<int:pk>/grants/awards/<int:decision>/answer/", own_awards.answer, name="own_answer"),
    path("space/groups/<int:pk>/grants/awards/<int:decision>/report/", own_awards.own_report, name="own_report"),
]
