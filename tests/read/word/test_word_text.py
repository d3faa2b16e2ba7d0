"""The runs of a paragraph: what Word shows of them."""

import pytest

from pipeline.types.source import MarkKind
from tests.read.word.packages import draft, lines, marked, p, r, style


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(code: str, *result: str) -> str:
    shown = char("separate") + "".join(map(r, result)) if result else ""
    return char("begin") + instruction(code) + shown + char("end")


def sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    ("runs", "line"),
    [
        (["甲は、", "乙に"], "甲は、乙に"),
        (["甲", "<w:r><w:tab/></w:r>", "乙"], "甲\t乙"),
        (["A", "<w:r><w:noBreakHyphen/></w:r>", "B", "<w:r><w:softHyphen/></w:r>", "C"], "A-BC"),
        (["甲", "<w:r><w:br/></w:r>", "乙"], "甲\n乙"),
        (["甲", '<w:r><w:br w:type="page"/></w:r>', "乙", '<w:r><w:br w:type="page"/></w:r>'], "甲\n乙"),
        (['<w:hyperlink r:id="x"><w:r><w:t>規約</w:t></w:r></w:hyperlink>', "を読む"], "規約を読む"),
        (["<w:smartTag><w:smartTagPr/><w:r><w:t>東京</w:t></w:r></w:smartTag>", "都"], "東京都"),
        (["<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>甲社</w:t></w:r></w:sdtContent></w:sdt>", "は"], "甲社は"),
        (["<w:r><w:ruby><w:rt><w:r><w:t>やく</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>約</w:t></w:r></w:rubyBase></w:ruby></w:r>", "款"], "約款"),
        (["<w:r><w:t>甲 </w:t></w:r>", "乙"], "甲乙"),
        (["甲 ", "乙"], "甲 乙"),
        (["<w:r><w:t>甲\n乙</w:t></w:r>"], "甲 乙"),
        (["甲", '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>', "乙"], "甲乙"),
        ([sym("Wingdings", "F0FE"), "同意する", sym("Symbol", "F0B3"), "3"], "☑同意する≥3"),
        ([sym("ＭＳ 明朝", "2460"), sym("Unknown", "F041"), sym("Wingdings", "zz")], "①〓"),
        (["<m:oMath><m:f><m:num><m:r><m:t>14.6</m:t></m:r></m:num><m:den><m:r><m:t>100</m:t></m:r></m:den></m:f></m:oMath>"], "14.6/100"),
        (["<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"], "x^2"),
    ],
)  # fmt: skip
def test_runs(runs: list[str], line: str) -> None:
    assert draft(p(*runs)).text == line + "\n"


@pytest.mark.parametrize(
    ("runs", "line"),
    [
        (["第", field("REF _Ref1 \\r \\h", "3", "条"), "に定める"], "第3条に定める"),
        (['<w:fldSimple w:instr="REF x"><w:r><w:t>第3条</w:t></w:r></w:fldSimple>', "に"], "第3条に"),
        (["甲", field("PAGE"), "乙"], "甲乙"),
        (["甲", field('XE "索引"'), "乙"], "甲乙"),
        ([char("begin"), instruction("IF "), field("REF y", "秘密"), char("separate"), r("表示"), char("end")], "表示"),
        ([field("eq \\o\\ac(○,21)"), "甲"], "㉑甲"),
        ([field("eq \\o\\ac(○,印)")], "㊞"),
        ([field("EQ \\* jc2 \\* &quot;Font:明朝&quot; \\* hps10 \\o\\ad(\\s\\up 9(やっかん),約款)"), "を"], "約款を"),
        ([field("EQ \\f(1,365)")], "1/365"),
        ([field("MACROBUTTON nomacro ［住所］")], "［住所］"),
        ([field("SYMBOL 254 \\f Wingdings")], "☑"),
        (["甲", char("begin"), instruction("REF z"), "乙"], "甲乙"),
        (["甲", char("end"), "乙"], "甲乙"),
    ],
)
def test_fields_show_their_result(runs: list[str], line: str) -> None:
    assert draft(p(*runs)).text == line + "\n"


