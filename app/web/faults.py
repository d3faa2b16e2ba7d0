"""What nobody foresaw, as it may stand in a log."""

import logging
import traceback

_LOG = logging.getLogger(__name__)


def log(error: Exception, where: str) -> None:
    """Logs an error by its type and place; its message may hold words of a contract and does not go into a log."""
    _LOG.error("%s in %s\n%s", type(error).__name__, where, "".join(traceback.format_tb(error.__traceback__)))
