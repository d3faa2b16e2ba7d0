"""JSON of an amendment pack, and how it says whom a change serves."""

from datetime import date

from app.as_json import Json
from pipeline.export.pack_words import of_notice
from pipeline.revise.pack import pack
from pipeline.types.pack import Pack, Quoted
from pipeline.types.revision import Favours

__all__ = ["FAVOURS", "as_json", "pack"]

FAVOURS = {
    Favours.PROVIDER: "提供者に有利（目安）",
    Favours.CUSTOMER: "利用者に有利（目安）",
    Favours.NEUTRAL: "どちらにも有利・不利でない（目安）",
}


def as_json(value: Pack) -> Json:
    """The key "pack" of diff --json; changes by their index in "changes"."""
    return {
        "points": [
            {"change": point.change, "main": at < value.main, "sentences": list(point.sentences)}
            for at, point in enumerate(value.points)
        ],
        "effective": _day(value.effective),
        "effective_words": _quoted(value.effective_words) if value.effective_words else None,
        "announced": value.announced.isoformat(),
        "notices": [
            {
                "field": one.field,
                "length": one.length,
                "clause": _quoted(one.clause),
                "latest": _day(one.latest),
                "earliest": _day(one.earliest),
                "timing": one.timing.value,
                "text": list(of_notice(value, one)),
            }
            for one in value.notices
        ],
        "checks": [
            {
                "title": one.title,
                "law": one.law,
                "asks": one.asks,
                "found": [_quoted(words) for words in one.found],
                "missing": one.missing or None,
                "changes": list(one.changes),
            }
            for one in value.checks
        ],
        "skipped": value.skipped or None,
    }


def _quoted(one: Quoted) -> Json:
    return {"version": "new" if one.is_new else "old", "address": str(one.address), "quote": one.words}


def _day(one: date | None) -> str | None:
    return one.isoformat() if one else None
