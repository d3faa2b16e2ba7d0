"""Which unit is which: renumbered, moved, split, merged, rewritten, misnumbered."""

from pipeline.types.address import Address
from tests.revise.compared import compared, told

FEE = "（会費）\n会員は、毎月末日までに、翌月分の会費を口座振替で支払う。\n"
KEY = "（鍵の貸与）\n当会は、入会した会員に倉庫の鍵を一本ずつ貸し、退会の時に返してもらう。\n"
DOGS = "（動物）\n犬や猫を連れて倉庫に入るときは、首輪と引き綱を付け、床を汚したら拭き取る。\n"
FIRE = "（火気）\n倉庫の中では、たばこを吸い、又はストーブを使ってはならない。\n"
END = "（退会）\n退会を望む会員は、一か月前までに書面で当会に届け出る。\n"


def articles(*bodies: str) -> str:
    return "".join(f"第{number}条{body}" for number, body in enumerate(bodies, 1))


def test_an_article_put_in_renumbers_those_behind_it() -> None:
    found = compared(articles(FEE, KEY, FIRE), articles(FEE, DOGS, KEY, FIRE))
    assert told(found) == ["added – → 第2条 *", "renumbered 第2条 → 第3条", "renumbered 第3条 → 第4条"]
    assert found.pairs[Address.parse("第2条")] == Address.parse("第3条")


def test_a_number_kept_without_its_text_is_a_deletion() -> None:
    assert told(compared(articles(FEE, KEY, FIRE), articles(FEE, "　削除\n", FIRE))) == ["deleted 第2条 → – *"]


def test_what_left_the_order_has_moved_the_others_are_renumbered() -> None:
    found = compared(articles(FEE, KEY, DOGS, FIRE), articles(KEY, DOGS, FEE, FIRE))
    assert sorted(told(found)) == ["moved 第1条 → 第3条", "renumbered 第2条 → 第1条", "renumbered 第3条 → 第2条"]


def test_no_unit_is_taken_twice_where_one_moved_into_a_gap() -> None:
    old = articles(FEE, "（犬）\n犬を連れて入るときは、首輪を付ける。\n", KEY, FIRE, END)
    found = compared(old, articles(FEE, END, KEY, FIRE, "（猫）\n倉庫に猫の寝床を三つ置く。\n"))
    assert sorted(told(found)) == ["added – → 第5条 *", "deleted 第2条 → – *", "moved 第5条 → 第2条"]
    assert len(set(found.pairs.values())) == len(found.pairs)


def test_an_article_stays_itself_under_another_number_caption_and_chapter() -> None:
    old = "第1章　総則\n第1条" + FEE + "第2章　倉庫\n第2条" + KEY + "第3条" + FIRE
    new = "第1章　倉庫\n第1条（かぎ）" + KEY.removeprefix("（鍵の貸与）") + "第2条" + FIRE + "第2章　お金\n第3条" + FEE
    found = compared(old, new)
    assert {str(a): str(b) for a, b in found.pairs.items()} == {"第1条": "第3条", "第2条": "第1条", "第3条": "第2条"}
    assert not any(change.substantive for change in found.changes)
    assert [margin.kind.value for margin in found.margins] == ["chapter"]


def test_two_articles_of_one_number_are_told_apart_by_what_they_say() -> None:
    old = f"第1条{FEE}第2条{KEY}第2条{FIRE}第3条{END}"
    found = compared(old, articles(FEE, KEY, FIRE, END))
    assert told(found) == ["renumbered 第2条#2 → 第3条", "renumbered 第3条 → 第4条"]


_PARTS = (
    "会費は、月額二千円とし、毎月末日までに口座振替で支払う。",
    "倉庫の鍵は、入会の時に一本ずつ貸し、退会の時に返す。",
    "倉庫の床と棚は、毎週土曜日の朝に当番が掃除をする。",
    "当番の表は、春と秋に幹事が作り、入口の掲示板に貼る。",
)


def numbered(*texts: str) -> str:
    return "".join(f"{number}　{text}\n" for number, text in enumerate(texts, 1))


def test_an_article_that_was_split_is_one_change() -> None:
    old = f"第1条（会費等と掃除）\n{numbered(*_PARTS)}第2条{FIRE}"
    new = f"第1条（会費等）\n{numbered(*_PARTS[:2])}第2条（掃除）\n{numbered(*_PARTS[2:])}第3条{FIRE}"
    found = compared(old, new)
    assert told(found) == ["split 第1条 → 第1条 第2条", "renumbered 第2条 → 第3条"]
    assert found.pairs[Address.parse("第1条第4項")] == Address.parse("第2条第2項")


def test_articles_that_were_merged_are_one_change_and_what_else_changed_another() -> None:
    old = f"第1条（会費等）\n{numbered(*_PARTS[:2])}第2条（掃除）\n{numbered(*_PARTS[2:])}第3条{FIRE}"
    weekday = _PARTS[2].replace("土曜日", "日曜日")
    new = f"第1条（会費等と掃除）\n{numbered(*_PARTS[:2], weekday, _PARTS[3])}第2条{FIRE}"
    assert told(compared(old, new)) == [
        "merged 第1条 第2条 → 第1条",
        "modified 第2条第1項 → 第1条第3項 *",
        "renumbered 第3条 → 第2条",
    ]


