from django.apps import AppConfig


class BookingsConfig(AppConfig):
    name = "hedgerow.engines.bookings"
