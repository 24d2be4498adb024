"""The headings of the reference pages: targets, fields, problems, and keys of rule files."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "reference.made": Sentence(
        "由程序生成，请勿手工修改：haixi-check targets docs -o docs",
        "Made by the program, not by hand: haixi-check targets docs -o docs",
    ),
    "reference.targets": Sentence("规则", "Targets"),
    "reference.targets.about": Sentence(
        "规则包里的全部规则，按原文顺序。单独查看一项：haixi-check targets show Q02",
        "All rules of the pack in the order of the document. One of them alone: haixi-check "
        "targets show Q02",
    ),
    "reference.fields": Sentence("报送内容", "What is reported"),
    "reference.fields.about": Sentence(
        "报送表的工作表、栏目和指标，以及各自的口径。生成空白报送表：haixi-check template",
        "The sheets, columns and figures of the form, and how each is counted. Workbooks to fill "
        "in: haixi-check template",
    ),
    "reference.problems": Sentence("问题代码", "Problems"),
    "reference.problems.about": Sentence(
        "核查中提出的问题，按代码排列：是什么意思，怎么改。“…”处是具体的内容。",
        "What a check may find in the data, by code: what it means, and what to do. “…” stands "
        "for what was found.",
    ),
    "reference.keys": Sentence("规则文件的写法", "Keys of rule files"),
    "reference.keys.about": Sentence(
        "规则包的文件里可以写哪些名称。标 * 的必须写。",
        "What may be written in the files of a rule pack. What is marked * must be there.",
    ),
    "reference.rule": Sentence("怎么算", "Rule"),
    "reference.clauses": Sentence("条款原文", "Printed in"),
    "reference.force": Sentence("力度", "Force"),
    "reference.period": Sentence("时限", "Period"),
    "reference.lead": Sentence("责任", "Answerable"),
    "reference.reading": Sentence("口径", "Reading"),
    "reference.remedy": Sentence("怎么补", "What to do"),
    "reference.parts": Sentence("分项", "Parts"),
    "reference.code": Sentence("编号", "Id"),
    "reference.name": Sentence("名称", "Name"),
    "reference.unit": Sentence("单位", "Unit"),
    "reference.who": Sentence("谁填", "Filled in by"),
    "reference.meaning": Sentence("口径", "Meaning"),
    "reference.figures": Sentence("指标", "Figures"),
    "reference.key": Sentence("写法", "Key"),
    "reference.files.Pack": Sentence("封面 pack.yaml", "The cover, pack.yaml"),
    "reference.files.Form": Sentence("报送表 form.yaml", "The form, form.yaml"),
    "reference.files.ClauseFile": Sentence("条款文件", "Files of clauses"),
}
