"""Addresses of advocacy."""

from django.urls import path

from hedgerow.advocacy.views import asks, changes, consultations, issues, positions, public, space, standing, voices

app_name = "advocacy"
urlpatterns = [
    path("advocacy/", issues.home, name="home"),
    path("advocacy/add/", issues.add, name="add"),
    path("advocacy/<int:pk>/", issues.issue, name="issue"),
    path("advocacy/<int:pk>/edit/", issues.change, name="change_issue"),
    path("advocacy/<int:pk>/voices/add/", voices.add_voice, name="add_voice"),
    path("advocacy/voices/<int:pk>/", voices.voice, name="voice"),
    path("advocacy/<int:pk>/together/", voices.together, name="merge"),
    path("advocacy/<int:pk>/position/", positions.position, name="position"),
    path("advocacy/positions/<int:pk>/", positions.position_of, name="position_of"),
    path("advocacy/<int:pk>/asks/add/", asks.add, name="add_ask"),
    path("advocacy/asks/", asks.asks, name="asks"),
    path("advocacy/asks/<int:pk>/", asks.ask, name="ask"),
    path("advocacy/asks/<int:pk>/edit/", asks.change, name="change_ask"),
    path("advocacy/asks/<int:pk>/letter.pdf", asks.letter, name="letter"),
    path("advocacy/<int:pk>/changes/add/", changes.add, name="add_change"),
    path("advocacy/changes/<int:pk>/", changes.change, name="change"),
    path("advocacy/consultations/", consultations.consultations, name="consultations"),
    path("advocacy/consultations/add/", consultations.add, name="add_consultation"),
    path("advocacy/consultations/<int:pk>/", consultations.consultation, name="consultation"),
    path("advocacy/consultations/<int:pk>/edit/", consultations.change, name="change_consultation"),
    path("advocacy/consultations/<int:pk>/answer/", consultations.answer, name="answer_consultation"),
    path("raise-an-issue/", public.send, name="raise"),
    path("we-said/", public.we_said, name="we_said"),
    path("we-said/feed/", public.feed, name="feed"),
    path("we-said/<int:pk>/", public.one, name="we_said_one"),
    path("our-stand/<str:token>/", standing.stand, name="stand"),
    path("space/groups/<int:pk>/issues/", space.own, name="own"),
    path("space/groups/<int:pk>/issues/raise/", space.own_raise, name="own_raise"),
    path("space/groups/<int:pk>/issues/<int:issue>/", space.own_issue, name="own_issue"),
]
