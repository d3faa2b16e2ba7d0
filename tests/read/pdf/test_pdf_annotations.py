"""What is entered in forms is text where it stands; notes stuck on a page are told."""

from tests.read.pdf.paper import Paper, lines


def test_fields_and_boxes_of_a_form() -> None:
    paper = Paper()
    form, height = paper.canvas.acroForm, paper.height
    paper.text(72, 100, "第1条（申込み）")
    paper.text(72, 140, "氏名")
    form.textfield(name="name", value="Mihon Taro", x=120, y=height - 145, width=200, height=20)
    for y, words, checked in ((180, "月払い", True), (210, "年払い", False)):
        form.checkbox(name=words, checked=checked, x=72, y=height - y - 4, size=14)
        paper.text(100, y, words)
    for y, words, value in ((240, "法人", "corporate"), (270, "個人", "private")):
        form.radio(name="kind", value=value, selected=value == "corporate", x=72, y=height - y - 4, size=14)
        paper.text(100, y, words)
    assert lines(paper.read()) == [
        "第1条（申込み）",
        "氏名　Mihon Taro",
        "☑　月払い",
        "☐　年払い",
        "☑　法人",
        "☐　個人",
    ]


def test_ticks_that_are_printed_stay() -> None:
    paper = Paper()
    paper.text(72, 100, "☑ 同意する　□ 同意しない")
    assert lines(paper.read()) == ["☑ 同意する　□ 同意しない"]


def test_words_typed_over_the_page() -> None:
    paper = Paper()
    paper.text(72, 100, "引渡しの期限")
    paper.canvas.freeTextAnnotation(
        "三月末日", DA="/Helv 10 Tf 0 g", Rect=[160, paper.height - 104, 260, paper.height - 88]
    )
    assert lines(paper.read()) == ["引渡しの期限　三月末日"]


def test_a_note_is_no_text_but_told() -> None:
    paper = Paper()
    paper.text(72, 100, "料金は、月額とする。")
    paper.canvas.textAnnotation("税の扱いを確かめること", Rect=[300, 600, 320, 620])
    draft = paper.read()
    assert lines(draft) == ["料金は、月額とする。"]
    (issue,) = draft.issues
    assert issue.code == "annotation"
    assert issue.message.startswith("1ページに注釈「税の扱いを確かめること」") and issue.message.endswith("ください。")
