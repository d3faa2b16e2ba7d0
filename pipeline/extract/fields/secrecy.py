"""Secrets between the parties: exceptions, how long."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.context import Context, before, case, clip, heading, printed
from pipeline.extract.reader import Node, Sentence
from pipeline.extract.values import durations
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

_SECRET = r"(?:秘密|機密|守秘)(?:保持)?(?:情報|義務)?|本件情報|開示情報|営業秘密"
_LISTS = r"(?:次|以下|下記|左記)(?:の|に|から|各)|各号"
_LEFT_OUT = re.compile(
    rf"(?:{_LISTS})[^。]{{0,80}}(?:{_SECRET})[^。]{{0,24}}(?:除外|除|含ま(?:な|ませ|れな|れませ|れず)|該当しな|当たらな|として(?:は)?取扱わな|とはし?な|としな|及ば(?:な|ず)|及びません|およば(?:な|ず)|当たりませ|あたら|あたりませ|含めな|ではな|みなさな|とはみな|とは(?:し|みなさ)|対象(?:外|とし)な|適用(?:しな|されな))"
    rf"|(?:{_SECRET})[^。]{{0,60}}(?:{_LISTS})[^。]{{0,60}}(?:除外|除(?:く|き|いて)|含ま(?:な|ませ|れな|れませ|れず)|該当しな|適用(?:しな|されな)|限りで|対象外|として取扱わな|ではな)"
    r"|①[^。]{4,300}(?:を除|は含ま(?:な|れ)|に該当しな|除外)"
    rf"|(?:{_LISTS})[^。]{{0,60}}(?:{_SECRET})を?負(?:わ|い)(?:な|ず|ませ)"
    rf"|(?:{_LISTS})[^。]{{0,40}}(?:場合|とき)(?:に限り|に限って|に|は|には)?、?[^。]{{0,50}}(?:開示|提供)(?:し|する)?(?:こと)?(?:が|を)?(?:でき|承諾|承認|認め)"
    rf"|(?:{_LISTS})[^。]{{0,50}}(?:除(?:外|く|き|いて)|及ば(?:な|ず)|及びません|当たら|当たりませ|含ま(?:な|ませ|れな|れませ|れず)|適用(?:しな|されな)|適用(?:しません|されません)|限りで(?:は)?(?:な|あり)|該当しな|対象外|取扱わな)"
)


def exceptions_count(context: Context) -> Iterator[Fact]:
    """How many entries the list of what is no secret (or may be disclosed all the same) has."""
    for node in context.reading.walk():
        if node.address is None or not _secret(context, node):
            continue
        entries = [child for child in node.children if child.unit.kind in (Kind.ITEM, Kind.SUBITEM, Kind.PARAGRAPH)]
        for number, sentence in enumerate(node.sentences):
            found = _LEFT_OUT.search(sentence.text)
            if found is None:
                continue
            rest = sentence.text[found.start() :] + "".join(one.text for one in node.sentences[number + 1 :])
            count = len(entries) or _entries_in_line(rest)
            if count >= 2 and _speaks_of_secrets(sentence):
                yield context.fact(
                    "confidentiality.exceptions_count",
                    count,
                    sentence,
                    *clip(sentence, *found.span()),
                    confidence=0.85,
                )
                break


_NAMED_SECRET = re.compile(r"(?:秘密|機密)情報(?:には|とは|に)")
_MARKS = tuple(
    tuple(re.compile(shape.format(mark)) for mark in marks)
    for marks, shape in (
        ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫", "{}"),
        ("123456789", r"[(]?{}[)]"),
        ("abcdefghijkl", r"[(]?{}[)]"),
        ("アイウエオカキク", r"[(]{}[)]"),
    )
)


def _entries_in_line(text: str) -> int:
    """How many entries a list in running text has: 次の各号を除く。①公知の情報、②…."""
    for marks in _MARKS:
        count = at = 0
        for mark in marks:
            found = mark.search(text, at)
            if found is None:
                break
            count, at = count + 1, found.end()
        if count >= 2:
            return count
    return 0


def _secret(context: Context, node: Node) -> bool:
    if re.search(r"秘密|機密|守秘|NDA", context.reading.document.title):
        return True
    article = node.article.address
    types = (*context.types.get(node.address, ()), *context.types.get(article, ())) if node.address and article else ()
    return "confidentiality" in types or any(_NAMED_SECRET.search(one.text) for one in node.sentences)


def _speaks_of_secrets(sentence: Sentence) -> bool:
    """The exceptions are those of secrets or of not disclosing, not of the purposes personal data are used for."""
    spoken = " ".join(other.text for other in sentence.node.sentences)
    if re.search(r"個人情報|契約者情報|登録情報|会員情報", spoken) and not re.search(_SECRET, spoken):
        return False
    return bool(re.search(_SECRET, spoken + sentence.node.article.caption)) or bool(
        re.search(r"第三者(?:に|へ)?の?(?:開示|提供|漏)", spoken)
    )


_KEEPS_ON = re.compile(
    r"(?:間)?(?:、)?(?:は|存続|有効|効力|継続|を経過|が?(?:経過|過ぎ|経つ)|の間|のあいだ|なお|に限|とする|とします|適用|秘密|機密|引き続き|第三者|これを|相手方|厳|本条|(?:ほか|他|外)[にへ部]|漏ら|で(?:消え|終わ|失効)|続[くきけ]|生き|残[るり]|まで|負[いう]|守[るり])"
)
_OVER = re.compile(
    legal.CONTRACT_END
    + r"|開示|受領|受け?取|返還|完了|(?:契約|取引|業務|委託)(?:期間)?の後|(?:間|中|期間)(?:も|、|及び|および|並びに|ならびに)?、?その後"
)
_FOR_EVER = re.compile(
    r"(?:期間|期限|年限)(?:を|の)?(?:限ら(?:ず|ない)|設け(?:ない|ません|ず)|定め(?:ない|ず|なく)|定めなく|制限なく|切らず)|無期限|期限なく|永久に|いつまでも|秘密(?:情報)?で(?:ある限り|なくなるまで)"
)

# 本契約の終了後も、第三者に開示し、又は漏えいしてはならない
_STILL_BOUND = re.compile(
    r"(?P<when>(?:(?:契約|在職|在籍|委託|雇用|業務)[^、。]{0,6}?(?:の間|中|期間)は?(?:もとより|もちろん)、?(?:終わった|終えた|終了した|満了した|辞めた)|(?:契約|退職|退会|業務|取引|委託)[^、。はが]{0,8}?(?:終了|満了|解除|完了)?)後(?:であって|において|(?:で)?あ(?:って|ろう))?も)(?:なお|引き?続き)?、?"
    r"(?:(?:有効に)?(?:存続(?:する|します)|効力を有(?:する|します))|有効(?:とする|とします|である)"
    r"|[^。]{0,60}?(?:(?:開示|漏|洩)[^。]{0,30}?(?<!なく)(?<!求め)(?<!拒ん)[てで]は(?:なら|なり|いけ)(?:ない|ません)|(?:開示|漏えい|漏洩)(?:しない|しません)|漏らさ(?:ない|ません)|(?:開示|漏えい|漏洩|漏ら)し、[^。]{0,60}?(?:しない|用いない|供しない)"
    r"|(?:秘密|機密|守秘)[^。、]{0,8}義務を[^。、]{0,6}負(?:う|います)|(?:本条|前[条項])の義務を負(?:う|います)|(?:秘密|機密)[^。、返廃]{0,8}(?:保持|厳守|遵守)(?:する|します|しなければな(?:らない|りません))"
    r"|(?:義務|規定|定め|本条|前[条項])[^。、]{0,16}?(?:存続|有効|遵守|効力)[^。、で]{0,3}(?:する|します|しなければな(?:らない|りません))))(?:もの(?:と(?:する|します)|です))?(?:。|$)"
)


def secrecy_survival(context: Context) -> Iterator[Fact]:
    """confidentiality.survival: how long secrets have to be kept after the end; without end as printed."""
    secret = bool(re.search(r"秘密|機密|守秘|NDA", context.reading.document.title))
    for sentence in context.sentences():
        text = sentence.text
        typed = "confidentiality" in context.about(sentence)
        if not (secret or typed) and not re.search(_SECRET, text + heading(sentence)):
            continue
        if typed and re.search(r"(?:利用|契約)期間は|更新", text):
            continue
        said = before(sentence) + text if text.startswith("ただし") else text
        if (found := _FOR_EVER.search(text)) and re.search(r"義務|秘密|機密|情報|データ|定め|規定|条|続|負", said):
            yield context.fact(
                "confidentiality.survival",
                printed(sentence, *found.span()),
                sentence,
                *clip(sentence, *found.span()),
                confidence=0.7,
                qualifier=case(sentence, found.start()),
            )
        lengths = durations(text)
        still = None if lengths or "競業" in text or _FOR_EVER.search(text) else _STILL_BOUND.search(text)
        if still:
            yield context.fact(
                "confidentiality.survival",
                printed(sentence, *still.span("when")),
                sentence,
                *clip(sentence, *still.span()),
                confidence=0.5,
            )
        for length in lengths:
            after, head = text[length.end :], text[max(0, length.start - 40) : length.start]
            if (
                _OVER.search(head)
                and _KEEPS_ON.match(after)
                and not re.search(r"以内|書面|返還|前まで|違約|競", after[:12])
                and not re.search(r"競業|同種の|成果を|論文|学会|発表", text)
            ):
                yield context.fact(
                    "confidentiality.survival", length.value, sentence, *clip(sentence, length.start, length.end)
                )
