"""What a plain verb is in the mouth of who sets the terms: 支払いません a release, 止めます a leave, 渡しません a ban."""

import re

from pipeline.extract.norms.families import EXEMPTION, OBLIGATION, PERMISSION, PROHIBITION
from pipeline.extract.norms.modality import Modality

_NOT = r"(?:ない|ません|ず|ぬ)(?:ものと(?:する|します|し|いたします)|こと(?:と|に)(?:する|します|いたします))?$"
# What is not done for the other: not given, not answered, not undone.
_WITHHELD = re.compile(
    rf"(?:(?:支払|払い|払い?出|振り?込|払い?戻|返|戻|償|つぐな|埋め合わせ|断り|請け合|減じ|繰り?越|受け?取|贈|贈呈|進呈|渡|付|送|届け|受け付け|受け|預か|引き受け|答え|応え|取り?消|直|延ば|替え|取り?替え|換え|引き換え|取り?置き|貸|使わせ|待|知らせ|明か|教え|認め)"
    rf"(?:[わいさしらりえけせげつちたきか]?(?:られ)?(?:(?:は)?(?:いた|致)?し|でき)?|[うくぐすつぬぶむる]こと(?:は|が|も)(?:でき|(?:いた)?し))"
    rf"|(?:返却|返金|返還|返品|払い?戻し?|補償|賠償|支払い?|支給|付与|加算|進呈|発行|再発行|交付|発送|配達|交換|修理|延長|受付|受理|回答|説明|両替|対応|案内|確認|減額|割引|免除|負担|用意|提供|通知|連絡|仲介|約束|保証|取消し?|訂正|(?:振替|代替|補講|補習)[^、はがをも]{{0,6}})"
    rf"(?:等|など)?(?:は|を|も|することは|することが|することも)?、?(?:一切|いっさい)?(?:(?:いた|致)?し|でき|行わ|行い|いただけ)?(?:て(?:おり|い))?|いただ[きか]){_NOT}"
)
_TO_OUTSIDERS = re.compile(
    r"第三者|(?:相手|互い|他人|ほか|他)に|(?:外部|他|ほか|外国|国外|海外|社外)(?:の|に|へ)|目的(?:以外|の外|外)|同意|承諾|許可|情報|データ|記録|秘密"
)
# What is taken from the other or closed to him, with what it is taken from.
_TAKEN = re.compile(
    r"(?:(?:残高|口座|カード|返(?:金|還)|払い?戻|払出|敷金|保証金|申込金|預り?金|保険金|賃金|給与|ポイント)[^、]{0,24}(?:引き?落と?|差し?引|控除|充当|相殺)|引き?落と?|申し?受け|徴収|没収|請求"
    r"|(?:登録|会員|資格|利用|取引|契約|アカウント|サービス|申込み?|予約|注文|許可|付与|提供|配信|出品|投稿|表示|参加|入場|入会|受験|開設|口座|営業|運転|運行|施設|館内|全部|一部)[^、]{0,16}"
    r"(?:停止|中止|中断|制限|解除|解約|抹消|拒否|拒絶|取り?消|取消し|断り|断|止め|休止|保留|失効させ|無効と|無効に|閉鎖|閉じ|休)|お断り|お?休み|休業|保留|凍結|(?<!事故)(?<!工事)(?<!被害)を(?:一時)?(?:停止|中止|中断|休止|制限|止め)|除名|終わらせ|(?:提出|提示|説明|確認)を求め|(?:身分|資格|期限の利益)を失わせ)"
    r"[いしきけりえみめじ]?(?:し|いた|致)?(?:ます|する|します|いたします|る|す|く|む|みます|とします|とする)(?:もの(?:と(?:する|します)))?$"
)
_GIVES_BACK = re.compile(
    r"(?:代金|料|料金|請求額|委託料|家賃|賃料)から|請求を|申し?出|申請|届出|求め(?:が|に)|遅滞なく|速やかに|直ちに|見分け|(?:[0-9一二三四五六七八九十]+(?:分|時間|日|営業日|か月)以内に)"
)


def in_terms(text: str, kind: Modality) -> Modality:
    """The modality of what who sets the terms says that he does not do or does."""
    if kind.name == PROHIBITION and _WITHHELD.search(text) and not _TO_OUTSIDERS.search(text):
        return Modality(EXEMPTION)
    if kind.name == OBLIGATION and kind.bare and _TAKEN.search(text) and not _GIVES_BACK.search(text):
        return Modality(PERMISSION)
    return kind
