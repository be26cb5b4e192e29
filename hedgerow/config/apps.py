from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "hedgerow.config"

    def ready(self) -> None:
        from hedgerow.config.registry import gather

        gather()
