"""覚書, 合意書, 変更契約書: short documents, often without 条, and the text that they put in another's place."""

import pytest

from tests.parse.parts.shapes import body, codes, kinds
from tests.texts import document
from tests.trees import outline


def test_numbers_are_articles() -> None:
    found = document("""\
覚書

青葉商店株式会社（以下「甲」という。）とみどり運輸株式会社（以下「乙」という。）は、次のとおり合意する。

1. 甲は、納期を7月末日に改める。
2. 乙は、次の資料を返す。
(1) 図面
(2) 仕様書
3. その他は、原契約による。

令和5年6月1日
甲　青葉商店株式会社
乙　みどり運輸株式会社
""")
    assert (
        outline(found)
        == """\
front_matter 覚書
前文 青葉商店株式会社（以下「甲」という。）とみどり運輸株式会社（以下「乙」という。）は、次のとおり合意する。
第1条 甲は、納期を7月末日に改める。
第2条 乙は、次の資料を返す。
第2条第1号 図面
第2条第2号 仕様書
第3条 その他は、原契約による。
closing 令和5年6月1日⏎甲　青葉商店株式会社⏎乙　みどり運輸株式会社"""
    )
    assert kinds(found) == "front_matter preamble article article item item article closing"
    assert "no-articles" in codes(found)


@pytest.mark.parametrize("mark", ["{}．", "{}　", "{}、", "{})", "（{}）", "第{}　"])
def test_numbers_of_every_print_are_articles(mark: str) -> None:
    lines = "".join(
        f"{mark.format(n)}{text}\n" for n, text in enumerate(["納期を改める。", "代金を改める。", "他は変えない。"], 1)
    )
    found = document(f"合意書\n\n甲と乙は、次のとおり合意する。\n\n{lines}")
    assert (
        outline(found)
        == """\
front_matter 合意書
前文 甲と乙は、次のとおり合意する。
第1条 納期を改める。
第2条 代金を改める。
第3条 他は変えない。"""
    )


def test_kanji_numbers_are_articles() -> None:
    found = document("""\
念書

私は、次のことを約束します。
一、借りた金を返します。
二、期限を守ります。
三、遅れたときは、知らせます。
""")
    assert (
        outline(found)
        == """\
front_matter 念書
前文 私は、次のことを約束します。
第1条 借りた金を返します。
第2条 期限を守ります。
第3条 遅れたときは、知らせます。"""
    )


def test_no_number_at_all() -> None:
    found = document("""\
覚書

甲と乙は、原契約の納期を令和5年7月末日まで延ばすことに合意する。
延期による費用は、乙が負担する。

令和5年6月1日
甲　青葉商店株式会社
乙　みどり運輸株式会社
""")
    assert (
        outline(found)
        == """\
front_matter 覚書
前文 甲と乙は、原契約の納期を令和5年7月末日まで延ばすことに合意する。⏎延期による費用は、乙が負担する。
closing 令和5年6月1日⏎甲　青葉商店株式会社⏎乙　みどり運輸株式会社"""
    )
    assert kinds(found) == "front_matter preamble closing"
    assert "no-articles" in codes(found)


def test_a_note_with_numbers() -> None:
    """記 belongs to the text that leads into the list; the list's numbers are the document's top."""
    found = document("""\
合意書

甲と乙は、原契約を解約することに合意し、その条件を下記のとおり定める。

記

1. 解約日は、令和5年6月30日とする。
2. 甲は、残代金10万円を支払う。
3. 乙は、資料を返す。

以上

令和5年6月1日
甲　青葉商店株式会社
乙　みどり運輸株式会社
""")
    assert (
        outline(found)
        == """\
front_matter 合意書
前文 甲と乙は、原契約を解約することに合意し、その条件を下記のとおり定める。⏎記
第1条 解約日は、令和5年6月30日とする。
第2条 甲は、残代金10万円を支払う。
第3条 乙は、資料を返す。
closing 以上⏎令和5年6月1日⏎甲　青葉商店株式会社⏎乙　みどり運輸株式会社"""
    )


