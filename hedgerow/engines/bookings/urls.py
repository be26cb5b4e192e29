"""Addresses of bookings: what anybody sees under /whats-on/, what our team does under /bookings/."""

from django.urls import path

from hedgerow.engines.bookings.views import keeping, listing, marking, own, public

app_name = "bookings"
urlpatterns = [
    path("whats-on/", public.whats_on, name="whats_on"),
    path("whats-on/month/", public.month, name="month"),
    path("whats-on/<uuid:uid>/", public.sitting, name="sitting"),
    path("whats-on/<uuid:uid>/thanks/", public.thanks, name="thanks"),
    path("whats-on/mine/<str:token>/", own.mine, name="mine"),
    path("whats-on/mine/<str:token>/cancel/", own.cancel, name="cancel"),
    path("whats-on/mine/<str:token>/remember/", own.remember, name="remember"),
    path("bookings/", listing.index, name="index"),
    path("bookings/add/", keeping.add, name="add"),
    path("bookings/<int:pk>/", listing.bookings, name="bookings"),
    path("bookings/<int:pk>/go/", listing.go, name="go"),
    path("bookings/<int:pk>/edit/", keeping.change, name="change"),
    path("bookings/<int:pk>/call-off/", keeping.call_off, name="call_off"),
    path("bookings/<int:pk>/book/", keeping.book, name="book"),
    path("bookings/give-back/<int:pk>/", keeping.give_back, name="give_back"),
    path("bookings/<int:pk>/attendance/", marking.attendance, name="attendance"),
    path("bookings/<int:pk>/came/", marking.came, name="came"),
    path("bookings/<int:pk>/sign-in/", marking.sheet, name="sheet"),
]
