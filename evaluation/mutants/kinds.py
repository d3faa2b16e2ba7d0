"""The kinds of mutants and reprints: how each is called, what is done, and what yakkan has to see of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.gold import Gold
from evaluation.measures import Measure
from evaluation.mutants import articles, numbering, reprints, slips, wording
from evaluation.mutants.mutant import Mutator, Reprinter

REPRINTERS: Mapping[str, Reprinter] = {
    "lines": reprints.lines,
    "furniture": reprints.furniture,
    "noise": reprints.noise,
}


def mutators(gold: Gold) -> Mapping[str, Mutator]:
    """The mutators by their kind; two of them need what readers found in the document."""
    return {
        "proviso": wording.proviso,
        "number": wording.number,
        "value": wording.value(gold.facts or ()),
        "parties": wording.parties,
        "conjunction": wording.conjunction,
        "modality": wording.modality,
        "insert": articles.insert,
        "delete": articles.delete,
        "gap": articles.gap,
        "without_type": articles.without_type(gold.clauses or ()),
        "duplicate": numbering.duplicate,
        "skipped": slips.skipped,
        "nowhere": slips.nowhere,
        "bracket": slips.bracket,
        "blank": slips.blank,
        "cut": slips.cut,
        "name": slips.name,
    }


@dataclass(frozen=True, slots=True)
class _Kind:
    label: str
    seen: str = ""
    quiet: str = "ほかの単位・参照・指摘・事実・種類・定義・当事者がすべて元と同じだったものの割合。"
    reported: str = ""


_STALE = "行き先のずれた参照（第N条、前条、次条）のうち、その単位で参照の誤りを知らせたものの割合。"
_UNIT = "変えた単位の本文が変えたとおりに読めたものの割合。元の文書で正しく読めている単位だけを変える。"
_KINDS: Mapping[str, _Kind] = {
    "proviso": _Kind("ただし書の削除", _UNIT),
    "number": _Kind("数の変更", _UNIT + "その数を言葉に含む事実は値も変わること。"),
    "value": _Kind("事実の値の変更", _UNIT + "元の文書で取り出せていた事実の値が、新しい値に変わること。"),
    "parties": _Kind("当事者の入替え", _UNIT),
    "conjunction": _Kind("又は・及びの入替え", _UNIT),
    "modality": _Kind("「できる」から義務へ", _UNIT),
    "insert": _Kind(
        "条の挿入（参照はそのまま）", "加えた条が、その番号で、そのとおりに読めたものの割合。", reported=_STALE
    ),
    "delete": _Kind(
        "条の削除（番号を詰め、参照はそのまま）", "除いた条の文がどの単位にも残っていないものの割合。", reported=_STALE
    ),
    "gap": _Kind(
        "条の削除（番号はそのまま）",
        "除いた条の文がどの単位にも残っていないものの割合。",
        reported="欠けた番号と、行き先のなくなった参照のうち、その単位で知らせたものの割合。",
    ),
    "without_type": _Kind(
        "ある種類の条をすべて削除",
        "条の文も、その種類も、そこだけにあった事実も残っていないものの割合。",
        reported="欠けた番号と、行き先のなくなった参照のうち、その単位で知らせたものの割合。",
    ),
    "duplicate": _Kind(
        "号の番号の重複",
        "番号の重なった号が「#2」として、そのとおりに読めたものの割合。",
        reported="番号の重複のうち、その号で知らせたものの割合。",
    ),
    "skipped": _Kind(
        "号の欠番",
        "除いた号の文がどの単位にも残っていないものの割合。",
        reported="欠けた番号のうち、次の号で知らせたものの割合。",
    ),
    "nowhere": _Kind("ない条への参照", _UNIT, reported="行き先のない参照のうち、その単位で知らせたものの割合。"),
    "bracket": _Kind("括弧の閉じ忘れ", _UNIT, reported="閉じていない括弧のうち、その単位で知らせたものの割合。"),
    "blank": _Kind("数の空欄", _UNIT, reported="書き込まれていない数のうち、その単位で知らせたものの割合。"),
    "cut": _Kind("途切れた文", _UNIT, reported="途切れた文のうち、その単位で知らせたものの割合。"),
    "name": _Kind("当事者の別の呼び名", _UNIT, reported="別の呼び名のうち、その単位で知らせたものの割合。"),
    "lines": _Kind("別の幅での改行", quiet="すべての単位が、改行のない印字と同じに読めたものの割合。"),
    "furniture": _Kind("柱とページ番号", quiet="すべての単位が、柱もページ番号もない印字と同じに読めたものの割合。"),
    "noise": _Kind(
        "読取り誤り",
        "似た字の取違えと句点の欠け（40字に1字）、余分な空白（150字に1字）のある印字から読んだ番号の F1（誤りのない印字と比べて）。",
        "誤りのない印字で読めた文のうち、似た字と句点を同じとみなして、どれかの単位に残っているものの割合。",
    ),
}
LABELS: Mapping[str, str] = {name: kind.label for name, kind in _KINDS.items()}
"""Every kind in Japanese, in the order of reports."""
_WORDS = {"seen": "見える", "quiet": "ほかは静か", "reported": "知らせる"}
MEASURES: Mapping[str, Measure] = {
    f"mutants.{name}.{part}": Measure(f"{kind.label}: {label}", getattr(kind, part))
    for name, kind in _KINDS.items()
    for part, label in _WORDS.items()
    if getattr(kind, part)
}
"""Measures by name, as in `evaluation.measures`."""
