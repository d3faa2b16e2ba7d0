"""Numbers that a page's lists give by themselves: counted by position, in the style that the list names."""

import pytest

from tests.parse.styles import tree, written


def page(body: str) -> str:
    return f"<!doctype html><html lang='ja'><head><title>見本</title></head><body><h1>利用規約</h1>{body}</body></html>"


def test_ordered_lists_under_headings() -> None:
    text = page(
        "<h2>第1条（禁止）</h2><ol><li>次の行為を禁じます。<ol><li>転売</li><li>改造</li></ol></li><li>前項の行為をした会員は、退会とします。</li></ol>"
        "<h2>第2条（料金）</h2><p>料金は、月額千円です。</p>"
    )
    assert tree(text, "見本.html") == written("""
        front_matter 利用規約
        第1条 [禁止]
        第1条第1項 次の行為を禁じます。
        第1条第1項第1号 転売
        第1条第1項第2号 改造
        第1条第2項 前項の行為をした会員は、退会とします。
        第2条 [料金] 料金は、月額千円です。
    """)


def test_an_ordered_list_under_a_lead() -> None:
    text = page(
        "<h2>第1条（禁止）</h2><p>次の行為を禁じます。</p><ol><li>転売</li><li>改造</li></ol><p>なお、承諾があるときを除きます。</p><h2>第2条（料金）</h2><p>料金は、月額千円です。</p>"
    )
    assert tree(text, "見本.html") == written("""
        front_matter 利用規約
        第1条 [禁止] 次の行為を禁じます。 ‖ なお、承諾があるときを除きます。
        第1条第1号 転売
        第1条第2号 改造
        第2条 [料金] 料金は、月額千円です。
    """)


@pytest.mark.parametrize(
    ("attribute", "signs"),
    [
        ("type='a'", ["a", "b"]), ("type='A'", ["A", "B"]), ("type='i'", ["i", "ii"]), ("style='list-style-type: katakana'", ["ア", "イ"]), ("style='list-style-type: katakana-iroha'", ["イ", "ロ"]),
        ("style='list-style-type: lower-alpha'", ["a", "b"]),
    ],
)  # fmt: skip
def test_styles_of_lists(attribute: str, signs: list[str]) -> None:
    text = page(
        f"<h2>第1条（届出）</h2><ol><li>次の事項を届け出ます。<ol {attribute}><li>住所</li><li>氏名</li></ol></li><li>届出は、書面で行います。</li></ol><h2>第2条（料金）</h2><p>料金は、月額千円です。</p>"
    )
    assert tree(text, "見本.html") == written(f"""
        front_matter 利用規約
        第1条 [届出]
        第1条第1項 次の事項を届け出ます。
        第1条第1項{signs[0]} 住所
        第1条第1項{signs[1]} 氏名
        第1条第2項 届出は、書面で行います。
        第2条 [料金] 料金は、月額千円です。
    """)


def test_lists_that_start_elsewhere_and_skip() -> None:
    text = page(
        "<h2>第1条（禁止）</h2><p>次の行為を禁じます。</p><ol start='3'><li>転売</li><li>改造</li><li value='7'>貸与</li></ol><h2>第2条（料金）</h2><p>料金は、月額千円です。</p>"
    )
    assert tree(text, "見本.html") == written("""
        front_matter 利用規約
        第1条 [禁止] 次の行為を禁じます。
        第1条第3号 転売
        第1条第4号 改造
        第1条第7号 貸与
        第2条 [料金] 料金は、月額千円です。
    """)


def test_numbers_printed_in_paragraphs() -> None:
    text = page(
        "<p>第1条　禁止</p><p>1．次の行為を禁じます。</p><p>（1）転売<br>（2）改造</p><p>2．前項の行為をした会員は、退会とします。</p><p>第2条　料金</p><p>料金は、月額千円です。</p>"
    )
    assert tree(text, "見本.html") == written("""
        front_matter 利用規約
        第1条 [禁止]
        第1条第1項 次の行為を禁じます。
        第1条第1項第1号 転売
        第1条第1項第2号 改造
        第1条第2項 前項の行為をした会員は、退会とします。
        第2条 [料金] 料金は、月額千円です。
    """)


def test_lists_whose_entries_print_their_numbers_too() -> None:
    text = page(
        "<h2>第1条（禁止）</h2><ul style='list-style: none'><li>（1）転売</li><li>（2）改造</li></ul><h2>第2条（届出）</h2><p>次の事項を届け出ます。</p><ul><li>住所</li><li>氏名</li></ul>"
    )
    assert tree(text, "見本.html") == written("""
        front_matter 利用規約
        第1条 [禁止]
        第1条第1号 転売
        第1条第2号 改造
        第2条 [届出] 次の事項を届け出ます。⏎・住所⏎・氏名
    """)


def test_articles_as_entries_of_a_list() -> None:
    text = page(
        "<ol><li><b>目的</b><p>本規約は、利用条件を定めます。</p></li><li><b>料金</b><p>料金は、月額千円です。</p></li><li><b>協議</b><p>話し合います。</p></li></ol>"
    )
    assert tree(text, "見本.html") == written("""
        front_matter 利用規約
        第1条 [目的] 本規約は、利用条件を定めます。
        第2条 [料金] 料金は、月額千円です。
        第3条 [協議] 話し合います。
    """)
