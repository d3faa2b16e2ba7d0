"""Streamlit's server in this process, set so that nothing leaves the machine."""

import os
import threading
from contextlib import suppress
from pathlib import Path

from pipeline.errors import YakkanError

_ENTRY = Path(__file__).parent / "entry" / "main.py"
_FONTS = (
    '"Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic UI", "Yu Gothic", Meiryo, "Noto Sans CJK JP", '
    '"Noto Sans JP", "IPAGothic", system-ui, sans-serif'
)
OPTIONS: dict[str, object] = {
    "browser_gatherUsageStats": False,
    "client_showErrorDetails": "none",
    "client_showErrorLinks": False,
    "client_toolbarMode": "minimal",
    "logger_hideWelcomeMessage": True,
    "logger_level": "warning",
    "runner_magicEnabled": False,
    "server_fileWatcherType": "none",
    "server_headless": True,
    "server_runOnSave": False,
    "theme_base": "light",
    "theme_baseRadius": "6px",
    "theme_baseFontSize": 16,
    "theme_font": _FONTS,
    "theme_headingFont": _FONTS,
    "theme_headingFontSizes": ["1.5rem", "1.2rem", "1.05rem", "1rem", "1rem", "1rem"],
    "theme_primaryColor": "#1f5f8b",
    "theme_backgroundColor": "#ffffff",
    "theme_secondaryBackgroundColor": "#f5f6f8",
    "theme_textColor": "#1d1f23",
    "theme_borderColor": "#d5d8de",
    "theme_linkColor": "#1f5f8b",
}
"""What every start sets; a config.toml of the user's own does not undo it."""


def run(place: str, host: str, port: int, *, max_megabytes: int) -> None:
    """Serves the workspace of that folder or URL until Ctrl-C; max_megabytes: of one file that is uploaded."""
    from streamlit.web import bootstrap

    os.environ["YAKKAN_WORKSPACE"] = place
    given = {
        **OPTIONS,
        "server_address": host,
        "server_port": port,
        "server_maxUploadSize": max_megabytes,
        "server_allowedHosts": [host, "localhost", "127.0.0.1", "[::1]"],
    }
    bootstrap.load_config_options(flag_options=given)
    threading.Thread(target=_warm, daemon=True).start()
    bootstrap.run(str(_ENTRY), False, [], given)


def _warm() -> None:
    """Loads what the first page needs while the browser is still on its way; what is wrong, the page says."""
    from app.web.shared import library, own_ontology

    with suppress(YakkanError), own_ontology():
        library().index()
