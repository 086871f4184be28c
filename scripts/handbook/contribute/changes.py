"""What a contribution changes, in words: for people who review and do not read diffs of YAML and PO. Pure; all texts are hostile."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from handbook.contribute.alerts import alerts
from handbook.contribute.comment import code
from handbook.contribute.writing import Value, plain_values
from handbook.source_files import SourceFile
from handbook.translation.po import State, parse_po
from handbook.yaml_located import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from handbook.contribute.revisions import Changed

MOST = 40
"""Lines of one part; more are counted."""
_LONGEST = 60_000
_CASE_STUDY = re.compile(r"case_studies/([^/]+)\.yml")
_PO = re.compile(r"translations/([^/]+)/.+\.po")
_DATA = re.compile(r"(docs/_data|case_studies/taxonomy)/.+\.yml")
_PAGE = re.compile(r"docs/(?!_data/).+\.md")


def describe(changes: Sequence[Changed]) -> str:
    """Markdown for a comment: what to look at first, then case studies, translations, pages, data, all else."""
    if not changes:
        return "Nothing changes.\n"
    readable = [one for one in changes if not one.unread]
    parts = [
        _part("Please look at this first", alerts(changes)),
        _part("Case studies", _case_studies(readable)),
        _part("Translations", _translations(readable)),
        _part("Pages", _pages(readable)),
        _part("Data of the handbook", _data(readable)),
        _part("Other files", _others(changes)),
    ]
    text = "\n".join(["## What changes, in words", *filter(None, parts)]) + "\n"
    return text if len(text) <= _LONGEST else text[: text.rfind("\n", 0, _LONGEST)] + "\n- and more\n"


def preview_locale(paths: Iterable[str]) -> str:
    """The language that a preview should show: the one that changed most, English when anything else changed."""
    locales = Counter(parts[1] for path in paths if len(parts := path.split("/")) > 2 and parts[0] == "translations")
    only_translations = all(path.startswith("translations/") for path in paths)
    codes = [code for code, _ in sorted(locales.items(), key=lambda one: (-one[1], one[0]))]
    good = [one for one in codes if re.fullmatch(r"[A-Za-z0-9-]{2,20}", one)]
    return good[0] if good and only_translations else "en"


def _part(title: str, lines: Iterable[str]) -> str:
    found = list(lines)
    more = [f"- and {len(found) - MOST} more"] if len(found) > MOST else []
    return "\n".join([f"\n### {title}\n", *found[:MOST], *more]) if found else ""


# Case studies


def _case_studies(changes: Iterable[Changed]) -> Iterator[str]:
    for one in changes:
        if not (name := _CASE_STUDY.fullmatch(one.path)):
            continue
        before, after = values_of(one.path, one.before), values_of(one.path, one.after)
        title = code(str((after or before or {}).get("title", "")), 120)
        yield f"- {_verb(one, before, after)} {code(name[1])}: {title}{_by_field(one, before, after)}"


def _verb(one: Changed, before: Mapping[str, Value] | None, after: Mapping[str, Value] | None) -> str:
    if one.before is None:
        return "**New**"
    if one.after is None:
        return "**Removed**"
    if (after or {}).get("status") == "withdrawn" != (before or {}).get("status"):
        return "**Withdrawn**"
    return "**Changed**"


def _by_field(one: Changed, before: Mapping[str, Value] | None, after: Mapping[str, Value] | None) -> str:
    if one.after is None:
        return ""
    if after is None:
        return " (cannot be read as YAML)"
    if before is None:
        counted = [_counted(after.get(name), name) for name in ("countries", "what_was_done", "results", "sources")]
        return f"; {code(str(after.get('status', 'no status')), 30)}; " + ", ".join(counted)
    names = [
        name for name in (*after, *(one for one in before if one not in after)) if before.get(name) != after.get(name)
    ]
    return (
        "; " + ", ".join(_field(name, before.get(name), after.get(name)) for name in names) if names else "; form only"
    )


def _field(name: str, before: Value | None, after: Value | None) -> str:
    shown = code(name, 60)
    if before is None:
        return f"{shown} added"
    if after is None:
        return f"{shown} removed"
    if isinstance(before, list) and isinstance(after, list) and len(before) != len(after):
        return f"{shown} ({len(before)} to {len(after)} entries)"
    if name == "status":
        return f"{shown} ({code(str(before), 30)} to {code(str(after), 30)})"
    return shown


def _counted(value: Value | None, name: str) -> str:
    return f"{len(value) if isinstance(value, list) else 0} {name.replace('_', ' ')}"


def values_of(path: str, text: str | None) -> dict[str, Value] | None:
    """A file's fields, or its entries by their ids; None if it cannot be read."""
    if text is None:
        return None
    node, _ = parse_yaml(SourceFile(path, text))
    values = plain_values(node) if node is not None else None
    if isinstance(values, list):
        return {
            str(one.get("id", one.get("code", number))): one
            for number, one in enumerate(values)
            if isinstance(one, dict)
        }
    return values if isinstance(values, dict) else None


