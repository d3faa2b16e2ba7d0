"""Orders as memoranda word them: numbers that make room, 別紙 of the memorandum, wording without quotation marks."""

import pytest

from pipeline.amend import compared
from tests.amend.amended import amended, changed, differences, refused

GREENHOUSE = """\
第1条（見回り）
１　乙は、次の作業を行う。
（１）温度の記録
（２）水まき
（３）窓の開け閉め
（４）落葉の片付け
２　乙は、結果を甲に伝える。
第2条（任せること）
乙は、作業を他人に任せない。
第3条（弁償）
乙は、割った鉢を弁償する。
第4条（終わり）
甲は、いつでも契約を終えることができる。
第5条（相談）
書いていないことは、相談して決める。

附則
１　この契約は、春分の日から始める。

別紙1　見回る棟
東棟

別紙2　連絡先
温室係
"""
INSURANCE = "「第4条（保険）\n乙は、保険に入る。」"
MADE_ROOM = [
    "-第4条 [終わり] 甲は、いつでも契約を終えることができる。",
    "-第5条 [相談] 書いていないことは、相談して決める。",
    "第4条 [保険] 乙は、保険に入る。",
    "第5条 [終わり] 甲は、いつでも契約を終えることができる。",
    "第6条 [相談] 書いていないことは、相談して決める。",
]


@pytest.mark.parametrize(
    "memo",
    [
        f"原契約第4条を第5条とし、以下1条ずつ繰り下げ、第3条の次に次の1条を加える。\n{INSURANCE}",
        f"原契約第4条を第5条とし、第3条の次に次の1条を加え、以下1条ずつ繰り下げる。\n{INSURANCE}",
        f"原契約第4条を第5条に、第5条を第6条に、それぞれ改め、第3条の次に次の1条を加える。\n{INSURANCE}",
        f"原契約第3条の次に次の1条を加え、第4条以下を1条ずつ繰り下げる。\n{INSURANCE}",
    ],
)
def test_room_is_made_for_a_new_article(memo: str) -> None:
    assert changed(memo, base=GREENHOUSE) == MADE_ROOM


def test_what_moves_without_anything_put_in_leaves_a_gap_that_is_told() -> None:
    found = amended("原契約第4条を第5条とし、以下1条ずつ繰り下げる。", base=GREENHOUSE)
    assert [line for line in differences(found) if line[0] != "-"] == [
        "第5条 [終わり] 甲は、いつでも契約を終えることができる。",
        "第6条 [相談] 書いていないことは、相談して決める。",
    ]
    assert [one.code for one in found.findings] == ["number-gap"]


def test_an_article_that_gets_a_number_behind_others_goes_there() -> None:
    memo = "原契約第2条を第4条とする。\n２　原契約第3条を第2条とする。\n３　原契約第4条を第3条とする。"
    found = amended(memo.replace("第4条を第3条", "第4条（終わり）を第3条"), base=GREENHOUSE)
    assert [str(unit.address) + (unit.caption or "") for unit in found.document.units if unit.kind == "article"] == [
        "第1条見回り",
        "第2条弁償",
        "第3条終わり",
        "第4条任せること",
        "第5条相談",
    ]


@pytest.mark.parametrize(
    "memo",
    [
        "原契約第2条を同条第1項とし、同条に次の1項を加える。\n「２　乙は、頼んだ者を見守る。」",
        "原契約第2条に次の第2項を新設する。\n２　乙は、頼んだ者を見守る。",
        "原契約第2条に次の1項を加える。\n２　乙は、頼んだ者を見守る。",
    ],
)
def test_an_article_gets_a_second_paragraph(memo: str) -> None:
    assert changed(memo, base=GREENHOUSE)[-2:] == [
        "第2条第1項 乙は、作業を他人に任せない。",
        "第2条第2項 乙は、頼んだ者を見守る。",
    ]


def test_a_paragraph_of_the_memorandum_that_orders_something_is_no_new_wording() -> None:
    memo = "原契約第2条に次の1項を加える。\n２　原契約第3条中「鉢」を「鉢及び窓」に改める。"
    found = amended(memo, base=GREENHOUSE)
    assert [step.reason for step in found.steps] == ["加える条文が示されていません。", ""]


def test_a_list_goes_on() -> None:
    memo = "原契約第1条第1項第4号の次に次の各号を追加する。\n（５）虫取り\n（６）鉢の植替え"
    assert changed(memo, base=GREENHOUSE) == ["第1条第1項第5号 虫取り", "第1条第1項第6号 鉢の植替え"]


