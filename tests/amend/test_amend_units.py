"""Whole units: replaced, added, taken out, renumbered."""

import pytest

from tests.amend.amended import BASE, amended, changed, differences, refused

NEW = "委託料は、月額35万円とする。"


@pytest.mark.parametrize(
    "memo",
    [
        f"原契約第3条第1項を次のとおり改める。\n「{NEW}」",
        f"原契約第3条第1項を以下のとおり変更する。\n{NEW}",
        f"原契約第3条第1項を「{NEW}」に改める。",
        f"原契約第3条第1項は、次のとおりとする。\n「１　{NEW}」",
        f"原契約第3条第1項を下記のとおり変更する。\n記\n{NEW}\n以上",
        f"原契約第3条第1項を次のように変更します。\n（変更前）\n委託料は、月額30万円とする。\n（変更後）\n{NEW}",
    ],
)
def test_a_paragraph_is_replaced(memo: str) -> None:
    assert changed(memo) == ["-第3条第1項 委託料は、月額30万円とする。", f"第3条第1項 {NEW}"]


def test_an_article_is_replaced_and_what_says_the_same_stays_untouched() -> None:
    memo = f"原契約第3条を次のとおり改める。\n「第3条（報酬）\n{NEW}\n２　甲は、翌月末日までに支払う。この場合において、手数料は乙が負担する。\n３　遅れたときは、催告する。」"
    found = amended(memo)
    assert differences(found) == [
        "-第3条 [委託料]",
        "-第3条第1項 委託料は、月額30万円とする。",
        "-第3条第3項 前項の支払が遅れたときは、年14.6％の損害金を支払う。",
        "第3条 [報酬]",
        f"第3条第1項 {NEW}",
        "第3条第3項 遅れたときは、催告する。",
    ]
    touched = [str(placed.unit.address) for placed in found.units if placed.origins]
    assert touched == ["第3条", "第3条第1項", "第3条第3項"]


def test_an_article_with_another_shape() -> None:
    memo = "原契約第4条を次のように改める。\n「第4条（報告）　乙は、毎月報告する。」"
    assert changed(memo)[-1] == "第4条 [報告] 乙は、毎月報告する。"
    memo = "原契約第6条を次のように改める。\n「第6条（管轄）\n１　東京を管轄とする。\n２　乙は、これに従う。」"
    assert changed(memo)[-2:] == ["第6条第1項 東京を管轄とする。", "第6条第2項 乙は、これに従う。"]


def test_several_articles_at_once() -> None:
    memo = "原契約第5条及び第6条を次のとおり改める。\n「第5条（解除）\n甲は、いつでも解除できる。\n第6条（管轄）\n大阪とする。」"
    assert changed(memo)[2:] == ["第5条 [解除] 甲は、いつでも解除できる。", "第6条 [管轄] 大阪とする。"]


def test_a_caption_that_the_new_wording_does_not_repeat_stays() -> None:
    found = amended("原契約第6条を次のとおり改める。\n「第6条　大阪地方裁判所を管轄とする。」")
    assert differences(found)[-1] == "第6条 [管轄] 大阪地方裁判所を管轄とする。"
    assert found.steps[0].note == "新しい文言に見出しがないので、見出し「管轄」はそのままにしました。"


@pytest.mark.parametrize(
    "memo",
    [
        "原契約第5条の次に次の1条を加える。\n「第5条の2（保険）\n乙は、保険に入る。」",
        "原契約第5条の次に第5条の2を加える。\n第5条の2（保険）\n乙は、保険に入る。",
        "原契約第5条の2として次の条項を追加する。\n「第5条の2（保険）\n乙は、保険に入る。」",
        "原契約に第5条の2を次のとおり新設する。\n「第5条の2（保険）\n乙は、保険に入る。」",
        "原契約第6条の前に次の一条を加える。\n「第五条の二（保険）\n乙は、保険に入る。」",
        "原契約第5条の次に「第5条の2（保険）　乙は、保険に入る。」を追加する。",
    ],
)
def test_an_article_with_a_branch_number_is_added(memo: str) -> None:
    assert changed(memo) == ["第5条の2 [保険] 乙は、保険に入る。"]


