"""A small membership contract of our own, its tree built by hand, and an index over it."""

from dataclasses import dataclass, field

import pytest

from models import question_types, static_embedder
from pipeline import index
from pipeline.types.address import Address
from pipeline.types.clause import Clause, Extraction, Fact, Party
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.source import SourceText


@dataclass
class Writer:
    """Writes units one after the other and keeps the text they stand in."""

    text: str = ""
    units: list[Unit] = field(default_factory=list)

    def unit(self, kind, address, text, caption=None, children=(), number=None):
        start = len(self.text)
        self.text += text + "\n"
        spans = ((start, start + len(text)),) if text else ()
        below = tuple(self.unit(*child) for child in children)
        return Unit(kind, Address.parse(address), number, caption, None, text, spans, children=below)

    def article(self, number, caption, text, *children):
        self.units.append(self.unit(Kind.ARTICLE, f"第{number}条", text, caption, children, str(number)))


def item(address, number, text):
    return Kind.ITEM, address, text, None, (), number


def paragraph(address, text, *children):
    return Kind.PARAGRAPH, address, text, None, children


@pytest.fixture(scope="session")
def club():
    """(Document, Extraction) of a sports club's rules."""
    writer = Writer()
    writer.article(
        1,
        "定義",
        "この会則で「会員」とは、当社が入会を承認し、施設の利用を認めた個人をいいます。「営業日」とは、休館日を除く日をいいます。",
    )
    writer.article(
        2,
        "入会の不承認",
        "当社は、入会を申し込んだ方が次の各号のいずれかに該当するときは、入会を承認しないことがあります。",
        item("第2条第1号", "1", "申込みの内容に虚偽があったとき"),
        item("第2条第2号", "2", "過去に会費を滞納したことがあるとき"),
        item("第2条第3号", "3", "医師から運動を禁じられているとき"),
    )
    writer.article(
        3,
        "会費",
        "",
        paragraph(
            "第3条第1項",
            "会費は、月額7,700円（税込）とし、会員は、毎月27日までに口座振替又は銀行振込の方法により支払うものとします。",
        ),
        paragraph("第3条第2項", "口座振替の手数料は、会員の負担とします。"),
        paragraph(
            "第3条第3項", "会費を期日までに支払わない会員は、年14.6％の割合による遅延損害金を支払うものとします。"
        ),
        paragraph("第3条第4項", "当社が受領した会費は、理由のいかんを問わず返還しません。"),
        paragraph("第3条第5項", "タオルその他の用品の貸出料は、別途当社が定める料金表のとおりとします。"),
    )
    writer.article(
        4,
        "退会",
        "退会しようとする会員は、退会を希望する月の前月15日までに、当社所定の退会届を提出しなければなりません。ただし、転居によるときは、この限りではありません。",
    )
    writer.article(
        5,
        "休業",
        "当社は、施設の点検を行うときは、7日前までに会員に通知して休業することがあります。ただし、緊急のときは、通知することなく休業します。",
    )
    writer.article(6, "会員証", "会員は、会員証を他人に貸与し、又は譲渡してはなりません。")
    writer.article(7, "免責", "施設内における盗難及び紛失について、当社は一切の責任を負わないものとします。")
    writer.article(8, "管轄裁判所", "この会則に関する訴訟は、さくら地方裁判所を第一審の専属的合意管轄裁判所とします。")
    writer.article(9, "協議", "この会則に定めのない事項については、当社と会員が誠意をもって協議して解決します。")
    source = SourceText("club.txt", "text/plain", "0" * 64, writer.text)
    types = {
        1: ("definitions",), 2: ("application_refusal",), 3: ("fees", "late_charge", "refund"), 4: ("termination_by_customer",),
        5: ("suspension",), 6: ("prohibited_acts",), 7: ("disclaimer",), 8: ("jurisdiction",), 9: ("consultation",),
    }  # fmt: skip
    clauses = tuple(Clause(Address.parse(f"第{number}条"), kinds, 1.0) for number, kinds in types.items())
    place = Address.parse("第1条")
    facts = tuple(
        Fact(name, value, quote, (Address.parse(address),), (), 1.0)
        for name, value, quote, address in (
            ("fee.amount", {"amount": 7700, "currency": "JPY", "tax": "included"}, "月額7,700円（税込）", "第3条第1項"),
            ("fee.method", "口座振替又は銀行振込", "口座振替又は銀行振込の方法", "第3条第1項"),
            ("late_charge.rate", {"rate": 0.146, "per": "year"}, "年14.6％の割合", "第3条第3項"),
            ("refund.policy", "none", "返還しません", "第3条第4項"),
            ("jurisdiction.court", "さくら地方裁判所", "さくら地方裁判所", "第8条"),
        )
    )
    parties = (Party("当社", None, "provider", place), Party("会員", None, "customer", place))
    return Document("club", "会則", source, tuple(writer.units)), Extraction(clauses, facts, parties)


@pytest.fixture(scope="session")
def built(club):
    return index.build([club], embedders=static_embedder.default(), question_types=question_types.default())
