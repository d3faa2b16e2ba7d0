"""A question over many documents -> whether it wants a table, and of what.

Precision comes first: a question becomes a table only where its wording asks for documents side by side, or for the
documents of which something is true, and where its words name a field or a clause type.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import ontology
from pipeline.answer.across import conditions, subjects
from pipeline.answer.across.measures import Condition
from pipeline.answer.across.subjects import MOST, Subject
from pipeline.text.normalize import fold, squash
from pipeline.types.index import Index
from pipeline.types.question import Question, Wants
from pipeline.types.table import TableKind

_PAPER = r"(?:規約|約款|契約書?|覚書|文書|会則|合意書|誓約書)"
_POLITE = (
    r"(?:を|に|で|が)?(?:して|しろ|せよ|する)?(?:まとめ|並べ|作成?|作っ|出し|示し|見せ|教え|挙げ|列挙し|調べ|確認し|探し|抽出し|頼|お願いし)?(?:て|た)?"
    r"(?:ください|下さい|ほしい|欲しい|くれ(?:ますか|る|ない)?|もらえ(?:ますか|る)?|いただけますか|お願い(?:します|できますか)?|み(?:て|たい)|たい|い?ます?)?(?:です)?(?:[かねよの])?[。.?!]*$"
)
_COMPARED = re.compile(
    rf"^(?P<topic>.+?)(?:を|について|の|は|、)*(?:横並びで|並べて|一覧で|表で|表にして)?(?:(?:見|読み)?(?:比べ|くらべ)(?:て|る|よう?|たい)?(?:表)?|(?:比較|対比)(?:表|一覧)?)(?:と(?:どう(?:なる|なりますか|です|違う)?))?{_POLITE}"
)
_LISTED = re.compile(rf"^(?P<topic>.+?)(?:を|の|は|[?。、])*(?:横並び|一覧表?|(?<!料金)(?<!価格)(?<!単価)表){_POLITE}")
_DIFFERS = re.compile(
    r"^(?P<topic>.+?)(?:は|が|って|に(?:は|どんな))?(?:どう|どのように|どれくらい|どんな)?(?:違(?:う|い)|ちが(?:う|い)|異な(?:る|り)|差)"
    r"(?:ますか|の?ですか|のか|が?ありますか|は(?:何|なん|ある|どこ)(?:ですか)?|を教えて)?[。.?!]*$"
)
_EACH = re.compile(
    rf"{_PAPER}(?:ごと|毎)(?:に|の|で)?|各(?:規約|約款|契約書?(?![者約期])|文書|書類|覚書|社|ファイル)(?:の|で|に|は|とも)"
    rf"|それぞれの{_PAPER}(?:の|で|に|は)|(?:すべて|全部|全て|全)の(?:規約|約款|契約書|文書|覚書)(?:の|で|について)|(?:すべて|全部|全て|全)の契約の|{_PAPER}によって|どの{_PAPER}(?:が|は)?(?:どう|何日|何か月|いくら)"
)
_TAIL = (
    r"(?:は|って|を|が)?(?:(?:どれ|どの[^。]{1,8}|何(?:件|本|通|個|点)|いくつ)(?:くらい)?(?:あり(?:ます|ません)|ある|です|でしょう)?か?|(?:あり(?:ます|ません)|ある)か|(?:だけ|のみ)?(?:を)?(?:すべて|全部|全て|全件)?"
    r"(?:を)?(?:挙げ|列挙|教え|見せ|示し|リスト|抽出|探し|絞|出し|知りたい|一覧)[^。]{0,14})?[。.?!]*$"
)
_WHICH = (
    re.compile(rf"^(?:.*[。?!])?(?P<condition>[^。?!]{{3,}}?(?<=[うくぐすつぬぶむるたいなの外])){_PAPER}{_TAIL}"),
    re.compile(
        rf"^(?P<condition>[^。?!]{{3,}}?)(?:の|もの)(?:は|が|って)、?(?:どの{_PAPER}|どれ(?:とどれ)?|どこの{_PAPER})(?:です|でしょう)?か?[。.?!]*$"
    ),
    re.compile(
        rf"^(?:この中で|このうち)?、?どの{_PAPER}(?:が|なら|だと|では?|は)(?P<condition>[^。?!]{{3,}}?)(?:の?(?:です)?か)?[。.?!]*$"
    ),
)
_FRAMING = re.compile(
    r"^(?:[^、]{0,10}?(?:の中で|のうち)、?|この中で、?|このうち、?|(?:うち|手元)の|登録(?:済み|した)の?)"
)
_POLITE_VERBS = (
    ("ありません", "ない"),
    ("あります", "ある"),
    ("しません", "しない"),
    ("します", "する"),
    ("ません", "ない"),
    ("ます", "る"),
)
_PARTS = re.compile(r"と(?![きもしいなっ])、?|および|、|・|ならびに")
_COUPLED = re.compile(r"と(?![きもしいなっ])|および|ならびに")
_LIST_NOUN = re.compile(r"事由|理由|場合|行為|書類|項目|品目|場所|先$|対象|順|手順|例")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a table is asked for.

    subjects: its columns; condition: None where documents are compared; documents: ids of those that are named, empty
    for all.
    """

    kind: TableKind
    subjects: tuple[Subject, ...]
    condition: Condition | None = None
    documents: frozenset[str] = frozenset()


