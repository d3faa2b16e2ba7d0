"""Lines as narrow columns of a print break them: headings over two lines, numbers after a full line."""

import pytest

from corpus.rendering import word
from corpus.rendering.model import Article, Count, Counter, Manuscript, Number, Paragraph, Title
from corpus.rendering.word import WordLayout
from pipeline import run
from pipeline.types.document import Document, Kind, Unit
from tests.read.pdf.paper import Paper


def units(*lines: str) -> list[tuple[str, str | None, str]]:
    """Address, caption and text of what is read of one column; full-width spaces before a line are its indentation."""
    document = _read(*lines)
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


def test_a_number_repeated_after_a_nearly_full_line_begins_an_entry() -> None:
    found = units(
        "第１条（禁止）",
        "会員は、次の行為をしてはならない。",
        "（１）　場内で火を使い、又は大きな",
        "　　　　音を出し続けてきた行動",
        "（２）　係員の指図に従わない行動で",
        "　　　　他の会員を困らせた行動",
        "（２）　場内の鍵を壊す行動",
    )
    assert [(address, text) for address, _, text in found[1:]] == [
        ("第1条第1号", "場内で火を使い、又は大きな音を出し続けてきた行動"),
        ("第1条第2号", "係員の指図に従わない行動で他の会員を困らせた行動"),
        ("第1条第2号#2", "場内の鍵を壊す行動"),
    ]


@pytest.mark.parametrize("last", ["前号に当たる行為を除く。）", "前号の行為に限るわけでない）"])
def test_a_sentence_under_the_mark_of_an_entry_that_hangs_follows_the_list(last: str) -> None:
    article = _first(
        "第１条（禁止）",
        "会員は、次の行為をしてはならない。",
        "（１）　場内で火を使い、又は大きな",
        "　　　　音を出し続けて止めないこと",
        "（２）　係員の指図に従わぬ行為（前",
        f"　　　　{last}",
        "会長は、そのほかの行為をした会員で",
        "も、退会させることができる。",
    )
    assert article.wrap_up == "会長は、そのほかの行為をした会員でも、退会させることができる。"
    assert article.children[1].text == f"係員の指図に従わぬ行為（前{last}"


def test_a_number_in_brackets_after_an_article_is_a_reference() -> None:
    found = units(
        "第１条（停止）",
        "　当社は、次の順に措置をとる。",
        "イ　お客さまに知らせる。",
        "ロ　知らせに従わないとき、第４４条",
        "　　(1)ハに当たるものとして、取り扱",
        "　　うものとする。",
        "ハ　契約を終わらせる。",
    )
    assert [text for _, _, text in found[1:]] == [
        "お客さまに知らせる。",
        "知らせに従わないとき、第４４条(1)ハに当たるものとして、取り扱うものとする。",
        "契約を終わらせる。",
    ]


def test_a_word_broken_over_two_lines_ends_an_entry() -> None:
    article = _first(
        "第１条（出品の禁止）",
        "　次の品物は、出品してはならない。",
        "（１）　虫食い又は煙の臭いがひどく、",
        "他の品物を傷めるおそれのあるも",
        "の",
        "　なお、会の許しを受けた品物は、こ",
        "の限りでない。",
    )
    assert article.children[0].text == "虫食い又は煙の臭いがひどく、他の品物を傷めるおそれのあるもの"
    assert article.wrap_up == "なお、会の許しを受けた品物は、この限りでない。"


def _first(*lines: str) -> Unit:
    """The first article of what is read of one column."""
    return next(unit for unit in _read(*lines).walk() if unit.address)


def _read(*lines: str) -> Document:
    paper = Paper()
    for number, line in enumerate(lines):
        shown = line.lstrip("　")
        paper.text(72 + 10.5 * (len(line) - len(shown)), 80 + 17 * number, shown)
    (document,) = run.parse_bytes(paper.data(), "見本.pdf")
    return document
