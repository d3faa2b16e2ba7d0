"""A source of a few lines, as the tests of mutants write them."""

from pathlib import Path

from corpus.expected import Expected
from corpus.source import Source, read

HEAD = """+++
id = "tiny"
title = "試し約款"
kind = "約款"
split = "dev"
style = "試し"
parties = [{ term = "甲", role = "party_a" }, { term = "乙", role = "party_b" }]
[print]
form = "FORM"
+++
# 試し約款

"""


def source(folder: Path, text: str, form: str = "txt") -> Source:
    """The source with this text below its title."""
    path = folder / "tiny.md"
    path.write_text(HEAD.replace("FORM", form) + text, "utf-8")
    return read(path)


def outline(units: tuple[Expected, ...]) -> list[str]:
    """A line for each unit: address, [caption], text ‖ wrap-up."""
    return [
        f"{unit.address}{f' [{unit.caption}]' if unit.caption else ''} {unit.text}".strip()
        + (f" ‖ {unit.wrap_up}" if unit.wrap_up else "")
        for unit in units
    ]
