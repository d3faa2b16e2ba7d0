import pytest

from pipeline.answer.query import read
from pipeline.types.question import Wants


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("解約は何日前までに言えばいいですか", Wants.PERIOD),
        ("損害賠償 請求期限", Wants.PERIOD),
        ("施行日はいつですか", Wants.DATE),
        ("契約はいつ成立しますか", Wants.TIME),
        ("月額いくらですか", Wants.AMOUNT),
        ("遅延損害金は年何%ですか", Wants.RATE),
        ("何回まで休めますか", Wants.COUNT),
        ("振込手数料 負担者", Wants.WHO),
        ("裁判所はどこですか", Wants.PLACE),
        ("禁止事項をすべて挙げてください", Wants.LIST),
        ("どんな場合に解除されますか", Wants.CONDITION),
        ("退会するにはどうすればいいですか", Wants.PROCEDURE),
        ("滞納するとどうなりますか", Wants.OUTCOME),
        ("「会員」の定義を教えてください", Wants.DEFINITION),
        ("なぜ個人情報が必要ですか", Wants.REASON),
    ],
)
def test_kind_of_answer(question, wants):
    asked = read(question).wants
    assert wants in asked
    assert Wants.YES_NO not in asked


@pytest.mark.parametrize(
    "question",
    [
        "再委託 可否",
        "返金してもらえますか",
        "勝手に更新されちゃう？",
        "何もしないと延長されますか",
        "解約できないのでしょうか",
        "違約金はかかるの",
        "いつでもやめられますか",
        "自動更新の有無",
        "営業損失 賠償対象",
        "設定作業 基本料金への包含",
        "チラシ 広告物 該当",
    ],
)
def test_yes_no(question):
    assert Wants.YES_NO in read(question).wants


@pytest.mark.parametrize(
    "question", ["補償対象", "返品 対象", "守秘 対象", "最低料金 適用", "賠償 対象外", "割引 適用対象"]
)
def test_key_words_that_ask_for_a_list_or_a_case_are_not_yes_no(question):
    assert Wants.YES_NO not in read(question).wants


def test_two_sentences_are_two_questions():
    parts = read("退会はいつまでですか。会費は戻りますか。").parts
    assert [part.text for part in parts] == ["退会はいつまでですか。", "会費は戻りますか。"]
    assert all(part.context for part in parts)


def test_statement_stays_with_its_question():
    assert read("先月引っ越しました。届出は必要ですか。").parts == ()


def test_one_sentence_with_two_questions():
    parts = read("何か月前に分かり、払った分は戻りますか。").parts
    assert [part.text for part in parts] == ["何か月前に分かり", "払った分は戻りますか。"]


def test_two_cases_are_two_questions():
    parts = read("送料は、借りるときと返すときで、それぞれ誰が負担しますか。").parts
    assert [part.text for part in parts] == [
        "送料は、借りるとき、誰が負担しますか。",
        "送料は、返すとき、誰が負担しますか。",
    ]


def test_enumeration_is_one_question():
    assert read("断られるのはどんな場合か、全部挙げてください。").parts == ()


def test_term_of_a_definition():
    assert read("「営業日」とは何ですか").terms == ("営業日",)
    assert read("登録日 定義").terms == ("登録日",)


def test_two_things_asked_for_with_and():
    parts = read("貸出料の支払期限及び支払方法を教えてください。").parts
    assert [part.text for part in parts] == ["貸出料の支払期限を教えてください。", "支払方法を教えてください。"]


@pytest.mark.parametrize(
    "question",
    [
        "いつ借りたか分かれば返してもらえますか",
        "家族どうしなら使えますよね。",
        "どんな事情があっても返金されませんか",
        "もう請求は来ませんよね。",
        "未払いだと止められちゃうの？",
        "土曜も開いていると聞きましたが。",
        "一緒に運んでもらうことまでお願いできますか。",
        "返金されますか、手数料はかかりますか",
    ],
)
def test_question_word_inside_or_statement_still_asks_yes_or_no(question):
    assert Wants.YES_NO in read(question).wants


@pytest.mark.parametrize(
    "question",
    [
        "何日かかりますか",
        "いつから使えますか",
        "どうすれば直りますか",
        "代金は先払いですか、後払いですか。",
        "遅れは起きた時からですか、それとも知った時から数えますか。",
        "写しの費用は、本人と会社のどちらが持ちますか。",
    ],
)
def test_question_word_that_asks_is_no_yes_or_no(question):
    assert Wants.YES_NO not in read(question).wants


def test_a_later_question_is_read_with_the_topic_of_the_first():
    asked = read("保管の期間はいつからですか。また、契約を更新した場合はどうなりますか。")
    assert [part.text for part in asked.parts] == [
        "保管の期間はいつからですか。",
        "保管の期間は、契約を更新した場合はどうなりますか。",
    ]