# Translations

_FUZZY = "", "fuzzy"
"""A translation that stands in the file and is not shown."""


def _translations(changes: Iterable[Changed]) -> Iterator[str]:
    by_locale: dict[str, Counter[str]] = {}
    for one in changes:
        if name := _PO.fullmatch(one.path):
            counts = by_locale.setdefault(name[1], Counter())
            counts["files"] += 1
            counts.update(_po_changes(one))
    for locale, counts in sorted(by_locale.items()):
        files = counts.pop("files")
        said = ", ".join(f"{number} {_plural(what, number)}" for what, number in sorted(counts.items())) or "form only"
        yield f"- {code(locale, 20)}, {files} {_plural('file{s}', files)}: {said}"


def _plural(what: str, number: int) -> str:
    return what.replace("{s}", "" if number == 1 else "s")


def _po_changes(one: Changed) -> Iterator[str]:
    before, after = _entries(one.path, one.before), _entries(one.path, one.after)
    if before is None or after is None:
        yield "file{s} that cannot be read"
        return
    for key in before.keys() | after.keys():
        old, new = before.get(key, ("", "")), after.get(key, ("", ""))
        if old == new:
            continue
        if new == _FUZZY:
            yield "text{s} with the mark fuzzy, which readers do not get"
        elif not new[0]:
            yield "text{s} removed"
        elif not old[0] or old == _FUZZY:
            yield f"new text{{s}} ({new[1]})"
        elif old[0] != new[0]:
            yield f"text{{s}} changed ({new[1]})"
        else:
            yield f"text{{s}} now {new[1]} (before: {old[1]})"


def _entries(path: str, text: str | None) -> dict[tuple[str, str], tuple[str, str]] | None:
    """Each text's translation and what the file says of its state: whether a signature holds is the check's business."""
    if text is None:
        return {}
    signed = re.findall(r"^# reviewed: (\S+) ", text, re.MULTILINE)
    entries, problems = parse_po(SourceFile(path, text), signed)
    if problems:
        return None
    return {
        (one.context, one.msgid): _FUZZY if one.state is State.ABSENT else (one.msgstr, str(one.state))
        for one in entries
        if one.kept
    }


# Pages, data, all else


def _pages(changes: Iterable[Changed]) -> Iterator[str]:
    for one in changes:
        if not _PAGE.fullmatch(one.path):
            continue
        if one.before is None or one.after is None:
            yield f"- **{'New' if one.before is None else 'Removed'}** {code(one.path)}"
            continue
        old, new = _paragraphs(one.before), _paragraphs(one.after)
        added, removed = sum((new - old).values()), sum((old - new).values())
        yield f"- **Changed** {code(one.path)}: {added} new or changed paragraphs, {removed} that were there are not any more"


def _paragraphs(text: str) -> Counter[str]:
    return Counter(" ".join(one.split()) for one in re.split(r"\n\s*\n", text) if one.strip())


def _data(changes: Iterable[Changed]) -> Iterator[str]:
    for one in changes:
        if not _DATA.fullmatch(one.path):
            continue
        before, after = values_of(one.path, one.before) or {}, values_of(one.path, one.after)
        if one.after is None:
            yield f"- **Removed** {code(one.path)}"
        elif after is None:
            yield f"- {code(one.path)} (cannot be read as YAML)"
        else:
            names = {
                "new": [name for name in after if name not in before],
                "changed": [name for name in after if name in before and before[name] != after[name]],
                "removed": [name for name in before if name not in after],
            }
            said = [f"{what}: {_names(found)}" for what, found in names.items() if found]
            yield f"- {code(one.path)}: {'; '.join(said) or 'form only'}"


def _names(found: Sequence[str]) -> str:
    return ", ".join(code(name, 60) for name in found[:8]) + (f" and {len(found) - 8} more" if len(found) > 8 else "")


def _others(changes: Iterable[Changed]) -> Iterator[str]:
    known = (_CASE_STUDY, _PO, _DATA, _PAGE)
    for one in changes:
        if one.unread or not any(pattern.fullmatch(one.path) for pattern in known):
            verb = "New" if one.before is None else "Removed" if one.after is None else "Changed"
            yield f"- {code(one.path)} ({one.unread})" if one.unread else f"- {verb}: {code(one.path)}"
