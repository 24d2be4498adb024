"""The text of the files of a new pack: the least with which a template and a check work.

One unit, one clause, one figure and one target, each to be copied and changed.
"""

from __future__ import annotations

import datetime
import json

from haixi_check.plain import dataclass

MODELINE = "# yaml-language-server: $schema=schema/{kind}.json"
"""By this line an editor completes and explains what is written in a file."""

COVER_TEXT = """\
# 规则包封面：文件信息、条款目录(按原文顺序，一段不漏)、填报单位。
# The cover of the rule pack: the document, its clauses in order, the units that report.
id: {id}
version: 0.1.0
title: {{zh: {title}, en: {title_en}}}
short_title: {{zh: {title}, en: {title_en}}}
document: {document}
issuer: {{zh: {issuer}, en: {issuer}}}
issued: {issued}
in_force: {issued}
base_year: {before}
judged_from: {year}

# 条款目录：id 是条款号，opening 是原文这一段开头的几个字。
# The clauses: id is the number of the clause, opening the first words of its paragraph.
clauses:
  - {{id: 一, opening: 一、, title: {{zh: 总体要求, en: General goals}}}}

# 各单位合起来怎么称呼。
# What all units together are called.
whole:
  title: {{zh: 全部单位, en: all units together}}
  reference: {{zh: 参照全部单位的标准, en: held to the standard of all units together}}

# 单位类别；填报单位的 kind 写其中一个。
# The kinds of unit; each unit is of one of them.
kinds:
  - {{id: school, title: {{zh: 学校, en: school}}}}

units:
{units}
"""

UNIT_TEXT = """\
  - id: unit-{number}
    kind: school
    title: {{zh: {name}, en: {name}}}
    short: {{zh: {name}, en: {name}}}
"""

FORM_TEXT = """\
# 报送表：每张工作表有哪些栏目，指标怎样定义。
# The form: the columns of each sheet, and what each figure counts.
basics:
  title: {zh: 基本信息, en: Basic information}
  columns:
    - {id: unit, title: {zh: 填报单位, en: Reporting unit}, required: true}
    - {id: year, title: {zh: 填报年度, en: Reporting year}, type: year, required: true}
    - {id: reporter, title: {zh: 填报人, en: Filled in by}, kept: false}
    - {id: note, title: {zh: 说明, en: Note}}

figures_sheet:
  title: {zh: 指标数据, en: Figures}
  columns:
    - {id: unit_name, title: {zh: 填报单位, en: Reporting unit}}
    - {id: code, title: {zh: 代码, en: Code}}
    - {id: figure, title: {zh: 指标, en: Figure}, required: true}
    - {id: measure_unit, title: {zh: 计量单位, en: Unit of account}}
    - {id: note, title: {zh: 说明, en: Note}}

# 指标：kind 是 persons 人、person_times 人次、things 个数、money 金额。
# The figures: kind is persons, person_times, things or money.
figures:
  - id: students
    title: {zh: 在校生数, en: Students}
    unit: {zh: 人, en: persons}
    kind: persons
    filled_by: [school]
    definition: {zh: 当年9月1日在籍在校的学生。, en: Students registered on 1 September.}
  - id: boarders
    title: {zh: 住校生数, en: Boarders}
    unit: {zh: 人, en: persons}
    kind: persons
    filled_by: [school]
    definition: {zh: 在校生中住校的学生。, en: Students who live at the school.}
    at_most: [{figure: students}]

evidence:
  title: {zh: 佐证材料, en: Evidence}
  columns:
    - {id: duty, title: {zh: 事项, en: Duty}, required: true}
    - {id: part, title: {zh: 分项, en: Part}}
    - id: status
      title: {zh: 状态, en: Status}
      type: choice
      choices:
        - {value: 已落实, en: done}
        - {value: 正在推进, en: under way}
        - {value: 未落实, en: not done}
        - {value: 不适用, en: not applicable}
    - {id: for_year, title: {zh: 对应年度, en: For year}, type: year}
    - {id: date, title: {zh: 日期, en: Date}, type: date}
    - {id: document, title: {zh: 文号, en: Document}, type: document}
    - {id: file, title: {zh: 文件或网址, en: File or address}, type: address}
    - {id: note, title: {zh: 说明, en: Note}}
"""

RULES_TEXT = """\
# 一、总体要求。每项规则一段，示例写明各种情形应得的结果。
# The rules of clause 一, one entry each; the examples say what each case must come to.
clauses: [一]
"""


@dataclass(frozen=True, kw_only=True)
class NewPack:
    """What a new pack is to be called, and for whom it is."""

    id: str
    title: str
    title_en: str
    document: str
    issuer: str
    issued: datetime.date
    units: tuple[str, ...]


def files_of(pack: NewPack) -> dict[str, str]:
    """The files of the pack by name; the rules have no target yet."""
    called = pack.units or ("示例学校",)
    units = "".join(
        UNIT_TEXT.format(number=number, name=_quoted(name))
        for number, name in enumerate(called, start=1)
    )
    cover = COVER_TEXT.format(
        id=pack.id,
        title=_quoted(pack.title),
        title_en=_quoted(pack.title_en),
        document=_quoted(pack.document),
        issuer=_quoted(pack.issuer),
        issued=pack.issued.isoformat(),
        before=pack.issued.year,
        year=pack.issued.year + 1,
        units=units.rstrip("\n"),
    )
    files = {"pack": cover, "form": FORM_TEXT, "rules": RULES_TEXT}
    names = {"pack": "pack.yaml", "form": "form.yaml", "rules": "01-rules.yaml"}
    return {names[kind]: f"{MODELINE.format(kind=kind)}\n{text}" for kind, text in files.items()}


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
