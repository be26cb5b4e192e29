"""Addresses of the three questions."""

from django.urls import path

from hedgerow.soundings import views

app_name = "soundings"
urlpatterns = [
    path("three-questions/thanks/", views.thanks, name="thanks"),
    path("three-questions/<str:token>/", views.answer, name="answer"),
    path("soundings/", views.reading, name="reading"),
    path("soundings/asked/", views.asked, name="asked"),
    path("soundings/<int:pk>/", views.told, name="told"),
    path("soundings/<int:pk>/sheet.pdf", views.sheet, name="sheet"),
    path("space/groups/<int:pk>/three-questions/", views.own, name="own"),
]
