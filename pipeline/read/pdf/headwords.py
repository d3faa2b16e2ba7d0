"""What the words of a row near the edge of a page tell: a page number, a label, or text."""

import re

from pipeline.text.numerals import KANJI, number, roman

_SHORT = 40  # characters: a longer row is text
_LONGEST_NUMBER = 24  # characters: Page 12 of 120
_DASHES = "[-‐‑–—―−ー~〜─━]"
_SURE = re.compile(
    rf"{_DASHES}+\s*[0-9]{{1,4}}(?:\s*/\s*[0-9]+)?\s*{_DASHES}+|(?:page|p\.)\s*[0-9]{{1,4}}(?:\s*(?:/|of)\s*[0-9]+)?"
    r"|第?\s*[0-9]{1,4}\s*(?:ページ|頁)(?:\s*[/中]\s*[0-9]{1,4}\s*(?:ページ|頁)?)?|[0-9]{1,4}\s*/\s*[0-9]{1,4}(?:\s*(?:ページ|頁))?",
    re.IGNORECASE,
)
_PAGE_WORDS = re.compile(rf"pages?|pp?|no|of|ページ|頁|全|中|第|{_DASHES}|[・|<>《》〈〉\[\]()/.:\s]", re.IGNORECASE)
_APPENDIX = re.compile(r"別紙|別表|別添|別記|様式|付録|付属|附属|添付|資料|附則|図|表(?![^0-9#])")
_COUNTS_TEXT = re.compile(
    r"第\s*#\s*(?:条|項|号|章|節|款|編|部|回)|(?:別紙|別表|別添|別記|様式|付録|付属|附属|添付|資料|図|表|附則|注|※|案|版|ver)[第.\s-]*#",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"第[0-9一二三四五六七八九十百]+条")
_DIVISION = re.compile(r"第[0-9一二三四五六七八九十百]+[編部章節款]|附則|付則")
_SENTENCE = re.compile(r"[。、,]$")
_TITLE = re.compile(
    r"規約|約款|契約|規程|規則|規定|会則|定款|方針|ポリシー|同意書|覚書|誓約書|特約|条件|細則|要項|要領|学則"
)
_LABEL = re.compile(
    r"[\[【〈<(*]*(?:strictly)?(?:confidential|internaluseonly|社外秘|厳秘|極秘|機密|取扱注意|部外秘|関係者限り|複製禁止|転載禁止|無断転載を禁ず)[\]】〉>)*]*",
    re.IGNORECASE,
)


def page_number(text: str) -> tuple[int, ...]:
    """The numbers of a folded text that holds nothing but a page number: 3/12 -> 3, 12; () of any other text."""
    if len(text) > _LONGEST_NUMBER:
        return ()
    rest = _PAGE_WORDS.sub(" ", text).split()
    if rest and all(word.isdecimal() and word.isascii() for word in rest):
        return tuple(int(word) for word in rest)
    if len(rest) == 1 and (value := roman(rest[0])):
        return (value,)
    if len(rest) == 1 and all(sign in KANJI for sign in rest[0]) and (value := number(rest[0])):
        return (value,)
    appendix = len(rest) == 2 and len(rest[0]) == 1 and rest[0].isascii() and rest[1].isdecimal()
    return (int(rest[1]),) if appendix else ()


def is_surely_number(text: str) -> bool:
    """True for a folded text that can be nothing else than a page number: - 3 -, 3/12, 3ページ."""
    return bool(_SURE.fullmatch(text))


def is_label(words: str) -> bool:
    """True for 社外秘, CONFIDENTIAL and the like."""
    return bool(_LABEL.fullmatch(words))


def is_text(words: str) -> bool:
    """True for what may be a line of the text."""
    return len(words) > _SHORT or ends_sentence(words) or names_article(words)


def ends_sentence(words: str) -> bool:
    """True where a sentence or a part of it ends."""
    return bool(_SENTENCE.search(words))


def names_article(words: str) -> bool:
    """True for 第3条 and what begins with it."""
    return bool(_ARTICLE.match(words))


def names_division(words: str) -> bool:
    """True for 第2章, 附則 and what begins with such a name."""
    return bool(_DIVISION.match(words))


def names_appendix(words: str) -> bool:
    """True for 別紙, 様式第1号 and what begins with such a name: a title, also where every page has it."""
    return bool(_APPENDIX.match(words))


def names_document(words: str) -> bool:
    """True for what may be the title of a document: it tells the kind, and is no sentence."""
    return bool(_TITLE.search(words)) and len(words) <= _SHORT and not ends_sentence(words)


def counts_text(shape: str) -> list[int]:
    """Places of the signs # in a shape that stand for numbers of the text, as in 第#章, and not of its pages."""
    within = [found.span() for found in _COUNTS_TEXT.finditer(shape)]
    signs = [found.start() for found in re.finditer("#", shape)]
    return [place for place, sign in enumerate(signs) if any(start <= sign < end for start, end in within)]
