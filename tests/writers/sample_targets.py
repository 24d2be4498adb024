"""The targets of the verdicts in these tests; all wording here is made up but for the titles."""

from __future__ import annotations

from collections.abc import Mapping

from haixi_check.rulepack.pack import Text
from haixi_check.rulepack.targets import Basis, Force
from haixi_check.statement import LeadInfo, TargetInfo

CLAUSES = {
    "前言": ("制定依据", "Grounds of the opinion"),
    "一": ("指导思想", "Guiding principles"),
    "二": ("总体目标", "Overall goals"),
    "三(一)": ("加强党对职业教育工作的全面领导", "Party leadership of vocational education"),
    "三(三)": ("优化布局调整专业结构", "Layout and programmes"),
    "三(六)": ("建全“双创”人才培养机制", "Innovation and entrepreneurship"),
    "三(七)": ("开展职业技能提升培训", "Skills training"),
    "三(八)": ("实施1+X证书制度试点工作", "The 1+X certificate pilot"),
    "三(十)": ("加强师资队伍建设工作", "Teaching staff"),
    "三(十一)": ("完善职业教育保障体系", "Funding"),
    "四(二)": ("强化督导评估", "Inspection and evaluation"),
    "附件": ("附件(未随文公布)", "Annex (not published with the text)"),
}