def test_articles_that_became_the_paragraphs_of_one_tell_what_changed_in_each() -> None:
    old = (
        "第1条（鍵）\n会員は、倉庫の鍵を毎年三月に当会へ返す。\n"
        "第2条（返却）\n会員は、幹事から求められたときは、借りた道具を速やかに当会へ返却する。\n"
        "第3条（管轄）\nこの規約の争いは、東京地方裁判所を専属的合意管轄裁判所とする。\n"
    )
    new = (
        "第1条（鍵）\n会員は、倉庫の鍵を毎年三月に当会へ返す。\n第2条（雑則）\n"
        "1　会員は、幹事から求められたときは、借りた道具を速やかに当会へ返却する。\n"
        "2　この規約の争いは、大阪地方裁判所を専属的合意管轄裁判所とする。\n"
    )
    found = compared(old, new)
    assert told(found) == ["merged 第2条 第3条 → 第2条", "modified 第3条 → 第2条第2項 *"]
    assert [operation.text for operation in found.changes[1].operations][1:3] == ["東京", "大阪"]


def test_paragraphs_merged_into_one_sentence() -> None:
    old = numbered(_PARTS[0], "当番は、倉庫の床をほうきで掃く。", "当番は、棚の上の道具をすべて元の箱に戻す。")
    new = numbered(_PARTS[0], "当番は、倉庫の床をほうきで掃き、かつ、棚の上の道具をすべて元の箱に戻す。")
    assert told(compared(f"第1条（当番）\n{old}", f"第1条（当番）\n{new}")) == [
        "merged 第1条第2項 第1条第3項 → 第1条第2項"
    ]


def test_a_number_that_changed_where_paragraphs_were_merged_is_substance() -> None:
    old = numbered(
        _PARTS[0], "当番は、毎月三日までに倉庫の床をほうきで掃く。", "当番は、棚の上の道具をすべて元の箱に戻す。"
    )
    new = numbered(_PARTS[0], "当番は、毎月十日までに倉庫の床をほうきで掃き、かつ、棚の上の道具をすべて元の箱に戻す。")
    assert told(compared(f"第1条（当番）\n{old}", f"第1条（当番）\n{new}")) == [
        "merged 第1条第2項 第1条第3項 → 第1条第2項 *"
    ]


def test_a_paragraph_that_went_to_another_article_has_moved() -> None:
    old = f"第1条（会費等）\n{numbered(*_PARTS[:3])}第2条（火気等）\n{numbered('倉庫の中でたばこを吸ってはならない。', 'ストーブは、幹事が点検したものだけを使う。')}"
    new = f"第1条（会費等）\n{numbered(*_PARTS[:2])}第2条（火気等）\n{numbered('倉庫の中でたばこを吸ってはならない。', 'ストーブは、幹事が点検したものだけを使う。', _PARTS[2])}"
    assert told(compared(old, new)) == ["moved 第1条第3項 → 第2条第3項"]


def test_text_that_became_a_paragraph_beside_a_new_one() -> None:
    old = f"第1条（会費）\n{_PARTS[0]}\n第2条{FIRE}"
    new = f"第1条（会費）\n{numbered(_PARTS[0], '幹事は、会費を免じることができる。')}第2条{FIRE}"
    assert told(compared(old, new)) == ["renumbered 第1条 → 第1条第1項", "added – → 第1条第2項 *"]
    assert told(compared(new, old)) == ["renumbered 第1条第1項 → 第1条", "deleted 第1条第2項 → – *"]


def test_an_article_rewritten_from_end_to_end_is_one_modification() -> None:
    new = "（退会）\n会をやめたい人は、三十日前に、紙に書いて受付へ出してください。\n"
    assert told(compared(articles(FEE, KEY, END), articles(FEE, KEY, new))) == ["modified 第3条 → 第3条 *"]


def test_items_are_matched_by_what_they_say() -> None:
    lead = "第1条（禁止）\n会員は、次のことをしてはならない。\n"
    old = lead + "（1）倉庫の鍵の複製\n（2）夜間の大きな物音\n（3）消火器の移動\n"
    new = lead + "（1）倉庫の鍵の複製\n（2）消火器の移動\n（3）通路への私物の放置\n"
    assert told(compared(old, new)) == [
        "deleted 第1条第2号 → – *",
        "renumbered 第1条第3号 → 第1条第2号",
        "added – → 第1条第3号 *",
    ]


def test_supplements_appendices_and_preamble_take_part() -> None:
    old = (
        "この規約は、倉庫の使い方を定める。\n\n第1条"
        + FEE
        + "附則\nこの規約は、令和六年四月一日から施行する。\n\n別紙1　道具\n脚立を二台置く。\n"
    )
    new = (
        "この規約は、倉庫と庭の使い方を定める。\n\n第1条"
        + FEE
        + "附則\nこの規約は、令和六年五月一日から施行する。\n\n別紙1　道具\n脚立を三台置く。\n"
    )
    assert told(compared(old, new)) == ["modified 前文 → 前文 *", "modified 附則 → 附則 *", "modified 別紙1 → 別紙1 *"]


def test_signatures_and_title_are_told_though_they_have_no_address() -> None:
    from pipeline import run
    from tests.texts import document

    body = f"第1条{FEE}第2条{KEY}"
    old, new = (document(f"{title}\n\n{body}") for title in ("倉庫利用規約", "倉庫及び庭利用規約"))
    [found] = run.revise([old], [new])
    assert not found.changes
    [margin] = found.margins
    assert (margin.old_text, margin.new_text) == ("倉庫利用規約", "倉庫及び庭利用規約")


def test_the_same_text_has_no_changes() -> None:
    found = compared(articles(FEE, KEY, FIRE), articles(FEE, KEY, FIRE))
    assert found.changes == found.margins == () and set(found.counts.values()) == {0}


def test_texts_that_share_nothing() -> None:
    found = compared(articles(FEE), "第1条（歌）\n歌は、朝と夕方に、声をそろえて二度うたう。\n")
    assert sorted(told(found)) == ["added – → 第1条 *", "deleted 第1条 → – *"]
