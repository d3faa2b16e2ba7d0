"""A talk: one line after the other, each with what is shown for it. Knows nothing of terminals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import click

from app import as_text
from app.talking import clause, lines, words
from pipeline.answer import followup
from pipeline.answer.rest import further
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Verdict
from pipeline.types.document import Document
from pipeline.types.index import Index

MOST_HITS = 20
"""Units that a word search shows; the rest is counted."""
HELP = """\
質問を文で入力すると、根拠の条項を示して答えます。「手数料は？」「その場合は？」のような続きの質問もできます。
  他には？       同じ質問への次の答え（続き でも同じ）
  1              [1] の条項を、前後とともに表示
  第12条第2項    その条項を表示（12条2項 でも同じ）
  /解約          語を本文から探す（/解約 手数料 は両方を含む条項）
  履歴           これまでの質問
  !3             3番の質問をもう一度
  文書           文書の一覧（文書 2 で2番の文書だけを対象に、文書 全部 で全体に戻す）
  ヘルプ         この説明（? でも同じ）
  終了           終わる（Ctrl-D でも同じ）"""

Place = tuple[str, Address]
"""A unit by document and address."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is shown for a line; done: the talk is over."""

    text: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class _Turn:
    """A question in full words with the units that have been shown for it.

    within: the document it was put to, None for all of them; document: the one that answered, to which what follows is put.
    """

    question: str
    within: str | None
    document: str | None
    shown: frozenset[Place]


