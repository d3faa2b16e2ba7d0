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
