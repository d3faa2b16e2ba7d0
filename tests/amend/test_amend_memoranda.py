"""Memoranda as they come: a list under 記, blocks of old and new wording without quotation marks, several places in one sentence."""

from pipeline import run
from tests.amend.amended import BASE, changed, differences
from tests.texts import document

LISTED = """\
覚　書

甲と乙とは、業務委託契約書（以下「原契約」という。）の一部を、下記のとおり変更することに合意した。

記

1. 第3条第1項の委託料「月額30万円」を「月額35万円」に変更する。
2. 第2条第1項に定める契約期間を2027年3月31日まで延長する。
3. 第5条を以下のとおり変更する。
（変更前）
第5条（解除）
甲は、乙が第3条に違反したときは、契約を解除できる。
（変更後）
第5条（解除）
甲は、乙が第3条に違反したときは、催告の上、契約を解除できる。
4. 第6条に下記の第2項を追加する。
「2. 前項の管轄は、専属とする。」
5. 本覚書に定めのない事項については、原契約の定めによるものとする。

以上
"""


def test_a_list_without_articles() -> None:
    found = run.amend(document(f"業務委託契約書\n\n{BASE}"), [document(LISTED)])
    assert [step.applied for step in found.steps] == [True, False, True, True]
    assert found.steps[1].reason.startswith("置き換える文言が「」などで示されていない")
    assert [line for line in differences(found) if line[0] != "-"] == [
        "第3条第1項 委託料は、月額35万円とする。",
        "第5条 [解除] 甲は、乙が第3条に違反したときは、催告の上、契約を解除できる。",
        "第6条 [管轄]",
        "第6条第1項 東京地方裁判所を管轄とする。",
        "第6条第2項 前項の管轄は、専属とする。",
    ]
    assert [one.rule.value for one in found.provisions][-1] == "unchanged"


def test_several_places_with_one_verb() -> None:
    memo = "原契約第6条の「東京」を「大阪」と、同第5条の「解除できる」を「解除することができる」とそれぞれ変更する。"
    assert [line for line in changed(memo) if line[0] != "-"] == [
        "第5条 [解除] 甲は、乙が第3条に違反したときは、契約を解除することができる。",
        "第6条 [管轄] 大阪地方裁判所を管轄とする。",
    ]


def test_what_follows_moves_up_without_a_count() -> None:
    found = changed("原契約第4条を削除し、以下の条文番号を順次繰り上げる。")
    assert [line for line in found if line[0] != "-"] == [
        "第4条 [解除] 甲は、乙が第3条に違反したときは、契約を解除できる。",
        "第5条 [管轄] 東京地方裁判所を管轄とする。",
    ]
