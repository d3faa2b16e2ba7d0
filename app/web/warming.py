"""What is loaded while the browser is still on its way: first what the first page needs, the rest once it is shown."""

import gc
import os
import threading
from contextlib import suppress
from importlib import import_module

from app import settings
from app.web.server import answers, take_uploads
from pipeline.errors import YakkanError

_PATIENCE = 10.0
"""Seconds after which the rest is loaded though nobody has come."""
_ANSWERS = "app.web.asking.answered"
"""What answers questions, which the first page does without."""
_SHOWN = threading.Event()


def shown() -> None:
    """To be called when a page has been shown."""
    _SHOWN.set()


def begin(host: str, port: int) -> None:
    """Begins, in a thread of its own, when the server answers there: the browser comes to it sooner; what is wrong, the pages say."""
    threading.Thread(target=_warm, args=(host, port), name="warming", daemon=True).start()


def _warm(host: str, port: int) -> None:
    answers(host, port)
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
    import_module(_ANSWERS)
    with suppress(YakkanError), own_ontology():
        whole().index()
    from app.web.documents.every import summaries

    with suppress(YakkanError), own_ontology():
        summaries().rows(whole().stamps())
    for screen in SCREENS:
        import_module(screen.module)
    # Streamlit collects garbage after each run: what is loaded once for all is not looked through each time (0.1 s).
    gc.collect()
    gc.freeze()
