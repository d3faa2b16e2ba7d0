"""Programs that a test needs and Python does not bring: there, or the test is skipped; on the project's own check it fails."""

import os
import shutil

import pytest


def needed(program: str) -> str:
    """The path of a program; the test is skipped without it, or fails where YAKKAN_TEST_EVERYTHING is set."""
    path = shutil.which(program)
    if path is None:
        if os.environ.get("YAKKAN_TEST_EVERYTHING"):
            pytest.fail(f"{program} is not installed")
        pytest.skip(f"{program} is not installed")
    return path
