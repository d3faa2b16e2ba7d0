from pipeline.answer.quotes import LONGEST, cite
from pipeline.answer.verify import sound
from pipeline.types.address import Address
from pipeline.types.answer import Citation
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.source import SourceText

PLACE = Address.parse("第1条")
# The sentence is broken by a page foot; the unit's text is mended.
SOURCE = "第1条 料金は、毎月\n- 3 -\n末日までに支払う。手数料は、会員の負担とする。ただし、例外がある。"
FIRST, SECOND = SOURCE.index("料金"), SOURCE.index("末日")
TEXT = "料金は、毎月末日までに支払う。手数料は、会員の負担とする。ただし、例外がある。"
UNIT = Unit(Kind.ARTICLE, PLACE, "1", text=TEXT, spans=((FIRST, SOURCE.index("\n")), (SECOND, len(SOURCE))))
DOCUMENT = Document("d", "", SourceText("d", "text/plain", "0" * 64, SOURCE), (UNIT,))


def place(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_sentence_over_a_page_break_has_two_spans():
    given = cite(DOCUMENT, UNIT, PLACE, [place("料金は、毎月末日までに支払う。")])
    assert [SOURCE[start:end] for start, end in given.spans] == ["料金は、毎月", "末日までに支払う。"]


def test_what_is_left_out_is_marked():
    given = cite(DOCUMENT, UNIT, PLACE, [place("料金は、毎月末日までに支払う。"), place("ただし、例外がある。")])
    assert given.quote == "料金は、毎月末日までに支払う。…ただし、例外がある。"


def test_neighbouring_pieces_are_one_quote():
    given = cite(DOCUMENT, UNIT, PLACE, [place("手数料は、会員の負担とする。"), place("ただし、例外がある。")])
    assert given.quote == "手数料は、会員の負担とする。ただし、例外がある。"


def test_piece_too_short_to_be_found_again_is_left_out():
    assert cite(DOCUMENT, UNIT, PLACE, [place("料金は"), place("会員の負担とする。")]).quote == "会員の負担とする。"


def test_long_text_is_cut():
    text = "料金を支払う。" * 100
    unit = Unit(Kind.ARTICLE, PLACE, "1", text=text, spans=((0, len(text)),))
    document = Document("d", "", SourceText("d", "text/plain", "0" * 64, text), (unit,))
    assert len(cite(document, unit, PLACE, [(0, len(text))]).quote) == LONGEST


def test_only_verbatim_quotes_pass():
    def citation(quote):
        return Citation("d", PLACE, quote, ())

    good = citation("手数料は、会員の負担…例外がある。")
    bad = [citation("手数料は、当社の負担とする。"), citation(""), citation("は、"), citation("料金は、毎月末日…。")]
    assert sound([good, *bad], [DOCUMENT]) == (good,)
