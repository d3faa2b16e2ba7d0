"""Tables and blocks of old and new wording, 別紙, 附則, the whole contract, statutes."""

from tests.amend.amended import BASE, amended, changed, differences, refused

WITH_ANNEX = BASE + "\n別紙1　料金表\n区分\t料金\n昼\t1,000円\n夜\t1,500円\n\n別紙2　連絡先\n電話による。\n"
STATUTE = """\
（趣旨）
第一条　この規程は、旅費の支給を定める。
（区分）
第二条　旅費は、次に掲げるとおりとする。
　一　鉄道賃
　二　宿泊料
（支給）
第三条　旅費は、出張の後十日以内に支給する。
２　前項の規定にかかわらず、概算で支給することができる。ただし、一回に限る。
（精算）
第四条　前条第二項により支給を受けた者は、七日以内に精算する。
"""


def test_a_table_of_old_and_new() -> None:
    memo = """\
原契約を下表のとおり変更する。
条項|変更前|変更後
第3条第1項|委託料は、月額30万円とする。|委託料は、月額35万円とする。
第4条第2号|事故の有無|事故及び故障の有無
第5条|契約を解除できる|催告の上、契約を解除できる
"""
    assert [line for line in changed(memo) if line[0] != "-"] == [
        "第3条第1項 委託料は、月額35万円とする。",
        "第4条第2号 事故及び故障の有無",
        "第5条 [解除] 甲は、乙が第3条に違反したときは、催告の上、契約を解除できる。",
    ]


def test_a_table_of_whole_articles_touches_what_differs() -> None:
    memo = """\
原契約を次の表のとおり改める。
改定後|改定前
第2条（期間）⏎期間は、2025年4月1日から2年間とする。⏎２　（略）|第2条（期間）⏎期間は、2025年4月1日から1年間とする。⏎２　（略）
（削除）|第5条（解除）⏎甲は、乙が第3条に違反したときは、契約を解除できる。
第6条（管轄）⏎大阪地方裁判所を管轄とする。|第6条（管轄）⏎東京地方裁判所を管轄とする。
第7条（協議）⏎甲及び乙は、協議する。|（新設）
第2条（効力）
本覚書は、令和8年4月1日から効力を生ずる。
"""
    found = amended(memo)
    assert [step.reason for step in found.steps] == [""] * 4
    assert [line for line in differences(found) if line[0] != "-"] == [
        "第2条第1項 期間は、2025年4月1日から2年間とする。",
        "第5条 削除",
        "第6条 [管轄] 大阪地方裁判所を管轄とする。",
        "第7条 [協議] 甲及び乙は、協議する。",
    ]


def test_old_wording_that_is_not_the_base() -> None:
    memo = "原契約を次の表のとおり改める。\n変更前|変更後\n第6条（管轄）⏎京都地方裁判所を管轄とする。|第6条（管轄）⏎大阪地方裁判所を管轄とする。"
    assert refused(memo) == ["変更前の文言「京都地方裁判所を管轄とする。」が原契約の第6条の文言と違います。"]


def test_blocks_of_old_and_new() -> None:
    memo = "原契約第6条を次のとおり変更する。\n【変更前】\n第6条（管轄）\n東京地方裁判所を管轄とする。\n【変更後】\n第6条（管轄）\n大阪地方裁判所を管轄とする。"
    assert changed(memo)[-1] == "第6条 [管轄] 大阪地方裁判所を管轄とする。"
    memo = "原契約第3条第2項を以下のとおり変更する。\n変更前：翌月末日までに\n変更後：翌々月10日までに"
    assert changed(memo)[-1].startswith("第3条第2項 甲は、翌々月10日までに支払う。")


