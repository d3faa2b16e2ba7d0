"""Documents that are rearranged or have one change planted, and what the comparison is given for them."""

from pathlib import Path
from random import Random

import pytest

from evaluation import rearranged
from evaluation.mutants.reprints import document_of
from evaluation.rearranging import KINDS, Plan, Rearranged, plan_of
from pipeline import run
from pipeline.types.document import Document
from pipeline.types.revision import ChangeKind
from tests.evaluation.mutants_source import source

_TEXT = """### 第1条（会費）
1　甲は、会費を口座振替で払う。
2　前項の会費は、月額二千円とする。
3　会費は、理由のいかんを問わず返さない。
4　乙は、会費の使いみちを毎年甲に知らせる。

### 第2条（鍵）
1　乙は、甲に倉庫の鍵を一本貸す。
2　甲は、第1条の会費を払わない間は、鍵を使えない。

### 第3条（火気）
1　甲は、倉庫でストーブを使わない。
2　乙は、消火器を入口に置く。

### 第4条（準拠法）
この契約は、日本法による。
"""


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    found = plan_of(source(tmp_path, _TEXT))
    assert found
    return found


def read(made: Rearranged) -> tuple[Document, Document]:
    return document_of(made.before), document_of(made.after)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_made_and_found(plan: Plan, kind: str) -> None:
    made = KINDS[kind][1](plan, Random(1))
    if kind == "rename":
        assert made is None or made.moved
        return
    assert made
    old, new = read(made)
    assert old.source.text != new.source.text
    [revision] = run.revise([old], [new])
    found = rearranged._scored("tiny", made, revision)
    assert found.figures["articles"].value == 1.0


def test_references_follow(plan: Plan) -> None:
    made = KINDS["renumber"][1](plan, Random(1))
    assert made
    text = read(made)[1].source.text
    first = int(made.moved["第1条"][1:-1] if made.moved["第1条"] else 0)
    assert f"第{first}条の会費を払わない" in text and first > 1


def test_a_split_document_is_told_as_split(plan: Plan) -> None:
    made = KINDS["split"][1](plan, Random(1))
    assert made
    [revision] = run.revise(*([document] for document in read(made)))
    assert ChangeKind.SPLIT in {change.kind for change in revision.changes}