def test_a_note_inside_an_article() -> None:
    """以上 ends the note, not the contract: it goes with the text that owns the list."""
    found = document("""\
売買契約書
第1条（目的物）
甲は、下記の物を売り渡す。

記

(1) 机　2台
(2) 椅子　4脚

以上

第2条（代金）
代金は、10万円とする。
第3条（協議）
協議する。
""")
    assert (
        outline(found)
        == """\
front_matter 売買契約書
第1条 [目的物] 甲は、下記の物を売り渡す。⏎記 ‖ 以上
第1条第1号 机　2台
第1条第2号 椅子　4脚
第2条 [代金] 代金は、10万円とする。
第3条 [協議] 協議する。"""
    )


def test_a_note_of_lines_inside_an_article() -> None:
    found = document("""\
売買契約書
第1条（目的物）
甲は、下記の土地を売り渡す。
記
所在　東京都青葉区中央
地番　1番2
地積　100平方メートル
第2条（代金）
代金は、1,000万円とする。
""")
    assert (
        outline(found)
        == """\
front_matter 売買契約書
第1条 [目的物] 甲は、下記の土地を売り渡す。⏎記⏎所在　東京都青葉区中央⏎地番　1番2⏎地積　100平方メートル
第2条 [代金] 代金は、1,000万円とする。"""
    )


def test_new_text_in_brackets_on_one_line() -> None:
    found = document("""\
変更契約書

甲と乙は、原契約を次のとおり変更する。

第1条（変更）
原契約第5条を次のとおり改める。
「第5条　委託料は、月額30万円とする。」
第2条（効力）
この変更は、令和5年7月1日から効力を生ずる。
第3条（その他）
その他は、原契約による。
""")
    assert (
        body(found)
        == """\
前文 甲と乙は、原契約を次のとおり変更する。
第1条 [変更] 原契約第5条を次のとおり改める。⏎「第5条　委託料は、月額30万円とする。」
第2条 [効力] この変更は、令和5年7月1日から効力を生ずる。
第3条 [その他] その他は、原契約による。"""
    )


def test_new_text_in_brackets_over_several_lines() -> None:
    found = document("""\
変更契約書
第1条（変更）
原契約第5条を次のとおり改める。
「第5条（委託料）
1. 委託料は、月額30万円とする。
2. 支払日は、翌月末日とする。」
第2条（効力）
令和5年7月1日から効力を生ずる。
""")
    assert (
        body(found)
        == """\
第1条 [変更] 原契約第5条を次のとおり改める。⏎「第5条（委託料）⏎1. 委託料は、月額30万円とする。⏎2. 支払日は、翌月末日とする。」
第2条 [効力] 令和5年7月1日から効力を生ずる。"""
    )


def test_new_text_with_the_number_that_the_next_article_has() -> None:
    """The quoted 第2条 is not the memorandum's own."""
    found = document("""\
変更覚書
第1条（変更）
原契約第2条を次のとおり改める。
「第2条（期間）
期間は、3年とする。」
第2条（効力）
令和5年7月1日から効力を生ずる。
第3条（その他）
その他は、原契約による。
""")
    assert (
        body(found)
        == """\
第1条 [変更] 原契約第2条を次のとおり改める。⏎「第2条（期間）⏎期間は、3年とする。」
第2条 [効力] 令和5年7月1日から効力を生ずる。
第3条 [その他] その他は、原契約による。"""
    )


def test_new_text_without_brackets() -> None:
    found = document("""\
変更契約書
第1条（変更）
原契約第8条を次のとおり改める。
第8条（支払）
乙は、翌月末日までに代金を支払う。
第2条（効力）
令和5年7月1日から効力を生ずる。
第3条（その他）
その他は、原契約による。
""")
    assert (
        body(found)
        == """\
第1条 [変更] 原契約第8条を次のとおり改める。⏎第8条（支払）⏎乙は、翌月末日までに代金を支払う。
第2条 [効力] 令和5年7月1日から効力を生ずる。
第3条 [その他] その他は、原契約による。"""
    )


