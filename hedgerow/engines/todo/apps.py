from django.apps import AppConfig


class TodoConfig(AppConfig):
    name = "hedgerow.engines.todo"
