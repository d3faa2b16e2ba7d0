"""The single questions of a text: what only tells the case is none, what asks for two things is two."""

import pytest

from pipeline.answer.parts import is_closed, split


@pytest.mark.parametrize(
    "text",
    [
        "来月引っ越す予定です。届出は必要ですか。",
        "延長は二回までと聞きました。延長の料金はいくらですか。",
        "送料は無料なのですよね。いつ届きますか。",
        "「値引きはお願いします」と書いた札がありました。値引きは頼めますか。",
        "費用は、貸主と借主のどちらが負担しますか。",
        "いつもの倉庫が閉まっていたら、ほかの倉庫に預けてもよいですか。",
        "連絡もなく何度も休まれています。契約を終わらせられますか。",
        "どんな記録を残しているのか、本人に見せてもらえますか。",
        "品物を送れと言われたら、何日のうちに送りますか。",
    ],
)
def test_what_tells_the_case_is_no_question_of_its_own(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "貸出しを断られるのはどんな場合ですか。すべて挙げてください。",
            ["貸出しを断られるのはどんな場合ですか。すべて挙げてください。"],
        ),
        (
            "保管は何年ですか。品物によって違いがあれば、それも教えてください。",
            ["保管は何年ですか。品物によって違いがあれば、それも教えてください。"],
        ),
        ("いつまでに言えばよく、いくら払いますか。", ["いつまでに言えばよく", "いくら払いますか。"]),
        (
            "鍵を失くしました。入れますか、まず何をしますか。",
            ["鍵を失くしました。入れますか", "鍵を失くしました。まず何をしますか。"],
        ),
        ("延長の方法と期限を教えてください。", ["延長の方法を教えてください。", "延長の期限を教えてください。"]),
        (
            "予約の期限と申込書の送り方はどう決まっていますか。",
            ["予約の期限はどう決まっていますか。", "申込書の送り方はどう決まっていますか。"],
        ),
        ("返却は何日以内ですか。こちらは三人で伺うつもりです。", ["返却は何日以内ですか。"]),
        ("休むのは何日まで?休んだ月の会費は?", ["休むのは何日まで?", "休んだ月の会費は?"]),
    ],
)
def test_what_is_asked_beside_it(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("いくら返してもらえますか。", False),
        ("どこから申し込むの?", False),
        ("期限はいつか。", False),
        ("三日ほどの遅れは許されますか。", True),
        ("何の連絡もなく止められることはありますか。", True),
        ("何か不利な扱いを受けますか。", True),
        ("お願いしてもいい?", True),
        ("勝手に変えられるもの?", True),
        ("どこかで受け取れますか。", True),
        ("いつもと違う道から入れますか。", True),
        ("結果はいつもらえますか。", False),
    ],
)
def test_a_question_word_that_asks_or_does_not(text: str, closed: bool) -> None:
    assert is_closed(text) is closed
