"""When the cap on what is paid for harm does not hold."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.context import Context, before, heading, printed
from pipeline.extract.fields.liability import CAP, PAYS
from pipeline.extract.reader import Sentence
from pipeline.types.clause import Fact

_LONGEST = 400
"""A sentence longer than this tells the ways of a service, not when a cap is lifted."""
_GROUND = re.compile(
    rf"(?:{legal.FAULT})|(?:{legal.LIFE})|秘密(?:保持)?(?:義務)?(?:に|の)違反|反社会的勢力|知的財産権の?(?:を)?侵害"
)
_LIFTED = re.compile(
    r"適用(?:しない|されない|しません|されません|を受けない|がない|せず)|(?:[当あ]て?はめ|[当あ]て?はま[らり]|用い|及[ばび]|およ[ばび]|設け|もうけ|受け|かか[らり]|掛け|使[わい]|働[かき]|よ[らり]|従[わい])(?:ない|ません|ず)"
    r"|この限り(?:で(?:は)?(?:な|あり)|は(?:あり|な))|限りで(?:は)?(?:な|あり)|限りにあら|除(?:き|く|いて|か)|別(?:とする|です|とします)|上限(?:は|を)?(?:ない|なし|なく)|(?:全額|すべて|損害の全部)(?:を|について)?[^。、]{0,10}(?:賠償|償|負)(?![^。、]{0,16}(?:(?<!なら)ない|(?<!なり)ません|ず))|一切の損害を(?:賠償|補償)(?:しな(?:ければ|くては)|します|いたします|する(?![^。、]{0,14}(?:ない|ません|ず)))|例外(?:と|で)"
)


_ABOUT = re.compile(r"(?<!また)(?<!もしく)は|を|場合|とき|損害|もの|限り|前|$(?<=、)")


def cap_exception(context: Context) -> Iterator[Fact]:
    """When the cap or the exemption does not hold: 故意又は重過失の場合."""
    for sentence in context.sentences():
        text = sentence.text
        ground = _GROUND.search(text)
        if ground is None or len(text) > _LONGEST or re.search(r"パスワード|漏えい等報告", text):
            continue
        if text[: ground.start()].endswith("("):  # 過失(重過失を除く。)
            yield from _left_out_in_bracket(context, sentence, ground)
            continue
        lifted = next(
            (one for one in _LIFTED.finditer(text, ground.end()) if _ABOUT.search(text[ground.end() : one.start()])),
            None,
        )
        early = None if lifted else next((one for one in _LIFTED.finditer(text) if one.start() < ground.start()), None)
        if (lifted is None and early is None) or not (CAP.search(text) or _capped_nearby(sentence)):
            continue
        if not CAP.search(text) and _capped_all_the_same(sentence):
            continue
        start, end = _ground_span(text, ground, (lifted or ground).end())
        yield context.fact(
            "liability.cap_exception",
            _named(printed(sentence, start, lifted.start() if lifted else end)),
            sentence,
            start,
            end,
            confidence=0.75,
        )


def _left_out_in_bracket(context: Context, sentence: Sentence, ground: re.Match[str]) -> Iterator[Fact]:
    """当社の過失(重過失を除く。)による損害は、…を上限として賠償する."""
    text = sentence.text
    out = re.match(r"[^()]{0,12}を?除[^()]{0,8}[)]", text[ground.end() :])
    if out and PAYS.search(text) and (CAP.search(text) or _AS_CAPPED.search(text)):
        start = max(text.rfind("、", 0, ground.start()) + 1, ground.start() - 24)
        words = printed(sentence, *ground.span())
        span = (start, ground.end() + out.end())
        yield context.fact("liability.cap_exception", words, sentence, *span, confidence=0.7)


_AS_CAPPED = re.compile(r"賠償[^。]{0,8}は、?(?:第[0-9]+条|前条|次条|前項)[^。]{0,12}(?:規定|定め|とおり|従)")
_LISTED = re.compile(r"(?:次|以下|下記)の")
# 補償条項に基づく責任を除き、…の賠償額は…を超えない
_EXCEPT = re.compile(
    r"(?P<what>[^、。]{2,50}?(?:責任|義務|補償|違反|場合|とき)[^、。]{0,4})を?(?:除(?:いて|き)|別と(?:して|し))(?=、)"
)
_NO_CASE = re.compile(r"別段|特段|特約|別途|別に定め|逸失|間接|特別")
_NOT_ON = re.compile(
    r"(?:限度|上限|制限|限り)(?:額)?は、?(?P<what>(?!、?(?:次|以下))[^。]{2,60}?)(?:には|については|に(?:対|関)しては|には、)、?(?=[^。]{0,8}?(?:"
    + _LIFTED.pattern
    + "))"
)


# ただし、第15条の違反による損害については、限度を設けない
_UNBOUNDED = re.compile(
    r"(?:^|、|ただし、?)(?P<what>[^。、]{2,50}?)(?:について|に関して|に対して|に)?は、?(?:この|その|前項の|第[0-9]+項の|本条の|損害賠償の|賠償額?の|責任の)?"
    r"(?:限度|上限|制限)(?:額|の規定|の定め)?(?:[をはがに]|によ)?(?:設け|もうけ|定め|課さ|付さ|適用し|適用され|及ば|ら)?(?:ない|ません)"
)


def listed_cap_exceptions(context: Context) -> Iterator[Fact]:
    """The entries of 「ただし、次の場合は、この限りでない」 below a cap, and what 「前項の限度は」 is said not to hold for."""
    for sentence in context.sentences():
        text = sentence.text
        if "は" not in text or not (_LIFTED.search(text) or _UNBOUNDED.search(text)):
            continue
        if (
            "除" in text
            and CAP.search(text)
            and not _GROUND.search(text)
            and (found := _EXCEPT.search(text))
            and not _NO_CASE.search(found["what"])
            and CAP.search(text, found.end())
            and PAYS.search(text, found.end())
        ):
            words = printed(sentence, *found.span("what"))
            yield context.fact("liability.cap_exception", words, sentence, *found.span(), confidence=0.65)
        if (found := _NOT_ON.search(text) or _unbounded(sentence)) and not _GROUND.search(text):
            span = found.start("what"), found.end()
            yield context.fact(
                "liability.cap_exception", printed(sentence, *found.span("what")), sentence, *span, confidence=0.7
            )
        capped = CAP.search(before(sentence) + text) or re.search(r"限度|上限|制限|責任", text)
        if not _LISTED.search(text) or not capped or not _capped_nearby(sentence):
            continue
        if not (_LIABILITY & context.about(sentence) or PAYS.search(before(sentence) + text + heading(sentence))):
            continue
        for child in sentence.node.children:
            for entry in child.sentences[:1]:
                end = len(entry.text.rstrip("。"))
                yield context.fact(
                    "liability.cap_exception", printed(entry, 0, end), entry, 0, min(end, 100), confidence=0.75
                )


def _unbounded(sentence: Sentence) -> re.Match[str] | None:
    """What the sentence says is paid for without a bound."""
    found = _UNBOUNDED.search(sentence.text)
    if found is None or not PAYS.search(sentence.text) or not _capped_nearby(sentence):
        return None
    return None if re.search(r"^(?:次|前項|この場合)", found["what"]) else found


_LIABILITY = frozenset(("liability_limit", "disclaimer"))


def _ground_span(text: str, ground: re.Match[str], end: int) -> tuple[int, int]:
    """From the beginning of the words that name the ground to where the cap is lifted, short enough to quote."""
    lead = re.compile(r"(?:^|。|、(?:ただし、)?|ただし、?)(?=[^。、]*$)")
    start = next((one.end() for one in reversed(list(lead.finditer(text[: ground.start()])))), 0)
    proviso = text.rfind("ただし、", 0, ground.start())
    if proviso >= 0 and end - proviso <= 90:
        start = proviso + len("ただし、")
    return max(start, end - 100), end


_CASE_END = re.compile(r"(?<=とき|場合)に?は、(?=[^、]{1,12}は、)")
"""故意によるときは、当社は、それにより生じた…: the subject of the rule begins."""


def _named(words: str) -> str:
    """The ground without what follows it: 故意による損害については、この限度 is 故意による損害."""
    return re.sub(
        r"(?:につい|におい|に関し|に対し)?(?:ては|には|は|を)?、?(?:(?:この|これ|その|前項|第[0-9]+項|当該)[^、。はを]{0,6}を?)?$",
        "",
        _CASE_END.split(words)[0],
    )


def _capped_nearby(sentence: Sentence) -> bool:
    article = sentence.node.article
    return any(
        CAP.search(other.text) and PAYS.search(other.text) for node in article.walk() for other in node.sentences
    )


def _capped_all_the_same(sentence: Sentence) -> bool:
    """故意または重過失がある場合においても、…を上限とする: the cap holds for the ground too."""
    said = (other.text for node in sentence.node.article.walk() for other in node.sentences if other is not sentence)
    return any(_GROUND.search(one) and CAP.search(one) and not _LIFTED.search(one) for one in said)