@dataclass(slots=True)
class Talk:
    """The state of a talk. index: over all documents; narrowed: an index over one of them; worded: the last hand on an answer."""

    index: Index
    narrowed: Callable[[Document], Index]
    worded: Callable[[Answer], tuple[Answer, str]] = lambda answer: (answer, "")
    _kept: str | None = None
    _turns: list[_Turn] = field(default_factory=list)
    _thread: followup.Thread | None = None
    _listed: Sequence[Place] = ()
    _narrow: dict[str, Index] = field(default_factory=dict)

    def say(self, typed: str) -> Reply:
        """What is shown for a line."""
        match lines.read(typed):
            case lines.Nothing():
                return Reply("")
            case lines.Leave():
                return Reply("", done=True)
            case lines.Help():
                return Reply(HELP)
            case lines.Past():
                return Reply(self._past())
            case lines.Keep(number):
                return Reply(self._keep(number))
            case lines.Show(number):
                return Reply(self._show(number))
            case lines.Clause(address):
                return Reply(self._clause(address))
            case lines.Find(wanted):
                return Reply(self._find(wanted))
            case lines.Again(number):
                return Reply(self._again(number))
            case lines.Ask(text):
                return Reply(self._ask(text))

    def _ask(self, text: str) -> str:
        if followup.asks_for_more(text):
            return self._further()
        parties = [party.term for extraction in self.index.extractions for party in extraction.parties]
        full = followup.in_full(text, self._thread, parties) if self._thread else None
        if full is None or self._thread is None:
            self._thread = followup.Thread(text, text)
            return self._answered(text, self._kept)
        self._thread = self._thread.followed(full)
        within = self._turns[-1].document if self._turns else self._kept
        return f"{self._note(f'「{full}」として探しました。', within)}\n{self._answered(full, within)}"

    def _answered(self, question: str, within: str | None) -> str:
        from pipeline import run

        (answer,) = run.answers([question], self._over(within))
        return self._told(question, within, answer, frozenset())

    def _further(self) -> str:
        if not self._turns:
            return "まだ質問がありません。先に質問を入力してください。"
        turn = self._turns[-1]
        answer = further(turn.question, self._over(turn.within), turn.shown)
        note = self._note(f"「{turn.question}」のほかの答えを探しました。", turn.within)
        if answer.verdict is Verdict.NOT_STATED:
            return f"{note}\nほかに答えになる定めは見つかりませんでした。"
        self._turns.pop()  # it comes again with what is shown now
        return f"{note}\n{self._told(turn.question, turn.within, answer, turn.shown)}"

    def _told(self, question: str, within: str | None, found: Answer, shown: frozenset[Place]) -> str:
        answer, note = self.worded(found)
        cited = [(citation.document, citation.address) for citation in answer.citations]
        first = found.citations[0].document if found.citations and found.table is None else None
        near = [(hit.document, hit.address) for hit in answer.hits[: as_text.NEAR]]
        self._listed = cited or near
        own = [(citation.document, citation.address) for citation in found.citations]
        self._turns.append(_Turn(question, within, within or first, shown | frozenset(own)))
        text = as_text.reply(answer, self.index.titles, numbered=True)
        return f"{text}\n{click.style(note, dim=True)}" if note else text

    def _note(self, said: str, within: str | None) -> str:
        where = f"（{self.index.titles[within]}）" if within and len(self.index.titles) > 1 else ""
        return click.style(said.removesuffix("。") + where, dim=True)

    def _over(self, within: str | None) -> Index:
        if within is None or len(self.index.documents) == 1:
            return self.index
        if within not in self._narrow:
            self._narrow[within] = self.narrowed(self._document(within))
        return self._narrow[within]

    def _past(self) -> str:
        if not self._turns:
            return "まだ質問がありません。"
        return "\n".join(f"  !{number}  {turn.question}" for number, turn in enumerate(self._turns, 1))

    def _again(self, number: int) -> str:
        if not 1 <= number <= len(self._turns):
            return f"!{number} の質問はありません。履歴 で番号を確かめてください。"
        turn = self._turns[number - 1]
        self._thread = followup.Thread(turn.question, turn.question)
        return f"{self._note(f'「{turn.question}」', turn.within)}\n{self._answered(turn.question, turn.within)}"

    def _keep(self, number: int | None) -> str:
        documents = self.index.documents
        if number is not None and number > len(documents):
            return f"{number} 番の文書はありません。文書 で一覧を見てください。"
        if number is not None:
            self._kept = documents[number - 1].id if number else None
            self._thread = None
            name = self.index.titles[self._kept] if self._kept else "すべての文書"
            return f"{name}を対象にします。"
        kept = "すべての文書が対象です。" if self._kept is None else "▶ の文書が対象です（文書 全部 で戻ります）。"
        told = [
            f"{'▶' if document.id == self._kept else ' '} {number}  {self.index.titles[document.id]}"
            for number, document in enumerate(documents, 1)
        ]
        return "\n".join([*told, kept])

    def _show(self, number: int) -> str:
        if not 1 <= number <= len(self._listed):
            return f"[{number}] の条項はありません。質問するか、/語 で探すと番号が付きます。"
        document, address = self._listed[number - 1]
        return clause.in_context(self._document(document), address)

    def _clause(self, address: Address) -> str:
        latest = self._turns[-1].document if self._turns else None
        first = [one for one in (self._kept, latest) if one is not None]
        documents = sorted(self.index.documents, key=lambda document: document.id not in first)
        having = [document for document in documents if document.find(address) is not None]
        if not having or (self._kept and having[0].id != self._kept):
            return f"{address}はありません。文書 で対象の文書を確かめてください。"
        if len(having) == 1 or having[0].id in first:
            return clause.in_context(having[0], address)
        self._listed = [(document.id, address) for document in having]
        told = [f"  [{number}] {self.index.titles[one.id]}" for number, one in enumerate(having, 1)]
        return "\n".join([f"{address}は {len(having)} 件の文書にあります。番号で選んでください。", *told])

    def _find(self, wanted: str) -> str:
        if not wanted:
            return "/ の後に探す語を続けてください（例: /解約）。"
        documents = [one for one in self.index.documents if self._kept in (None, one.id)]
        found = words.find(wanted, documents)
        if not found:
            return f"「{wanted}」はありません。"
        self._listed = [(hit.document, hit.address) for hit in found[:MOST_HITS]]
        told = [f"  [{number}] {self._hit(hit, len(documents) > 1)}" for number, hit in enumerate(found[:MOST_HITS], 1)]
        left = f"（はじめの {MOST_HITS} 件）" if len(found) > MOST_HITS else ""
        return "\n".join([*told, f"「{wanted}」を含む条項: {len(found)} 件{left}"])

    def _hit(self, hit: words.Hit, several: bool) -> str:
        where = f"{self.index.titles[hit.document]} " if several else ""
        caption = f"（{hit.caption}）" if hit.caption else ""
        text, end = "", 0
        for start, stop in hit.lit:
            if start >= end:
                text += hit.text[end:start] + click.style(hit.text[start:stop], bold=True, fg="red")
                end = stop
        return f"{where}{hit.address}{caption}　{text}{hit.text[end:]}"

    def _document(self, document_id: str) -> Document:
        return next(document for document in self.index.documents if document.id == document_id)
