"""The ontology as a page for people, in Markdown: every kind of document, clause type and field."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.ontology.forms import FORMS
from pipeline.ontology.labels import NAMES, SETS
from pipeline.ontology.patterns import PARTIES, Trigger
from pipeline.ontology.values import ClauseType, DocumentKind, Field, Ontology

_OPENING = """# 条項オントロジー

yakkan が条項を何に分け、どの事実をどの形で取り出し、文書の種類ごとに何を期待するかの一覧です。
中身は `pipeline/ontology/` の `clauses.toml`（条項の種類）、`fields.toml`（事実）、`kinds.toml`（文書の種類）にあり、
このページは `yakkan ontology > docs/ontology.md` で書き出したものです（手で直さず、TOML を直して書き出してください）。

- `yakkan ontology --json-schema` — `yakkan extract --json` の JSON Schema（draft 2020-12。事実の値の形を含みます）
- `yakkan ontology --skos` — 概念体系としての SKOS（JSON-LD）。CUAD・LEDGAR・UNFAIR-ToS との対応を含みます
- `yakkan ontology --check 自分の.toml` — 自分のファイルを調べ、誤りをファイル・行・理由で知らせます

法令は、その種類の条項を一般に規律するものへの手がかりで、助言ではありません。

## 自分の種類・事実を足す

プログラムに触れずに、自分の TOML ファイルで足したり直したりできます。`yakkan extract --ontology 自分の.toml 契約書.docx` のように
指定するか、環境変数 `YAKKAN_ONTOLOGY` に入れます。同じ名前があれば、書いた項目だけが置き換わります。

```toml
[types.data_residency]                    # 新しい条項の種類
label = 'データの所在地'
definition = 'データを保存する国や地域を定める。'
excludes = { customer_data = 'データの管理と削除一般' }
question = 'データはどこに保存されるか'
captions = ['所在地|保存場所']
triggers = ['(?:データ|サーバ) (?:国内|国外|海外|日本) (?:保存|保管|設置)']
facts = ['data.retention']

[fields.data.retention]                   # 新しい事実
label = 'データの保存期間'
form = 'duration'
triggers = ['データ 保存']                # この語が並ぶ文の、語の中か後ろの値（なければ前の値）を取ります
types = ['data_residency', 'customer_data']

[types.late_charge]                       # 既にある種類の一部を置き換える
question = '遅延損害金は当社の基準（年14.6%）以内か'

[kinds.saas_terms]                        # 文書の種類が期待するもの
types = ['fees', 'liability_limit', 'data_residency']
```

- `captions` は見出しの、`triggers` は本文の手がかりです。どちらも正規表現で、`triggers` では空白で区切った語が一つの文にこの順に
  並ぶことを求めます。表記は一つにそろえて比べます（又は・または、申し込み・申込、ヶ月・か月は同じ）。
- `negative` に当たる文では、`triggers` は働きません。
- 当事者は `{提供者}` `{顧客}` `{甲乙}` `{事業者}` `{利用者}` `{当事者}` と書けば、文書での呼び方によらず当たります。
  ほかの語群は `[words]` に `名前 = '語|語'` と書いて使えます。
