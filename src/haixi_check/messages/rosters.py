"""What is wrong with the rows of rosters, and what to do about it."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "problem.above_limit": Sentence(
        "“{header}”填的是“{found}”，不可能超过 {limit}。",
        "“{header}” says “{found}”, and cannot be more than {limit}.",
    ),
    "problem.above_limit.todo": Sentence(
        "请核对单位（年、月）和数字后改正。",
        "Check the unit (years, months) and the number, and correct it.",
    ),
    "problem.after_own_year": Sentence(
        "“{header}”填的是“{found}”，晚于填报年度 {own_year} 年。",
        "“{header}” says “{found}”, which is later than the reporting year {own_year}.",
    ),
    "problem.after_own_year.todo": Sentence(
        "请核对后改正；确属下一年度的，从本年度删去，留到下一年度填报。",
        "Correct it, or leave the row for the submission of that year.",
    ),
    "problem.contradiction": Sentence(
        "“{given}”填“{given_value}”，“{column}”却填“{found}”，前后矛盾。",
        "“{given}” says “{given_value}”, but “{column}” says “{found}”.",
    ),
    "problem.contradiction.todo": Sentence(
        "请核对后改正；情况属实的，在“说明”栏写明原因。",
        "Correct one of the two, or give the reason in the note.",
    ),
}
