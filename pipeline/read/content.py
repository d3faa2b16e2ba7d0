"""Which part of a page is the document: leaves out menus, banners, feet, and what is not shown.

A block is left out by its tag, role or name, never when it holds a clause; a lost sentence is worse than a menu left in.
"""

import re
from dataclasses import dataclass

from lxml import etree, html

from pipeline.read.css import Sheet, hides
from pipeline.read.tree import within, words

_NEVER = frozenset(
    "script style template noscript iframe object embed canvas audio video map svg math datalist select option optgroup progress meter "
    "head title meta link base source track frame frameset applet param input output".split()
)
_CONTROLS = frozenset(("button", "input", "select", "textarea"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SECTIONS = frozenset(("main", "article", "section"))
_MENU_ROLES = frozenset(
    (
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "menu",
        "menubar",
        "toolbar",
        "alertdialog",
        "alert",
        "status",
        "tooltip",
    )
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|topic-?path|pankuzu|cookie[\w-]*|gdpr|onetrust|g-?nav|gnavi|global-?nav\w*|nav(?:bar|igation|i)?|menu"
    r"|sidebar|side-?(?:nav|menu|bar|column)|pagetop|page-?top|to-?top|back-?to-?top|sns|shares?|share-?(?:button|btn|link)s?|social\w*"
    r"|pagination|pager|(?:site|global|l|page)-?(?:header|footer)|header-?(?:nav|menu)|footer-?(?:nav|menu|links?)|skip-?(?:link|nav)\w*"
    r"|ads?|advert\w*|banner|related\w*|recommend\w*|search-?\w*|hamburger|drawer|copyright|toolbar|toast|popup)(?=$|[\s_-])"
    r"|^(?:header|footer)$|(?:^|\s)(?:header|footer)(?=\s|$)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"note|notice|caution|attention|supplement|remark|warning|callout|admonition|annotation", re.IGNORECASE
)
_TO_TOP = re.compile(
    r"[▲△↑^∧\s]*(?:(?:この|本)?(?:ページ|画面|PAGE)?(?:の)?(?:トップ|先頭|上部|一番上|TOP|上)(?:へ|に)?(?:戻る|もどる|移動)?|back to top|本文へ(?:スキップ|移動|ジャンプ)(?:する)?"
    r"|(?:メイン)?コンテンツ(?:へ|に)(?:スキップ|移動|ジャンプ)(?:する)?|skip to (?:main )?content|(?:この)?ページを印刷(?:する)?|印刷(?:する|用)?|print"
    r"|ツイート|シェア(?:する)?|メニュー|閉じる|開く|menu|close)[▲△↑^∧\s]*",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"\s*(?:HOME|ホーム|トップ(?:ページ)?|TOP)\s*(?:[>＞»›/|・≫→]|&gt;)\s*\S.{0,80}", re.IGNORECASE | re.DOTALL
)
_COOKIE = re.compile(r"cookie|クッキー", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\s*[【\[(（]?第\s*[0-9０-９〇一二三四五六七八九十百]+\s*条(?!\s*(?:[にをがはへも、,及又第～〜]|の(?!\s*[0-9０-９二三四五六七八九])|から|まで))"
)
_NUMBERED = re.compile(r"\s*(?:[0-9０-９]{1,3}\s*[.．、]|[0-9０-９]{1,3}[\s　]|§|[IVXⅠ-Ⅻ]+[.．、])")
_ENDING = re.compile(r"附\s*則|制定|改定|改訂|施行|以\s*上|実施")
_TITLE = re.compile(
    r"規約|約款|契約|規程|規則|会則|定款|方針|ポリシー|同意書|覚書|特約|条件|policy|terms|agreement", re.IGNORECASE
)
_LATE = 400  # characters; a banner about cookies is shorter


@dataclass(slots=True)
class _Count:
    """What stands in an element and below: characters outside and inside of links, full stops, clause headings, controls."""

    plain: int = 0
    linked: int = 0
    stops: int = 0
    clauses: int = 0
    endings: int = 0
    controls: int = 0

    def add(self, other: "_Count") -> None:
        self.plain += other.plain
        self.linked += other.linked
        self.stops += other.stops
        self.clauses += other.clauses
        self.endings += other.endings
        self.controls += other.controls


def select(body: etree._Element, sheet: Sheet) -> list[etree._Element]:
    """The elements that hold the document, in order; everything foreign below them is cut out of the tree."""
    _cut_never_shown(body)
    counts = _count(body)
    headings_outside = [element for element in body.iter("h1") if not within(element, _SECTIONS)]
    _cut_foreign(body, counts, sheet)
    counts = _count(body)
    root = _main(body, counts)
    if root is body:
        _cut_around_clauses(body, counts)
    title = _title_outside(root, headings_outside)
    return [root] if title is None else [title, root]


def _cut_never_shown(body: etree._Element) -> None:
    for element in list(body.iter(*_NEVER)):
        _drop(element)
    for element in list(body.iter("textarea")):
        # A box that is read only holds the terms themselves on many forms of application.
        if len(element.text or "") < 200 and not _CLAUSE.search(element.text or ""):
            _drop(element)
    for element in list(body.iter("button")):
        text = words(element)
        if not (within(element, _HEADINGS | {"dt", "summary"}) or _CLAUSE.match(text) or _NUMBERED.match(text)):
            element[:] = []
            element.text = None


def _count(body: etree._Element) -> dict[etree._Element, _Count]:
    counts: dict[etree._Element, _Count] = {}
    links = 0
    for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        if event == "start":
            counts[element] = own = _Count(controls=element.tag in _CONTROLS)
            links += element.tag == "a" and "href" in element.attrib
            _count_text(own, element.text, links)
            continue
        above = element.getparent() if element is not body else None
        if event == "end":
            links -= element.tag == "a" and "href" in element.attrib
            if above is not None:
                counts[above].add(counts[element])
        if above is not None:
            _count_text(counts[above], element.tail, links)
    return counts


def _count_text(count: _Count, text: str | None, links: int) -> None:
    if not text or text.isspace():
        return
    length = len("".join(text.split()))
    if links:
        count.linked += length
        return
    count.plain += length
    count.stops += text.count("。")
    count.clauses += bool(_CLAUSE.match(text))
    count.endings += bool(_ENDING.search(text))


def _cut_foreign(body: etree._Element, counts: dict[etree._Element, _Count], sheet: Sheet) -> None:
    whole = counts[body].plain
    walk = etree.iterwalk(body, events=("start",))
    foreign: list[etree._Element] = []
    for _, element in walk:
        if element is body or not isinstance(element.tag, str):
            continue
        count = counts[element]
        if _is_hidden(element, count, sheet) or _is_foreign(element, count, whole):
            foreign.append(element)
            walk.skip_subtree()
    for element in foreign:
        _drop(element)


def _is_hidden(element: etree._Element, count: _Count, sheet: Sheet) -> bool:
    attributes = element.attrib
    hidden = (
        "hidden" in attributes
        or (element.tag == "dialog" and "open" not in attributes)
        or hides(sheet.properties(element))
    )
    return hidden and not count.clauses and not _is_folded(element)


def _is_folded(element: etree._Element) -> bool:
    """What a page folds up below a clause's heading is the clause."""
    before = element.getprevious()
    heading = words(before) if before is not None else ""
    return len(heading) <= 80 and bool(_CLAUSE.match(heading) or _NUMBERED.match(heading))


def _is_foreign(element: etree._Element, count: _Count, whole: int) -> bool:
    tag, role = element.tag, element.get("role") or ""
    if tag in ("html", "form") or tag in _HEADINGS:
        return False
    length = count.plain + count.linked
    if length <= 80 and tag in ("a", "p", "div", "span", "li", "ul", "ol") and length:
        text = words(element)
        if count.linked and not count.stops and (_TO_TOP.fullmatch(text) or _TRAIL.fullmatch(text)):
            return True
    if count.clauses:
        return False
    if count.controls and length < _LATE and not within(element, _SECTIONS) and _COOKIE.search(words(element)):
        return True
    if count.plain > 0.3 * whole and tag != "nav":
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if tag == "nav" or role in _MENU_ROLES:
        return True
    if tag == "aside":
        text = words(element)
        return not (
            count.stops
            and not count.controls
            and (_NOTE.search(names) or text.startswith(("※", "注", "なお", "ただし")))
        )
    if tag in ("header", "footer") and not (tag == "footer" and count.endings):
        return not within(element, _SECTIONS) or (count.linked > 0 and count.plain == 0 and not _has_heading(element))
    if tag in ("main", "article", "td", "tr", "table", "body") or not names or not _NAMES.search(names):
        return False
    # A name alone proves little: text with several sentences goes only when it is about cookies.
    cookie = bool(re.search(r"cookie|gdpr|onetrust", names, re.IGNORECASE))
    return cookie or not (count.stops >= 2 or count.endings)


def _main(body: etree._Element, counts: dict[etree._Element, _Count]) -> etree._Element:
    whole = counts[body]
    root = body
    named = [
        e
        for e in body.iter()
        if isinstance(e.tag, str) and (e.tag in ("main", "article") or e.get("role") in ("main", "article"))
    ]
    for element in named:
        count = counts[element]
        if count.plain >= 0.5 * whole.plain and count.clauses >= whole.clauses:
            root = element
    return root


def _cut_around_clauses(body: etree._Element, counts: dict[etree._Element, _Count]) -> None:
    """Without a main element: beside the path down to the clauses only what reads like text of the document stays."""
    clauses = _clause_blocks(body)
    if len(clauses) < 2:
        return
    paths = [[*reversed(list(element.iterancestors())), element] for element in clauses]
    common = next((i for i, level in enumerate(zip(*paths, strict=False)) if len(set(level)) > 1), min(map(len, paths)))
    for level in range(common - 1):
        above, inside = paths[0][level], paths[0][level + 1]
        if above is not body and not within(above, {body.tag}):
            continue
        for sibling in list(above):
            if sibling is not inside and isinstance(sibling.tag, str) and _is_menu(sibling, counts[sibling]):
                _drop(sibling)


def _clause_blocks(body: etree._Element) -> list[etree._Element]:
    articles: list[etree._Element] = []
    for element in body.iter():
        above = element.getparent()
        if (
            element.text
            and isinstance(element.tag, str)
            and "href" not in element.attrib
            and _CLAUSE.match(element.text)
        ):
            articles.append(element)
        if element.tail and element is not body and above is not None and _CLAUSE.match(element.tail):
            articles.append(above)
    if len(articles) >= 2:
        return articles
    return [e for e in body.iter(*_HEADINGS) if _NUMBERED.match(words(e))]


def _is_menu(element: etree._Element, count: _Count) -> bool:
    if count.clauses or count.endings or element.tag in _HEADINGS or (_has_heading(element) and not count.linked):
        return False
    return count.linked > 2 * count.plain and not count.stops


def _has_heading(element: etree._Element) -> bool:
    return next(element.iter(*_HEADINGS), None) is not None


def _title_outside(root: etree._Element, outside: list[etree._Element]) -> etree._Element | None:
    """The h1 of the page's head, where the document itself has no heading that names it."""
    if len(outside) != 1 or outside[0] is root or root in set(outside[0].iterancestors()):
        return None
    for count, heading in enumerate(root.iter(*_HEADINGS)):
        text = words(heading)
        if heading.tag == "h1" or (count < 3 and _TITLE.search(text) and not _CLAUSE.match(text)):
            return None
    return outside[0] if words(outside[0]) else None


def _drop(element: etree._Element) -> None:
    """Takes element out of the tree; the text after it stays."""
    if isinstance(element, html.HtmlElement) and element.getparent() is not None:
        element.drop_tree()
