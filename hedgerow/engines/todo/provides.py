"""What to-dos offer to privacy: one about somebody who is erased goes with them."""

from hedgerow.engines.privacy.types import Eraser
from hedgerow.engines.todo import actions

ERASERS = (Eraser("todo.Task", actions.erase),)
