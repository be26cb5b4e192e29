from django.apps import AppConfig


class CharterConfig(AppConfig):
    name = "hedgerow.charter"