def test_old_and_new_text_below_each_other() -> None:
    found = document("""\
変更覚書
第1条（変更）
原契約第8条を以下のとおり変更する。
【変更前】
第8条（支払）
支払日は、月末とする。
【変更後】
第8条（支払）
支払日は、翌月末とする。
第2条（効力）
令和5年7月1日から効力を生ずる。
""")
    assert (
        body(found)
        == """\
第1条 [変更] 原契約第8条を以下のとおり変更する。⏎【変更前】⏎第8条（支払）⏎支払日は、月末とする。⏎【変更後】⏎第8条（支払）⏎支払日は、翌月末とする。
第2条 [効力] 令和5年7月1日から効力を生ずる。"""
    )


def test_old_and_new_text_in_a_table() -> None:
    found = document("""\
変更覚書
第1条（変更）
原契約を次の表のとおり変更する。
変更前\t変更後
第8条　支払日は、月末とする。\t第8条　支払日は、翌月末とする。
第9条　期間は、1年とする。\t第9条　期間は、3年とする。
第2条（効力）
令和5年7月1日から効力を生ずる。
""")
    assert (
        body(found)
        == """\
第1条 [変更] 原契約を次の表のとおり変更する。⏎変更前\t変更後⏎第8条　支払日は、月末とする。\t第8条　支払日は、翌月末とする。⏎第9条　期間は、1年とする。\t第9条　期間は、3年とする。
第2条 [効力] 令和5年7月1日から効力を生ずる。"""
    )


def test_an_article_that_is_added() -> None:
    found = document("""\
変更契約書
第1条（追加）
原契約第7条の次に次の1条を加える。
「第7条の2（再委託）
乙は、業務を再委託してはならない。」
第2条（削除）
原契約第9条を削除する。
第3条（効力）
令和5年7月1日から効力を生ずる。
""")
    assert (
        body(found)
        == """\
第1条 [追加] 原契約第7条の次に次の1条を加える。⏎「第7条の2（再委託）⏎乙は、業務を再委託してはならない。」
第2条 [削除] 原契約第9条を削除する。
第3条 [効力] 令和5年7月1日から効力を生ずる。"""
    )


def test_changes_in_a_list_of_numbers() -> None:
    found = document("""\
覚書

甲と乙は、原契約を次のとおり変更する。

1. 第5条を次のとおり改める。
「第5条　委託料は、月額30万円とする。」
2. 第7条第2項中「30日」を「60日」に改める。
3. 第9条を削る。
""")
    assert (
        outline(found)
        == """\
front_matter 覚書
前文 甲と乙は、原契約を次のとおり変更する。
第1条 第5条を次のとおり改める。⏎「第5条　委託料は、月額30万円とする。」
第2条 第7条第2項中「30日」を「60日」に改める。
第3条 第9条を削る。"""
    )


def test_changes_that_begin_with_the_article_they_change() -> None:
    found = document("""\
変更契約書
第1条（原契約の変更）
1. 原契約を次の各号のとおり変更する。
(1) 第5条第1項中「10万円」を「20万円」に改める。
(2) 第6条第2項を削る。
2. 前項の変更は、令和5年7月1日から効力を生ずる。
第2条（その他）
その他は、原契約による。
""")
    assert (
        body(found)
        == """\
第1条 [原契約の変更]
第1条第1項 原契約を次の各号のとおり変更する。
第1条第1項第1号 第5条第1項中「10万円」を「20万円」に改める。
第1条第1項第2号 第6条第2項を削る。
第1条第2項 前項の変更は、令和5年7月1日から効力を生ずる。
第2条 [その他] その他は、原契約による。"""
    )


def test_a_sentence_that_begins_with_the_changed_article() -> None:
    found = document("""\
変更契約書
第1条（変更）
第5条第2項中「30日」を「60日」に改める。
第6条を削り、第7条を第6条とする。
第2条（効力）
令和5年7月1日から効力を生ずる。
""")
    assert (
        body(found)
        == """\
第1条 [変更] 第5条第2項中「30日」を「60日」に改める。⏎第6条を削り、第7条を第6条とする。
第2条 [効力] 令和5年7月1日から効力を生ずる。"""
    )
