"""What is an address on the web, and what only looks like one."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from haixi_check.intake.cells.references import Reference, document, is_address, reference
from haixi_check.table import Percent, Value


@pytest.mark.parametrize(
    "text",
    [
        "http://www.example.cn/a.pdf", "HTTPS://example.cn", "https://例子.中国/文件",
        "www.example.cn",
        "http://oa/章程.pdf", "http://10.0.0.1:8080/x", "https://user:word@example.cn/x",
        "http://[2001:db8::1]/x", "ftp://example.cn/a", "http：//www.example.cn/a",
        " https://a.cn ",
        "https://example.cn。", "https://example.cn（附件一）", "https://example.cn，另附",
        "https://example.cn./x", "smb://server/share/a.pdf",
    ],
)  # fmt: skip
def test_an_address_has_a_host(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://", "https:///", "HTTP://", "www.", "www", "http://.", "http://…", "http:///a.pdf",
        "https://?", "http://--", "www./", "http://a..b", "https://@", "http://:80", "www.-",
        "http://（待定）", "http://***",
    ],
)  # fmt: skip
def test_without_a_host_it_is_none(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("http://", Reference.INCOMPLETE), ("www.", Reference.INCOMPLETE),
        ("file:///C:/章程.pdf", Reference.LOCAL), ("FILE://server/a", Reference.LOCAL),
        ("file:a.pdf", Reference.LOCAL), ("章程.pdf", Reference.PATH), ("C:/a.pdf", Reference.PATH),
        ("C:\\\\a.pdf", Reference.PATH), ("佐证/www.pdf", Reference.PATH), ("", Reference.PATH),
    ],
)  # fmt: skip
def test_what_else_it_is(text: str, what: Reference) -> None:
    assert reference(text) is what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("http://www.", Reference.INCOMPLETE), ("http://www./a", Reference.INCOMPLETE),
        ("http://localhost/a.pdf", Reference.PLACEHOLDER),
        ("http://localhost:8080", Reference.PLACEHOLDER),
        ("http://127.0.0.1/a.pdf", Reference.PLACEHOLDER),
        ("http://[::1]/a.pdf", Reference.PLACEHOLDER),
        ("http://xxx.com/xxx", Reference.PLACEHOLDER),
        ("www.xxxx.edu.cn", Reference.PLACEHOLDER),
        ("https://www.example.com/a", Reference.PLACEHOLDER),
        ("http://www.某某学校.cn", Reference.PLACEHOLDER),
        ("http://192.168.1.8/a.pdf", Reference.ADDRESS), ("https://x.com/a", Reference.ADDRESS),
        ("https://www.xxgk.gov.cn/a", Reference.ADDRESS),
        ("https://test.edu.cn.gov.cn/xxx", Reference.ADDRESS),
        ("https://examples.edu.cn", Reference.ADDRESS),
    ],
)  # fmt: skip
def test_a_host_that_keeps_the_place_of_one_is_no_site(text: str, what: Reference) -> None:
    assert reference(text) is what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        # a server of the unit's own network: with the path of a document, and only so
        ("http://oa", Reference.INCOMPLETE), ("http://oa/", Reference.INCOMPLETE),
        ("http://oa:8080", Reference.INCOMPLETE), ("http://oa:8080/a.pdf", Reference.ADDRESS),
        ("http://jwc-2/章程.pdf", Reference.ADDRESS), ("smb://server", Reference.INCOMPLETE),
        ("ftp://nas/共享/章程.pdf", Reference.ADDRESS), ("http://oa//a", Reference.ADDRESS),
        ("http://x", Reference.PLACEHOLDER), ("http://x/a.pdf", Reference.PLACEHOLDER),
        ("http://aaa/a.pdf", Reference.PLACEHOLDER), ("http://1/a.pdf", Reference.INCOMPLETE),
        ("http://内网", Reference.PLACEHOLDER), ("http://内网/章程.pdf", Reference.PLACEHOLDER),
        ("http://host/a.pdf", Reference.PLACEHOLDER), ("http://url/a", Reference.PLACEHOLDER),
        ("http://website/a", Reference.PLACEHOLDER), ("http://none/a", Reference.PLACEHOLDER),
        ("https://yoursite.com/a", Reference.PLACEHOLDER),
        ("http://网址/章程.pdf", Reference.PLACEHOLDER),
        ("http://localhost.localdomain/a", Reference.PLACEHOLDER),
        ("http://hostel.edu.cn/a", Reference.ADDRESS), ("http://学校.中国", Reference.ADDRESS),
        # names that end too early
        ("http://www.school/a", Reference.INCOMPLETE), ("www.school", Reference.INCOMPLETE),
        ("http://a.b", Reference.INCOMPLETE), ("http://..", Reference.INCOMPLETE),
        ("http://../章程.pdf", Reference.INCOMPLETE),
        (f"http://{'a' * 64}.cn/", Reference.INCOMPLETE),
        (f"http://{'ab.' * 90}cn/", Reference.INCOMPLETE),
        # numbers
        ("http://256.1.1.1/a", Reference.INCOMPLETE), ("http://1.2.3/a", Reference.INCOMPLETE),
        ("http://0.0.0.0/a", Reference.PLACEHOLDER), ("http://0.1.2.3/a", Reference.PLACEHOLDER),
        ("http://255.255.255.255/a", Reference.PLACEHOLDER),
        ("http://[::]/a", Reference.PLACEHOLDER), ("http://[:::]/a", Reference.INCOMPLETE),
        ("http://[0:0:0:0:0:0:0:1]/a", Reference.PLACEHOLDER),
        ("http://10.0.0.1", Reference.ADDRESS), ("http://123.123.123.123/a", Reference.ADDRESS),
        # ports
        ("http://oa.cn:0/a", Reference.INCOMPLETE), ("http://oa.cn:65536/a", Reference.INCOMPLETE),
        ("http://oa.cn:999999999999/a", Reference.INCOMPLETE),
        ("http://oa.cn:80a/a", Reference.INCOMPLETE), ("http://oa.cn:65535/a", Reference.ADDRESS),
        ("http://oa.cn:/a", Reference.ADDRESS),
    ],
)  # fmt: skip
def test_a_host_that_nobody_reaches_is_no_address(text: str, what: Reference) -> None:
    assert reference(text) is what


def test_a_long_text_is_told_at_once() -> None:
    assert not is_address("http://" + "a" * 100_000 + ".-")
    assert not is_address("http://" + "a." * 50_000 + "-")


@pytest.mark.parametrize(
    "written",
    [
        "西政〔2020〕93号", "教办〔2021〕5号", "青教职成〔2021〕12号", "海职发[2021]8号",
        "海职发（2021）8号", "西政 〔2020〕 93 号", "西政〔2020〕93", "西政办发2021年15号",
        "第3号", "第3号令", "一号文件", "第十二号", "1号", "12号", "2021-15号",
        "2021-15", "2021-003",
        "2021第15号", "2021年第12号", "2021年第3次会议纪要", "第3次党委会纪要", "2021年3号文件",
        "会议纪要〔2021〕3期", "〔2021〕12号", "（2021）3号", "2021（3）号", "JYJ-2021-003",
        "合同编号 HX2021-001", "合同编号：20210315", "HX2021001", "No.12", "NO.2021-8",
        "Q/HX 12-2021",
        "GB/T 19001-2016", "青人社函〔2021〕第7号", "海职校字2021-4", "青海省教育厅公告2021年第1号",
        "粤〔2021〕12-1号", "西政〔2020〕93号、教办〔2021〕5号", "西政〔2020〕93号 2020年12月25日",
        "教办〔2021〕5号，共3页", "青A-2021-100", "63-2021-0012号", "会议纪要2021年3期",
        "2021年10月1日会议纪要第3期", "简报2021年第5期", "Decree 12", "档案号 3-12-5",
    ],
)  # fmt: skip
def test_the_number_of_a_document_in_all_its_forms(written: str) -> None:
    assert document(written).value == written


@pytest.mark.parametrize(
    "written",
    [
        # days
        datetime.date(2022, 10, 1), "2022-10-01T08:30:00", "2022-10-01",
        "2022/10/1", "2022.10.01", "2022.10", "2022-10", "2022年10月", "2022年10月1日", "10月1日",
        "2022年10月1号", "２０２２年１０月１日", "2022年10月1日印发", "2022-10-01 00:00:00",
        "2022年5月至2023年6月", "2021-2022", "2021-2022学年", "2021-2022学年度第1学期",
        "2022年10月上旬", "2022年第3季度", "10/1/2022", "1-Oct-2022", "Oct 1, 2022", "2022 10 01",
        "20221001",
        # rates and fractions
        Percent(Decimal(1)), "100%", "95.5％", "1/2", "3:1", "百分之95",
        # amounts and counts
        "300元", "5万元", "￥3,000.00", "1,234,567元", "30000元整", "5份", "共5份", "3份文件",
        "约20人",
        "120人次", "2个", "3项", "5页", "2份、3份", "1份材料", "5本", "12学时", "500平方米",
        # telephone numbers
        "13800001111", "138-0000-1111", "138 0000 1111", "0977-8221234", "(0977)8221234",
        "电话：0977-8221234", "+86 13800001111",
        # plain numbers
        1, 12, Decimal("3.14"), "1", "12", "-1", "3.14", "1.", "（1）", "20210012", "1,000", "第3",
        "1e5", "1-3", "1、2、3", "１２",
    ],
)  # fmt: skip
def test_a_day_an_amount_or_a_plain_number_is_no_document_number(written: Value) -> None:
    found = document(written)

    assert (found.value, [remark.code for remark in found.remarks]) == (None, ["no_reference"])


def test_a_long_text_of_numbers_is_told_at_once() -> None:
    assert document("2022-10-01" * 10_000 + "y").value is not None
    assert document("1" * 99).value is None
    assert document("1 " * 49).value is None
