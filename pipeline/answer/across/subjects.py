"""What a question over many documents is about: the words of a topic -> fact fields, or a clause type."""

import re
from collections.abc import Collection, Mapping

from pipeline import ontology
from pipeline.ontology import ClauseType, Field
from pipeline.text import tokens
from pipeline.types.index import Index

Subject = Field | ClauseType

MOST = 4
"""Columns of a table: more cannot be read side by side."""
LIKELY = 0.3
"""The chance from which a field or a type is taken to be asked for on the model's word alone."""
_HIT, _TYPE, _NEAR = 0.5, 0.4, 0.1
"""What the asking words of the ontology and the chance of its type add to a field; what is as good as the best."""
_LONG = 4
"""Signs of a label that is looked for within a topic."""
_VAGUE = frozenset({"fee.amount"})
"""Fields whose asking words (いくら) stand in questions about other sums too."""
_FRAME = re.compile(
    r"^(?:この|その|ある)|(?:条項|条件|規定|定め|条文|内容|扱い|取扱|事項|ルール|状況|場合|こと|点)$|(?:に関する|に関して|について|に対する|における|での|の|を|は|が|で|って|とは)$"
    r"|(?:いくら|何日前?|何か月前?|何年|何%|どこ|どう|いつ(?:まで)?|どのくらい|どれくらい|どうなって(?:いる|い?る?の)?|教えて|です|ます|か|[?。、])$"
)
_PLAIN = frozenset(
    "額 率 期間 期限 方法 条件 扱い 取扱 条項 規定 内容 規約 契約 契約書 約款 文書 書類 覚書 一覧 一覧表 表 予告 日数 有無 可否 比較 違い 違う 異なる 差 年 月 "
    "それぞれ 各 毎 全部 全て 申出 申し出 最大 上限 以内 以上 書 約 リスト まとめる 見る 見せる 知らせ 出す 示す 調べる 続く 義務".split()
)


def _names() -> Mapping[str, tuple[Subject, ...]]:
    """Labels and synonyms in one spelling -> what bears the name; a field before the types."""
    found: dict[str, tuple[Subject, ...]] = {}
    loaded = ontology.load()
    for field in loaded.fields.values():
        found[ontology.spell(field.label)] = (field,)
    for kind in loaded.types.values():
        if kind.id != "other":
            for name in dict.fromkeys((kind.label, *kind.label.split("・"), *kind.synonyms)):
                found.setdefault(ontology.spell(name), ())
                found[ontology.spell(name)] += (kind,)
    return found


def core(topic: str) -> str:
    """The topic without the words that frame it: 反社条項について -> 反社."""
    before = None
    while before != topic:
        before, topic = topic, _FRAME.sub("", topic.strip())
    return topic


def bearing(topic: str, index: Index) -> Subject | None:
    """What bears exactly the name that is the topic; of several types the likeliest."""
    bearers = _names().get(core(topic)) or _names().get(topic.strip())
    if not bearers:
        return None
    if isinstance(bearers[0], Field):
        return bearers[0]
    chances = index.asked(topic).types
    return max(bearers, key=lambda bearer: chances.get(bearer.id, 0.0))


def fields(topic: str, index: Index, *, forms: Collection[str] | None = None) -> tuple[Field, ...]:
    """The fields a topic in one spelling is about: one, or the main ones of a group; () where nothing tells.

    forms: the normal forms that come into question, None for all.
    """
    loaded, asked = ontology.load(), index.asked(topic)
    fitting = {field.id: field for field in loaded.fields.values() if forms is None or field.form in forms}
    bearer = bearing(topic, index)
    if isinstance(bearer, Field) and bearer.id in fitting:
        return (bearer,)
    hits = {name for name, field in fitting.items() if asks(field, topic)}
    hits = hits - _VAGUE or hits
    scores = {
        name: asked.fields.get(name, 0.0)
        + _HIT * (name in hits)
        + _TYPE * max((asked.types.get(kind, 0.0) for kind in field.types), default=0.0)
        for name, field in fitting.items()
        if name in hits or asked.fields.get(name, 0.0) >= LIKELY
    }
    if scores and not (isinstance(bearer, ClauseType) and not hits.intersection(bearer.facts)):
        best = max(scores.values())
        near = [fitting[name] for name in fitting if scores.get(name, 0.0) >= best - _NEAR]
        return tuple(near[:MOST])
    kind = bearer if isinstance(bearer, ClauseType) else _likely(asked.types) or _spoken(topic)
    return tuple(fitting[name] for name in kind.facts if name in fitting)[:MOST] if kind else ()


def kind(topic: str, index: Index) -> ClauseType | None:
    """The clause type a topic names by a word of its label; not what is only part of it: 仲裁 is no 合意管轄."""
    bearer = bearing(topic, index)
    found = bearer if isinstance(bearer, ClauseType) else _likely(index.asked(topic).types) if bearer is None else None
    plain = core(topic)
    pairs = {plain[at : at + 2] for at in range(len(plain) - 1)} - _PLAIN
    return found if found and any(pair in found.label for pair in pairs) else None


def asks(field: Field, topic: str) -> bool:
    """Whether the topic has words that ask for the field."""
    return any(pattern.search(topic) for pattern in field.asking)


def _likely(chances: Mapping[str, float]) -> ClauseType | None:
    named = {name: chance for name, chance in chances.items() if name in ontology.load().types and name != "other"}
    best = max(named, key=lambda name: named[name], default="")
    return ontology.load().types[best] if named and named[best] >= LIKELY else None


def _spoken(topic: str) -> ClauseType | None:
    """The type whose label stands in the topic."""
    kinds = [kind for kind in ontology.load().types.values() if len(kind.label) >= _LONG and kind.label in topic]
    return max(kinds, key=lambda kind: len(kind.label), default=None)


def explained(topic: str, found: Collection[Subject]) -> bool:
    """Whether what was found accounts for every content word of the topic: nothing else is asked."""
    left = topic
    for one in found:
        types = [ontology.load().types[name] for name in one.types] if isinstance(one, Field) else [one]
        patterns = one.asking if isinstance(one, Field) else ()
        for pattern in patterns:
            left = pattern.sub(" ", left)
        names = [name for kind in types for name in (kind.label, *kind.label.split("・"), *kind.synonyms)]
        for name in sorted((one.label, *one.label.split("の"), *names), key=len, reverse=True):
            left = left.replace(ontology.spell(name), " ")
    return not [word for word in tokens.words(left) if word not in _PLAIN and not word.isdigit()]
