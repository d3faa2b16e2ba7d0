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
_NAMED = re.compile(rf"(?<![ァ-ヶー一-龠])(?:{_FOREIGN}){_AT}")
_ABROAD = re.compile(rf"海外|国外|外国(?!人|語|籍|為替)|(?:他|よそ)の国|他国|{_NAMED.pattern}")
_AT_HOME = re.compile(
    r"国内(?!外|以外)|日本(?!語|法|円|[電商銀航郵]|製|時間|国?の|から|国内外|国?以外|国?を含む|と同|で[はも])"
)
_ONLY_HOME = re.compile("国内(?:で|に)(?:の)?(?:限|のみ|だけ|使用|利用|お使い)")
"""What a text has to say to shut out a country that it does not name."""
_EVERYWHERE = re.compile("全世界|世界中|すべての国|全ての国|各国|海外も|国内外|問わず")


def place(asked: str, said: str) -> bool | None:
    """海外に置かれますか, ベトナムの支店で使えますか, where the text names the other side of the border or denies this one."""
    if _EVERYWHERE.search(said):
        return None
    home = _ONLY_HOME if _NAMED.search(asked) else _AT_HOME
    for here, there in ((_ABROAD, home), (_AT_HOME, _ABROAD)):
        if not here.search(asked) or there.search(asked) or not (other := there.search(said)):
            continue
        named = here.search(said)
        only = named is None and not signs.denies(signs.rest_of_clause(said, other.start()))
        if only or (named and signs.denies(signs.rest_of_clause(said, named.start()))):
            return not signs.of_question(asked)
    return None
