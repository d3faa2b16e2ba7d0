"""Documents whose lines are broken at a width, with and without hanging indents and blank lines, as PDF and mail leave them."""

import re

import pytest

from pipeline.parse import parse
from pipeline.read import read_bytes
from pipeline.types.document import Kind
from tests.parse.styles import tree, written

INDENTS = [
    ("　　　", r"[アイウ]　"),
    ("　　", r"（[１-９1-9]）|[一二三四五]　|[①-⑨]　?"),
    ("　", r"[１-９1-9](?:．|　)"),
    ("", r"(?:第.{1,5}条(?:の二)?　?)?"),
]
NOT_FIRST = "、。，．）」』】〕!?・ー々ゃゅょっャュョッぁぃぅぇぉ％"


def wrapped(text: str, width: int, *, hanging: str = "", between: str = "") -> str:
    """The lines of text broken at width; signs that may not begin a line hang over its edge, numbers in ASCII stay whole."""
    out: list[str] = []
    for line in text.strip("\n").split("\n"):
        rest = line
        while len(rest) > width:
            cut = width
            while rest[cut - 1].isascii() and rest[cut - 1].isdigit() and rest[cut].isascii() and rest[cut].isdigit():
                cut -= 1
            while cut < len(rest) and rest[cut] in NOT_FIRST:
                cut += 1
            out.append(rest[:cut])
            rest = hanging + rest[cut:] if rest[cut:] else ""
        if rest:
            out.append(rest)
        if between:
            out.append("")
    return "\n".join(out) + "\n"


SERVICE = written("""
    見本クラウド利用規約
    第1条（適用）
    1．本規約は、見本株式会社（以下「当社」といいます。）が提供するクラウドサービス（以下「本サービス」といいます。）の利用に関し、当社と利用者との間の一切の関係に適用されるものとします。
    2．当社が本サービスに関して別に定める個別規定及び追加規定は、本規約の一部を構成するものとし、本規約と個別規定の内容が異なるときは、個別規定の方を先に用いるものとします。
    第2条（利用の停止）
    1．当社は、利用者が次の各号のいずれかに該当すると判断したときは、あらかじめ知らせることなく、本サービスの利用の一部又は全部を差し止めることができるものとします。
    （1）申込みに当たって届け出た氏名、住所、電話番号その他の事項に虚偽の記載、誤記又は記入漏れがあることが判明したとき
    （2）料金の支払を30日以上怠ったとき
    （3）当社の設備に過大な負荷を与える行為、他の利用者による本サービスの利用を妨げる行為その他これらに類する行為をしたとき
    なお、利用を停止している期間中であっても、利用者は、その期間に係る料金の支払義務を免れないものとし、当社は、停止により生じた損害について責任を負いません。
    2．前項の規定により本サービスの利用を停止された利用者は、停止の原因となった事由を直ちに除去し、その旨を当社が定める方法により当社に届け出なければなりません。
    第3条（損害賠償）
    当社が本サービスに関して利用者に対して負う損害賠償の責任の範囲は、当社の責めに帰すべき事由により利用者が実際に被った通常の損害だけとし、その金額は、損害の発生した月の料金の額を上限とします。
""")
SERVICE_TREE = written("""
    front_matter 見本クラウド利用規約
    第1条 [適用]
    第1条第1項 本規約は、見本株式会社（以下「当社」といいます。）が提供するクラウドサービス（以下「本サービス」といいます。）の利用に関し、当社と利用者との間の一切の関係に適用されるものとします。
    第1条第2項 当社が本サービスに関して別に定める個別規定及び追加規定は、本規約の一部を構成するものとし、本規約と個別規定の内容が異なるときは、個別規定の方を先に用いるものとします。
    第2条 [利用の停止]
    第2条第1項 当社は、利用者が次の各号のいずれかに該当すると判断したときは、あらかじめ知らせることなく、本サービスの利用の一部又は全部を差し止めることができるものとします。 ‖ なお、利用を停止している期間中であっても、利用者は、その期間に係る料金の支払義務を免れないものとし、当社は、停止により生じた損害について責任を負いません。
    第2条第1項第1号 申込みに当たって届け出た氏名、住所、電話番号その他の事項に虚偽の記載、誤記又は記入漏れがあることが判明したとき
    第2条第1項第2号 料金の支払を30日以上怠ったとき
    第2条第1項第3号 当社の設備に過大な負荷を与える行為、他の利用者による本サービスの利用を妨げる行為その他これらに類する行為をしたとき
    第2条第2項 前項の規定により本サービスの利用を停止された利用者は、停止の原因となった事由を直ちに除去し、その旨を当社が定める方法により当社に届け出なければなりません。
    第3条 [損害賠償] 当社が本サービスに関して利用者に対して負う損害賠償の責任の範囲は、当社の責めに帰すべき事由により利用者が実際に被った通常の損害だけとし、その金額は、損害の発生した月の料金の額を上限とします。
""")

