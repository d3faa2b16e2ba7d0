import pytest

from models import question_types
from pipeline import answer, index
from pipeline.text.normalize import squash
from pipeline.types.answer import Verdict
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.source import SourceText


def addresses(given):
    return [str(citation.address) for citation in given.citations]


@pytest.mark.parametrize(
    ("question", "address", "words"),
    [
        ("月会費はいくらですか", "第3条第1項", "7,700円"),
        ("会費 支払方法", "第3条第1項", "口座振替"),
        ("遅延損害金の利率は年何パーセントですか", "第3条第3項", "14.6％"),
        ("口座振替の手数料は誰が負担しますか", "第3条第2項", "会員の負担"),
        ("「営業日」とはどういう意味ですか", "第1条", "休館日を除く日"),
        ("裁判になったらどこの裁判所ですか", "第8条", "さくら地方裁判所"),
        ("退会の届出はいつまでに必要ですか", "第4条", "前月15日まで"),
        ("会則に書いていないことで揉めたらどうやって決めますか", "第9条", "協議"),
    ],
)
def test_each_kind_of_question_finds_its_unit(built, question, address, words):
    given = answer.answer(question, built)
    assert given.verdict is Verdict.ANSWERED
    assert words in given.text
    assert addresses(given)[0] == address
    assert str(given.hits[0].address) == address


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("払った会費は返してもらえますか", "いいえ。"),
        ("会員証を友人に貸してもいいですか", "いいえ。"),
        ("ロッカーで物を盗まれたら弁償してもらえますか", "いいえ。"),
        ("点検で休むときは前もって知らせてもらえますか", "はい。"),
        ("会員証 譲渡 可否", "いいえ。"),
        ("休業の通知は14日前までにもらえる、で合っていますか", "いいえ。"),
        ("入会を断られることはありますか", "はい。"),
    ],
)
def test_yes_no_question_opens_with_yes_or_no(built, question, opening):
    assert answer.answer(question, built).text.startswith(opening)


def test_list_is_complete_and_cites_owner_and_items(built):
    given = answer.answer("入会を断られるのはどんな場合か、すべて挙げてください", built)
    assert all(words in given.text for words in ("虚偽", "滞納", "医師"))
    assert addresses(given) == ["第2条", "第2条第1号", "第2条第2号", "第2条第3号"]


def test_proviso_comes_with_its_sentence(built):
    assert "この限りではありません" in answer.answer("退会届の提出期限", built).text


def test_two_questions_in_one_text_are_both_answered(built):
    given = answer.answer("会費が遅れると利息は何パーセントですか。訴えられたらどこの裁判所ですか。", built)
    assert "14.6％" in given.text and "さくら地方裁判所" in given.text
    assert {"第3条第3項", "第8条"} <= set(addresses(given))


@pytest.mark.parametrize(
    "question",
    [
        "駐車場は何時間まで無料ですか",
        "保険金の上限額はいくらですか",
        "個人情報の開示請求の窓口はどこですか",
        "準拠法はどこの国の法律ですか",
    ],
)
def test_what_the_text_does_not_say_is_not_invented(built, question):
    given = answer.answer(question, built)
    assert (given.verdict, given.text, given.citations) == (Verdict.NOT_STATED, None, ())
    assert given.hits


def test_value_that_stands_elsewhere_is_not_stated_but_pointed_to(built):
    given = answer.answer("タオルの貸出料はいくらですか", built)
    assert given.verdict is Verdict.NOT_STATED
    assert given.delegated_to == "料金表"


def test_quotes_are_verbatim_and_spans_lead_back_to_them(built, club):
    source = club[0].source.text
    for question in ("会費はいくらですか", "入会を断られる場合を列挙してください", "休業するとき連絡はありますか"):
        given = answer.answer(question, built)
        assert given.citations
        for citation in given.citations:
            pieces = "".join(source[start:end] for start, end in citation.spans)
            assert squash(pieces) == squash(citation.quote.replace("…", ""))
            assert 4 <= len(citation.quote) <= 400
        assert len(given.text) <= 400


def test_hits_are_ten_at_most_and_ordered(built):
    scores = [hit.score for hit in answer.answer("会費", built).hits]
    assert len(scores) == 10
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("question", ["", "　", "？", "。。。", "「", "(", "a" * 3000, "会費は" * 2000])
def test_odd_questions_do_not_fail(built, question):
    assert answer.answer(question, built).verdict in (Verdict.ANSWERED, Verdict.NOT_STATED)


def test_empty_document_says_nothing():
    document = Document("empty", "", SourceText("e.txt", "text/plain", "0" * 64, ""), ())
    built = index.build([(document, Extraction((), (), ()))], embedders=None, question_types=question_types.default())
    given = answer.answer("会費はいくらですか", built)
    assert (given.verdict, given.hits) == (Verdict.NOT_STATED, ())