def test_a_form_shows_its_boxes_and_choices() -> None:
    def form(inner: str, code: str) -> str:
        begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inner}</w:ffData></w:fldChar></w:r>'
        return begin + instruction(code) + char("end")

    checked = form("<w:checkBox><w:checked/></w:checkBox>", "FORMCHECKBOX")
    empty = form('<w:checkBox><w:default w:val="0"/></w:checkBox>', "FORMCHECKBOX")
    entries = '<w:listEntry w:val="月払い"/><w:listEntry w:val="年払い"/>'
    choice = form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>', "FORMDROPDOWN")
    assert lines(p(checked, "はい", empty, "いいえ", choice)) == ["☑はい□いいえ年払い"]


def test_a_field_reaches_over_paragraphs() -> None:
    body = p(char("begin"), instruction("DOCPROPERTY x"), char("separate"), "甲") + p("乙", char("end"), "丙")
    assert lines(body) == ["甲", "乙丙"]


def test_hidden_text_is_left_out() -> None:
    styles = style("Secret", "<w:rPr><w:vanish/></w:rPr>", kind="character") + style(
        "Veiled", "<w:rPr><w:vanish/></w:rPr>"
    )
    body = p("甲", r("乙", "<w:vanish/>"), r("丙", '<w:vanish w:val="0"/>'), r("丁", '<w:rStyle w:val="Secret"/>')) + p(
        "戊", r("己", '<w:vanish w:val="false"/>'), look='<w:pStyle w:val="Veiled"/>'
    )
    assert lines(body, styles=styles) == ["甲丙", "己"]


def test_a_hidden_end_of_a_paragraph_joins_it_with_the_next() -> None:
    body = p("第1条　目的", look="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("　甲は乙に委託する。")
    assert lines(body) == ["第1条　目的　甲は乙に委託する。"]


def test_text_boxes_follow_the_paragraph_that_holds_them() -> None:
    drawn = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{p('注意')}{p('持出禁止')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>{p('注意')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('旧')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert lines(p("甲", drawn, "乙") + p(old, "丙")) == ["甲乙", "注意", "持出禁止", "丙", "旧"]


def test_words_drawn_as_a_picture_are_read() -> None:
    drawn = '<w:r><w:pict><v:shape><v:textpath string="見本"/></v:shape></w:pict></w:r>'
    assert lines(p("甲", drawn)) == ["甲", "見本"]


def test_content_controls_and_alternatives_around_paragraphs_are_read() -> None:
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt><w:customXml>{p('乙')}</w:customXml>"
    other = f"<mc:AlternateContent><mc:Choice>{p('丙')}</mc:Choice><mc:Fallback>{p('丁')}</mc:Fallback></mc:AlternateContent>"
    assert lines(body + other) == ["甲", "乙", "丙"]


def test_lines_of_a_table_of_contents_are_marked() -> None:
    styles = style("TOC1", title="toc 1")
    body = (
        p(char("begin"), instruction("TOC \\o"), char("separate"), "第1章\t1")
        + p("第2章\t5")
        + p(char("end"))
        + p("附則\t9", look='<w:pStyle w:val="TOC1"/>')
        + p("第1章")
    )
    assert marked(draft(body, styles=styles), MarkKind.CONTENTS) == ["第1章\t1", "第2章\t5", "附則\t9"]


def test_a_heading_in_a_text_box_stands_before_the_paragraph_that_holds_it() -> None:
    def box(text: str) -> str:
        return f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"

    assert lines(p(box("第１条（料金）"), r("料金は、百円とする。")) + p(box("第１条に注意"), r("以上"))) == [
        "第１条（料金）",
        "料金は、百円とする。",
        "以上",
        "第１条に注意",
    ]