def read(question: Question, index: Index) -> Wish | None:
    """The table a question asks for; None for an ordinary question."""
    if len(index.titles) < 2:
        return None
    text = ontology.spell(squash(fold(question.text)))
    return _filter(text, index) or _compare(text, question, index)


def _filter(text: str, index: Index) -> Wish | None:
    for pattern in _WHICH:
        found = pattern.match(text)
        if found and (conditioned := conditions.read(_plain(found["condition"]), index)):
            asked, condition = conditioned
            return Wish(TableKind.FILTER, asked, condition)
    return None


def _plain(condition: str) -> str:
    """Without framing words and politeness: この中で再委託を禁じています -> 再委託を禁じている."""
    condition = _FRAMING.sub("", condition)
    for polite, plain in _POLITE_VERBS:
        if condition.endswith(polite):
            return condition.removesuffix(polite) + plain
    return condition


def _compare(text: str, question: Question, index: Index) -> Wish | None:
    each = _EACH.search(text)
    bare = _EACH.sub("", text)
    if found := _COMPARED.match(text):
        topic, strict = _EACH.sub("", found["topic"]), False
    elif found := _LISTED.match(text):
        topic, strict = _EACH.sub("", found["topic"]), each is None
    elif found := _DIFFERS.match(bare):
        topic, strict = found["topic"], each is None
    elif each and Wants.YES_NO not in question.wants:
        topic, strict = re.sub(rf"を?{_POLITE}", "", bare), True
    else:
        return None
    topic = topic.strip("、。?")
    if re.search(r"[。?!]", topic) or (strict and _LIST_NOUN.search(topic)):
        return None
    return _columns(topic, index, strict=strict)


def _columns(topic: str, index: Index, *, strict: bool) -> Wish | None:
    """The columns for a topic; strict: every word of it has to be accounted for.

    月額料金と年額料金 are two things within a document, 準拠法と管轄裁判所 two columns.
    """
    named, topic = _documents(topic, index)
    if len(named) == 1:
        return None
    found = _subjects(topic, index, strict=strict)
    parts = [part for part in _PARTS.split(topic) if part]
    if (
        len(parts) > 1
        and (strict or _COUPLED.search(topic))
        and not (found and subjects.explained(topic, found) and not _COUPLED.search(topic))
    ):
        each = [_subjects(part, index, strict=True) for part in parts]
        found = tuple(dict.fromkeys(one for of_part in each for one in of_part))[:MOST]
        if not all(each) or len(found) < len(parts):
            return None
    return Wish(TableKind.COMPARE, found, documents=named) if found else None


def _subjects(topic: str, index: Index, *, strict: bool) -> tuple[Subject, ...]:
    found: Sequence[Subject] = subjects.fields(topic, index)
    if not found and (kind := subjects.kind(topic, index)):
        found = (kind,)
    return tuple(found) if not strict or subjects.explained(subjects.core(topic), found) else ()


def _documents(topic: str, index: Index) -> tuple[frozenset[str], str]:
    """The documents a topic names by their titles, and the topic without them."""
    named: set[str] = set()
    titles = sorted(((squash(title), name) for name, title in index.titles.items()), key=lambda one: -len(one[0]))
    for title, name in titles:
        spelt = ontology.spell(title)
        if spelt in topic:
            named.add(name)
    for title, name in titles:
        if name in named:
            topic = re.sub(
                rf"「?{re.escape(ontology.spell(title))}」?(?:と|、|・|および|の|では?|について)?", "", topic
            )
    return frozenset(named), topic
