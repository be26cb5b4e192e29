from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "hedgerow.engines.backups"
