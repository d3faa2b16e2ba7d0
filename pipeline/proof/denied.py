"""What one article denies and another grants: 加盟金は、いかなる理由があっても返還しない and 加盟金の半額を返還する."""

import re
from collections.abc import Iterator

from pipeline.proof.reading import Passage, Reading
from pipeline.proof.statements import links
from pipeline.types.proof import Finding, Level

_NEVER = re.compile(
    r"^(?:[^。]{0,40}[、。])?(?P<thing>[一-龥々ァ-ヶー]{2,})(?:は|を)、?(?:[^。]{0,12}?)(?:いかなる|如何なる|いかん|如何|どのような|何らの|一切|理由を問わず|事由を問わず)[^。]{0,20}"
    r"(?P<act>返還|返金|返却|払い戻|払戻|返|譲渡|転貸|再委託|解約|解除)[^。]{0,4}(?:ない|ません)(?:ものと(?:する|します))?。$"
)
_BUT = re.compile(r"ただし|但し|かかわらず|を除|の限りで|承諾|同意|に限り|法令")
_ACTS = "再委託|下請負|転貸|譲渡|質入れ|複製|改変|改造|転載|公表|解約|持ち出し|第三者に委託"
_BANNED = re.compile(
    rf"^(?:[^。]{{0,30}}、)?(?P<who>[^、。は]{{1,10}})は、[^。]*?(?P<thing>[一-龥々ァ-ヶー]*)を?、?(?:第三者に)?(?P<act>{_ACTS})(?:し、[^。]*|して|することは|は)(?:は?なら|は?なり|でき)(?:ない|ません)[^。]{{0,6}}。$"
)
_ALLOWED = re.compile(
    rf"^(?:[^。]{{0,30}}、)?(?P<who>[^、。は]{{1,10}})は、[^。]*?(?P<thing>[一-龥々ァ-ヶー]*)を?、?(?:第三者に)?(?P<act>{_ACTS})(?:する|し、[^。]*する)ことができ(?:る|ます)。$"
)
_BOUND = re.compile(r"承諾|同意|許可|承認|場合|とき|限り|ただし|但し|かかわらず|を除|範囲|法令")
_NEGATED = re.compile(r"(?:ない|ません|ず|ぬ)(?:もの)?(?:とする|とします)?。$")
_LONGEST = 300
"""Characters of a sentence that is looked at: longer ones say more than one thing."""
_PART = frozenset(("", "一部", "全部"))


def find(reading: Reading) -> Iterator[Finding]:
    """contradiction: what is never done or not without leave is done; neither article speaks of the other."""
    yield from _absolute(reading)
    yield from _allowed(reading)


def _absolute(reading: Reading) -> Iterator[Finding]:
    """加盟金は、いかなる理由があっても返還しない, and 加盟金の半額を返還する: neither speaks of the other."""
    cited = links(reading)
    told = [(one, *span) for one in reading.passages if not _BUT.search(one.text) for span in one.sentences]
    for before, begun, stop in told:
        never = _NEVER.search(before.text[begun:stop][-_LONGEST:])
        if never is None:
            continue
        article = before.address.article
        does = re.compile(
            rf"(?<![一-龥々ァ-ヶー]){never['thing']}(?:の[一-龥]{{1,4}}(?:額|分|部|割))?[はをが](?!、?前)[^。]{{0,60}}{never['act']}(?:し|す|い|る)[^。]{{0,12}}。$"
        )
        for passage, start, end in told:
            sentence = passage.text[start:end]
            apart = passage.address.article != article and article not in cited.get(passage.address, ())
            if apart and does.search(sentence) and not _NEGATED.search(sentence):
                words = before.words(begun, stop)
                message = f"{before.address}の「{words}」と、ここで{never['act']}することとが食い違います。どちらが正しいか確かめ、一方を他方の例外とするならそう書いてください。"
                yield passage.finding("contradiction", Level.WARNING, message, start, end)


def _allowed(reading: Reading) -> Iterator[Finding]:
    """乙は、甲の承諾がない限り、再委託してはならない, and 乙は、再委託することができる without a word of that."""
    banned: list[tuple[Passage, re.Match[str]]] = []
    allowed: list[tuple[Passage, re.Match[str], int, int]] = []
    for passage in reading.passages:
        for start, end in passage.sentences:
            sentence = passage.text[start:end]
            if len(sentence) > _LONGEST:
                continue
            if ban := _BANNED.match(sentence):
                banned.append((passage, ban))
            elif (leave := _ALLOWED.match(sentence)) and not _BOUND.search(passage.text):
                allowed.append((passage, leave, start, end))
    cited = links(reading) if banned and allowed else {}
    for before, ban in banned:
        for passage, leave, start, end in allowed:
            apart = before.address.article != passage.address.article
            same = ban["who"] == leave["who"] and ban["act"] == leave["act"]
            things = {ban["thing"], leave["thing"]} - _PART
            if apart and same and len(things) < 2 and before.address.article not in cited.get(passage.address, ()):
                message = f"ここでは{leave['act']}を認めていますが、{before.address}では禁じています。どちらが正しいか確かめ、一方を他方の例外とするならそう書いてください。"
                yield passage.finding("contradiction", Level.WARNING, message, start, end)
