"""Lists within lists within lists: read as fast as other lines, and to the last line, however deep somebody nests them."""

import time

import pytest

from pipeline.parse import parse
from pipeline.read import read_bytes
from pipeline.types.document import Document

_MARKS = ("1.", "(1)", "ア", "(a)", "①", "一")


def nested(levels: int) -> str:
    """A page with a list in each list."""
    opened = "".join(f"<ol><li>第{level}の場合のとき" for level in range(1, levels + 1))
    return f"<!doctype html><h1>見本規約</h1><h2>第1条（場合）</h2>{opened}{'</li></ol>' * levels}"


def document(text: str, name: str) -> Document:
    (found,) = parse(read_bytes(text.encode(), name))
    return found


@pytest.mark.timing
def test_lists_ten_times_as_deep_take_ten_times_as_long() -> None:
    def seconds(levels: int) -> float:
        source = read_bytes(nested(levels).encode(), "見本.html")
        taken = []
        for _ in range(3):
            began = time.process_time()
            parse(source)
            taken.append(time.process_time() - began)
        return min(taken)

    assert seconds(300) < 40 * seconds(30)


@pytest.mark.parametrize("levels", [300, 900])
def test_no_depth_is_too_deep(levels: int) -> None:
    lines = [f"{_MARKS[level % 6]} 第{level}の場合のとき" for level in range(levels)]
    found = document(
        "\n".join(["見本規約", "", "第1条（場合）", *lines, "第2条（期間）", "期間は1年とする。"]), "見本.txt"
    )
    texts = "".join(unit.text + unit.wrap_up for unit in found.walk())
    assert all(f"第{level}の場合のとき" in texts for level in range(levels))
    assert str(list(found.walk())[-1].address) == "第2条"
