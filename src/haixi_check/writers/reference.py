"""Reference pages in Markdown, Chinese first and English beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from haixi_check.messages import Language, say, sentences
from haixi_check.report import duties, words
from haixi_check.rulepack.form import Column, Form, Register, Sheet
from haixi_check.rulepack.pack import Text
from haixi_check.statement import PackRef, TargetInfo

LANGUAGES: tuple[Language, Language] = ("zh", "en")
_BLANK = re.compile(r"\{\w+\}")


def targets_page(rules: PackRef, targets: Mapping[str, TargetInfo]) -> str:
    """Every target: its words, how it is measured and read, and what to do."""
    lines = [*_head("targets")]
    for name, info in targets.items():
        lines += ["", f"## {info.code} {info.title.zh}", "", f"{info.title.en} · `{name}`", ""]
        lines += [f"- **{label}** {text}" for label, text in _of_target(rules, info)]
        lines += _paragraphs("reading", info.reading)
        lines += _paragraphs("remedy", info.remedy)
    return "\n".join([*lines, ""])


def _of_target(rules: PackRef, info: TargetInfo) -> Iterator[tuple[str, str]]:
    for clause, wording in info.clauses.items():
        yield _both("reference.clauses"), f"{clause}：{wording}"
    yield _both("reference.force"), _both(f"force.{info.force}")
    yield _both("reference.period"), _in_both(lambda lang: words.period(info, lang))
    if info.lead is not None:
        yield _both("reference.lead"), _in_both(lambda lang: duties.lead(info, lang))

    def formula(language: Language) -> str:
        titles = {name: text.in_language(language) for name, text in rules.terms.items()}
        return words.formula(info, titles, language)

    yield _both("reference.rule"), _in_both(formula)
    if info.proof is not None:
        chinese, english = (list(duties.proof(info, info.proof, lang)) for lang in LANGUAGES)
        for (code, zh), (_, en) in zip(chinese, english, strict=True):
            yield _both(code), _text(Text(zh=zh, en=en))
    if info.parts:
        yield _both("reference.parts"), "；".join(_text(part) for part in info.parts.values())


def fields_page(form: Form, kinds: Mapping[str, Text]) -> str:
    """Every sheet with its columns, and every figure with its definition."""
    lines = [*_head("fields"), "", f"## {_both('reference.figures')}", ""]
    lines += _table(("code", "name", "unit", "who", "meaning"))
    for figure in form.figures:
        who = "、".join(_text(kinds[kind]) for kind in figure.filled_by)
        cells = (f"`{figure.id}`", _text(figure.title), _text(figure.unit), who)
        lines.append(_row(*cells, _text(figure.definition)))
    sheets: tuple[Sheet | Register, ...] = (
        form.basics,
        form.figures_sheet,
        *form.registers,
        *form.rosters,
        form.evidence,
    )
    for sheet in sheets:
        lines += ["", f"## {_text(sheet.title)}", "", *_table(("code", "name", "meaning"))]
        lines += [
            _row(f"`{each.id}`", _text(each.title), _of_column(each)) for each in sheet.columns
        ]
    return "\n".join([*lines, ""])


def _of_column(column: Column) -> str:
    choices = "、".join(choice.value for choice in column.choices)
    meaning = _text(column.definition) if column.definition else ""
    return " ".join(filter(None, (meaning, choices)))


def problems_page() -> str:
    """Every problem that a check may find: what it means, and what to do."""
    known = sentences()
    lines = [*_head("problems")]
    for code in sorted(code for code in known if f"{code}.todo" in known):
        means, todo = known[code], known[f"{code}.todo"]
        lines += ["", f"## {code.removeprefix('problem.')}", ""]
        lines += [_plain(means.zh), "", f"→ {_plain(todo.zh)}", ""]
        lines += [_plain(means.en), "", f"→ {_plain(todo.en)}"]
    return "\n".join([*lines, ""])


def keys_page(schemas: Mapping[str, Mapping[str, Any]]) -> str:
    """Every key that may be written in the files of a pack, by the model that has it."""
    lines = [*_head("keys")]
    seen: set[str] = set()
    for file, schema in schemas.items():
        lines += ["", f"## {_both(f'reference.files.{file}')}"]
        for name, model in {file: schema, **schema.get("$defs", {})}.items():
            if name not in seen and model.get("properties"):
                seen.add(name)
                lines += ["", f"### {name}", "", *_table(("key", "meaning"))]
                lines += _keys(model)
    return "\n".join([*lines, ""])


def _keys(model: Mapping[str, Any]) -> Iterator[str]:
    needed = model.get("required", ())
    for key, schema in model["properties"].items():
        star = " \\*" if key in needed else ""
        yield _row(f"`{key}`{star}", " ".join(schema.get("description", "").split("\n")))


def _head(page: str) -> Iterator[str]:
    yield f"<!-- {_both('reference.made')} -->"
    yield f"# {_both(f'reference.{page}')}"
    for language in LANGUAGES:
        yield ""
        yield say(f"reference.{page}.about", language)


def _paragraphs(code: str, text: Text) -> Iterator[str]:
    yield from ("", f"**{_both(f'reference.{code}')}** {text.zh}", "", text.en)


def _both(code: str) -> str:
    return f"{say(code, 'zh')} / {say(code, 'en')}"


def _in_both(told: Any) -> str:
    return _text(Text(zh=told("zh"), en=told("en")))


def _text(text: Text) -> str:
    return text.zh if text.zh == text.en else f"{text.zh} / {text.en}"


def _plain(sentence: str) -> str:
    """A sentence as it stands in a page: what it is filled with is not known yet."""
    return _BLANK.sub("…", sentence).replace("{{", "{").replace("}}", "}")


def _table(columns: Iterable[str]) -> Iterator[str]:
    titles = [_both(f"reference.{column}") for column in columns]
    yield _row(*titles)
    yield _row(*("---" for _ in titles))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
