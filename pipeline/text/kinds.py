"""What kinds of answer a text can give: does it hold a length of time, a date, a sum, a rate, a procedure?"""

import re

from pipeline.types.question import Wants

_N = r"(?:[0-9][0-9,.]*|[一二三四五六七八九十百千万]+|数|半)"
_PERIOD = re.compile(
    rf"{_N} ?(?:日|営業日|[かカヶケヵヵ箇ヵ]?月|週|年|時間|分)(?:間|以内|前|以上|未満|後|以降|目|まで|を|の|単位|で|が|、|。|$)"
    r"|翌々?月|翌日|月末|末日|当月|期日|満了日|期間満了|即日|半年|無期限|期間の定め"
)
_DATE = re.compile(
    rf"(?:[0-9]{{4}} ?年|(?:令和|平成|昭和) ?{_N} ?年)(?: ?{_N} ?月)?(?: ?{_N} ?日)?|[0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}"
)
_TIME = re.compile(
    r"時点|とき[にから]|時に|時を|日に|日から|日を|もって|開始日|の日|後に|到達|発信|受領|承諾し|毎[年月週日]|[0-9一二三四五六七八九十]月に"
)
_AMOUNT = re.compile(
    rf"{_N} ?(?:円|ドル|万円|億円)|[¥￥\\] ?[0-9]|相当(?:する)?額|[分額]に?相当|(?:料金|代金|費用|金)の?(?:全額|半額)|無償|無料|[か月]分の|総額|実費|差額|額を?(?:限度|上限)"
)
_RATE = re.compile(rf"{_N} ?(?:%|パーセント|割(?!合|引)|分の)|年率|日歩|利率")
_COUNT = re.compile(
    rf"{_N} ?(?:人|名|回|件|台|個|つ|票|社|GB|MB|TB|ギガ|ID|アカウント|ユーザー|通|枚|部|字|文字)|過半数|若干名|全員|分の[0-9一二三四五六七八九十]"
)
_PLACE = re.compile(
    r"裁判所|所在地|国内|国外|海外|日本|本店|住所地|(?:都|道|府|県|市|区)(?:内|外|において)|場所"
    r"|(?:東京都|北海道|(?:大阪|京都)府|[一-龠]{2,3}(?<!府)県)[一-龠ヶ]{1,6}[市区町村](?![一-龠]*[域分場画費税民立長])"
    r"|[市区町村](?:に(?:置|お[くき]|所在)|[一-龠]{1,6}[0-9]{1,3}(?:丁目|番地|番[0-9]))"
)
_PROCEDURE = re.compile(r"書面|電子メール|届け?出|申し?出|申請|連絡|通知|手続|協議|方法|提出|申し?込|請求し|申告")
_CONDITION = re.compile(r"場合|とき[はにのも、]|に限り|限る|限ら|条件|要件|際|除き|除く|でなければ|しない限り")
_DEFINITION = re.compile(
    r"[」』]とは|[^、。]{1,30}とは、|をいう|をいいます|を指す|を指し|を意味し|意味する|と(?:総称|定義)"
)
_WHO = re.compile(r"負担|帰属|責任|費用|義務を負|が行[うい]|が保有|に属")
_REASON = re.compile(r"ため|により|理由|から、")
_OUTCOME = re.compile(
    r"停止|解除|解約|終了|脱退|除名|解雇|懲戒|退学|除籍|喪失|取り?消|失[うい]|みなし|みなす|違約金|損害金|利息|賠償|請求(?:でき|する|し)|制限|責任を負|負担|無効|効力|拒(?:む|絶|否)"
)
_SIGNS = {
    Wants.OUTCOME: _OUTCOME,
    Wants.PERIOD: _PERIOD,
    Wants.DATE: _DATE,
    Wants.TIME: _TIME,
    Wants.AMOUNT: _AMOUNT,
    Wants.RATE: _RATE,
    Wants.COUNT: _COUNT,
    Wants.PLACE: _PLACE,
    Wants.PROCEDURE: _PROCEDURE,
    Wants.CONDITION: _CONDITION,
    Wants.DEFINITION: _DEFINITION,
    Wants.WHO: _WHO,
    Wants.REASON: _REASON,
}


def holds(text: str) -> frozenset[Wants]:
    """The kinds of answer that folded text has the wording for; yes or no stands in any text.

    >>> sorted(holds("解約の30日前までに書面で申し出る。"))
    [<Wants.PERIOD: 'period'>, <Wants.PROCEDURE: 'procedure'>]
    """
    return frozenset(kind for kind, sign in _SIGNS.items() if sign.search(text))