"""


def page(ontology: Ontology) -> str:
    """The whole page."""
    return (
        "\n".join(
            [
                _OPENING,
                "## 値の形",
                "",
                *_forms(),
                "## 文書の種類",
                "",
                *(line for kind in ontology.kinds.values() for line in _kind(kind, ontology)),
                "## 条項の種類",
                "",
                *(line for kind in ontology.types.values() for line in _type(kind, ontology)),
                "## 事実",
                "",
                *_fields(ontology),
                "## 対応する種類のないラベル",
                "",
                *_unmatched(ontology),
            ]
        ).rstrip("\n")
        + "\n"
    )


def _forms() -> Iterator[str]:
    yield "| 形 | 名前 | 書き方 | 例 |"
    yield "|---|---|---|---|"
    for name, form in FORMS.items():
        rest = "。そのような値がなければ、印刷された言葉のまま" if form.printed else ""
        yield f"| `{name}` | {form.label} | {form.written}{rest} | `{form.example}` |"
    yield ""


def _kind(kind: DocumentKind, ontology: Ontology) -> Iterator[str]:
    yield f"### {kind.label} `{kind.id}`"
    yield ""
    yield kind.definition
    yield ""
    yield from _row("題名の手がかり", _codes(pattern.pattern for pattern in kind.titles))
    yield from _row("本文の手がかり", _codes(pattern.pattern for pattern in kind.cues))
    yield from _row("当事者の呼び方", "、".join(kind.parties))
    yield from _row("目印になる条項", _types(kind.marks, ontology))
    yield from _row("期待する条項", _types(kind.types, ontology))
    yield from _row("期待する事実", "、".join(f"{ontology.fields[id_].label} `{id_}`" for id_ in kind.facts))
    yield ""


def _type(kind: ClauseType, ontology: Ontology) -> Iterator[str]:
    yield f"### {kind.label} `{kind.id}`"
    yield ""
    yield kind.definition
    yield ""
    yield from _row("使う文書", "主に契約書" if kind.contract else "規約・契約書")
    yield from _row(
        "含まないもの",
        "、".join(f"{what}（→ {ontology.types[other].label} `{other}`）" for other, what in kind.excludes.items()),
    )
    yield from _row("確かめる問い", kind.question)
    yield from _row("言いかえ", "、".join(kind.synonyms))
    yield from _row(
        "期待する事実",
        "、".join(
            f"{ontology.fields[id_].label} `{id_}`（{FORMS[ontology.fields[id_].form].label}）" for id_ in kind.facts
        ),
    )
    yield from _row("法令", kind.statute or "")
    yield from _row("対応", _counterparts(kind))
    yield from _row("見出しの手がかり", _codes(pattern.pattern for pattern in kind.captions))
    yield from _row("打ち消す手がかり", _codes([kind.cues] if kind.cues else []))
    yield from _chains("本文の手がかり", kind.triggers)
    yield from _chains("列記の手がかり", kind.entries)
    yield ""


def _chains(name: str, triggers: Sequence[Trigger]) -> Iterator[str]:
    if triggers:
        yield f"- {name}:"
        yield from (f"  - {_codes([trigger.source])}" for trigger in triggers)


def _counterparts(kind: ClauseType) -> str:
    named = []
    for key, name in NAMES.items():
        if labels := getattr(kind, key):
            told = "、".join(f"{label}（同じ）" if label in kind.exact else label for label in labels)
            named.append(f"{name}: {told}")
    return " / ".join(named)


def _fields(ontology: Ontology) -> Iterator[str]:
    yield "| 事実 | 名前 | 形 | 条項 | 尋ね方 |"
    yield "|---|---|---|---|---|"
    for field in ontology.fields.values():
        yield f"| `{field.id}` | {field.label} | {_form(field)} | {_types(field.types, ontology)} | {_cell(field)} |"
    yield ""


def _form(field: Field) -> str:
    return FORMS[field.form].label + (f"（{'、'.join(field.choices)}）" if field.choices else "")


def _cell(field: Field) -> str:
    return _codes(pattern.pattern.replace("|", "\\|") for pattern in field.asking)


def _unmatched(ontology: Ontology) -> Iterator[str]:
    for key, name in NAMES.items():
        used = {label for kind in ontology.types.values() for label in getattr(kind, key)}
        rest = [label for label in SETS[key] if label not in used]
        yield f"- {name}: {'、'.join(rest) or 'なし'}"


def _types(ids: Sequence[str], ontology: Ontology) -> str:
    return "、".join(f"{ontology.types[id_].label} `{id_}`" for id_ in ids)


def _row(name: str, told: str) -> Iterator[str]:
    if told:
        yield f"- {name}: {told}"


def _codes(sources: Iterable[str]) -> str:
    """Patterns as code; the signs of the parties by their names."""
    return " ".join(f"`{_signs(source)}`" for source in sources)


def _signs(source: str) -> str:
    for name, pattern in sorted(PARTIES.items(), key=lambda item: -len(item[1])):
        source = source.replace(pattern, f"{{{name}}}")
    return re.sub("[\ue001-\ue003]", "", source)
