from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "hedgerow.engines.files"
