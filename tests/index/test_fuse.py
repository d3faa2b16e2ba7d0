import pytest

from models import question_types
from pipeline import index
from pipeline.types.address import Address
from pipeline.types.clause import Clause, Definition, Extraction
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.question import Question, Wants
from pipeline.types.source import SourceText


def document(name, *articles, definitions=()):
    units = tuple(
        Unit(Kind.ARTICLE, Address.parse(f"第{number}条"), str(number), caption, text=text)
        for number, (caption, text) in enumerate(articles, 1)
    )
    return Document(name, name, SourceText(name, "text/plain", "0" * 64, ""), units, definitions=definitions)


def plain(text, *wants, terms=()):
    return Question(text, frozenset(wants), terms)


TERMS = document(
    "terms",
    ("目的", "この規約は、計測機器（以下「物件」という。）の賃貸の条件を定める。"),
    ("支払", "賃借人は、賃料を毎月末日までに支払う。"),
    ("返還", "賃借人は、契約の終了後3日以内に物件を返還する。"),
    ("責任", "物件を滅失したときは、賃借人はその価額を賠償する。"),
    definitions=(Definition("物件", "計測機器", Address.parse("第1条"), ()),),
)
TYPES = Extraction(
    (Clause(Address.parse("第2条"), ("fees",), 1.0), Clause(Address.parse("第3条"), ("post_termination",), 1.0)), (), ()
)


@pytest.fixture(scope="module")
def built():
    return index.build([(TERMS, TYPES)], embedders=None, question_types=question_types.default())


def best(built, question):
    return str(built.search(question, 1)[0].passage.address)


def test_words_of_the_text(built):
    assert best(built, plain("賃料の支払")) == "第2条"


def test_everyday_words(built):
    assert best(built, plain("借りた物はいつまでに返せばいいですか", Wants.PERIOD)) == "第3条"


def test_word_of_a_definition_finds_where_its_term_is_used(built):
    assert best(built, plain("機器をなくしたらどうなりますか")) == "第4条"


def test_definition_of_a_term(built):
    found = built.search(plain("物件 定義", Wants.DEFINITION, terms=("物件",)), 4)
    assert (str(found[0].passage.address), found[0].defines) == ("第1条", True)


def test_limit_order_and_range(built):
    found = built.search(plain("賃料"), 3)
    assert len(found) == 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 <= one.known <= 1 for one in found)


def test_context_helps_a_part_of_a_question(built):
    part = Question("いつまでですか", frozenset({Wants.PERIOD}), context="物件の返還について。いつまでですか")
    assert best(built, part) == "第3条"


def test_several_documents_are_told_apart():
    other = document("other", ("退会", "会員は、退会届を提出して退会する。"))
    built = index.build(
        [(TERMS, TYPES), (other, Extraction((), (), ()))], embedders=None, question_types=question_types.default()
    )
    assert built.search(plain("退会するには"), 1)[0].passage.document == "other"
    assert built.search(plain("賃料の支払"), 1)[0].passage.document == "terms"


def test_what_the_index_knows(built):
    assert built.types == {"fees", "post_termination"}
    assert built.fields == frozenset()
    assert built.rarity("存在しない語", ()) == pytest.approx(1.0)
    assert built.rarity("賃借", ()) < 1.0
