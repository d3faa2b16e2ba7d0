import pytest

from models import question_types
from pipeline import answer, index
from pipeline.types.address import Address
from pipeline.types.answer import Verdict
from pipeline.types.clause import Clause, Extraction
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.source import SourceText


def asked(text, question="年会費はいくらですか", *, attached=False):
    place = Address.parse("第3条")
    units = [Unit(Kind.ARTICLE, place, "3", "会費", text=text, spans=((0, len(text)),))]
    if attached:
        units.append(
            Unit(Kind.APPENDIX, Address.parse("別紙1"), caption="会費の額", text="年会費12,000円", spans=((0, 8),))
        )
    document = Document("d", "", SourceText("d", "text/plain", "0" * 64, text), tuple(units))
    built = index.build(
        [(document, Extraction((Clause(place, ("fees",), 1.0),), (), ()))],
        embedders=None,
        question_types=question_types.default(),
    )
    return answer.answer(question, built)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("年会費の額は、別途当社が定める料金表のとおりとします。", "料金表"),
        ("年会費の額は、別途定める。", "別途定める"),
        ("年会費の額は、個別契約において定める。", "個別契約"),
        ("年会費は、「会費一覧」に記載の額とします。", "会費一覧"),
        ("年会費の額は、当社が個別に定めるものとします。", "個別に定める"),
        ("年会費の額は、別紙1に定める。", "別紙"),
        ("年会費の額は、申込画面に表示される額とします。", "申込画面"),
        ("年会費の額は、会費規程の定めるところによる。", "会費規程"),
        ("年会費の額は、当社所定の料金規定によります。", "料金規定"),
        ("年会費の額は、会員の種類ごとに見積書記載のとおりとする。", "見積書"),
        ("年会費の額は、別途甲乙協議の上決定する。", "別途甲乙協議の上決定"),
        ("年会費の額は、当社が都度指定します。", "都度指定"),
    ],
)
def test_place_where_the_value_stands(text, place):
    given = asked(text)
    assert (given.verdict, given.text, given.delegated_to) == (Verdict.NOT_STATED, None, place)


def test_value_in_the_text_is_an_answer():
    given = asked("年会費は、12,000円とします。入会金は、別途定める料金表のとおりとします。")
    assert given.delegated_to is None


def test_appendix_of_the_same_document_is_not_elsewhere():
    assert asked("年会費の額は、別紙1に定める。", attached=True).delegated_to is None


def test_question_that_asks_for_no_value_is_not_delegated():
    assert asked("会費は、別途定める方法で支払うものとします。", "会費を支払う義務はありますか").delegated_to is None


@pytest.mark.parametrize(
    ("text", "question", "place"),
    [
        ("休暇について必要な事項は、別に定める「職員休暇規程」による。", "夏休みは取れますか", "職員休暇規程"),
        ("休暇の取扱いについては、会社が別に定める規程による。", "夏休みは取れますか", "別に定める規程"),
        ("会費の納め方については、会計規則によりこれを定める。", "会費はどうやって払いますか", "会計規則"),
        ("会員資格の停止に関する事項は、別に定める。", "会員資格を止められることはありますか", "別に定める"),
    ],
)
def test_unit_that_only_names_another_paper_is_no_yes_and_no_no(text, question, place):
    given = asked(text, question)
    assert (given.verdict, given.text, given.delegated_to) == (Verdict.NOT_STATED, None, place)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("会員は、この規約及び当会の定める細則に従う。", "会員は細則を守らなければなりませんか"),
        ("休暇については、職員休暇規程による。ただし、夏季は5日の休暇を与える。", "夏に休めますか"),
        ("休暇については、職員休暇規程による。", "休暇のことはどこに定められていますか"),
        ("「会費」とは、会計規則により定める額をいう。", "「会費」とは何の額ですか"),
        ("この規約に定めのない事項は、役員が別途協議の上決定する。", "規約にないことはどうやって決めますか"),
        ("返品については、第6条の規定によるものとします。", "返品はできますか"),
        ("会費の計算は、日割りを基準とします。", "会費は日割りですか"),
        ("会費の納付については、この規約に定める。", "会費の納付は必要ですか"),
    ],
)
def test_unit_that_rules_something_itself_is_not_delegated(text, question):
    assert asked(text, question).delegated_to is None


def test_rule_is_preferred_to_the_paragraph_that_leaves_the_rest_to_another_paper():
    texts = (
        "職員は、所長の許可を受けなければ、他の業務に従事してはならない。",
        "職員の兼業について必要な事項は、別に定める兼業規程による。",
    )
    whole = "\n".join(texts)
    start = len(texts[0]) + 1
    article = Address.parse("第9条")
    paragraphs = (
        Unit(Kind.PARAGRAPH, Address.parse("第9条第1項"), "1", text=texts[0], spans=((0, start - 1),)),
        Unit(Kind.PARAGRAPH, Address.parse("第9条第2項"), "2", text=texts[1], spans=((start, len(whole)),)),
    )
    unit = Unit(Kind.ARTICLE, article, "9", "兼業の制限", children=paragraphs)
    document = Document("d", "", SourceText("d", "text/plain", "0" * 64, whole), (unit,))
    built = index.build([(document, Extraction((), (), ()))], embedders=None, question_types=question_types.default())
    given = answer.answer("職員の兼業はできますか", built)
    assert given.verdict is Verdict.ANSWERED
    assert given.text is not None and given.text.startswith("いいえ。職員は、所長の許可を受けなければ")
    assert str(given.citations[0].address) == "第9条第1項"
