"""A small contract with a memorandum worked in, as an outline in lines."""

import io

import docx

from pipeline import run
from pipeline.types.amendment import Consolidation
from pipeline.types.document import Document
from tests.texts import document
from tests.trees import check_tree, outline

BASE = """\
第1条（目的）
甲は、乙に配送の業務を委託する。
第2条（期間）
期間は、2025年4月1日から1年間とする。
２　満了の30日前までに申出がないときは、1年間更新する。ただし、更新は2回までとする。
第3条（委託料）
委託料は、月額30万円とする。
２　甲は、翌月末日までに支払う。この場合において、手数料は乙が負担する。
３　前項の支払が遅れたときは、年14.6％の損害金を支払う。
第4条（報告）
乙は、次の事項を報告する。
（１）配送の件数
（２）事故の有無
（３）苦情の内容
第5条（解除）
甲は、乙が第3条に違反したときは、契約を解除できる。
第6条（管轄）
東京地方裁判所を管轄とする。
"""


def amended(*memos: str, base: str = BASE) -> Consolidation:
    """The base with memoranda worked in; what holds for every tree is checked, and that the text reads back to the tree."""
    contract = document(f"業務委託契約書\n\n{base}")
    found = run.amend(contract, list(map(_memorandum, memos)))
    check_tree(found.document)
    assert not [one for one in found.findings if one.code == "reads-differently"]
    assert [placed.unit for placed in found.units] == list(found.document.walk())
    return found


def _memorandum(memo: str) -> Document:
    """A memorandum of one article; with a table, its cells with | between, it is a Word file."""
    if "|" not in memo:
        return document(f"変更覚書\n\n第1条（変更）\n{memo}\n")
    file = docx.Document()
    table = None
    for line in ["変更覚書", "甲と乙は、次のとおり合意する。", "第1条（変更）", *memo.strip().split("\n")]:
        cells = line.split("|")
        if len(cells) == 1:
            file.add_paragraph(line)
            continue
        table = table or file.add_table(rows=0, cols=len(cells))
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            first, *rest = text.split("⏎")
            cell.text = first
            for more in rest:
                cell.add_paragraph(more)
    stream = io.BytesIO()
    file.save(stream)
    [found] = run.parse_bytes(stream.getvalue(), "覚書.docx")
    return found


def changed(*memos: str, base: str = BASE) -> list[str]:
    """The lines of the outline that the base does not have, and with - those that it had; every order has to fit."""
    found = amended(*memos, base=base)
    assert [step.reason for step in found.steps if not step.applied] == []
    return differences(found)


def differences(found: Consolidation) -> list[str]:
    """Lines gone with - before them, and lines that came."""
    old, new = (outline(one).split("\n")[1:] for one in (found.base, found.document))
    return [*(f"-{line}" for line in old if line not in new), *(line for line in new if line not in old)]


def refused(*memos: str, base: str = BASE) -> list[str]:
    """Why orders were not applied; the text is that of the base but for the others."""
    return [step.reason for step in amended(*memos, base=base).steps if not step.applied]
