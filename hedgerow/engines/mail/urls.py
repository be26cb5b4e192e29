"""Addresses of letters."""

from django.urls import path

from hedgerow.engines.mail.views import front_door, letters

app_name = "mail"
urlpatterns = [
    path("letters/", letters.letters, name="letters"),
    path("letters/print/", letters.to_print, name="print"),
    path("letters/printed/", letters.printed, name="printed"),
    path("letters/<int:pk>/", letters.letter, name="letter"),
    path("letters/<int:pk>/again/", letters.again, name="again"),
    path("letters/<int:pk>/arrived/", letters.arrived, name="arrived"),
    path("letters/<int:pk>/post/", letters.post, name="post"),
    path("front-door/", front_door.front_door, name="front_door"),
    path("front-door/<int:pk>/", front_door.message, name="message"),
    path("front-door/<int:pk>/answer/", front_door.answer, name="answer"),
    path("front-door/<int:pk>/to-do/", front_door.to_do, name="to_do"),
    path("front-door/<int:pk>/onward/<slug:name>/", front_door.onward, name="onward"),
    path("front-door/<int:pk>/dismiss/", front_door.dismiss, name="dismiss"),
    path("front-door/<int:pk>/wait/", front_door.wait, name="wait"),
]
