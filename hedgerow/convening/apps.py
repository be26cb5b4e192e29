from django.apps import AppConfig


class ConveningConfig(AppConfig):
    name = "hedgerow.convening"
