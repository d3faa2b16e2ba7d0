"""Pictures of pages -> characters with their places, by tesseract."""

import shutil
import subprocess

ACROSS, DOWN = "jpn", "jpn_vert"
"""What lines are written in: from left to right, or from top to bottom, these turned to run from left to right."""


def is_installed() -> bool:
    """True where tesseract and its data for Japanese are there."""
    return {ACROSS, DOWN} <= _languages()


def _languages() -> set[str]:
    program = shutil.which("tesseract")
    if program is None:
        return set()
    try:
        told = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return set()
    return set(told.stdout.split("\n"))