def test_a_paragraph_is_replaced_with_its_list_without_its_own_number() -> None:
    base = "第1条（納品）\n次の品を納める。\n１．鉛筆\n２．消しゴム\n第2条（管轄）\n長野地方裁判所とする。\n"
    memo = "原契約第1条第1項を次のとおり変更する。\n「月末までに、次の品を納める。\n１．鉛筆\n２．定規」"
    assert [line for line in changed(memo, base=base) if line[0] != "-"] == [
        "第1条 [納品] 月末までに、次の品を納める。",
        "第1条第2号 定規",
    ]


def test_a_proviso_is_quoted_in_the_sentence_that_adds_it() -> None:
    memo = "原契約第2条にただし書として「ただし、甲が許したときは、この限りでない。」を加える。"
    assert changed(memo, base=GREENHOUSE)[-1].endswith("任せない。ただし、甲が許したときは、この限りでない。")


@pytest.mark.parametrize("name", ["本覚書別紙1", "別紙1", "本覚書の別紙1"])
def test_an_annex_of_the_memorandum_takes_the_place_of_one_with_its_number(name: str) -> None:
    memo = f"原契約別紙1を{name}のとおり差し替える。\n\n別紙1　見回る棟\n西棟\n"
    assert changed(memo, base=GREENHOUSE)[-1] == "別紙1 [見回る棟] 西棟"


def test_an_annex_of_the_memorandum_is_added_under_another_number() -> None:
    memo = "原契約に別紙3として本覚書別紙1を追加する。\n\n別紙1　鍵の一覧\n物置の鍵\n"
    assert changed(memo, base=GREENHOUSE) == ["別紙3 [鍵の一覧] 物置の鍵"]


def test_lines_that_a_reader_joins_are_lines_of_the_new_wording() -> None:
    memo = "原契約第3条を次のとおり改める。\n「第3条　弁償のこと\n乙は、次のものを弁償する。\n（１）割った次のもの\nア　鉢\nイ　窓\n（２）なくした鍵」"
    found = changed(memo, base=GREENHOUSE)
    assert [line for line in found if line[0] != "-"] == [
        "第3条 [弁償のこと] 乙は、次のものを弁償する。",
        "第3条第1号 割った次のもの",
        "第3条第1号ア 鉢",
        "第3条第1号イ 窓",
        "第3条第2号 なくした鍵",
    ]


def test_what_closed_a_list_closes_it_in_the_new_wording() -> None:
    base = "第1条（持ち物）\n次の物を持つ。\n（１）手袋\n（２）はさみ\n忘れた日は、物置の物を使う。\n第2条（管轄）\n長野地方裁判所とする。\n"
    memo = "原契約第1条を次のとおり改める。\n「第1条（持ち物）\n次の物を持つ。\n（１）手袋\n（２）のこぎり\n忘れた日は、物置の物を使う。」"
    found = amended(memo, base=base)
    [article] = [unit for unit in found.document.units if str(unit.address) == "第1条"]
    assert article.wrap_up == "忘れた日は、物置の物を使う。" and article.children[1].text == "のこぎり"


def test_the_next_article_of_the_memorandum_is_no_new_wording() -> None:
    memo = (
        "原契約第5条を第7条とし、第4条の次に次の2条を加える。\n第5条（譲渡）\n乙は、権利を譲らない。\n"
        "第6条（転居）\n乙は、転居を伝える。\n\n第2条（効力）\n本覚書は、令和8年4月1日から効力を生ずる。"
    )
    found = amended(memo, base=GREENHOUSE)
    assert [line for line in differences(found) if line[0] != "-"] == [
        "第5条 [譲渡] 乙は、権利を譲らない。",
        "第6条 [転居] 乙は、転居を伝える。",
        "第7条 [相談] 書いていないことは、相談して決める。",
    ]
    assert [one.date for one in found.provisions] == ["2026-04-01"]


@pytest.mark.parametrize("first", ["", "\t"])
def test_a_row_that_names_no_place_has_its_first_cell_or_not(first: str) -> None:
    lines = ["条項\t変更前\t変更後\t備考", f"{first}（新設）\t第6条（協議）　相談する。"]
    assert compared.rows(lines) == [compared.Row((), ("第6条（協議）　相談する。",), "")]


def test_what_names_no_unit_is_told_and_not_applied() -> None:
    memo = "原契約の有効期間を1年間延長し、令和9年3月31日までとする。"
    assert refused(memo, base=GREENHOUSE) == ["どの条項を改めるのかが示されていません。覚書の文言を確かめてください。"]
    assert amended("原契約の有効期間を延長するときは、甲乙協議する。", base=GREENHOUSE).steps == ()
