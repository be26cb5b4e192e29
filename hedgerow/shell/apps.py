"""The shell: theme, layout, components, forms, tables, charts and maps. It knows no domain."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Registered as `shell`; it has no models."""

    name = "hedgerow.shell"
    label = "shell"
