"""What is loaded while the browser is still on its way: first what the first page needs, the rest once it is shown."""

import os
import threading
from contextlib import suppress
from importlib import import_module

from app import settings
from app.web.server import take_uploads
from pipeline.errors import YakkanError

_PATIENCE = 10.0
"""Seconds after which the rest is loaded though nobody has come."""
_SHOWN = threading.Event()


def shown() -> None:
    """To be called when a page has been shown."""
    _SHOWN.set()


def begin() -> None:
    """Begins, in a thread of its own; what is wrong, the pages say."""
    threading.Thread(target=_warm, name="warming", daemon=True).start()


def _warm() -> None:
    from app.web.frame import SCREENS
    from app.web.shared import own_ontology, whole
    from pipeline.store.preferences import Preferences

    with suppress(YakkanError):
        take_uploads(settings.from_environment(os.environ, Preferences(whole().workspace).limits()))
    import_module(SCREENS[0].module)
    _SHOWN.wait(_PATIENCE)
    from app.web.batches.shared import desk

    with suppress(YakkanError), own_ontology():
        desk()  # goes on with the batches that were under way
    with suppress(YakkanError), own_ontology():
        whole().index()
    for screen in SCREENS:
        import_module(screen.module)