def test_annexes() -> None:
    found = amended(
        "原契約の別紙1を次のとおり改める。\n「別紙1　料金表（改定）\n区分\t料金\n昼\t1,200円」", base=WITH_ANNEX
    )
    assert found.is_whole and differences(found)[-1] == "別紙1 [料金表（改定）] 区分\t料金⏎昼\t1,200円"
    assert changed("原契約別紙1中「1,500円」を「1,800円」に改める。", base=WITH_ANNEX)[-1].endswith("夜\t1,800円")
    assert changed("原契約の別紙2を削る。", base=WITH_ANNEX) == ["-別紙2 [連絡先] 電話による。"]
    memo = "原契約の別紙1を、本覚書に添付の別紙に差し替える。\n第2条（効力）\n本覚書は、締結の日から効力を生ずる。\n\n別紙　新料金表\n区分\t料金\n昼\t1,300円\n"
    assert changed(memo, base=WITH_ANNEX)[-1] == "別紙1 [新料金表] 区分\t料金⏎昼\t1,300円"
    memo = "原契約に別紙3を別紙のとおり追加する。\n第2条（効力）\n本覚書は、締結の日から効力を生ずる。\n\n別紙　車両\n小型とする。\n"
    assert changed(memo, base=WITH_ANNEX) == ["別紙3 [車両] 小型とする。"]
    assert refused("原契約の別紙5を削る。", base=WITH_ANNEX) == ["原契約に「別紙5」がありません。"]


def test_a_supplementary_provision() -> None:
    base = BASE + "\n附　則\n１　この契約は、2025年4月1日から施行する。\n２　従前の例による。\n"
    assert (
        changed("原契約附則第2項を次のように改める。\n「２　なお従前の例による。」", base=base)[-1]
        == "附則第2項 なお従前の例による。"
    )
    assert changed("原契約附則第1項中「4月」を「5月」に改める。", base=base)[-1].endswith("2025年5月1日から施行する。")


def test_the_whole_contract() -> None:
    memo = "原契約の全部を次のとおり改める。\n「第1条（目的）\n甲は、乙に保管の業務を委託する。\n第2条（管轄）\n大阪地方裁判所とする。」"
    found = amended(memo)
    assert found.is_whole
    assert [unit.whole_text for unit in found.document.walk() if unit.kind == "article"] == [
        "甲は、乙に保管の業務を委託する。",
        "大阪地方裁判所とする。",
    ]
    assert found.document.title == "業務委託契約書"


def test_the_style_of_statutes() -> None:
    memo = """\
第一条中「旅費」を「旅費及び日当」に改める。
第二条中第二号を第三号とし、第一号の次に次の一号を加える。
　二　航空賃
第三条第一項中「十日」を「五日」に改め、同条第二項ただし書を削る。
第四条の見出しを「（概算の精算）」に改め、同条を第五条とし、第三条の次に次の一条を加える。
「（日当）
第四条　日当は、一日につき千円とする。」
"""
    found = amended(memo, base=STATUTE)
    assert [step.reason for step in found.steps if step.reason] == []
    assert [line for line in differences(found) if line[0] != "-"] == [
        "第1条 [趣旨] この規程は、旅費及び日当の支給を定める。",
        "第2条第2号 航空賃",
        "第2条第3号 宿泊料",
        "第3条第1項 旅費は、出張の後五日以内に支給する。",
        "第3条第2項 前項の規定にかかわらず、概算で支給することができる。",
        "第4条 [日当] 日当は、一日につき千円とする。",
        "第5条 [概算の精算] 前条第二項により支給を受けた者は、七日以内に精算する。",
    ]
    text = found.document.source.text
    assert "（日当）\n第四条　日当は" in text and "　三　宿泊料" in text
    assert [one.words for one in found.findings] == ["前条第二項"]


def test_the_heading_of_a_chapter_and_the_title() -> None:
    base = "第1章　総則\n第1条（目的）\n目的を定める。\n第2条（定義）\n定義を定める。\n第2章　料金\n第3条（料金）\n料金を定める。\n"
    found = amended("原契約第2章の章名を「委託料」に改め、題名を「運送委託契約書」に改める。", base=base)
    assert found.is_whole and found.document.title == "運送委託契約書"
    assert "第2章　委託料" in found.document.source.text


def test_beside_the_orders() -> None:
    found = amended(
        "原契約第6条中「東京」を「大阪」に改める。\n第2条（効力）\n本覚書は、令和8年4月1日から効力を生ずる。\n第3条（その他）\nその他の条項は、原契約のとおりとする。\n第4条（精算）\n甲は、差額を支払う。"
    )
    assert [(one.rule.value, one.date, str(one.address)) for one in found.provisions] == [
        ("effect", "2026-04-01", "第2条"),
        ("unchanged", None, "第3条"),
        ("other", None, "第4条"),
    ]


def test_a_document_that_amends_nothing() -> None:
    found = amended("甲及び乙は、本契約の継続を確認する。")
    assert found.steps == () and [one.code for one in found.findings] == ["no-instruction"]
    assert differences(found) == []
