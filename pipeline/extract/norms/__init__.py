"""Norms: who must, may or must not do what, of every sentence that regulates."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from pipeline.extract.norms.bearer import Bearers, implied, pays
from pipeline.extract.norms.common import prevails, together
from pipeline.extract.norms.due import deadline
from pipeline.extract.norms.families import DECLARATION, DEEMING, EXEMPTION, OBLIGATION, PROHIBITION
from pipeline.extract.norms.joined import norms_in
from pipeline.extract.norms.located import Located
from pipeline.extract.norms.modality import Modality, modality
from pipeline.extract.norms.parts import conditions, counterparty, lifted, unlet, weight, which
from pipeline.extract.norms.provisos import ONLY_EXCEPTS, PROVISO, added, excepting
from pipeline.extract.norms.sides import CUSTOMS, PROVIDES, THIRD, Sides, bilateral, sides
from pipeline.extract.norms.stance import in_terms
from pipeline.extract.norms.statements import Statement
from pipeline.extract.norms.subject import person, subject, thing
from pipeline.extract.norms.voice import ASKED, dismisses, has_done, humble, lets, plain
from pipeline.extract.reader import COVER, Node, Reading, Sentence
from pipeline.types.clause import Norm
from pipeline.types.document import Kind

_SHORTEST = 5  # characters of an action that can be understood
_LISTED = (Kind.ITEM, Kind.SUBITEM)
_SETS_MEANING = re.compile(r"(?<![こあもひ])とは、|^「[^」]*」(?:とは|は)")
_LEAD_TO_MEANINGS = re.compile(r"定義|意味|意義")
_LIKEWISE = re.compile(r"も、?(?:また)?同(?:様|じ)(?!の)")
# 前項に定める場合のほか、…ときも、同様とする。 goes on with the 項 before.
_GOES_ON = re.compile(
    r"^(?:前[0-9二三四]?[項号]|前各[項号]|第[0-9]+項)[^。]*も、?(?:また)?(?:同様|同じ)(?:と(?:する|します)|です|である)?。?$"
)
# 前項の規定は、次の場合には適用しない: a release of whoever 前項 binds.
_LIFTS = re.compile(r"^前[0-9二三四]?項[^。]*は、?[^。]*(?:適用し|適用され|及ば)(?:ない|ません)(?:もの.{2,3})?。?$")
_BINDS = (OBLIGATION, PROHIBITION)
# 次の事項を守る rules nothing by itself: what is to be done stands in the entries.
_OBSERVES = re.compile(r"(?:次|以下|下記|左記|各号)[^。]*(?:守|遵守|順守|履行)|次の(?:こと|事項|各号)を(?:して|し|行)")
_LAST_BRACKET = re.compile(r"(?<=[すんるいうく])\([^()]*\)。?$")
_BREAKS_OFF = re.compile(r"(?:もの|こと)とし、?$")
# 解除することを得。 通知すべし。
_CLASSICAL = re.compile(r"(?:を得|べし)。?$")
_LISTS = re.compile(r"(?<=[すいんるう]):?\n(?=[・※●■◆○◇□▼▲*＊\-(①-⑳])|(?<=[すいんるう]):\n?")
_ENTRY = re.compile(r"(?P<entry>こと)(?:\([^()]*\))?。?$")
_TERMS = re.compile(r"(?:規約|契約|規定|約款|条項|定め|ポリシー|規則|効力|期間)$")
_TOLD = re.compile(
    r"(?:送|掲|知らせ|公表|通知|表示|掲示|伝え|届け|交付|送付|送信|備え|公開|告知|周知|改め|変え|見直)[^、]{0,6}$"
)
_LIMITS = re.compile(r"(?:上限|限度|限り)と(?:する|します|なる|なります)|を?(?:超え|上回ら)(?:ない|ません)")
_CAPS = re.compile(r"(?:賠償|責任)[^。]*(?:上限|限度)額?は")
# 額は、甲乙協議して定める: what both have to do, not how things stand.
_SETTLED = re.compile(
    r"(?:協議|話し?合|合意)[^、]{0,16}(?:、[^、]{0,12})?(?:定め|決め|決定す|解決す)(?:る|ます|るもの.{2,4})$"
)
_DENIED = re.compile(r"(?:ない|ません|ず)(?:もの.{2,3})?$")
# 会費を滞納した者, not 開発者
_TELLS_WHICH = re.compile(r"[ぁ-ん][^ぁ-ん]+(?:方)?$|[ぁ-ん](?:方|者|人)々?$")
_DAMAGES = re.compile(r"賠償|補償|損害|償")


def find_norms(reading: Reading) -> tuple[Norm, ...]:
    """The norms of a document in order; a ただし書 is the exception of the norm before it and, where it rules, a norm itself."""
    return norms_among(reading.walk(), bearers(reading), Located(reading.document.source.text))


def bearers(reading: Reading) -> Bearers:
    """Whose the norms of a document may be."""
    return Bearers(sides(reading), bilateral(reading))


def norms_among(nodes: Iterable[Node], state: Bearers, places: Located) -> tuple[Norm, ...]:
    """The norms of nodes in the order of their document, of articles as a whole."""
    found: list[Norm] = []
    article: Node | None = None
    earlier: Norm | None = None
    observed: dict[int, Norm] = {}
    for node in nodes:
        if node.address is None or node.unit.kind in COVER:
            continue
        if node.article is not article:
            article, state.last, state.payer, earlier = node.article, None, None, None
        meanings = node.unit.kind in _LISTED and node.parent is not None and _gives_meanings(node.parent)
        own: list[Norm] = []
        last: list[Norm] = []
        lead = observed.get(id(node.parent)) if node.unit.kind in _LISTED else None
        for sentence in chain.from_iterable(map(_lines, node.sentences)):
            if lead is not None and (entry := _ENTRY.search(sentence.text)):
                told = replace(sentence, text=sentence.text[: entry.end("entry")])
                own += [replace(norm, bearer=lead.bearer) for norm in _of(told, state, places, lead)]
                last = []
                continue
            if not _rules(node, sentence) or (meanings and _SETS_MEANING.search(sentence.text[:60])):
                continue
            back = _GOES_ON.search(sentence.text) or _LIFTS.search(sentence.text)
            model = own[-1] if own else earlier if back else None
            new = _of(sentence, state, places, model)
            last = added(own, last, new, sentence)
        if own and own[-1].modality == OBLIGATION and _OBSERVES.search(own[-1].action):
            observed[id(node)] = own[-1]
        found += own
        earlier = own[-1] if own else earlier
    return tuple(found)


def _lines(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence without full stop before a list in the same text, 次の行為をしてはなりません:, apart from the list."""
    cut = _LISTS.search(sentence.text)
    if cut is None:
        yield sentence
        return
    yield replace(sentence, text=sentence.text[: cut.start()])
    rest = cut.end()
    if sentence.text[rest:]:
        yield replace(sentence, text=sentence.text[rest:], start=sentence.start + rest)


