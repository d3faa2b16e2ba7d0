"""Secrets between the parties and the data customers keep: exceptions, how long, what is deleted."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip, condition, printed
from pipeline.extract.reader import Node, Sentence
from pipeline.extract.values import durations
from pipeline.ontology import CUSTOMER, PROVIDER
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

_SECRET = r"(?:秘密|機密)(?:保持)?(?:情報|義務)?|本件情報|開示情報"
_LISTS = r"(?:次|以下|下記|左記)(?:の|に|から|各)|各号"
_LEFT_OUT = re.compile(
    rf"(?:{_LISTS})[^。]{{0,80}}(?:{_SECRET})[^。]{{0,24}}(?:除外|除|含ま(?:な|ませ|れな|れませ|れず)|該当しな|当たらな|として(?:は)?取扱わな|とはし?な|ではな|みなさな|とはみな|とは(?:し|みなさ)|対象(?:外|とし)な|適用(?:しな|されな))"
    rf"|(?:{_SECRET})[^。]{{0,60}}(?:{_LISTS})[^。]{{0,60}}(?:除外|除(?:く|き|いて)|含ま(?:な|ませ|れな|れませ|れず)|該当しな|適用(?:しな|されな)|限りで|対象外|として取扱わな|ではな)"
    rf"|(?:{_LISTS})[^。]{{0,50}}(?:除(?:外|く|き|いて)|含ま(?:な|ませ|れな|れませ|れず)|適用(?:しな|されな)|限りで(?:は)?(?:な|あり)|該当しな|対象外|取扱わな)"
)


def exceptions_count(context: Context) -> Iterator[Fact]:
    """How many entries the list of what is no secret (or may be disclosed all the same) has."""
    for node in context.reading.walk():
        if node.address is None or not node.children or not _secret(context, node):
            continue
        entries = [child for child in node.children if child.unit.kind in (Kind.ITEM, Kind.SUBITEM, Kind.PARAGRAPH)]
        for sentence in node.sentences:
            found = _LEFT_OUT.search(sentence.text)
            if found and len(entries) >= 2 and _speaks_of_secrets(sentence):
                yield context.fact(
                    "confidentiality.exceptions_count",
                    len(entries),
                    sentence,
                    *clip(sentence, *found.span()),
                    confidence=0.85,
                )
                break


def _secret(context: Context, node: Node) -> bool:
    if re.search(r"秘密|機密|守秘|NDA", context.reading.document.title):
        return True
    article = node.article.address
    types = (*context.types.get(node.address, ()), *context.types.get(article, ())) if node.address and article else ()
    return "confidentiality" in types


def _speaks_of_secrets(sentence: Sentence) -> bool:
    """The exceptions are those of secrets or of not disclosing, not of the purposes personal data are used for."""
    spoken = " ".join(other.text for other in sentence.node.sentences)
    if re.search(r"個人情報|契約者情報|登録情報|会員情報", spoken) and not re.search(_SECRET, spoken):
        return False
    return bool(re.search(_SECRET, spoken + sentence.node.article.caption)) or bool(
        re.search(r"第三者(?:に|へ)?の?(?:開示|提供|漏)", spoken)
    )


def secrecy_survival(context: Context) -> Iterator[Fact]:
    """confidentiality.survival: how long secrets have to be kept after the end."""
    secret = bool(re.search(r"秘密|機密|守秘|NDA", context.reading.document.title))
    for sentence in context.sentences("confidentiality", "survival", "term"):
        text = sentence.text
        if not secret and "confidentiality" not in context.about(sentence) and not re.search(_SECRET, text):
            continue
        if not re.search(r"終了|満了|解除|開示(?:を受けた)?日|存続|有効|効力", text):
            continue
        for length in durations(text):
            after, before = text[length.end :], text[max(0, length.start - 40) : length.start]
            if re.search(r"終了|満了|解除|解約|開示|受領|退職", before) and re.match(
                r"(?:間)?(?:、)?(?:は|存続|有効|効力|継続|を経過|の間|なお|に限|とする|とします|適用|秘密|引き続き|第三者|これを|相手方|厳|本条)",
                after,
            ):
                if not re.search(r"以内|書面|返還", after[:12]):
                    yield context.fact(
                        "confidentiality.survival", length.value, sentence, *clip(sentence, length.start, length.end)
                    )


_DATA = r"(?:データ|蓄積情報|登録情報|登録内容|ファイル|コンテンツ|投稿(?:内容|情報)?|アカウント(?:情報)?|履歴(?:情報)?|録音|記録|情報|ログ|内容)"
_DELETES = re.compile(
    r"(?P<when>[^。]{0,50}、)?[^、。]{0,40}(?:消去|削除|廃棄|破棄|抹消)(?:いた)?(?:する|し(?:ます|、|た|て)|し|でき|される|されます|を行)[^。、]{0,20}|(?:依頼|申出|請求)がない場合[^。]{0,20}(?:消去|削除)"
)
_NOT_DATA = re.compile(
    r"秘密情報|個人情報の(?:訂正|開示)|訂正|条項|規定は|除去|機密|複製物|改ざん|してはな|表示を|規約[^。]{0,20}(?:追加|変更)|定義"
)


def data_deletion(context: Context) -> Iterator[Fact]:
    """When and under what condition stored data are deleted."""
    types = (
        "customer_data",
        "post_termination",
        "termination_by_customer",
        "discontinuation",
        "account_management",
        "personal_information",
    )
    for sentence in context.sentences(*types):
        text = sentence.text
        if (
            not sentence.whole
            or not set(context.of(sentence)) & set(types)
            or "confidentiality" in context.of(sentence)[:1]
        ):
            continue
        found = _DELETES.search(text)
        spoken = "".join(other.text for other in sentence.node.sentences)
        if (
            found is None
            or not re.search(_DATA, spoken)
            or _NOT_DATA.search(text)
            or re.search(rf"{CUSTOMER}は[^。]{{0,60}}(?:消去|削除)し", text)
        ):
            continue
        if not re.search(rf"{PROVIDER}|自動|され|責任で|消去する|削除(?:する|します|いたし)", text) or re.search(
            r"(?:訂正|停止|開示)[^。]{0,10}(?:請求|要求)|責任を負|損害", text[: found.end()]
        ):
            continue
        start, end = found.span()
        start = max(start, end - 70)
        yield context.fact(
            "data.deletion",
            printed(sentence, start, end),
            sentence,
            start,
            end,
            confidence=0.65,
            condition=condition(sentence, found.end()),
        )
