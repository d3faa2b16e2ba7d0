"""At home or abroad: what is asked of a place on one side of the border, and the text names the other. Texts are folded."""

import re

from pipeline.answer import signs

_FOREIGN = (
    "アメリカ|米国|カナダ|メキシコ|ブラジル|アルゼンチン|チリ|ペルー|ハワイ|グアム|イギリス|英国|フランス|ドイツ|イタリア|スペイン|ポルトガル|オランダ|ベルギー|スイス|オーストリア"
    "|スウェーデン|ノルウェー|フィンランド|デンマーク|ポーランド|チェコ|ハンガリー|ギリシャ|トルコ|ロシア|ウクライナ|中国(?!地方)|韓国|台湾|香港|マカオ|モンゴル|ベトナム|タイ|フィリピン"
    "|マレーシア|シンガポール|インドネシア|カンボジア|ミャンマー|ラオス|ネパール|バングラデシュ|スリランカ|パキスタン|インド|ドバイ|サウジアラビア|イスラエル|エジプト|南アフリカ"
    "|ケニア|ナイジェリア|オーストラリア|ニュージーランド|ロンドン|パリ|ニューヨーク|ロサンゼルス|ソウル|上海|北京|バンコク|ハノイ|ホーチミン|欧州|ヨーロッパ|アジア|アフリカ|北米|南米|EU"
)
_AT = r"(?=(?:の|にある|国内の?)?(?:支店|支社|支部|工場|拠点|事業所|事務所|営業所|店舗|現地|本社|法人|倉庫|自宅|サーバ|出張|旅行|留学)|(?:国内)?(?:で|に|から|へ|まで|内|向け)(?!つ|関|住))"
"""What stands after the name of a place where something is: ベトナムの支店に, not 韓国語, 中国の人, インド料理."""
_ABROAD = re.compile(rf"海外|国外|外国(?!人|語|籍|為替)|(?:他|よそ)の国|他国|(?<![ァ-ヶー一-龠])(?:{_FOREIGN}){_AT}")
_AT_HOME = re.compile(r"国内|日本(?!語|法|円|[電商銀航郵])")


def place(asked: str, said: str) -> bool | None:
    """海外に置かれますか, ベトナムの支店で使えますか, where the text names the other side of the border or denies this one."""
    for here, there in ((_ABROAD, _AT_HOME), (_AT_HOME, _ABROAD)):
        if not here.search(asked) or there.search(asked) or not there.search(said):
            continue
        named = here.search(said)
        if named is None or signs.denies(signs.rest_of_clause(said, named.start())):
            return not signs.of_question(asked)
    return None