def _gives_meanings(parent: Node) -> bool:
    return bool(
        _LEAD_TO_MEANINGS.search(parent.caption) or any(_LEAD_TO_MEANINGS.search(s.text) for s in parent.sentences[:1])
    )


def _rules(node: Node, sentence: Sentence) -> bool:
    """Whole sentences rule; in lists and tables mere entries do not."""
    if (
        sentence.whole
        or _BREAKS_OFF.search(sentence.text)
        or _CLASSICAL.search(sentence.text)
        or _whole_before_bracket(sentence)
    ):
        return not _SETS_MEANING.search(sentence.text[:40])
    return node.unit.kind not in _LISTED and not sentence.wrap_up and sentence.text.endswith(("こと。", "こと"))


def _whole_before_bracket(sentence: Sentence) -> bool:
    """Whether it is a sentence with a bracket behind its end: 返金しません（解約の場合を除きます）。"""
    ended = _LAST_BRACKET.search(sentence.text)
    return ended is not None and replace(sentence, text=sentence.text[: ended.start()]).whole


def _of(sentence: Sentence, state: Bearers, places: Located, before: Norm | None) -> list[Norm]:
    found: list[Norm] = []
    for part in chain.from_iterable(part.each() for part in norms_in(sentence, state)):
        if found and (told := PROVISO.match(part.text)):
            # 通知するものとし、ただし、急を要するときは、この限りでない: a proviso in the sentence itself
            part = part.after(told.end())
            found[-1] = excepting(found[-1], part.quote(0, len(part.text)))
            if ONLY_EXCEPTS.search(part.text):
                continue
        norm = _norm(part, state, places, found[-1] if found else None)
        if norm is None:
            continue
        model = found[-1] if found else before
        if model is not None and _LIKEWISE.search(part.text):
            norm = replace(norm, bearer=model.bearer, modality=model.modality)
        if norm.modality == DECLARATION and model and model.modality in _BINDS and _LIFTS.search(part.text):
            norm = replace(norm, bearer=model.bearer, modality=EXEMPTION)
        if norm.modality == DECLARATION and _LIMITS.search(norm.action) and (owed := _owed(found, before)):
            norm = replace(norm, bearer=owed.bearer, modality=EXEMPTION)
        if norm.modality == DECLARATION and _CAPS.search(part.text):
            norm = replace(norm, modality=EXEMPTION)
        if found and part.goes_on and not norm.condition and norm.bearer == found[-1].bearer:
            # 甲は、期間が終わったときは、鍵を返し、荷物を運び出す: the case is one for both.
            norm = replace(norm, condition=found[-1].condition, deadline=norm.deadline or found[-1].deadline)
        found.append(norm)
    return found


def _owed(found: list[Norm], before: Norm | None) -> Norm | None:
    """The norm before that makes somebody pay damages: その額は、委託料の総額を上限とする limits it."""
    last = found[-1] if found else before
    return last if last is not None and _DAMAGES.search(last.action) else None