@pytest.mark.parametrize(
    "memo",
    [
        "原契約第6条を第7条とし、第5条の次に次の1条を加える。\n「第6条（保険）\n乙は、保険に入る。」",
        "原契約第6条を1条繰り下げ、第5条の次に次の1条を加える。\n「第6条（保険）\n乙は、保険に入る。」",
        "原契約第5条の次に次の1条を加え、第6条以下を1条ずつ繰り下げる。\n「第6条（保険）\n乙は、保険に入る。」",
        "原契約第5条の次に次の1条を加え、以下順次繰り下げる。\n「第6条（保険）\n乙は、保険に入る。」",
    ],
)
def test_an_article_is_added_and_the_rest_goes_down(memo: str) -> None:
    assert changed(memo)[1:] == ["第6条 [保険] 乙は、保険に入る。", "第7条 [管轄] 東京地方裁判所を管轄とする。"]


def test_a_number_that_is_taken_is_not_given_twice() -> None:
    memo = "原契約第5条の次に次の1条を加える。\n「第6条（保険）\n乙は、保険に入る。」\n原契約第1条中「配送」を「運送」に改める。"
    found = amended(memo)
    assert [step.reason for step in found.steps] == [
        "第6条が既にあり、それを動かす（繰り下げる）定めがないので、番号が重なります。",
        "",
    ]
    assert differences(found)[-1] == "第1条 [目的] 甲は、乙に運送の業務を委託する。"


@pytest.mark.parametrize(
    "memo",
    [
        "原契約第1条に次の1項を加える。\n「２　細目は、別に定める。」",
        "原契約第1条に第2項として次の規定を追加する。\n「細目は、別に定める。」",
        "原契約第1条に次の第2項を加える。\n「２　細目は、別に定める。」",
    ],
)
def test_the_only_text_of_an_article_becomes_its_first_paragraph(memo: str) -> None:
    assert changed(memo) == [
        "-第1条 [目的] 甲は、乙に配送の業務を委託する。",
        "第1条 [目的]",
        "第1条第1項 甲は、乙に配送の業務を委託する。",
        "第1条第2項 細目は、別に定める。",
    ]


@pytest.mark.parametrize(
    "memo",
    [
        "原契約第3条第3項を同条第4項とし、同条第2項の次に次の1項を加える。\n「３　税は、別とする。」",
        "原契約第3条第2項の次に次の1項を加え、同条第3項以下を1項ずつ繰り下げる。\n「３　税は、別とする。」",
        "原契約第3条中第3項を第4項とし、第2項の次に次の一項を加える。\n「３　税は、別とする。」",
    ],
)
def test_a_paragraph_is_added_between_two(memo: str) -> None:
    found = changed(memo)
    assert found[1:] == [
        "第3条第3項 税は、別とする。",
        "第3条第4項 前項の支払が遅れたときは、年14.6％の損害金を支払う。",
    ]


def test_items() -> None:
    assert changed("原契約第4条に次の1号を加える。\n「(4) 車両の状態」") == ["第4条第4号 車両の状態"]
    memo = "原契約第4条第3号を第4号とし、同条第2号の次に次の1号を加える。\n「（３）遅延の有無」"
    assert changed(memo)[1:] == ["第4条第3号 遅延の有無", "第4条第4号 苦情の内容"]
    assert (
        changed("原契約第4条第2号を次のとおり改める。\n「(2) 事故及び故障の有無」")[-1]
        == "第4条第2号 事故及び故障の有無"
    )
    memo = "原契約第4条第1号を削り、同条第2号及び第3号をそれぞれ1号ずつ繰り上げる。"
    assert [line for line in changed(memo) if line[0] != "-"] == ["第4条第1号 事故の有無", "第4条第2号 苦情の内容"]


def test_a_unit_is_taken_out_and_the_rest_goes_up() -> None:
    memo = "原契約第3条第2項を削り、同条第3項を同条第2項とする。"
    assert changed(memo)[-1] == "第3条第2項 前項の支払が遅れたときは、年14.6％の損害金を支払う。"
    assert changed("原契約第5条を削除し、第6条を第5条とする。") == [
        "-第5条 [解除] 甲は、乙が第3条に違反したときは、契約を解除できる。",
        "-第6条 [管轄] 東京地方裁判所を管轄とする。",
        "第5条 [管轄] 東京地方裁判所を管轄とする。",
    ]
    assert changed("原契約第5条を削り、以下1条ずつ繰り上げる。")[-1].startswith("第5条 [管轄]")


