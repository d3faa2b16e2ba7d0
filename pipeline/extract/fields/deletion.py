"""When the data that customers keep are deleted."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.context import Context, case, condition, printed
from pipeline.extract.values import durations
from pipeline.ontology import CUSTOMER, PROVIDER
from pipeline.types.clause import Fact

_DATA = re.compile(
    r"データ|会話|対話|チャット|音声|録り|バックアップ|蓄積情報|(?:登録|会員|個人|利用者?|顧客|閲覧|位置|受診|利用者)情報|登録内容|ファイル|コンテンツ|投稿|アカウント|履歴|録音|録画|映像|画像|写真|動画|記録|情報|ログ|内容|書類|名簿|帳票|原稿|(?:個人|カード|口座|電話|会員)番号|マイナンバー|ポイント"
)
_DELETES = re.compile(
    r"消去(?!を証)|削除(?!(?:の|する)?日|を(?:証|受け)|の操作|は取り?消)|廃棄(?!物|を証)|破棄(?!を証)|抹消|(?<![取りち打解])消[しえさせ](?!費|毒|た(?=[一-龥ァ-ヶーぁ-ん])(?!後|とき|場合|もの))|(?<![取りち打解])消す(?!日)|捨て|溶か|シュレッダ|[裁細断]断|破砕|焼却|(?<=バックアップから)[^。、]{0,12}失われ"
)
_KEEPS = re.compile(r"(?:保存|保管|保有)(?:する|し[、ま]|され|いたし)|残[すし](?!て|た)|[と取]ってお")
_KEPT = re.compile(
    r"録画|映像|画像|録音|音声|ログ(?!イン)|履歴|会話|対話|チャット|バックアップ|投稿|写真|動画|(?:個人|会員|利用者?|顧客|登録|閲覧)情報"
)
_WHEN = re.compile(
    r"後|のち(?!も)|以内|のうち|時(?:に|点で|で)|日に|日をもって|ごと|経過|過ぎ|経[ちった]|日で|月で|年で|たとき|たら|まで|すみやか|ただちに|遅滞なく|と、|場合|とき|期間|しだい|次第|際|自動|責任で|必要がなくな|に達し|[年月日]以上"
)
_NOT_DATA = re.compile(
    r"秘密|機密|(?:消去|削除)の(?:請求|求め|要求)には?応じ|個人情報の(?:訂正|開示)|訂正|条項|規定は|除去|複製物|改ざん|ては(?:な|いけ)|表示を|規約[^。]{0,20}(?:追加|変更)|定義|違反|不適切|反する|禁止|侵害|該当する(?:と|場合)|苦情|アンインストール|証明(?:する|した)|(?:実行|処理)され(?:ない|ません)|権限を(?:消|削除)|(?:務め|義務|責め|責任|権利|債務)(?:は|が)[^。]*消え"
)
# 契約終了時に、受領した名簿を裁断する: in a clause on secrets too, where it is no secret in general that is destroyed.
_PAPERS = re.compile(
    r"名簿|個人(?:情報|データ)|顧客(?:情報|データ)|映像|画像|録音|写真|(?:電子|測定|観測|検査)?データ(?!ベース)"
)
_DATA_TYPES = frozenset(
    "customer_data post_termination termination_by_customer discontinuation account_management personal_information audit ai_use".split()
)


def data_deletion(context: Context) -> Iterator[Fact]:
    """data.deletion: when and under what condition stored data are deleted, or how long they are kept."""
    for sentence in context.sentences():
        text = sentence.text
        found = _DELETES.search(text)
        lengths = durations(text)
        kept = _KEEPS.search(text) if found is None and lengths else None
        if (found is None and kept is None) or not sentence.whole:
            continue
        secrets = "confidentiality" in context.of(sentence)[:1]
        if secrets and not _PAPERS.search(text):
            continue
        spoken = "".join(other.text for other in sentence.node.sentences)
        if not _DATA.search(spoken) or _NOT_DATA.search(text):
            continue
        ended = secrets and re.search(legal.CONTRACT_END, text)
        if not (ended or _DATA_TYPES & context.about(sentence)) and not (
            lengths
            and re.search(
                legal.CONTRACT_END
                + "|撮影|映像|録画|取得|作成|経過|過ぎ|保[存管]|写真|画像|音声|録音|データ|情報|履歴",
                text,
            )
        ):
            continue
        if kept is not None and not (
            _KEPT.search(text)
            and re.match(r"(?:間|の間|のあいだ)?[^。]{0,24}?(?:保|残|とって)", text[lengths[0].end :])
        ):
            continue
        if found is not None and (
            not _WHEN.search(text)
            or (_by_the_customer(text, found.start()) and not (lengths and re.search(legal.CONTRACT_END, text)))
        ):
            continue
        verb = found or kept
        if verb is None or re.search(r"(?:訂正|停止|開示)[^。]{0,10}(?:請求|要求)|責任を負|損害", text[: verb.end()]):
            continue
        end = _said_of_it(text, verb.end())
        start = max(0, end - 70)
        if start:
            comma = text.find("、", start, verb.start())
            start = comma + 1 if comma >= 0 and verb.end() - comma > 12 else start
        yield context.fact(
            "data.deletion",
            printed(sentence, start, end),
            sentence,
            start,
            end,
            confidence=0.65,
            qualifier=case(sentence, verb.start()),
            condition=condition(sentence, verb.start()),
        )


_STOP = re.compile(r"[。、]|$")
_GOES_ON = re.compile(r"(?:(?<!また)(?<!もしく)は|と|場合|とき|たら|て|.{5}[一-龥ァ-ヶー])$")


def _said_of_it(text: str, end: int) -> int:
    """Where the part ends that says something of the deletion: 削除は、10日後に確定します."""
    first = stop = next(_STOP.finditer(text, end)).start()
    while stop < len(text) and _GOES_ON.search(text, end, stop) and stop - end < 50:
        stop = next(_STOP.finditer(text, stop + 1)).start()
    return stop if stop - end <= 60 else first


def _by_the_customer(text: str, at: int) -> bool:
    """Whether the customer himself has to delete: 会員は、…を削除してください."""
    found = re.search(rf"[{PROVIDER}{CUSTOMER}](?:は|が)、?[^。]{{0,80}}$", text[:at])
    return bool(found and found.group()[0] == CUSTOMER and PROVIDER not in found.group()) and not re.match(
        r"(?:消去|削除)され", text[at:]
    )
