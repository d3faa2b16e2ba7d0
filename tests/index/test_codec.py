from pipeline.extract import extract
from pipeline.types.clause import Extraction
from pipeline.types.codec import decode, encode
from pipeline.types.document import Document
from pipeline.types.source import PrintedLine, SourceText
from tests.texts import document

TEXT = """見本クラブ会則

第1条（会費）
1．会員は、会費（以下「月会費」という。）月額5,000円を、毎月末日までに支払う。
2．前項の月会費の支払いを怠ったときは、年14.6％の遅延損害金を支払う。
第2条（退会）
会員は、次の各号の場合に退会する。
（1）第1条の支払いを怠ったとき
（2）死亡したとき
"""


def test_a_document_and_its_extraction_come_back_as_they_were():
    club = document(TEXT)
    found = extract(club)
    assert club.references and club.definitions and found.facts and found.norms
    assert decode(Document, encode(club)) == club
    back = decode(Extraction, encode(found))
    assert (back.clauses, back.parties, back.norms, back.kind, back.absent) == (
        found.clauses,
        found.parties,
        found.norms,
        found.kind,
        found.absent,
    )
    assert [fact.field for fact in back.facts] == [fact.field for fact in found.facts]
    assert encode(back) == encode(found)


def test_lines_of_a_page_come_back():
    line = PrintedLine((0, 2), 1, (1.0, 2.0, 3.5, 4.0), (1.0, 2.25, 3.5), 0.5, 1.0)
    source = SourceText("a.pdf", "application/pdf", "0" * 64, "会費", pages=1, printed=(line,))
    assert decode(SourceText, encode(source)) == source