def text(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


def info(
    code: str,
    title: tuple[str, str],
    clauses: Mapping[str, str],
    *,
    force: Force = Force.MANDATORY,
    threshold: str = "",
    unit: Text | None = None,
    period: str = "by 2022",
    measure: str = "share",
    formula: Mapping[str, tuple[str, ...]] | None = None,
    shortfall: tuple[str, str] | None = None,
    parts: Mapping[str, Text] | None = None,
    remedy: tuple[str, str] = (
        "把原件登记到“佐证材料”表，写明文号和日期。",
        "Enter the document on the Evidence sheet (佐证材料) with its number and date.",
    ),
) -> TargetInfo:
    return TargetInfo(
        code=code,
        title=text(*title),
        clauses=clauses,
        force=force,
        judged="whole",
        units=("higher", "secondary"),
        lead=LeadInfo(
            bodies=("college",),
            title=text("职业院校", "The college and schools"),
            basis=Basis.TEXT,
        ),
        period=period,
        measure=measure,
        threshold=threshold,
        unit=unit,
        formula=formula or {},
        shortfall=text(*shortfall) if shortfall else None,
        parts=parts or {},
        remedy=text(*remedy),
        reading=text(
            "分母用三(十)所写的“专业教师”，年报口径另列。",
            "The whole is the specialist teachers of 三(十); the other reading stands beside it.",
        ),
    )


TARGETS: dict[str, TargetInfo] = {
    "enrolment-scale": info(
        "Q01",
        ("职业教育在校生规模", "Enrolment"),
        {"二": "6000人以上"},
        threshold="≥ 6000 人",
        measure="sum",
        formula={"of": ("enrolment",)},
        shortfall=("还差 {n} 名在校生（全州合计）", "{n} students short (prefecture total)"),
    ),
    "dual-qualified-share": info(
        "Q02",
        ("“双师型”教师占专业教师比例", "Dual-qualified share of specialist teachers"),
        {"二": "50%以上", "三(十)": "达到50%以上"},
        threshold="≥ 50%",
        formula={"of": ("dual_qualified_teachers",), "to": ("specialist_teachers",)},
        shortfall=("还差 {n} 名双师型教师", "{n} dual-qualified teachers short"),
        remedy=(
            "先补齐教师名册里已具备条件但缺认定文件的；再安排企业实践和考证。",
            "First add the documents of teachers who already qualify; then train others.",
        ),
    ),
    "graduate-employment": info(
        "Q13",
        ("毕业生总体就业率", "Graduate employment"),
        {"三(六)": "87%以上"},
        threshold="≥ 87%",
        period="continuing",
        shortfall=("还差 {n} 名落实去向的毕业生", "{n} graduates short"),
        remedy=("报 12 月 31 日的去向落实数。", "Report the count of 31 December."),
    ),
    "training-volume": info(
        "Q15",
        ("年职业技能培训人次", "Training person-times a year"),
        {"三(七)": "3000人次以上"},
        threshold="≥ 3000 人次",
        period="each year from 2021",
        measure="sum",
        formula={"of": ("training_person_times",)},
        shortfall=("还差 {n} 人次", "{n} person-times short"),
        remedy=(
            "核对班次台账，按结业年度归年。",
            "Check the classes; a class counts in the year it ends.",
        ),
    ),
    "highly-skilled-share": info(
        "Q17",
        ("高技能人才占技能劳动者比例", "Highly skilled share of skilled workers"),
        {"三(七)": "30%以上"},
        force=Force.ASPIRATIONAL,
        threshold="≥ 30%",
        shortfall=("还差 {n} 名高技能人才", "{n} highly skilled workers short"),
    ),
    "certificate-exam-coverage": info(
        "Q18",
        ("证书考试应试尽试", "Certificate examinations"),
        {"三(八)": "应试尽试"},
        threshold="≥ 100%",
        period="each year from 2021",
        shortfall=("还有 {n} 名应试学生未参考", "{n} candidates did not sit"),
    ),
    "enterprise-practice": info(
        "Q20",
        ("教师企业实践5年6个月", "Six months of enterprise practice in five years"),
        {"三(十)": "5年累计不少于6个月"},
        threshold="≥ 100%",
        period="continuing",
        shortfall=("还有 {n} 名教师未满6个月", "{n} teachers below six months"),
    ),
    "postgraduate-share": info(
        "Q22",
        ("研究生层次教师比例逐年提高", "Postgraduate share rises every year"),
        {"三(十)": "逐年提高"},
        threshold="rising",
        period="each year from 2021",
        measure="trend",
        formula={"of": ("postgraduate_teachers",), "to": ("full_time_teachers",)},
        shortfall=("比上年还差 {n} 名", "{n} short of last year"),
    ),
    "per-student-funding": info(
        "Q23",
        ("高职生均财政拨款", "Funding per student of the college"),
        {"三(十一)": "不低于12000元"},
        threshold="≥ 12000",
        unit=text("元", "yuan"),
        period="continuing",
        measure="per_head",
        formula={"of": ("fiscal_appropriation",), "to": ("full_time_enrolment",)},
        shortfall=("年财政拨款还差 {n} 元", "{n} yuan of appropriation short"),
        remedy=(
            "商州财政局按在校生数补足拨款。",
            "Ask the finance bureau to make up the difference.",
        ),
    ),
    "certificate-variety": info(
        "S2",
        ("扩大证书种类", "More kinds of certificate"),
        {"三(八)": "扩大职业技能等级证书范围"},
        force=Force.ENCOURAGED,
        threshold="rising",
        measure="trend",
    ),
    "campus-activities": info(
        "E10",
        ("六项进校园活动", "Six activities on campus"),
        {"三(一)": "劳模进校园、非遗进校园"},
        measure="evidence",
        period="continuing",
        parts={
            "model-workers": text("劳模进校园", "Model workers on campus"),
            "masters": text("大师进课堂", "Masters in class"),
        },
    ),
    "branch-campus": info(
        "E12",
        ("分院挂牌", "The branch college"),
        {"三(三)": "挂牌成立柴达木职业技术学院分院"},
        measure="evidence",
        period="continuing",
    ),
    "quality-report": info(
        "E75",
        ("质量年度报告", "Yearly quality report"),
        {"四(二)": "质量年度报告制度"},
        measure="evidence",
        period="each year from 2021",
    ),
    "undergraduate-pilot": info(
        "E30",
        ("本科层次职业教育试点", "Undergraduate pilot"),
        {"二": "试点"},
        force=Force.ENCOURAGED,
        measure="evidence",
    ),
    "silent-duty": info(
        "E15",
        ("格尔木职校专业布局", "Programmes of Golmud School"),
        {"三(三)": "专业布局"},
        measure="evidence",
    ),
    **{
        f"duty-{number}": info(
            f"E{number:02}",
            (f"第{number}项常规工作", f"Routine duty {number}"),
            {"三(一)" if number < 50 else "三(十一)": f"片段{number}"},
            measure="evidence",
            period="continuing",
        )
        for number in (*range(31, 45), *range(51, 60))
    },
}

TERMS = {
    "enrolment": text("在校生数", "Students"),
    "dual_qualified_teachers": text("双师型教师数", "Dual-qualified teachers"),
    "specialist_teachers": text("专业教师数", "Specialist teachers"),
    "training_person_times": text("培训人次", "Person-times of training"),
    "postgraduate_teachers": text("研究生层次专任教师数", "Postgraduate teachers"),
    "full_time_teachers": text("专任教师数", "Full-time teachers"),
    "fiscal_appropriation": text("年财政拨款", "Appropriation"),
    "full_time_enrolment": text("全日制高职在校生数", "Full-time students"),
    "practice_months": text("企业实践月数", "Months of practice"),
    "exam_candidates_present": text("实际参加数", "Candidates present"),
}
