"""How long the contract runs, whether it goes on by itself, how it is left."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip, condition, delegation, printed
from pipeline.extract.reader import Sentence
from pipeline.extract.values import Found, durations
from pipeline.ontology import CUSTOMER, PROVIDER
from pipeline.types.clause import Fact

_RENEWS = r"(?:更新|延長|継続)"
_PERIOD = r"(?:契約|利用|有効|サービス|提供|存続|委託|賃貸借|雇用|使用許諾|会員|許諾|受講|加入|保守|ライセンス|本契約の|契約の)(?:契約)?(?:の)?(?:有効|存続|提供)?期間"
_TERM_BEFORE = re.compile(
    rf"{_PERIOD}(?:\([^()]*\))?(?:は|について|を|とは|の長さは|、)[^。]{{0,70}}$"
    r"|(?:成立|締結|開始|登録|契約|発効|申込|利用開始|入会|施行|翌月1|属する月の(?:翌月)?(?:初)?|付与|引渡|交付|初日|[0-9]日)[^。、]{0,16}?(?:日|月|時)?(?:\([^()]*\))?(?:から|より|を起算日として|以降|起算)[^。、]{0,14}$"
    r"|^期間は[^。]{0,50}$"
)
_MINIMUM = re.compile(
    r"最低(?:利用|契約|使用|継続|加入|受講|在籍|購入|申込)?(?:の)?(?:必要)?(?:期間|年数|月数)?(?:は|を|として|が|とし|の|について)?"
)
_STATES = re.compile(
    r"(?:間)?(?:\([^()]*\))?(?:とする|とします|とし|です|である|であり|で、|有効|効力|存続|効力を有|継続|を以て終了|をもって終了|まで|が経過する日|を経過する日|後の応当日|の間|限り|単位|。|$)"
)
_NOT_TERM = re.compile(
    r"試用|無料|無償期間|保証期間|検査|秘密|守秘|競業|存続する|保管|保存|催告|遅延|以内|貸与期間|予告|キャンペーン|瑕疵|契約不適合|損害|未満|超え|過去|直近|以上(?:継続|前|経過)"
)
_AUTO = re.compile(
    rf"自動(?:的に)?[^。、]{{0,24}}{_RENEWS}|(?:同一|同様|同)(?:の)?(?:条件|内容|期間|契約)(?:で|にて|により|をもって)?[^。]{{0,24}}{_RENEWS}(?:され|する|し|と)"
    rf"|(?:申出|意思表示|通知|連絡|異議|申入れ?|手続|更新拒絶|届出|届け)[^。]{{0,12}}(?:ない|なけれ|なかっ|されない|しない)[^。]{{0,110}}{_RENEWS}(?:\([^()]*\))?(?:され|する|し|と|がな)"
    rf"|{_RENEWS}(?:した|された|する|を申込んだ)?もの?とみな|(?:さらに|以後)[^。]{{0,20}}(?:年|か月)間?(?:ずつ)?(?:{_RENEWS}|有効)"
)
_NOT_AUTO = re.compile(
    rf"自動(?:的に|では|的には)?[^。、]{{0,8}}{_RENEWS}[^。、]{{0,10}}(?:ない|ません|せず|され(?:ない|ません))|{_RENEWS}(?:は|を)(?:行わない|行いません|しない(?:もの)|いたしません)|自動更新(?:は|を)?[^。]{{0,8}}(?:しない|ありません|行わ|いたしません|されません|されない)"
)
_NO_CONTRACT = re.compile(
    r"情報|プログラム|ソフトウェアの|データ|ホームページ|保険責任|パスワード|アカウントの更新|機器の更新"
)
_SAME = re.compile(rf"同(?:一|様|じ)?(?:の)?(?:条件|内容|期間|契約)[^。]{{0,16}}{_RENEWS}")


def initial_term(context: Context) -> Iterator[Fact]:
    """term.initial: how long the first contract runs."""
    for sentence in context.sentences("term", "renewal", "application", "service_content", "fees", "usage_restriction"):
        if not set(context.of(sentence)) & {"term", "renewal"} and not re.search(_PERIOD, sentence.text):
            continue
        lengths = list(durations(sentence.text))
        for length in lengths:
            if _is_initial(sentence.text, length):
                span = clip(sentence, length.start, length.end)
                yield context.fact(
                    "term.initial", length.value, sentence, *span, condition=condition(sentence, length.start)
                )
        if not lengths and (where := delegation(sentence.text)) and (found := re.search(_PERIOD, sentence.text)):
            if "term" in context.of(sentence) and not re.search(
                rf"{_RENEWS}|終了|解約", sentence.text[: found.end() + 30]
            ):
                span = clip(sentence, *found.span())
                yield context.fact("term.initial", where, sentence, *span, confidence=0.5, delegated_to=where)


def _is_initial(text: str, length: Found) -> bool:
    before, after = text[: length.start], text[length.end :]
    clause = before[max(before.rfind("。"), 0) :]
    if _MINIMUM.search(clause[-30:]) or not _STATES.match(after) or _renews(text, length):
        return False
    if (
        re.search(r"更新", clause[-30:])
        or _NOT_TERM.search(clause[-20:] + after[:14])
        or re.match(r"以内|前|以上|を?超|未満|後に|経過し?た(?:後|とき|場合)", after)
    ):
        return False
    return bool(_TERM_BEFORE.search(clause))


def _renews(text: str, length: Found) -> bool:
    """Whether the length is that of what follows: さらに1年間更新, 1年間自動的に更新, 更新後の期間は1年."""
    after, before = text[length.end :], text[max(0, length.start - 30) : length.start]
    if re.search(
        rf"(?:さらに|更新(?:後|される|した場合)?の?[^。、]{{0,12}}期間(?:は|を|も)?、?|次の(?:利用|契約)期間[(]?|以後|以降も|その後も?|同一条件(?:で|にて)|満了日?(?:の翌日)?(?:から|より|において)?、?(?:に)?|{_RENEWS}[(][^()]{{0,8}})$",
        before,
    ):
        return bool(re.search(_RENEWS, text))
    return bool(
        re.match(
            rf"(?:間)?(?:の期間)?(?:ごとに|ずつ|毎に|単位で|更新|延長|自動|、(?:自動|同一|同様|同じ)|同(?:一|じ|様)|の自動|に限り(?:更新|延長)|を限度として{_RENEWS}|[^。、とし]{{0,12}}{_RENEWS})",
            after,
        )
    )


def minimum_term(context: Context) -> Iterator[Fact]:
    """term.minimum: how long the customer has to stay at least."""
    for sentence in context.sentences():
        for length in durations(sentence.text):
            before = sentence.text[max(0, length.start - 50) : length.start]
            if _NO_LEAVING.match(sentence.text[length.end :]):
                yield context.fact(
                    "term.minimum",
                    length.value,
                    sentence,
                    *clip(sentence, length.start, length.end + 20),
                    confidence=0.8,
                )
                continue
            if re.match(r"(?:間)?を(?:最短|最低|下限)と", sentence.text[length.end :]):
                yield context.fact(
                    "term.minimum",
                    length.value,
                    sentence,
                    *clip(sentence, length.start, length.end + 5),
                    confidence=0.85,
                )
                continue
            named = list(_MINIMUM.finditer(before))
            if (
                named
                and re.search(r"期間|継続|契約|利用|在籍|加入|受講", before[named[-1].start() :])
                and not re.search(r"前まで|通知|予告", before[named[-1].start() :])
            ):
                if re.match(
                    r"(?:間)?(?:とする|とします|とし|です|である|の|継続|、|。|$|以上|と定め|を経過|が経過|\()",
                    sentence.text[length.end :],
                ):
                    yield context.fact(
                        "term.minimum",
                        length.value,
                        sentence,
                        *clip(sentence, length.start, length.end),
                        confidence=0.9,
                    )


_NO_LEAVING = re.compile(
    r"^(?:間)?(?:は|を経過するまで(?:は)?|経過するまで|以内(?:は|に)|に満たない場合(?:は)?)、?[^。]{0,20}(?:解約|退会|解除|退学|退所|中途解約|休会)[^。]{0,12}でき(?:ない|ません|かね)"
)


def renewal(context: Context) -> Iterator[Fact]:
    """renewal.auto and renewal.term."""
    for sentence in context.sentences(
        "renewal", "term", "termination_by_customer", "application", "insurance", "confidentiality"
    ):
        text = sentence.text
        if not re.search(_RENEWS, text) or (_NO_CONTRACT.search(text) and "契約" not in text):
            continue
        denied = _NOT_AUTO.search(text)
        found = denied or _AUTO.search(text)
        if found is None or (not set(context.about(sentence)) & {"renewal", "term"} and not denied):
            continue
        span = clip(sentence, *found.span())
        yield context.fact(
            "renewal.auto", denied is None, sentence, *span, condition=condition(sentence, found.start())
        )
        if denied is None:
            yield from _renewal_terms(context, sentence)


def _renewal_terms(context: Context, sentence: Sentence) -> Iterator[Fact]:
    lengths = [
        length for length in durations(sentence.text) if not re.match(r"(?:以上)?前|以内", sentence.text[length.end :])
    ]
    renewing = [length for length in lengths if _renews(sentence.text, length)]
    if not renewing and (same := _SAME.search(sentence.text)):
        renewing = [
            length
            for length in lengths
            if length.end <= same.start() and _TERM_BEFORE.search(sentence.text[: length.start])
        ]
    for length in renewing[:1]:
        yield context.fact("renewal.term", length.value, sentence, *clip(sentence, length.start, length.end))


_WAY = re.compile(
    r"(?P<how>(?:(?:[^、。はが]|(?<=また)は|(?<=もしく)は){0,20}(?:所定|指定|定める)の?(?:(?:[^、。はが]|(?<=また)は|(?<=もしく)は){0,14})|(?:[^、。はが]|(?<=また)は|(?<=もしく)は){0,16}(?:書面|電子メール|メール|届出書|退会届|解約届|解約申請|申請書|Web|画面|マイページ|フォーム|ページ|電話|店頭|来店|窓口|アプリ|内容証明郵便|ホームページ)(?:[^、。はが]|(?<=また)は|(?<=もしく)は){0,14}?))(?:により|にて|で|によって|をもって|に従い|に従って|から|を(?:提出|使用|利用)|に(?:必要事項を)?(?:記入|入力)|上で|の手続)[^。]{0,60}?(?:届|通知|申請|申出|申し入れ|手続|解約|退会|連絡|提出|行う|行い|終了)"
)


def leaving_method(context: Context) -> Iterator[Fact]:
    """termination_by_customer.method: how the customer says that he leaves."""
    for sentence in context.ruled("termination_by_customer"):
        text = sentence.text
        if "antisocial_forces" in context.about(sentence) or (
            re.match(rf"[^。]{{0,40}}{PROVIDER}は、", text) and CUSTOMER not in text[:40]
        ):
            continue
        found = _WAY.search(text)
        if (
            found
            and re.search(
                r"解約|退会|終了|脱退|キャンセル|退学|解除|終了または変更", text + sentence.node.article.caption
            )
            and not re.search(r"返送|返却|催告", found.group())
        ):
            start, end = found.span()
            head = re.match(r".*(?:まで(?:に)?|場合は|ときは|、)", found["how"])
            start += head.end() if head else 0
            yield context.fact(
                "termination_by_customer.method",
                printed(sentence, start, end),
                sentence,
                start,
                min(end, start + 70),
                confidence=0.7,
            )
