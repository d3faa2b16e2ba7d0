"""A workspace of many documents for the bench of the app: articles of our own documents put together anew."""

import subprocess
import sys
from pathlib import Path
from random import Random

from corpus import catalog
from pipeline import run
from pipeline.types.document import Kind

_ARTICLES = 12


def fill(place: Path, count: int) -> None:
    """Adds so many documents of articles of our own documents, and makes the index."""
    random, parts, files = Random(7), articles(), []
    place.mkdir()
    for number in range(count):
        chosen = random.sample(parts, _ARTICLES)
        body = "\n\n".join(f"第{at}条{part}" for at, part in enumerate(chosen, 1))
        path = place / f"{number:04}.txt"
        path.write_text(f"見本{number:04}利用規約\n\n{body}\n", "utf-8")
        files.append(str(path))
    for words in (["add", *files], ["ask", "解約はいつまでに申し出る？"]):
        subprocess.run(yakkan(place, *words), check=True, stdout=subprocess.DEVNULL)


def articles() -> list[str]:
    """The articles of our own documents of the train split, without their numbers: （解約）, then a line for each 項."""
    found = []
    for one in catalog.entries("train"):
        for document in run.parse_bytes(*one.file()):
            for unit in document.walk():
                if unit.kind is Kind.ARTICLE and unit.caption:
                    below = [f"{at} {child.whole_text}" for at, child in enumerate(unit.children, 1)]
                    found.append("\n".join([f"（{unit.caption}）", *([unit.text] if unit.text else below)]))
    return found


def yakkan(place: Path, *words: str) -> list[str]:
    """The command over the workspace of such a folder."""
    return [str(Path(sys.executable).with_name("yakkan")), "--workspace", str(place / "workspace"), *words]