RULES = written("""
    見本財団職員就業規則
    （目的）
    第一条　この規則は、見本財団（以下「財団」という。）の職員の労働条件、服務規律その他の就業に関し必要な事項を定めることを目的とする。
    ２　この規則に定めのない事項については、労働基準法その他の関係法令及び財団が別に定める規程の定めるところによるものとする。
    （休職）
    第二条　理事長は、職員が次の各号に掲げる場合に当たると認めるときは、その者に対し、期間を定めて休職を命ずることができる。
    一　業務外の傷病により引き続き九十日を超えて欠勤し、なお療養を継続する必要があるため、勤務に服することができないと認められるとき。
    二　地震、洪水その他の災いに遭い、その所在が分からなくなったとき。
    三　前二号に掲げるもののほか、特別の事情があり、休職させることが適当と認められるとき。
    ２　前項第一号の規定による休職の期間は、勤続の年数に応じて、一年を超え三年を超えない範囲内において、理事長が個別に定めるものとする。
    ３　休職の期間が満了する日の三十日前までに、職員は、復職又は退職のいずれかを理事長に願い出なければならない。
    第二条の二　休職を命ぜられた職員については、その身分を保有させるものとし、休職の期間中の給与については、職員給与規程の定めるところによる。
""")
RULES_TREE = written("""
    front_matter 見本財団職員就業規則
    第1条 [目的]
    第1条第1項 この規則は、見本財団（以下「財団」という。）の職員の労働条件、服務規律その他の就業に関し必要な事項を定めることを目的とする。
    第1条第2項 この規則に定めのない事項については、労働基準法その他の関係法令及び財団が別に定める規程の定めるところによるものとする。
    第2条 [休職]
    第2条第1項 理事長は、職員が次の各号に掲げる場合に当たると認めるときは、その者に対し、期間を定めて休職を命ずることができる。
    第2条第1項第1号 業務外の傷病により引き続き九十日を超えて欠勤し、なお療養を継続する必要があるため、勤務に服することができないと認められるとき。
    第2条第1項第2号 地震、洪水その他の災いに遭い、その所在が分からなくなったとき。
    第2条第1項第3号 前二号に掲げるもののほか、特別の事情があり、休職させることが適当と認められるとき。
    第2条第2項 前項第一号の規定による休職の期間は、勤続の年数に応じて、一年を超え三年を超えない範囲内において、理事長が個別に定めるものとする。
    第2条第3項 休職の期間が満了する日の三十日前までに、職員は、復職又は退職のいずれかを理事長に願い出なければならない。
    第2条の2 [休職] 休職を命ぜられた職員については、その身分を保有させるものとし、休職の期間中の給与については、職員給与規程の定めるところによる。
""")

