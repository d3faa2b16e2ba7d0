"""A yes/no question beside the rule that answers it -> what はい or いいえ turns on, as numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipeline.answer import numbers, polarity, signs
from pipeline.answer.matters import MATTERS
from pipeline.answer.sides import Sides
from pipeline.text import sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 40
"""Clauses that are looked at, the first of a rule."""
_CAUSED = re.compile(r"[かさたなまらわばが]せ|させ")
_CASE = re.compile("とき|場合|際")
_ONLY = re.compile("のみ|限り|限って")
_PROVISO = re.compile("ただし|但し|もっとも")
_ADDED = re.compile("なお|また")

_OF_CLAUSE = (
    r"のみ|だけ|限り|限って|に限",
    r"除く|除き|除いて|対象外|含(?:ま|み)な|含まれ(?:な|ま)|外(?:す|し)",
    r"ただし|但し|もっとも",
    r"ことがあ|場合があ",
    r"ものではな|とは限|必ずしも|当たり(?:ません|ない)|当たらない|とどまる|とどまり",
    r"故意又は重|故意または重|故意若しくは重|重大な過失|重過失",
    r"一切|いかなる",
    r"できない|できません|得ない|てはな|禁|避け|控え|お断り|断[るり]",
    r"責任を負わ|責任を負い|責を負わ|責を負い|免責|補償(?:は|を)?し(?:ない|ません)|責任を引き受け(?:ない|ません)",
    r"義務を負わ|義務を負い|義務はな|義務を負うもの",
    r"なければな|ものとし|ものとする|してください|して下さい|する。|ます。",
    r"書面による(?:承諾|同意)|承諾を得|同意を得|許しを得|確認を得",
    r"みな(?:す|し)|扱(?:う|い)|認めたもの",
    r"できる|できます|られます|られる|ことができ|可能|差し支え|妨げ|自由",
    r"無償|無料|含まれ|含む",
    r"場合(?:に|は)|とき(?:に|は)|にかかわらず|問わず|でも|ても",
    r"しない|しません|せず|なく|ない。|ません。|いたしません",
    r"返さ|返し|返す|戻",
)
_OF_QUESTION = (
    r"だけ|のみ|しか",
    r"必ず|かならず|絶対|いつでも|どんな|すべて|全部|無条件|全員",
    r"勝手|無断|黙って|いきなり|急に|突然|一方的",
    r"てもいい|てもよ|ても良|て(?:も)?(?:大丈夫|平気|構)",
    r"もらえ|くれ|いただけ",
    r"よね|ですね|はず",
    r"ことはあ|ことってあ|ことがあ|ことある",
    r"必要|義務|なきゃ|なければ|ないと|要り",
    r"できる|できま|可否|可能|られ",
    r"ない(?:です)?か|ませんか",
    r"断|拒|ダメ|だめ|NG|違反|禁止|アウト",
    r"少し|ちょっと|軽い|うっかり|不注意|ミス",
    r"有無|あるか|ありますか|ある?",
    r"でも$|ても、|でも、|場合でも",
    r"いくら|何円",
    r"誰|どちら|どっち",
    r"そうですが|聞きました|聞いた|そうですね",
    r"まま|ずに|ないで|なしで|なくても",
    r"後|あと|終わ|やめ",
    r"前|先に|あらかじめ",
    r"も(?:、|使|払|でき|い|戻|含|対象|要)",
    r"(?:まで|から).*でき",
    r"損|壊|事故|けが|届かな|遅れ",
    r"返|戻",
    r"払|料金|お金|費用|有料|無料|ただで",
    r"責任|補償|賠償|弁償|償",
    r"知らせ|連絡|教え|通知|予告",
    r"別の|ほかの|他の|友|家族|子会社|知人|親|同僚|よそ",
    r"自分で|こちら|うち",
    r"承諾|同意|許可|OK|了解",
    r"可否$",
    r"有無$",
    r"要否$",
    r"^[^、。?]{1,24}$",
)
_SEEN_IN_CLAUSE, _SEEN_IN_QUESTION = (tuple(map(re.compile, words)) for words in (_OF_CLAUSE, _OF_QUESTION))


@dataclass(frozen=True, slots=True)
class Turning:
    """What the verdict turns on, for n clauses of a rule.

    clauses: shape (n, looks), how each clause of the rule speaks of what is asked; forms: (n, forms), what words it uses;
    agreeing: (n,), 1 where its sign is that of the question, else -1; whole: (signs,), of question and rule together;
    supposing: 1, or -1 where the question supposes that something is not so; ruled: what the rules of polarity say; known:
    whether they know the matter; texts: the clauses and their predicates.
    """

    clauses: "NDArray[np.float32]"
    forms: "NDArray[np.float32]"
    agreeing: "NDArray[np.float32]"
    whole: "NDArray[np.float32]"
    supposing: float
    ruled: bool
    known: bool
    texts: tuple[tuple[str, str], ...]


def turning(
    question: str,
    rule: str,
    sides: Sides,
    *,
    share: Callable[[str], float],
    aim: Callable[[str], float],
) -> Turning:
    """What the verdict turns on; rule: not empty; share, aim: how well a text speaks of what is asked, see Matcher."""
    asked, said = polarity.plain(question), polarity.plain(rule)
    positive = signs.of_question(asked)
    wanted = numbers.named(asked)
    parts = [said[start:end] for start, end in sentences.split(said)]
    numbered = [part for part in parts if wanted & numbers.named(part)]
    parts = numbered or parts  # 三日券で…: the sentence that speaks of it
    looks: list[Sequence[float]] = []
    forms: list[Sequence[float]] = []
    agreeing: list[float] = []
    texts: list[tuple[str, str]] = []
    for at, sentence in enumerate(parts):
        clauses = signs.clauses(sentence)
        of_sentence = (share(sentence), aim(sentence))
        for number, clause in enumerate(clauses):
            predicate = signs.predicate(clauses, number)
            denied = signs.denies(predicate)
            looks.append(
                (
                    share(clause),
                    aim(clause),
                    *of_sentence,
                    at == 0,
                    at == len(parts) - 1,
                    number == len(clauses) - 1,
                    bool(_PROVISO.match(sentence)),
                    bool(_ADDED.match(sentence)),
                    signs.is_modal(clause),
                    signs.is_modal(predicate),
                    signs.introduces(sentence),
                    bool(wanted & numbers.named(clause)),
                    bool(_CAUSED.search(asked)) and bool(_CAUSED.search(clause)),
                    bool(_CASE.search(clause)),
                    denied,
                    len(clause) / 40,
                    1 / (1 + at),
                    bool(_ONLY.search(clause)),
                )
            )
            forms.append([bool(sign.search(text)) for text in (clause, predicate) for sign in _SEEN_IN_CLAUSE])
            agreeing.append(1.0 if positive is not denied else -1.0)
            texts.append((clause, predicate))
    verdicts = [_signed(matter(asked, said, sides)) for matter in MATTERS]
    known = polarity.known(question, rule, sides, focus=aim)
    ruled = known if known is not None else polarity.agrees(question, rule, sides, focus=aim)
    whole = [
        1.0 if ruled else -1.0,
        next((verdict for verdict in verdicts if verdict), 0.0),
        1.0 if positive else -1.0,
        float(signs.asks_leave(asked)),
        *verdicts,
        *(float(bool(sign.search(asked))) for sign in _SEEN_IN_QUESTION),
    ]
    first, *others = (np.array(rows[:MOST], dtype=np.float32) for rows in (looks, forms, agreeing))
    return Turning(
        clauses=first,
        forms=others[0],
        agreeing=others[1],
        whole=np.array(whole, dtype=np.float32),
        supposing=1.0 if positive else -1.0,
        ruled=ruled,
        known=known is not None,
        texts=tuple(texts[:MOST]),
    )


def _signed(verdict: bool | None) -> float:
    return 0.0 if verdict is None else 1.0 if verdict else -1.0