def _norm(statement: Statement, state: Bearers, places: Located, before: Norm | None) -> Norm | None:
    """The norm of a statement, None where it rules nothing; before: the one before it in the sentence."""
    text = plain(statement.text)
    given, without = conditions(statement)
    cases = [*given, *without]
    side, stop = subject(text, cases, state.sides)
    who = person(text, cases, state.sides, bilateral=state.bilateral) if side is None else None
    topic = thing(text, cases) if side is None and who is None else None
    goes_on = before is not None and before.modality != DECLARATION and topic is None
    agent = side is not None or who is not None or goes_on or together(text)
    kind = modality(text, agent=agent, bilateral=state.bilateral, continued=statement.continued)
    node = statement.sentence.node
    if kind is None or (node.unit.kind is Kind.PREAMBLE and (kind.bare or kind.name == DECLARATION)):
        return None
    if text.endswith(("応じない", "応じません")) and unlet(text):
        kind = Modality(PROHIBITION)  # 承諾なく応じない
    if kind.name == DECLARATION and _SETTLED.search(text):
        kind = Modality(OBLIGATION)
    if side is None and kind.name == OBLIGATION and kind.bare and prevails(text):
        kind = Modality(DECLARATION)
    if topic and kind.name == OBLIGATION and _TERMS.search(topic) and not (together(text) or _TOLD.search(text)):
        kind = Modality(DECLARATION)
    if side and kind.name == DECLARATION and text[stop - 1] == "が":
        side = None  # 甲が申し込んだ時に契約が成立する
        who = person(text, cases, state.sides, bilateral=state.bilateral)
        topic = thing(text, cases) if who is None else None
    main = max((end for _, end in cases), default=0)
    to = counterparty(text, max(main, stop))
    if side:
        bearer = state.last = lets(text, side, state.sides)
        if kind.name == OBLIGATION and pays(text):
            state.payer = bearer
        if bearer == side == PROVIDES and kind.name != DECLARATION and has_done(text):
            bearer = CUSTOMS
        if kind.name == DEEMING and bearer == PROVIDES and not state.bilateral:
            bearer = CUSTOMS  # 当社は、会員が同意したものとみなす: what is deemed is the customer's
    elif statement.continued and not state.bilateral and ASKED.search(statement.sentence.text.rstrip("。")):
        bearer = CUSTOMS  # まず警察に届け、当社に知らせてください
    elif not state.bilateral and humble(text, cases):
        bearer = PROVIDES
    elif who:
        bearer = PROVIDES if not state.bilateral and dismisses(text, kind) else who[0]
        given = [*given, (who[1], who[2])] if _TELLS_WHICH.search(text[who[1] : who[2]]) else given
    else:
        bearer = implied(text, kind, cases, state, to, topic, _carried(before, kind, topic, state))
    if bearer == PROVIDES and not state.bilateral:
        kind = in_terms(text[main:], kind)
    begin = _begin(text, main, stop)
    due = deadline(text, begin, given, kind.name)
    if side and (some := which(text, main, stop)):
        given = [*given, some]
    if kind.name == PROHIBITION or (kind.name == DECLARATION and _DENIED.search(text)):
        without = [*without, *(place for place in given if lifted(text, place))]
        given = [place for place in given if place not in without]
    if not cases and kind.name == PROHIBITION and (leave := unlet(text)):
        given = [leave]
    condition = max(given, key=lambda place: weight(text[slice(*place)]), default=None)
    exception = without[0] if without else None
    assert node.address is not None
    return Norm(
        node.address,
        bearer,
        kind.name,
        statement.quote(begin, len(statement.text)),
        places.spans(statement, begin),
        counterparty=_counter(to, bearer, state.sides),
        condition=statement.quote(*condition) if condition else None,
        exception=statement.quote(*exception) if exception else None,
        deadline=statement.quote(*due) if due else None,
    )


def _carried(before: Norm | None, kind: Modality, topic: str | None, state: Bearers) -> str | None:
    """Whose the statement before in the sentence is, where this one, naming nobody, goes on with it."""
    if before is None or topic or kind.name == DEEMING:
        return None
    if kind.name == EXEMPTION and not state.bilateral and before.bearer != PROVIDES:
        return None  # in terms a release is of who sets them
    return before.bearer if (kind.name == DECLARATION) == (before.modality == DECLARATION) else None


def _begin(text: str, main: int, stop: int) -> int:
    """Where the action begins: behind the conditions and the topic; with a subject in が it begins before that."""
    begin = stop if stop > main and text[stop - 1] != "が" else main
    while begin < len(text) and text[begin] in "、はも":
        begin += 1
    return begin if len(text) - begin >= _SHORTEST else 0


def _counter(to: str | None, bearer: str, known: Sides) -> str | None:
    if to is None or to == "第三者":
        return THIRD if to else None
    if to == "相手方":
        return known.other(bearer) or bearer
    side = known.bearer(to)
    return side if side != bearer else None
