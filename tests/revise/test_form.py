"""What differs in form only: spellings, digits, terms with another name, references that follow."""

import pytest

from pipeline.types.revision import Effect
from tests.revise.compared import compared, effects, only, told

_FILLER = "第3条（清掃）\n当番は、毎週土曜日の朝に倉庫の床を掃く。\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("会員は、１か月前に届け出る。", "会員は、1か月前に届け出る。"),
        ("会員は、一 月 に届け出る。", "会員は、一月に届け出る。"),
    ],
)
def test_widths_and_white_space_are_no_change(old: str, new: str) -> None:
    assert effects(old, new) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("会員は、鍵又は札を返す。", "会員は、鍵または札を返す。"),
        ("会員は、1ヶ月前及び当日に届け出る。", "会員は、１か月前および当日に届け出る。"),
        ("会員は、三十日前に届け出る。", "会員は、30日前に届け出る。"),
        ("令和７年４月１日から始める。", "2025年4月1日から始める。"),
        ("会費は、1,200円とする。", "会費は、1200円とする。"),
        ("氷点は-5度、型は3-5とする。", "氷点はマイナス5度、型は3-5とする。"),
        ("・鍵を返す。・札は捨てる。", "鍵を返す。札は捨てる。"),
        ("会員は，鍵を返す．", "会員は、鍵を返す。"),
        ("会員は、鍵を返します。", "会員は、鍵を返す。"),
        ("会員は、外国為替及び外国貿易法を守る。", "会員は、外国為替および外国貿易法を守る。"),
        ("会費は、当会が別に定めるところによって払う。", "会費は、当会が別途定めるところにより払う。"),
        ("会員は、損害を償う。", "会員は、損害を賠償する。"),
        ("次の物を返す。\n・倉庫の鍵\n・貸した札", "次の物を返す。\n●　倉庫の鍵\n●　貸した札"),
    ],
)
def test_other_spellings_and_other_words_for_the_same_are_form(old: str, new: str) -> None:
    found = compared(*(f"第1条（定め）\n{text}\n第2条（準拠法）\n日本法による。\n" for text in (old, new)))
    change = only(found)
    assert [effect.value for effect in change.effects] == ["wording"] and not change.substantive
    assert change.favours.value == "neutral" and change.reason


@pytest.mark.parametrize(
    ("old", "new"), [("部員", "会員"), ("お客様", "会員様"), ("ご利用者さま", "お客さま"), ("あなた", "ユーザー")]
)
def test_a_term_with_another_name_throughout_is_form(old: str, new: str) -> None:
    text = (
        "第1条（会費）\n部員は、会費を払う。\n第2条（鍵）\n部員は、鍵を返す。部員の家族は、鍵を使えない。\n" + _FILLER
    )
    found = compared(text.replace("部員", old), text.replace("部員", new))
    assert told(found) == ["modified 第1条 → 第1条", "modified 第2条 → 第2条"]


def test_another_person_in_one_place_is_substance() -> None:
    text = "当会（以下「当会」という。）と会員（以下「会員」という。）の約束を定める。\n\n第1条（会費）\n会員は、会費を払う。\n第2条（費用）\n鍵の費用は、会員が負担する。\n第3条（鍵）\n当会は、鍵を貸す。\n"
    found = compared(text, text.replace("費用は、会員が", "費用は、当会が"))
    assert [effect.value for effect in only(found).effects] == ["actor"] and only(found).substantive


_BODY = "第{a}条（会費）\n会員は、毎月末日までに会費を払う。\n第{b}条（督促）\n第{r}条の会費を払わない会員には、書面で催促する。\n"


def test_a_reference_that_follows_a_new_number_is_form() -> None:
    new = "第1条（名称）\n本会を、みどり倉庫の会と呼ぶ。\n" + _BODY.format(a=2, b=3, r=2)
    found = compared(_BODY.format(a=1, b=2, r=1) + _FILLER, new + _FILLER.replace("3", "4"))
    assert told(found) == [
        "added – → 第1条 *",
        "renumbered 第1条 → 第2条",
        "modified 第2条 → 第3条",
        "renumbered 第3条 → 第4条",
    ]
    assert [effect.value for effect in found.changes[2].effects] == ["reference"]


