"""What a record or a row says itself against its counting, and what to do about it."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "problem.record_not_in_force": Sentence(
        "“{header}”写的是“{found}”：不再有效、还是草稿或尚未办成，不能算已落实。",
        "“{found}” under “{header}”: no longer in force, a draft or still to come, and no proof "
        "that this is done.",
    ),
    "problem.record_not_in_force.todo": Sentence(
        "请改填正式、有效的材料；没有的，落实情况改填“正在推进”或“未落实”；这一格写错的，请改正。",
        "Give the final document that is in force; if there is none, set the status to “正在推进” "
        "(under way) or “未落实” (not done); if this cell is wrong, correct it.",
    ),
    "problem.only_a_request": Sentence(
        "“{found}”只是请示，没有批复。",
        "“{found}” only asks for a decision; there is no answer to it.",
    ),
    "problem.only_a_request.todo": Sentence(
        "请改填批复的名称和文号；已有批复的，也可在“说明”栏写明批复文号。",
        "Give the answer with its number instead, or name it in the note.",
    ),
    "problem.number_of_later_year": Sentence(
        "文号“{found}”是 {year} 年的，晚于所填日期或填报年度（{latest} 年）。",
        "The number “{found}” is of {year}, later than the date or the reporting year ({latest}).",
    ),
    "problem.number_of_later_year.todo": Sentence(
        "请对照原件核对文号和日期。",
        "Check the number and the date against the document.",
    ),
    "problem.number_of_earlier_year": Sentence(
        "文号“{found}”是 {year} 年的，早于 {first} 年，与所填的日期、年度不符。",
        "The number “{found}” is of {year}, before {first}, and fits neither the date nor the year "
        "given.",
    ),
    "problem.number_of_earlier_year.todo": Sentence(
        "请对照原件核对文号和日期；确实如此的，在“说明”栏写明原因。",
        "Check the number and the date against the document, or say in the note why it is so.",
    ),
    "problem.dated_before_its_year": Sentence(
        "日期“{found}”比所属年度 {year} 年早半年以上，看不出反映的是这一年的工作。",
        "“{found}” lies more than half a year before {year}, the year that it is filed for.",
    ),
    "problem.dated_before_its_year.todo": Sentence(
        "请核对日期和所属年度；确实反映该年度的，在“说明”栏写明。",
        "Check the date and the year; if it does show that year's work, say so in the note.",
    ),
    "problem.row_not_in_force": Sentence(
        "“{header}”写的是“{found}”：不再有效或尚未办成，这一行是否计数存疑。",
        "“{found}” under “{header}” says that it is no longer so or not yet so: whether the row "
        "counts is open.",
    ),
    "problem.row_not_in_force.todo": Sentence(
        "已撤销、取消或还没有办成的，请删去这一行；情况已经改变的，请改写这一格。",
        "Delete the row if it was withdrawn, cancelled or has not come about; rewrite the cell if "
        "things have changed.",
    ),
    "problem.placeholder_name": Sentence(
        "“{header}”写的是“{found}”，不是真实名称。",
        "“{found}” under “{header}” is not a name.",
    ),
    "problem.placeholder_name.todo": Sentence(
        "请填写全称，与批准文件或协议一致。",
        "Give the full name, as in the approval or agreement.",
    ),
    "problem.own_name_for_partner": Sentence(
        "“{header}”写的是“{found}”，是填报单位自己，不是合作方。",
        "“{found}” under “{header}” is the reporting unit itself, not a partner.",
    ),
    "problem.own_name_for_partner.todo": Sentence(
        "请填写合作方的全称；没有合作方的，请删去这一行。",
        "Give the full name of the partner, or delete the row if there is none.",
    ),
    "problem.number_given_twice": Sentence(
        "编号“{found}”在 {first} 已经用过，可能是重复登记。",
        "The number “{found}” stands in {first} already; this may be the same again.",
    ),
    "problem.number_given_twice.todo": Sentence(
        "重复的请删去一行；确是两项的，请改正编号，或在“说明”栏写明。",
        "Delete one of them if they are the same; else correct the number or explain it in the "
        "note.",
    ),
    "problem.code_not_listed": Sentence(
        "代码“{found}”在“{sheet_name}”表里没有。",
        "The code “{found}” does not stand in the sheet “{sheet_name}”.",
    ),
    "problem.code_not_listed.todo": Sentence(
        "请核对两张表的代码；漏列的，补到“{sheet_name}”表。",
        "Compare the codes of the two sheets; add the row that “{sheet_name}” lacks.",
    ),
}
