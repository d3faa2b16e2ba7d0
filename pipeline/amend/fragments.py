"""New wording as lines -> nodes: its own numbers tell the levels, the base tells which print is 項 and which 号."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.amend import numbers, prints
from pipeline.amend.tree import Look, Node
from pipeline.text.normalize import squash
from pipeline.types.document import Kind

N = numbers.N
_PLACE = re.compile(rf"(?:附\s*則|(?:別紙|別表|別添|様式)\s*第?\s*(?:{N})?号?)(?:[\s　]|[（(]|$)")
_DIVISION = re.compile(rf"第\s*{N}\s*(?P<kind>[編章節款])(?:[\s　]|$)")
_CLOSING = re.compile(r"(?:なお|ただし|この場合|前各号|ただし書|以上)")


@dataclass(slots=True)
class Style:
    """How the base prints: which level each print of a number is, a heading of an article, the number of a first 項.

    closing: the lines that stand behind its lists and belong to none of their entries, without white space.
    """

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    article: Node | None = None
    first: str = ""  # the printed 1 of a first 項 among several, "" where it has none
    paragraph: str = ""  # any printed number of a 項
    item: str = ""
    closing: frozenset[str] = frozenset()

    @classmethod
    def of(cls, root: Node) -> "Style":
        """What most units of the tree show."""
        counts: dict[str, dict[Kind, int]] = {}
        style = cls()
        for node in root.walk():
            if node.kind is Kind.ARTICLE and node.caption and style.article is None:
                style.article = node
            if node.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM) and node.head:
                found = prints.numbered(f"{node.head}　本文")
                if found:
                    kinds = counts.setdefault(found[0], {})
                    kinds[node.kind] = kinds.get(node.kind, 0) + 1
                if node.kind is Kind.PARAGRAPH and node.part == "第1項":
                    style.first = style.first or node.head
                if node.kind is Kind.PARAGRAPH and node.part == "第2項":
                    style.paragraph = style.paragraph or node.head
                if node.kind is Kind.ITEM and node.part == "第1号":
                    style.item = style.item or node.head
        wrap_ups = (node.wrap_up for node in root.walk() if node.wrap_up)
        style.closing = frozenset(squash(line) for text in wrap_ups for line in text.split("\n"))
        style.kinds = {name: max(kinds, key=lambda kind: kinds[kind]) for name, kinds in counts.items()}
        if style.article is None:
            style.article = next((node for node in root.walk() if node.kind is Kind.ARTICLE), None)
        return style


def read(lines: Sequence[str], style: Style, *, inside: Kind | None = None) -> Node:
    """A node without number that holds what the lines say: 条, 項 or 号 as children, text before them as its own.

    inside: the level that plain numbers at the top are, where it is known: 次の1号を加える.
    """
    root = Node(Kind.PART)
    open_: list[tuple[str, Node]] = []  # prints and the nodes they opened, from the article down
    holder = root
    caption = ""
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else ""
        if prints.ARTICLE.match(after) and _is_caption(line, style):
            caption = line.strip()
            continue
        if (
            "\t" not in line
            and (found := prints.ARTICLE.match(line))
            and not re.match(r"[第、にのをはがとまで]|及び|又は|から", found["rest"])
        ):
            holder = _article(found, caption, after, style)
            (open_[0][1] if open_ and open_[0][0] == "place" else root).children.append(holder)
            open_ = [*[one for one in open_ if one[0] == "place"], ("条", holder)]
            caption = ""
            continue
        if "\t" not in line and (_PLACE.match(line) or _DIVISION.match(line)) and not line.endswith("。"):
            holder = _place(line)
            root.children.append(holder)
            open_ = [("place", holder)] if holder.part else []
            continue
        found_print = None if "\t" in line else prints.numbered(line) or prints.following(line, open_)
        if found_print is None:
            _plain(line, open_, holder, style)
            continue
        _numbered(found_print, open_, holder, style, inside if holder is root else None)
    for node in root.walk():
        first_paragraph(node)
    return root


def _is_caption(line: str, style: Style) -> bool:
    """Whether a line before a 条 is its caption: in brackets, or bare where the base prints captions so."""
    bare = (
        style.article is not None and style.article.look.above and not prints.CAPTION.fullmatch(style.article.caption)
    )
    return bool(prints.CAPTION.fullmatch(line.strip())) or (
        bare and len(line) <= prints.LONGEST and not re.search(r"[。\t]", line)
    )


def _article(found: re.Match[str], caption: str, after: str, style: Style) -> Node:
    rest, gap = found["rest"].strip(), found["gap"]
    above = bool(caption)
    if not caption and (own := prints.CAPTION.match(rest)):
        caption, rest = own[0], rest[own.end() :].strip()
    elif not caption and rest and after and not re.search(r"[。、]", rest) and len(rest) <= prints.LONGEST:
        caption, rest = rest, ""  # 第5条　委託料, its text on the next line
    head = re.sub(r"\s+", "", found["head"])
    part = numbers.named("第1条", numbers.counted(head))
    runs_on = bool(rest)
    if style.article is not None:  # in the print of the base
        look = style.article.look
        head = numbers.reprinted(style.article.head, numbers.counted(head))
        if caption:
            above, gap, runs_on = look.above, look.gap, look.runs_on
            caption = bracketed(caption, style.article.caption) if style.article.caption else caption
    return Node(Kind.ARTICLE, part, head, caption, rest, look=Look(above, gap if not above else "", runs_on))


def bracketed(caption: str, like: str) -> str:
    """A caption in the brackets of another."""
    opening = like[:1] if like[:1] in "（(【［[〔〈" else ""
    closing = like[-1:] if opening else ""
    return f"{opening}{caption.strip('（）()【】［］[]〔〕 　')}{closing}"


def _place(line: str) -> Node:
    if division := _DIVISION.match(line):
        kinds = {"編": Kind.PART, "章": Kind.CHAPTER, "節": Kind.SECTION, "款": Kind.SUBSECTION}
        return Node(kinds[division["kind"]], head=line.strip())
    found = re.match(rf"附\s*則|(?:別紙|別表|別添|様式)\s*第?\s*(?:{N})?号?", line)
    assert found
    name = re.sub(r"\s", "", found[0])
    name = re.sub(N, lambda one: str(numbers.value(one[0]) or one[0]), name)
    return Node(Kind.SUPPL_PROVISION if name == "附則" else Kind.APPENDIX, name, line.strip())


def _plain(line: str, open_: Sequence[tuple[str, Node]], holder: Node, style: Style) -> None:
    """A line without a number: more text of the last unit, or what closes the list above it."""
    last = open_[-1][1] if open_ else holder
    above = next(
        (node for _, node in reversed(open_[:-1]) if node.children and last in node.children),
        holder if last is not holder else None,
    )
    closes = _CLOSING.match(line) or squash(line) in style.closing
    if last.kind in (Kind.ITEM, Kind.SUBITEM) and closes and above is not None:
        owner = next((node for _, node in reversed(open_) if node.kind not in (Kind.ITEM, Kind.SUBITEM)), holder)
        owner.wrap_up = f"{owner.wrap_up}\n{line}" if owner.wrap_up else line
        return
    last.text = f"{last.text}\n{line}" if last.text else line


def _numbered(
    found: tuple[str, Kind, str, str], open_: list[tuple[str, Node]], holder: Node, style: Style, inside: Kind | None
) -> None:
    name, usual, head, text = found
    at = next((at for at, (one, _) in enumerate(open_) if one == name), None)
    if at is not None:
        kind = open_[at][1].kind
        del open_[at:]
    else:
        kind = style.kinds.get(name, usual)
        if kind is Kind.PARAGRAPH and not any(node.kind is Kind.PARAGRAPH for _, node in open_):
            open_[:] = [one for one in open_ if one[0] in ("place", "条")]  # ２ behind the 号 of an unnumbered first 項
        above = open_[-1][1] if open_ and open_[-1][0] not in ("place",) else holder
        if inside is not None and above is holder:
            kind = inside
        elif above.kind in (Kind.ITEM, Kind.SUBITEM):
            kind = Kind.SUBITEM
        elif kind is Kind.SUBITEM or (kind is Kind.PARAGRAPH and above.kind is Kind.PARAGRAPH):
            kind = Kind.ITEM
    parent = open_[-1][1] if open_ else holder
    node = Node(kind, _part(kind, head), head.strip(), text=text.strip())
    if kind is Kind.ARTICLE and style.article is not None:  # 3.　委託料, where the base prints no 条
        node.look = style.article.look
        if node.text and not re.search(r"[。、]", node.text):
            node.caption, node.text = node.text, ""
    parent.children.append(node)
    open_.append(("条" if kind is Kind.ARTICLE else name, node))


def _part(kind: Kind, head: str) -> str:
    order = numbers.counted(head)
    if kind is Kind.ARTICLE:
        return f"第{order[0]}条" if order else head
    is_sign = not re.search(N, head) and not re.search(r"[①-⑳⑴-⒇]", head)
    if kind is Kind.PARAGRAPH and order:
        return f"第{order[-1] if re.search('[.．][0-9０-９]', head) else order[0]}項"
    if kind is Kind.ITEM and order and not is_sign:
        return f"第{order[0]}号" + "".join(f"の{one}" for one in order[1:])
    bare = head.strip("（）().．、第項号 　")
    return f"({bare})" if re.fullmatch(r"[0-9]+", bare) else bare


def first_paragraph(node: Node) -> None:
    """Unnumbered text of a 条 before a 項 2 becomes its first 項, with what stands below it."""
    numbered = [child for child in node.children if child.kind is Kind.PARAGRAPH]
    if node.kind is Kind.ARTICLE and numbered and numbered[0].part == "第2項" and node.text:
        before = node.children[: node.children.index(numbered[0])]
        first = Node(Kind.PARAGRAPH, "第1項", text=node.text, wrap_up=node.wrap_up, children=before)
        node.text = node.wrap_up = ""
        node.children = [first, *node.children[len(before) :]]
