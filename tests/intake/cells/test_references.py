"""What is an address on the web, and what only looks like one."""

from __future__ import annotations

import pytest

from haixi_check.intake.cells.references import Reference, is_address, reference


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