CONTRACT = written("""
    業務委託基本契約書
    見本商事株式会社（以下「甲」という。）と例示システム株式会社（以下「乙」という。）は、甲が乙に委託する業務に関し、次のとおり契約（以下「本契約」という。）を締結する。
    第１条　甲は、乙に対し、別紙に定める情報システムの保守に関する業務（以下「本業務」という。）を委託し、乙は、これを受託して善良な管理者の注意をもって遂行する。
    第２条　甲は、乙に対し、本業務の対価として月額金３００，０００円を支払う。
    ２　乙は、毎月末日までに当月分の請求書を甲に送付し、甲は、これを受領した日の属する月の翌月末日までに、乙が指定する金融機関の口座に振り込んで支払う。
    第３条　乙は、次に掲げる場合を除き、甲の書面による事前の承諾を得ることなく、本業務の全部又は一部を第三者に再委託してはならない。
    ①　乙の子会社であって、第５条に定める秘密保持の義務と同等の義務を負うものに再委託する場合
    ②　甲があらかじめ書面により指定した者に再委託する場合
    第４条　甲及び乙は、相手方が本契約に違反し、相当の期間を定めて是正を催告したにもかかわらず、その期間内に是正されないときは、本契約の一部又は全部を直ちに終わらせることができる。
    第５条　甲及び乙は、本契約に関して知り得た相手方の技術上、営業上その他の業務上の一切の情報を、相手方の承諾なく第三者に開示し、又は漏えいしてはならない。
""")
CONTRACT_TREE = written("""
    front_matter 業務委託基本契約書
    前文 見本商事株式会社（以下「甲」という。）と例示システム株式会社（以下「乙」という。）は、甲が乙に委託する業務に関し、次のとおり契約（以下「本契約」という。）を締結する。
    第1条 甲は、乙に対し、別紙に定める情報システムの保守に関する業務（以下「本業務」という。）を委託し、乙は、これを受託して善良な管理者の注意をもって遂行する。
    第2条
    第2条第1項 甲は、乙に対し、本業務の対価として月額金３００，０００円を支払う。
    第2条第2項 乙は、毎月末日までに当月分の請求書を甲に送付し、甲は、これを受領した日の属する月の翌月末日までに、乙が指定する金融機関の口座に振り込んで支払う。
    第3条 乙は、次に掲げる場合を除き、甲の書面による事前の承諾を得ることなく、本業務の全部又は一部を第三者に再委託してはならない。
    第3条第1号 乙の子会社であって、第５条に定める秘密保持の義務と同等の義務を負うものに再委託する場合
    第3条第2号 甲があらかじめ書面により指定した者に再委託する場合
    第4条 甲及び乙は、相手方が本契約に違反し、相当の期間を定めて是正を催告したにもかかわらず、その期間内に是正されないときは、本契約の一部又は全部を直ちに終わらせることができる。
    第5条 甲及び乙は、本契約に関して知り得た相手方の技術上、営業上その他の業務上の一切の情報を、相手方の承諾なく第三者に開示し、又は漏えいしてはならない。
""")

LEVELS = written("""
    見本物流寄託約款
    第１０条（荷物の制限）
    １．寄託者は、次の各号に掲げる物を荷物として寄託することができず、当社は、荷物がこれらに該当すると認めたときは、寄託の引受けを拒絶することができるものとします。
    （１）次に掲げる物のうち、当社が保管に適しないと認める物
    ア　火薬類、揮発油その他の引火又は爆発のおそれのある物で、法令によりその保管が禁止され又は制限されているもの
    イ　動物又は植物で、保管の期間中に給餌、灌水その他の世話を必要とするもの
    （２）現金、有価証券、貴金属その他これらに類する高価な物
    ２．当社は、前項第１号イの物について、寄託者から書面による申出があり、かつ、当社が保管の方法について特に承諾した場合に限り、第１２条の料金に加算金を加えた額により引き受けることがあります。
    第１１条（荷物の点検）
    当社は、荷物を受け取るときは、第１０条第１項各号に該当する物の有無及び荷物の外観、個数、重量その他当社が必要と認める事項を点検するものとし、寄託者は、これに立ち会うことができます。
    第１２条（料金）
    １．料金は、別表に定める保管料及び荷役料とし、保管料は、１か月を単位として計算し、１か月に満たない期間は、これを１か月とみなします。
    ２．寄託者は、毎月末日までに、翌月分の料金を当社に支払うものとし、支払を遅延したときは、支払期日の翌日から支払の日まで年１４．６％の割合による遅延損害金を支払うものとします。
""")
LEVELS_TREE = written("""
    front_matter 見本物流寄託約款
    第10条 [荷物の制限]
    第10条第1項 寄託者は、次の各号に掲げる物を荷物として寄託することができず、当社は、荷物がこれらに該当すると認めたときは、寄託の引受けを拒絶することができるものとします。
    第10条第1項第1号 次に掲げる物のうち、当社が保管に適しないと認める物
    第10条第1項第1号ア 火薬類、揮発油その他の引火又は爆発のおそれのある物で、法令によりその保管が禁止され又は制限されているもの
    第10条第1項第1号イ 動物又は植物で、保管の期間中に給餌、灌水その他の世話を必要とするもの
    第10条第1項第2号 現金、有価証券、貴金属その他これらに類する高価な物
    第10条第2項 当社は、前項第１号イの物について、寄託者から書面による申出があり、かつ、当社が保管の方法について特に承諾した場合に限り、第１２条の料金に加算金を加えた額により引き受けることがあります。
    第11条 [荷物の点検] 当社は、荷物を受け取るときは、第１０条第１項各号に該当する物の有無及び荷物の外観、個数、重量その他当社が必要と認める事項を点検するものとし、寄託者は、これに立ち会うことができます。
    第12条 [料金]
    第12条第1項 料金は、別表に定める保管料及び荷役料とし、保管料は、１か月を単位として計算し、１か月に満たない期間は、これを１か月とみなします。
    第12条第2項 寄託者は、毎月末日までに、翌月分の料金を当社に支払うものとし、支払を遅延したときは、支払期日の翌日から支払の日まで年１４．６％の割合による遅延損害金を支払うものとします。
""")