def test_a_deleted_article_keeps_its_number_where_nothing_moves_up() -> None:
    found = amended("原契約第4条及び第5条を削除する。")
    assert [line for line in differences(found) if line[0] != "-"] == ["第4条 削除", "第5条 削除"]
    assert "第4条　削除\n" in found.document.source.text


def test_what_is_cut_out_keeps_its_number_where_nothing_moves_up() -> None:
    found = amended("原契約第3条第2項を削り、第4条第1号を削る。")
    assert [line for line in differences(found) if line[0] != "-"] == ["第3条第2項 削除", "第4条第1号 削除"]
    assert {step.note for step in found.steps} == {
        "後の番号を繰り上げる定めがないので、番号を「削除」として残しました。"
    }
    assert [(str(one.address), one.code) for one in found.findings] == [("第3条第3項", "stale-reference")]


def test_the_last_of_two_paragraphs_taken_out_leaves_an_article_of_one_text() -> None:
    assert changed("原契約第2条第2項を削る。")[-1] == "第2条 [期間] 期間は、2025年4月1日から1年間とする。"


def test_a_range_goes_down() -> None:
    memo = (
        "原契約第3条から第6条までを1条ずつ繰り下げ、第2条の次に次の1条を加える。\n「第3条（資格）\n乙は、資格を保つ。」"
    )
    found = amended(memo)
    assert [unit.caption for unit in found.document.walk() if unit.caption] == [
        "目的", "期間", "資格", "委託料", "報告", "解除", "管轄",
    ]  # fmt: skip
    assert [(str(one.address), one.words) for one in found.findings] == [("第6条", "第3条")]


def test_a_number_with_two_meanings_is_not_guessed() -> None:
    memo = "原契約第5条を削り、第6条を第5条とする。\n原契約第5条を削除する。"
    assert refused(memo) == []  # the old 第5条 is gone, so there is but one
    memo = "原契約第3条から第6条までを1条ずつ繰り下げる。\n原契約第5条を削る。"
    assert refused(memo) == [
        "「第5条」が、番号を動かした後の第5条（報告）か、動かす前の番号（いまの第6条（解除））か決まりません。"
    ]
    memo = "原契約第3条から第6条までを1条ずつ繰り下げる。\n原契約第5条中「契約を解除」を「直ちに契約を解除」に改める。"
    assert refused(memo) == []


def test_counts_have_to_agree() -> None:
    memo = "原契約第3条に次の2項を加える。\n「４　税は、別とする。」"
    assert refused(memo) == ["「2項を加える」とありますが、示された条文は1つです。"]
    memo = "原契約第3条を次のとおり改める。\n「第4条（報告）\n報告は要しない。」"
    assert refused(memo) == ["改める対象は第3条ですが、新しい文言の番号は第4条です。"]
    assert refused("原契約第3条を次のとおり改める。") == ["新しい文言が示されていません。"]


def test_amendments_one_after_the_other() -> None:
    found = amended(
        "原契約第5条の次に次の1条を加え、第6条を第7条とする。\n「第6条（保険）\n乙は、保険に入る。」",
        "原契約第6条中「保険」を「貨物保険」に改め、第7条中「東京」を「大阪」に改める。",
    )
    assert found.is_whole
    assert differences(found)[1:] == [
        "第6条 [保険] 乙は、貨物保険に入る。",
        "第7条 [管轄] 大阪地方裁判所を管轄とする。",
    ]
    origins = {
        str(one.unit.address): [(o.amendment, o.deed.value) for o in one.origins] for one in found.units if one.origins
    }
    assert origins == {"第6条": [(0, "added"), (1, "revised")], "第7条": [(0, "renumbered"), (1, "revised")]}
    assert {str(one.unit.address): str(one.base) for one in found.units}["第7条"] == "第6条"


