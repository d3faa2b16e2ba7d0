"""Words and character bigrams of Japanese text, for rules and for search. The only door to the tokenizer."""

import functools
import re
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.text import sentences
from pipeline.text.normalize import fold

if TYPE_CHECKING:
    import sudachipy

LIMIT = 16_000
"""Characters given to the tokenizer at once: it refuses input over 49,149 bytes of UTF-8, a kanji has three."""
_FIELDS = {"pos", "normalized_form"}
"""What is asked of the dictionary for each token: without its other fields it takes two thirds of the time."""

_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞", "接頭辞", "接尾辞", "接続詞"})
# Words that stand in every question and every clause; normal forms.
_EMPTY = frozenset(
    "為る 居る 有る 成る 物 事 良い 無い 出来る 下さる 貰う 頂く 致す 其の 因る 於く 対する 及ぶ 又は 若しくは 御 "
    "場合 為 等 定める 本 当該 様 教える 聞く 知る 何 何時 何処 誰 幾ら 言う 付く 且つ 並びに 但し 従う 基づく 行う 行く 来る どう そう こう もう 必要".split()
)
_WORD = re.compile(r"[0-9A-Za-zぁ-んァ-ヶー一-鿿々〆]")
_RUN = re.compile(r"[0-9A-Za-zァ-ヶー一-鿿々〆]+|[ぁ-ん]+")


class Token(NamedTuple):
    """A short unit (Sudachi mode A) of a folded text; start and end are offsets there.

    normal: spelling variants and inflection made one, 申し込み and 申込 alike; part: first level of the part of speech.
    A tuple, because a document has tens of thousands and a dataclass takes three times as long to make.
    """

    surface: str
    normal: str
    part: str
    detail: str
    start: int
    end: int


class _Local(threading.local):
    """A tokenizer for each thread: one may not be used by two at once."""

    tokenizer: "sudachipy.Tokenizer | None" = None


_local = _Local()
_lock = threading.Lock()


@functools.cache
def _dictionary() -> "sudachipy.Dictionary":
    import sudachipy

    return sudachipy.Dictionary(dict="core")


def _tokenizer() -> "sudachipy.Tokenizer":
    if _local.tokenizer is None:
        import sudachipy

        with _lock:
            _local.tokenizer = _dictionary().create(mode=sudachipy.SplitMode.A, fields=_FIELDS)
    return _local.tokenizer


def tokenize(text: str) -> list[Token]:
    """All tokens of folded text of any length, white space left out."""
    tokens: list[Token] = []
    for base, piece in _pieces(text):
        for morpheme in _tokenizer().tokenize(piece):
            part, detail = _parts(morpheme.part_of_speech_id())
            if part != "空白":
                start, end = base + morpheme.begin(), base + morpheme.end()
                tokens.append(Token(morpheme.surface(), morpheme.normalized_form(), part, detail, start, end))
    return tokens


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each token of folded text begins and ends, and its part of speech: of what tokenize gives, in half the time."""
    for base, piece in _pieces(text):
        for morpheme in _tokenizer().tokenize(piece):
            part, _ = _parts(morpheme.part_of_speech_id())
            if part != "空白":
                yield base + morpheme.begin(), base + morpheme.end(), part


def normals(text: str, parts: frozenset[str]) -> list[str]:
    """Normal forms of the tokens of folded text that are of these parts of speech: what tokenize gives, in less time."""
    tokenizer = _tokenizer()
    wanted = _one_of(parts)
    return [
        morpheme.normalized_form()
        for _, piece in _pieces(text)
        for morpheme in tokenizer.tokenize(piece)
        if wanted(morpheme)
    ]


@functools.cache
def _one_of(parts: frozenset[str]) -> "sudachipy.PosMatcher":
    """Tells whether a morpheme is of one of these parts of speech, in half the time that it takes to ask for its number."""
    return _dictionary().pos_matcher(lambda pos: pos[0] in parts)


@functools.cache
def _parts(number: int) -> tuple[str, str]:
    """The first two levels of a part of speech; to ask each token for them takes longer."""
    part, detail, *_ = _dictionary().pos_of(number)
    return part, detail


def words(text: str) -> list[str]:
    """Normal forms of the content words of text, in order, repeated as they are; numbers included.

    >>> words("利用料金を申し込み時に支払う。")
    ['利用', '料金', '申す', '込む', '時', '支払う']
    """
    return list(_words(text))


@functools.lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    # A lead text is asked for with each of its items, a caption with each unit below it. Made without tokens: most are none.
    tokenizer = _tokenizer()  # first: it takes the lock, so that threads do not load a dictionary each
    wanted = _one_of(_CONTENT)
    return tuple(
        normal
        for _, piece in _pieces(fold(text))
        for morpheme in tokenizer.tokenize(piece)
        if wanted(morpheme)
        and (normal := morpheme.normalized_form()) not in _EMPTY
        and _WORD.search(morpheme.surface())
    )


def terms(text: str) -> list[str]:
    """What a text is searched by: content words, and bigrams marked with #.

    >>> terms("料金を支払う")
    ['料金', '支払う', '#料金', '#支払']
    """
    return [*words(text), *("#" + pair for pair in bigrams(text))]


def is_content(token: Token) -> bool:
    """True for words that tell one clause from another."""
    return token.part in _CONTENT and token.normal not in _EMPTY and bool(_WORD.search(token.surface))


def bigrams(text: str) -> list[str]:
    """Pairs of neighbouring characters within runs of kanji, katakana, letters and digits; hiragana and signs part them.

    >>> bigrams("利用料金を支払う")
    ['利用', '用料', '料金', '支払']
    """
    pairs: list[str] = []
    for run in _RUN.findall(fold(text)):
        if not "ぁ" <= run[0] <= "ん":
            pairs.extend(run[i : i + 2] for i in range(len(run) - 1))
    return pairs


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Parts of text short enough for the tokenizer, with their offsets: cut at sentence ends, else at the limit."""
    if len(text) <= LIMIT:
        if text:
            yield 0, text
        return
    start = end = 0
    for _, stop in [*sentences.split(text), (len(text), len(text))]:
        if stop - start > LIMIT and end > start:
            yield start, text[start:end]
            start = end
        while stop - start > LIMIT:
            yield start, text[start : start + LIMIT]
            start += LIMIT
        end = stop
    if end > start:
        yield start, text[start:end]
