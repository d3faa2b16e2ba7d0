"""Lines as narrow columns of a print break them: headings over two lines, numbers after a full line."""

import pytest

from corpus.rendering import word
from corpus.rendering.model import Article, Count, Counter, Manuscript, Number, Paragraph, Title
from corpus.rendering.word import WordLayout
from pipeline import run
from pipeline.types.document import Kind
from tests.read.pdf.paper import Paper


def units(*lines: str) -> list[tuple[str, str | None, str]]:
    """Address, caption and text of what is read of one column; full-width spaces before a line are its indentation."""
    paper = Paper()
    for number, line in enumerate(lines):
        shown = line.lstrip("　")
        paper.text(72 + 10.5 * (len(line) - len(shown)), 80 + 17 * number, shown)
    (document,) = run.parse_bytes(paper.data(), "見本.pdf")
    return [(str(unit.address), unit.caption, unit.text) for unit in document.walk() if unit.address]


def test_the_heading_of_a_chapter_goes_on_on_the_next_line() -> None:
    paper = [
        "第１章　提供の開始と、その終わる",
        "こと",
        "第１条（開始）",
        "乙は、利用の申込みを承諾した日か",
        "ら三日以内に提供を始める。",
        "第２条（終了）",
        "乙は、一年前に知らせて提供を終え",
        "ることができる。",
    ]
    drawn = Paper()
    drawn.block(72, 80, paper, pitch=17)
    (document,) = run.parse_bytes(drawn.data(), "見本.pdf")
    chapter = next(unit for unit in document.walk() if unit.kind is Kind.CHAPTER)
    assert chapter.label == "第１章 提供の開始と、その終わること"
    assert [unit.caption for unit in chapter.children] == ["開始", "終了"]


def test_a_sign_left_over_belongs_to_the_caption() -> None:
    found = units(
        "第１条　目的",
        "　この規則は、駐車場の使い方を定め",
        "る。",
        "第２条　駐車場の中でしてはならない",
        "こと",
        "　利用者は、場内で火を使ってはなら",
        "ない。",
    )
    assert found[1] == ("第2条", "駐車場の中でしてはならないこと", "利用者は、場内で火を使ってはならない。")


def test_a_caption_as_long_as_its_line_is_one_where_the_others_stand_alone() -> None:
    found = units(
        "第１条　目的",
        "　この規則は、駐車場の使い方を定め",
        "る。",
        "第２条　契約",
        "　契約は、券を受け取った時に成り立",
        "つ。",
        "第３条　料金",
        "　料金は、入口に掲げた表による。",
        "第４条　駐車することができる車両",
        "　車室に入れることができる車両は、",
        "四輪のものに限る。",
    )
    assert found[3] == ("第4条", "駐車することができる車両", "車室に入れることができる車両は、四輪のものに限る。")


def test_the_first_line_of_a_clause_is_no_caption_because_its_column_is_narrow() -> None:
    found = units(
        "第１条　権利",
        "1.1　本製品及び関連する文書並びに",
        "素材の権利は、甲に帰属する。",
        "1.2　乙が本製品に入力した図の形状",
        "及び条件の権利は、乙に帰属する。",
    )
    assert found[1:] == [
        ("第1条第1項", None, "本製品及び関連する文書並びに素材の権利は、甲に帰属する。"),
        ("第1条第2項", None, "乙が本製品に入力した図の形状及び条件の権利は、乙に帰属する。"),
    ]


def test_a_number_left_of_where_lines_go_on_begins_a_paragraph() -> None:
    lines = [
        "　個別契約には、次の事項を記す。",
        "　①　業務の範囲、期間及び作業の場",
        "　　　所",
        "　②　甲が貸す資料、機器及び人員数",
        "２　範囲に疑いがあるときは、甲乙が",
        "　　話し合って決め、書面に記し、そ",
        "　　の写しを持つ。",
    ]
    found = units(*(line for number in "１２３４" for line in (f"第{number}条（個別契約）", *lines)))
    assert len(found) == 4 * 5
    assert found[8:10] == [
        ("第2条第1項第2号", None, "甲が貸す資料、機器及び人員数"),
        ("第2条第2項", None, "範囲に疑いがあるときは、甲乙が話し合って決め、書面に記し、その写しを持つ。"),
    ]


def test_a_number_with_a_particle_and_a_comma_is_a_reference() -> None:
    found = units(
        "第１条（料金）",
        "（１）　料金は、一月あたり千円とす",
        "る。",
        "（２）　割引は、第４条による。第４条",
        "（３）は、この契約に用いない。",
    )
    assert [address for address, _, _ in found] == ["第1条", "第1条第1項", "第1条第2項"]
    assert found[2][2].endswith("第４条（３）は、この契約に用いない。")


def test_letters_that_word_counts_are_numbers_without_any_sign_after_them() -> None:
    def entry(level: int, sign: str, counter: Counter, order: int, text: str) -> Paragraph:
        return Paragraph(level, Number(sign, "　", Count(counter, order, "{n}")), text)

    article = Article(Number("第1条", "", Count(Counter.DECIMAL, 1, "第{n}条")), "（定義）")
    manuscript = Manuscript(
        "見本規約",
        (
            Title("見本規約"),
            article,
            Paragraph(0, None, "次のことばは、次の意味で使います。"),
            entry(2, "①", Counter.CIRCLED, 1, "ポイント　次の二種類からなるもの"),
            entry(3, "a", Counter.LETTER, 1, "有償のもの"),
            entry(3, "b", Counter.LETTER, 2, "無償のもの"),
            entry(2, "②", Counter.CIRCLED, 2, "会員　登録を終えた個人"),
        ),
    )
    (document,) = run.parse_bytes(word.render(manuscript, WordLayout()), "見本.docx")
    found = [(str(unit.address), unit.text) for unit in document.walk() if unit.address]
    assert found[2:4] == [("第1条第1号a", "有償のもの"), ("第1条第1号b", "無償のもの")]


@pytest.mark.parametrize(
    ("division", "after", "first"),
    [
        ("第３章　車両の返還と返還後の処理", "【返還】", ("返還", [])),
        ("第１節　車両の貸渡しの料金と支払", "第１款　通則", (None, ["第１款 通則"])),
    ],
)
def test_what_stands_by_itself_is_no_end_of_a_full_heading(
    division: str, after: str, first: tuple[str | None, list[str]]
) -> None:
    paper = Paper()
    paper.block(
        72, 80, [division, after, "第２条　借主は、営業時間のうちに、", "いつでも車両を返すことができる。"], pitch=17
    )
    (document,) = run.parse_bytes(paper.data(), "見本.pdf")
    labels = [unit.label for unit in document.walk() if not unit.address and unit.label]
    article = next(unit for unit in document.walk() if unit.address)
    assert (article.caption, labels) == (first[0], [division.replace("　", " "), *first[1]])