def test_orders_in_a_list() -> None:
    memo = "1. 原契約を次の各号のとおり変更する。\n(1) 第3条第1項中「30万円」を「35万円」に改める。\n(2) 第6条中「東京」を「大阪」に改める。\n2. 前項の変更は、令和8年7月1日から効力を生ずる。"
    found = amended(memo)
    assert [str(step.address) for step in found.steps] == ["第1条第1項第1号", "第1条第1項第2号"]
    assert [(one.rule.value, one.date) for one in found.provisions if one.date] == [("effect", "2026-07-01")]
    assert found.is_whole


def test_nothing_of_the_base_or_the_memorandum_is_lost() -> None:
    found = amended(
        "原契約第3条第2項を削り、同条第3項中「前項」を「第1項」に改め、同項を同条第2項とする。この変更の費用は、乙が負担する。"
    )
    kept = found.document.source.text
    for unit in found.base.walk():
        for sentence in unit.text.split("。"):
            assert (
                sentence in kept or any(sentence.strip() in step.removed for step in found.steps) or "前項" in sentence
            )
    assert [one.words for one in found.provisions] == ["この変更の費用は、乙が負担する。"]
    assert BASE.count("条（") == kept.count("条（")


ANNEX = f"{BASE}\n別表　料金\n鉛筆　100円\n"


def test_an_annex_without_number_gets_one() -> None:
    assert changed("原契約の別表を別表第1とする。", base=ANNEX) == [
        "-別表 [料金] 鉛筆　100円",
        "別表第1 [料金] 鉛筆　100円",
    ]
    bracketed = f"{BASE}\n（別紙）\n鉛筆　100円\n"
    assert changed("原契約の別紙を別紙1とする。", base=bracketed) == ["-別紙 鉛筆　100円", "別紙1 鉛筆　100円"]


def test_an_annex_loses_its_number() -> None:
    base = ANNEX.replace("別表", "別紙１")
    assert changed("原契約の別紙1を別紙とする。", base=base) == [
        "-別紙1 [料金] 鉛筆　100円",
        "別紙 [料金] 鉛筆　100円",
    ]


@pytest.mark.parametrize(
    ("memo", "reason"),
    [
        ("原契約第3条を前文とする。", "第3条を前文とすることはできません。"),
        ("原契約第3条を別表第1とする。", "第3条を別表第1とすることはできません。"),
        ("原契約第3条第3項を第7条とする。", "第3項を第7条とすることはできません。"),
        ("原契約の別表以下を1ずつ繰り下げる。", "別表には番号がないので、動かすことができません。"),
    ],
)
def test_units_that_cannot_be_counted_so_are_not_moved(memo: str, reason: str) -> None:
    assert refused(memo, base=ANNEX) == [reason]


def test_a_second_paragraph_behind_new_text_is_no_item_of_it() -> None:
    memo = "原契約第3条第1項を次のとおり改める。\n「甲は、月末に支払う。\n２　甲は、乙に知らせる。」"
    assert refused(memo) == ["新しい文言の初めに、どの条項のものか分からない文があります。"]
    memo = "原契約第4条第3号を次のとおり改める。\n「苦情の件数\n（４）事故の件数」"
    assert refused(memo) == ["新しい文言の初めに、どの条項のものか分からない文があります。"]


def test_a_list_behind_new_text_of_a_paragraph_is_its_items() -> None:
    memo = "原契約第3条第2項を次のとおり改める。\n「甲は、次の物を渡す。\n１　鉛筆\n２　紙」"
    assert changed(memo)[1:] == ["第3条第2項 甲は、次の物を渡す。", "第3条第2項第1号 鉛筆", "第3条第2項第2号 紙"]


@pytest.mark.parametrize("article", [3, 4, 5])
def test_a_second_paragraph_behind_new_text_of_an_article_is_its_own(article: int) -> None:
    memo = f"原契約第{article}条を次のとおり改める。\n「乙は、月末に報告する。\n２　甲は、確かめる。」"
    assert changed(memo)[-2:] == [f"第{article}条第1項 乙は、月末に報告する。", f"第{article}条第2項 甲は、確かめる。"]