DOCUMENTS = {
    "levels": (LEVELS, LEVELS_TREE),
    "terms": (SERVICE, SERVICE_TREE),
    "rules": (RULES, RULES_TREE),
    "contract": (CONTRACT, CONTRACT_TREE),
}


@pytest.mark.parametrize("width", [20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 42, 45])
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_lines_broken_at_a_width(name: str, width: int) -> None:
    text, expected = DOCUMENTS[name]
    assert tree(wrapped(text, width)) == expected


@pytest.mark.parametrize("width", [20, 24, 28, 32, 36, 40, 45])
@pytest.mark.parametrize("hanging", ["　", "　　", "    "])
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_lines_with_a_hanging_indent(name: str, hanging: str, width: int) -> None:
    text, expected = DOCUMENTS[name]
    assert tree(wrapped(text, width, hanging=hanging)) == expected


@pytest.mark.parametrize("width", [24, 28, 32, 36, 40, 45])
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_levels_indented_and_aligned_behind_their_marks(name: str, width: int) -> None:
    """As word processors print lists: each level further in, and the lines of an entry below its text."""
    text, expected = DOCUMENTS[name]
    printed: list[str] = []
    for line in text.split("\n"):
        depth, mark = next((len(indent), found) for indent, style in INDENTS if (found := re.match(style, line)))
        indent = "　" * depth
        body = wrapped(line, width - 2 * depth, hanging="　" * len(mark[0]))
        printed += [indent + one for one in body.rstrip("\n").split("\n")]
    assert tree("\n".join(printed)) == expected


@pytest.mark.parametrize("width", [20, 25, 30, 35, 40, 45])
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_blank_lines_between_paragraphs_of_broken_lines(name: str, width: int) -> None:
    text, expected = DOCUMENTS[name]
    assert tree(wrapped(text, width, between="\n")) == expected


@pytest.mark.parametrize("width", [22, 30, 38])
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_a_blank_line_after_every_line(name: str, width: int) -> None:
    text, expected = DOCUMENTS[name]
    assert tree(wrapped(text, width).replace("\n", "\n\n")) == expected


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_a_paragraph_a_line(name: str) -> None:
    text, expected = DOCUMENTS[name]
    assert tree(text) == expected


def test_the_first_line_indented_and_the_rest_not() -> None:
    text = """
        寄付契約書
        第１条（寄付）
        　甲は、乙に対し、その所有する別紙目録記載の図書を
        寄付し、乙は、これを受け入れて、その図書館において
        公衆の利用に供する。
        　乙は、寄付された図書を廃棄しようとするときは、
        あらかじめ甲に通知する。
        第２条（費用）
        　図書の搬入に要する費用は、乙の負担とする。
    """
    assert tree(text) == written("""
        front_matter 寄付契約書
        第1条 [寄付] 甲は、乙に対し、その所有する別紙目録記載の図書を寄付し、乙は、これを受け入れて、その図書館において公衆の利用に供する。⏎乙は、寄付された図書を廃棄しようとするときは、あらかじめ甲に通知する。
        第2条 [費用] 図書の搬入に要する費用は、乙の負担とする。
    """)


def test_captions_beside_hanging_bodies() -> None:
    """Caption, number and body in columns made of spaces."""
    text = """
        見本倶楽部会則
        （名称）
        第１条　　本倶楽部は、見本倶楽部と称し、その
        　　　　　事務所を見本市に置く。
        （会員）
        第２条　　会員は、次に掲げる者とする。
        　　　　（１）　入会金を納めた者のうち、理事会の
        　　　　　　　　承認を得たもの
        　　　　（２）　名誉会員
        　　　２　会員は、会費を毎年納めなければならな
        　　　　　い。
        （退会）
        第３条　　会員は、退会できる。
    """
    assert tree(text) == written("""
        front_matter 見本倶楽部会則
        第1条 [名称] 本倶楽部は、見本倶楽部と称し、その事務所を見本市に置く。
        第2条 [会員]
        第2条第1項 会員は、次に掲げる者とする。
        第2条第1項第1号 入会金を納めた者のうち、理事会の承認を得たもの
        第2条第1項第2号 名誉会員
        第2条第2項 会員は、会費を毎年納めなければならない。
        第3条 [退会] 会員は、退会できる。
    """)


