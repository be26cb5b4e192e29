"""Words for people, in whatever language they read."""

from typing import Any, TypeAlias

#: Text, or a lazily translated text, which is text to templates and f-strings; checkers know no one type for both.
Words: TypeAlias = Any
