"""What a question wants counted, and whether the text counts it."""

import pytest

from pipeline.answer.counted import signs


@pytest.mark.parametrize(
    ("asked", "sentence", "unsaid"),
    [
        ("解約は何日前までに言えばよいですか", "解約の30日前までに届け出る。", 0.0),
        ("仕事を任せている会社は何社ありますか", "外部の事業者に任せることがあります。", 1.0),
        ("延長料金はいくらですか", "延長は月に12回までとします。", 1.0),
        ("延長料金はいくらですか", "延長1回につき五百円を申し受けます。", 0.0),
        ("会議は何時から始まりますか", "会議は2時間以内とします。", 1.0),
        ("会議は何時から始まりますか", "会議は午前10時に始めます。", 0.0),
        ("解約の方法は", "書面で届け出る。", 0.0),
        ("受付の電話番号を教えてください", "電話により受け付けます。", 1.0),
        ("受付の電話番号を教えてください", "電話(03-1234-5678)により受け付けます。", 0.0),
        ("どのメールアドレスに送りますか", "電子メールにより届け出る。", 1.0),
        ("どのメールアドレスに送りますか", "電子メール(uketsuke@example.jp)により届け出る。", 0.0),
        ("窓口の受付時間は", "問合せは窓口で受け付ける。", 1.0),
        ("窓口の受付時間は", "問合せは平日の9:00から17:30まで窓口で受け付ける。", 0.0),
        ("点検は何曜日ですか", "点検は随時行う。", 1.0),
        ("点検は何曜日ですか", "点検は毎週水曜日に行う。", 0.0),
        ("土曜日の連絡先を教えて", "連絡は受付にする。", 0.0),
        ("振込先の銀行はどこですか", "甲が指定する銀行の支店に振り込む。", 1.0),
        ("振込先の銀行はどこですか", "代金はみどり銀行中央支店に振り込む。", 0.0),
        ("営業時間外に来てもよいですか", "来館は事前に連絡する。", 0.0),
        ("弁償の金額は最大でどこまでですか", "当社が受領した代金の総額を上限とする。", 0.0),
    ],
)
def test_a_sentence_that_counts_something_else_does_not_count_it(asked: str, sentence: str, unsaid: float) -> None:
    assert signs(asked, sentence, sentence, [sentence])["uncounted_sentence"] == unsaid


def test_days_before_are_not_days_after() -> None:
    after = "終わった日から20日以内に証明書を出す。"
    seen = signs("何日前までに申請しますか", after, after, [after, "申請は希望日の5営業日前までにする。"])
    assert seen["before"] == seen["not_before_sentence"] == 1.0
    assert seen["not_before_near"] == 0.0


def test_what_a_near_unit_counts_is_seen_apart_from_the_first() -> None:
    seen = signs(
        "手数料は何円ですか",
        "手数料を負担する。",
        "手数料を負担する。",
        ["手数料を負担する。", "手数料は220円とする。"],
    )
    assert (seen["uncounted_unit"], seen["uncounted_near"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("総会の何日前に知らせますか", "1週間前までに通知する。"),
        ("何人の賛成が要りますか", "出席者の3分の2以上の賛成をもって可決する。"),
        ("何人の賛成が要りますか", "会員の過半数をもって決する。"),
        ("減給はいくらまでですか", "平均賃金の1日分の2分の1を超えない。"),
        ("保証金はいくら返りますか", "保証金は全額を返還する。"),
        ("何社まで再委託できますか", "再委託先は3社までとする。"),
    ],
)
def test_text_that_counts_what_is_asked(asked, said):
    seen = signs(asked, said, said, [said])
    assert (seen["counts"], seen["uncounted_sentence"], seen["counted"]) == (1, 0, 1)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("何人まで使えますか", "30日以内に届け出る。"),
        ("違約金はいくらですか", "14日以内に支払う。"),
        ("何社まで再委託できますか", "3名までとする。"),
        ("何日前に知らせますか", "3回まで知らせる。"),
    ],
)
def test_text_that_counts_something_else(asked, said):
    assert signs(asked, said, said, [said])["uncounted_unit"] == 1


def test_a_sum_is_not_asked_for_where_yes_or_no_is() -> None:
    said = "商品の価格は出品者が決める。"
    assert signs("値段は自由に決められますか", said, said, [said], closed=True)["counts"] == 0.0
    assert signs("商品の値段", said, said, [said])["uncounted_sentence"] == 1.0


def test_what_a_yes_or_no_is_asked_about_is_not_wanted() -> None:
    text = "会員は、登録した事項を当社に知らせる。"
    assert signs("電話番号も登録しますか", text, text, [text], closed=True)["counts"] == 0.0
    assert signs("登録する電話番号は", text, text, [text])["counts"] == 1.0
