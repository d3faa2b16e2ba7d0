"""Random documents whose tree is known: numbering styles, depth and line breaks vary."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

_SUBJECTS = ["当社は", "利用者は", "会員は", "甲は", "乙は", "申込者は", "委託者は"]
_OBJECTS = [
    "本サービスの内容",
    "登録した住所",
    "貸与された機器",
    "申込書の写し",
    "預託された資料",
    "毎月の利用料金",
    "保管中の記録",
]
_HOWS = [
    "書面により", "遅滞なく", "あらかじめ", "第三者に対して", "自己の費用で", "電子メールで", "相手方の承諾を得て", "30日前までに",
    "第2条（料金）の定めに従い", "1か月以内に", "年14.6%の割合で", "第1条及び第3条の場合を除き", "5営業日以内に", "（ただし、緊急の場合を除く。）直ちに",
]  # fmt: skip
_VERBS = [
    "通知するものとします",
    "変更することができます",
    "返還しなければなりません",
    "開示してはなりません",
    "保管するものとします",
    "提出します",
]
_ENTRIES = [
    "虚偽の届出をした者",
    "料金の支払いを怠った場合",
    "他人の権利を侵害する行為",
    "住所または連絡先",
    "設備の保守を行うとき",
    "法令に違反すること",
    "機器の種類及び台数",
]
_LEADS = [
    "次の各号のいずれかに該当する場合は、前もって知らせます",
    "以下の行為をしてはなりません",
    "次に掲げる事項を届け出るものとします",
    "以下のとおり取り扱います",
]
_CAPTIONS = [
    "目的",
    "適用範囲",
    "届出事項の変更",
    "料金の支払い",
    "禁止行為",
    "機器の返還",
    "秘密の保持",
    "解除",
    "協議",
    "通知の方法",
]
_KANJI = "〇一二三四五六七八九"


@dataclass
class Expected:
    """A unit of the tree that was written."""

    address: str
    text: str
    caption: str | None = None
    wrap_up: str = ""


@dataclass
class Written:
    """A document as printed, and its articles and all below them."""

    lines: list[str] = field(default_factory=list)
    units: list[Expected] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else _KANJI[tens]) + "十" if tens else "") + (_KANJI[ones] if ones or not tens else "")


def wide(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


HEADINGS = {
    "bracket": lambda n, c: [f"第{n}条（{c}）"],
    "square": lambda n, c: [f"第{n}条【{c}】"],
    "spaced": lambda n, c: [f"第{n}条　{c}"],
    "loose": lambda n, c: [f"第 {n} 条 （{c}）"],
    "wide": lambda n, c: [f"第{wide(n)}条（{c}）"],
    "kanji": lambda n, c: [f"第{kanji(n)}条（{c}）"],
    "statute": lambda n, c: [f"（{c}）", f"第{kanji(n)}条"],
    "markdown": lambda n, c: [f"## 第{n}条　{c}"],
    "number": lambda n, c: [f"### {n}. {c}"],
}
PARAGRAPHS = {
    "dot": lambda n: f"{n}. ",
    "wide dot": lambda n: f"{wide(n)}．",
    "bare": lambda n: f"{wide(n)}　",
    "paragraph": lambda n: f"第{n}項　",
    "from two": lambda n: f"{wide(n)}　" if n > 1 else "",
}
ITEMS = {
    "paren": lambda n: f"({n}) ",
    "wide paren": lambda n: f"（{wide(n)}）",
    "kanji": lambda n: f"{kanji(n)}　",
    "kanji paren": lambda n: f"（{kanji(n)}）",
    "circled": lambda n: chr(0x245F + n),
    "one sign": lambda n: chr(0x2473 + n),
    "bullet": lambda n: f"- ({n}) ",
    "nested": lambda n: f"  {n}. ",
}
SUBITEMS = {
    "gojuon": ("アイウエオ", "　"),
    "iroha": ("イロハニホ", "　"),
    "letter": ("abcde", ". "),
    "circled": ("①②③④⑤", ""),
}

sentence = st.builds(
    lambda a, b, c, d: f"{a}、{b}を{c}{d}。",
    st.sampled_from(_SUBJECTS), st.sampled_from(_OBJECTS), st.sampled_from(_HOWS), st.sampled_from(_VERBS),
)  # fmt: skip
body = st.lists(sentence, min_size=1, max_size=3).map("".join)


@st.composite
def documents(draw: st.DrawFn) -> Written:
    """A document of one heading style, one style a level, 1 to 7 articles."""
    heading = draw(st.sampled_from(sorted(HEADINGS)))
    paragraphs = draw(st.sampled_from(sorted(PARAGRAPHS)))
    items = draw(st.sampled_from(sorted(ITEMS)))
    subitems = draw(st.sampled_from(sorted(set(SUBITEMS) - ({"circled"} if items == "circled" else set()))))
    width = draw(st.sampled_from([None, None, 24, 36, 44]))
    blank = draw(st.booleans())
    written = Written(["見本サービス利用規約", ""])
    for number in range(1, draw(st.integers(1, 7)) + 1):
        caption = draw(st.sampled_from(_CAPTIONS))
        written.lines += ["", *HEADINGS[heading](number, caption), *([""] if blank else [])]
        _article(draw, written, f"第{number}条", caption, (paragraphs, items, subitems), width)
    if draw(st.booleans()):
        _number_pages(written, draw(st.integers(9, 30)))
    return written


def _number_pages(written: Written, every: int) -> None:
    """A page number after every so many lines, wherever that falls."""
    pages = [written.lines[at : at + every] for at in range(0, len(written.lines), every)]
    written.lines = [line for number, page in enumerate(pages, 1) for line in (*page, "", f"- {number} -", "")]


def _article(
    draw: st.DrawFn, written: Written, address: str, caption: str, styles: tuple[str, str, str], width: int | None
) -> None:
    shape = draw(st.sampled_from(["plain", "paragraphs", "items", "paragraphs"]))
    if shape == "plain":
        text = draw(body)
        written.units.append(Expected(address, text, caption))
        _print(written, "", text, width)
    elif shape == "items":
        lead = draw(st.sampled_from(_LEADS)) + "。"
        written.units.append(Expected(address, lead, caption))
        _print(written, "", lead, width)
        _items(draw, written, address, styles, width)
    else:
        written.units.append(Expected(address, "", caption))
        for number in range(1, draw(st.integers(2, 5)) + 1):
            below = f"{address}第{number}項"
            listed = draw(st.integers(0, 3)) == 0
            text = (draw(st.sampled_from(_LEADS)) + "。") if listed else draw(body)
            written.units.append(Expected(below, text))
            _print(written, PARAGRAPHS[styles[0]](number), text, width)
            if listed:
                _items(draw, written, below, styles, width)
                if draw(st.booleans()):
                    _wrap_up(draw, written, below, width)


def _wrap_up(draw: st.DrawFn, written: Written, address: str, width: int | None) -> None:
    text = "なお、" + draw(sentence)
    next(unit for unit in written.units if unit.address == address).wrap_up = text
    _print(written, "", text, width)


def _items(draw: st.DrawFn, written: Written, address: str, styles: tuple[str, str, str], width: int | None) -> None:
    for number in range(1, draw(st.integers(2, 6)) + 1):
        below = f"{address}第{number}号"
        deep = draw(st.integers(0, 7)) == 0
        text = "以下の行為" if deep else draw(st.sampled_from(_ENTRIES))
        written.units.append(Expected(below, text))
        _print(written, ITEMS[styles[1]](number), text, width)
        if deep:
            signs, gap = SUBITEMS[styles[2]]
            for sign in signs[: draw(st.integers(2, 4))]:
                entry = draw(st.sampled_from(_ENTRIES))
                written.units.append(Expected(f"{below}{sign}", entry))
                _print(written, f"    {sign}{gap}", entry, width)


def _print(written: Written, mark: str, text: str, width: int | None) -> None:
    line = mark + text
    while width is not None and len(line) > width:
        written.lines.append(line[:width])
        line = line[width:]
    written.lines.append(line)