def test_a_reference_that_did_not_follow_is_substance_though_its_words_stay() -> None:
    new = "第1条（名称）\n本会を、みどり倉庫の会と呼ぶ。\n" + _BODY.format(a=2, b=3, r=1)
    found = compared(_BODY.format(a=1, b=2, r=1) + _FILLER, new + _FILLER.replace("3", "4"))
    change = found.changes[2]
    assert told(found)[2] == "modified 第2条 → 第3条 *" and change.old_text == change.new_text
    assert [effect.value for effect in change.effects] == ["reference"] and "指す先" in change.reason


def test_a_reference_to_what_is_gone_is_substance() -> None:
    text = _BODY.format(a=1, b=2, r=3) + "第3条（清掃）\n当番は、毎週土曜日の朝に倉庫の床を掃く。\n"
    found = compared(text, _BODY.format(a=1, b=2, r=3))
    assert told(found) == ["modified 第2条 → 第2条 *", "deleted 第3条 → – *"]


def test_the_paragraph_before_is_another_one_now() -> None:
    old = "第1条（鍵）\n1　会員は、鍵を返す。\n2　前項の鍵は、幹事が預かる。\n"
    new = "第1条（鍵）\n1　会員は、鍵を返す。\n2　倉庫の窓は、最後に出る者がすべて閉める。\n3　前項の鍵は、幹事が預かる。\n"
    assert told(compared(old, new)) == ["added – → 第1条第2項 *", "modified 第1条第2項 → 第1条第3項 *"]


def test_a_word_that_is_no_term_is_not_renamed_however_often_it_gives_way() -> None:
    rows = ("乙は、庭木を{0}剪定する。", "乙は、芝を{0}刈り込む。", "甲は、乙の作業を{0}確かめる。")
    old, new = (
        "\n".join(f"第{at}条（作業）\n{row.format(word)}" for at, row in enumerate(rows, 1))
        for word in ("毎年", "隔年")
    )
    assert [change.substantive for change in compared(old, new).changes] == [True, True, True]


@pytest.mark.parametrize(("old", "new"), [("月額料金", "年額料金"), ("最低料金", "最高料金"), ("税込料金", "税抜料金")])
def test_a_term_that_names_another_thing_is_not_renamed(old: str, new: str) -> None:
    text = "第1条（料金）\n別表に定める料金（以下「{0}」という。）を支払う。\n第2条（支払）\n{0}は、前払いとする。\n第3条（返還）\n{0}は、返さない。\n"
    changes = compared(text.format(old), text.format(new)).changes
    assert len(changes) == 3 and all(change.substantive for change in changes)


def test_parties_are_called_otherwise_in_a_text_that_was_written_anew() -> None:
    old = "株式会社みなと（以下「甲」という。）と合同会社さくら（以下「乙」という。）は、清掃について契約する。\n第1条（委託）\n甲は、乙に対し、店舗の清掃を委託し、乙はこれを受託する。\n第2条（報告）\n乙は、清掃を終えたときは、その日のうちに甲に報告する。\n第3条（料金）\n甲は、乙に対し、清掃の料金を翌月10日までに支払う。\n"
    new = "株式会社みなと（以下「発注者」という。）と合同会社さくら（以下「受注者」という。）は、清掃について契約する。\n第1条（委託）\n発注者が受注者に店舗の清掃を委託し、これを受注者が受託する。\n第2条（報告）\n清掃を終えたとき、受注者は、発注者に、その日のうちに報告する。\n第3条（料金）\n清掃の料金は、発注者が受注者に翌月20日までに支払う。\n"
    found = {str(change.new[0]): change for change in compared(old, new).changes if change.new}
    assert not any(Effect.ACTOR in change.effects for change in found.values())
    assert found["第3条"].effects == (Effect.NUMBER,) and not found["第1条"].substantive
