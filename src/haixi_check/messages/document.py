"""What the report as a document says around the words of the verdict."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "document.title": Sentence(
        "{document}落实情况核查报告\n（{year}年度）", "{document}: compliance report\n({year})"
    ),
    "document.school_title": Sentence(
        "{unit}\n{document}落实情况自查报告\n（{year}年度）",
        "{unit}\n{document}: self-check report\n({year})",
    ),
    "document.section": Sentence("{number}、{text}", "{number}. {text}"),
    "document.subsection": Sentence("（{number}）{text}", "({number}) {text}"),
    "document.outcome": Sentence("总体结论", "Outcome"),
    "document.summary": Sentence(
        "对照《{title}》（{document}），以{day}为基准日，对{year}年度报送的数据和佐证材料逐条核查，{counts}。",
        "The data and evidence reported for {year} were checked against {document} ({title}) as of "
        "{day}: {counts}.",
    ),
    "document.comma": Sentence("，", ", "),
    "document.concluded": Sentence("结论：{outcome}。", "Outcome: {outcome}. "),
    "document.because": Sentence("{why}。", "{why}."),
    "document.must_fix": Sentence("{text}。", " {text}."),
    "document.sentence": Sentence("{text}。", "{text}."),
    "document.matrix": Sentence("各条款判定情况", "Outcomes by clause"),
    "document.entry": Sentence(
        "{number}．{title}（{clauses}，{code}）。", "{number}. {title} ({clauses}, {code}). "
    ),
    "document.remedy": Sentence("整改措施：", "What to do: "),
    "document.no_record": Sentence("{unit}缺佐证 {n} 项", "No evidence from {unit} ({n})"),
    "document.signed_by": Sentence(
        "填报单位（盖章）：　　　　　　　　", "Reported by (seal): ________________"
    ),
    "document.checked_by": Sentence(
        "核查单位（盖章）：　　　　　　　　", "Checked by (seal): ________________"
    ),
    "document.signs": Sentence("文中符号：{signs}", "Signs: {signs}"),
    "document.alike": Sentence(
        "同类问题合为一行，写的是第一处；逐条见 Excel 报告的“问题清单”",
        "Problems of one kind share a row, told by the first; the Excel report lists all of them",
    ),
    "document.signed_on": Sentence("　　　　年　　月　　日　　", "Date: ________________"),
    "document.readings": Sentence("附：计算口径", "Annex: how figures were computed"),
}
