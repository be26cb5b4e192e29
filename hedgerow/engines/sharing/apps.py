from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "hedgerow.engines.sharing"
