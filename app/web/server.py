"""Streamlit's server in this process, set so that nothing leaves the machine."""

import os
import secrets
import socket
import sys
import time
from pathlib import Path

from app import login, settings
from app.login import Provider
from pipeline.settings import Settings

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
    "secrets_files": [],
    "server_enableAgentApi": False,
    "server_fileWatcherType": "none",
    "server_headless": True,
    "server_runOnSave": False,
    "server_trustedUserHeaders": "{}",
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
_WAIT = 30.0
"""Seconds until the server is no longer waited for."""
_TURN = 0.0005
"""Seconds after which a thread that computes lets another in: a page is a hundred small requests, each of which waits several turns."""


def run(place: str, host: str, port: int, *, limits: Settings, provider: Provider | None) -> None:
    """Serves the workspace of that folder or URL until Ctrl-C.

    limits: of files, until those of the workspace are read; provider: who tells who somebody is, None where only the owner is let in.
    """
    from streamlit.web import bootstrap

    from app.web import warming, who

    os.environ[settings.WORKSPACE] = place
    given = {
        **OPTIONS,
        "server_address": host,
        "server_port": port,
        "server_maxUploadSize": _megabytes(limits),
        "server_allowedHosts": [host, *([provider.host] if provider else []), "localhost", "127.0.0.1", "[::1]"],
    }
    bootstrap.load_config_options(flag_options=given)
    who.asks(provider)
    if provider is not None:
        _login(provider)
    sys.setswitchinterval(_TURN)
    warming.begin(host, port)
    bootstrap.run(str(_ENTRY), False, [], given)


def answers(host: str, port: int) -> bool:
    """Waits until the server answers there; False where it does not."""
    ends = time.monotonic() + _WAIT
    while time.monotonic() < ends:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def take_uploads(limits: Settings) -> None:
    """Lets files of that size be uploaded from now on; also in pages that are open, at their next run."""
    from streamlit import config

    config.set_option("server.maxUploadSize", _megabytes(limits))


def _megabytes(limits: Settings) -> int:
    return limits.max_bytes // 1_048_576


def _login(provider: Provider) -> None:
    """Tells Streamlit of the provider; in memory alone, and what starts later in this process's environment does not have it."""
    from streamlit.runtime.secrets import SecretsValue, secrets_singleton

    auth: dict[str, SecretsValue] = {
        "redirect_uri": f"{provider.url}{login.CALLBACK}",
        "cookie_secret": provider.cookie or secrets.token_hex(32),
        "client_id": provider.client,
        "client_secret": provider.secret,
        "server_metadata_url": f"{provider.issuer}{login.DISCOVERY}",
    }
    secrets_singleton.merge_programmatic_secrets({"auth": auth})
    for name in (login.SECRET, login.COOKIE):
        os.environ.pop(name, None)