def test_a_number_alone_on_its_line() -> None:
    """PDF programs print the number of a hanging paragraph as a line of its own."""
    text = """
        見本塾規約

        第1条（授業）

        1.

        授業は、週2回行います。

        2.

        次の日は、休みとします。

        (1)

        祝日

        (2)

        年末年始

        第2条（月謝）

        1.

        月謝は、前納とします。
    """
    assert tree(text) == written("""
        front_matter 見本塾規約
        第1条 [授業]
        第1条第1項 授業は、週2回行います。
        第1条第2項 次の日は、休みとします。
        第1条第2項第1号 祝日
        第1条第2項第2号 年末年始
        第2条 [月謝]
        第2条第1項 月謝は、前納とします。
    """)


def test_headings_broken_over_two_lines() -> None:
    text = """
        見本ファンド規約
        第１条（本規約の適用範囲、改定の手続及び改定後の
        規約の効力）
        本規約は、すべての会員に適用する。
        第２条（会員がこの規約に違反したときの
        措置）
        見本社は、会員を退会させることができる。
    """
    assert tree(text) == written("""
        front_matter 見本ファンド規約
        第1条 [本規約の適用範囲、改定の手続及び改定後の規約の効力] 本規約は、すべての会員に適用する。
        第2条 [会員がこの規約に違反したときの措置] 見本社は、会員を退会させることができる。
    """)


def test_headings_in_other_brackets_broken_with_their_text_on_the_same_line() -> None:
    text = """
        見本ファンド規約
        第１条【本規約の適用範囲、改定の手続及び
        改定後の規約の効力】
        本規約は、すべての会員に適用する。
        第２条（費用（実費を含む。）の負担及び支払いの
        方法）　会員は、費用を負担する。
    """
    assert tree(text) == written("""
        front_matter 見本ファンド規約
        第1条 [本規約の適用範囲、改定の手続及び改定後の規約の効力] 本規約は、すべての会員に適用する。
        第2条 [費用（実費を含む。）の負担及び支払いの方法] 会員は、費用を負担する。
    """)


def test_what_begins_with_or_goes_on_with_the_entry_above_whatever_ends_there() -> None:
    text = written("""
        見本規約
        第1条（停止）
        当社は、次の場合に提供を止めます。
        (1) 会員が支払を止めたとき。または、破産の申立てをしたとき。

        または、信用が失われたと認められるとき。

        (2) 会員から返答がないとき。
    """)
    assert tree(text) == written("""
        front_matter 見本規約
        第1条 [停止] 当社は、次の場合に提供を止めます。
        第1条第1号 会員が支払を止めたとき。または、破産の申立てをしたとき。または、信用が失われたと認められるとき。
        第1条第2号 会員から返答がないとき。
    """)


def test_a_title_that_fills_its_line_is_one_above_a_chapter() -> None:
    prose = "この利用規約は、みほん株式会社が提供する受発注のしくみを使うすべての会員にあてはまります。会員は、お申し込みの前に、以下のすべての条文を必ずお読みください。"
    lines = [prose[at : at + 20] for at in range(0, len(prose), 20)]
    body = "会員は、登録した事項に変更があったときは、速やかに当社に届け出るものとし、届出がないために生じた損害を負います。"
    articles = [
        line
        for number in range(1, 5)
        for line in (f"第{number}条（届出）", *(body[at : at + 20] for at in range(0, len(body), 20)))
    ]
    text = "\n".join([*lines, "みほん受発注クラウドサービス等の利用規約", "第1章 総則", *articles]) + "\n"
    (document,) = parse(read_bytes(text.encode(), "見本.txt"))
    assert document.title == "みほん受発注クラウドサービス等の利用規約"
    units = {str(unit.address): unit for unit in document.walk()}
    assert units["前文"].text == prose
    assert units["第4条"].text == body
    assert [unit.label for unit in document.walk() if unit.kind is Kind.CHAPTER] == ["第1章 総則"]
