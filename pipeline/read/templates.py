"""Page templates (Jinja, ERB, PHP, Blade, Handlebars, Vue) -> the HTML that carries their prose."""

import html
import re

_PHP = re.compile(r"<\?(=?)(?:php\b|xml\b)?(.*?)(?:\?>|\Z)", re.DOTALL | re.IGNORECASE)
_ERB = re.compile(r"<%(--|[=-]?)(.*?)-?%>", re.DOTALL)
_STATEMENT = re.compile(r"\{%.*?%\}|\{\{!--.*?--\}\}|\{\{[#/>!^].*?\}\}|\{\{\s*else\s*\}\}", re.DOTALL)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_EXPRESSION = re.compile(r"\{\{\{?(.*?)\}\}\}?|\{!!(.*?)!!\}", re.DOTALL)
_DIRECTIVE = re.compile(
    r"^[ \t]*@(?:extends|section|endsection|yield|include|if|elseif|else|endif|unless|endunless|foreach|endforeach|for|endfor|push|endpush"
    r"|stack|php|endphp|auth|endauth|guest|endguest|isset|endisset|empty|endempty|component|endcomponent|slot|endslot|csrf|model|page)"
    r"\b.*$",
    re.MULTILINE,
)
_NAME = re.compile(r"[$@]?[\w-]+(?:(?:\.|->|\?\.)[\w-]+)*", re.ASCII)
_PROSE = re.compile(r"""['"]([^'"\n]*[ぁ-んァ-ヶ一-鿿][^'"\n]*)['"]""")
_COMPONENT = re.compile(r"\s*(?><!--.*?-->\s*|<(script|style)\b.*?</\1>\s*)*+<template\b", re.DOTALL | re.IGNORECASE)
_ROOT_TEMPLATE = re.compile(r"<(/?)template\b[^>]*>", re.IGNORECASE)


def strip(text: str) -> str:
    """The text without statements; what is filled in stays as {{ name }}, and as its words where it is a Japanese literal.

    >>> strip("{% if x %}<p>{{ company }}は、{{ _('利用規約') }}を定める。</p>{% endif %}")
    '<p>{{ company }}は、利用規約を定める。</p>'
    """
    if "<?" in text:
        text = _PHP.sub(lambda found: _filled_in(found[2]) if found[1] else _literals(found[2]), text)
    if "<%" in text:
        text = _ERB.sub(lambda found: _filled_in(found[2]) if found[1] == "=" else "", text)
    if "{%" in text or "{{" in text or "{!!" in text:
        text = _STATEMENT.sub("", _COMMENT.sub("", text))
        text = _EXPRESSION.sub(lambda found: _filled_in(found[1] or found[2] or ""), text)
        text = _DIRECTIVE.sub("", text)
    if _COMPONENT.match(text):
        text = _ROOT_TEMPLATE.sub(r"<\1div>", text)  # a Vue component: its template is the page
    return text


def _filled_in(expression: str) -> str:
    expression = expression.strip()
    if prose := _PROSE.search(expression):
        return prose[1]
    return html.escape("{{ " + expression + " }}") if _NAME.fullmatch(expression) else ""


def _literals(code: str) -> str:
    """What PHP prints as Japanese text: echo '利用規約';"""
    return "".join(
        found[2]
        for found in re.finditer(r"""\b(?:echo|print|_e)\b\s*\(?\s*(['"])(.*?)\1""", code, re.DOTALL)
        if _PROSE.search(f"'{found[2]}'")
    )
