"""Addresses of letters."""

from django.urls import path

from hedgerow.engines.mail.views import letters

app_name = "mail"
urlpatterns = [
    path("letters/", letters.letters, name="letters"),
    path("letters/print/", letters.to_print, name="print"),
    path("letters/printed/", letters.printed, name="printed"),
    path("letters/<int:pk>/", letters.letter, name="letter"),
    path("letters/<int:pk>/again/", letters.again, name="again"),
    path("letters/<int:pk>/arrived/", letters.arrived, name="arrived"),
    path("letters/<int:pk>/post/", letters.post, name="post"),
]
