"""Web addresses: sound ones pass, what can't be looked up or misleads is refused, links and codes are ASCII."""

from __future__ import annotations

import pytest

from czguide.addresses import fits_code, is_web_address, uri


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "https://example.org/",
        "https://example.org/guides/2026/?lang=zh&a=1#top",
        "http://wap.example.org.cn:8080/a_b/~c.html",
        "https://常州.中国/指南",
        "https://example.org/%E5%B8%B8",
        "https://192.0.2.1/guides",
    ],
)
def test_a_sound_address_is_one(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https://example",
        "https://exa mple.org",
        "https://example..org",
        "https://-example.org",
        "https://user:secret@example.org",
        "https://example.org:99999/",
        "https://example.org:0/",
        'https://example.org/"><b>',
        "https://example.org/a\u202egro.",
        "https://[::1/",
        "https://" + "a" * 70 + ".org",
    ],
)
def test_what_can_not_be_opened_is_none(address: str) -> None:
    assert not is_web_address(address)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://常州.中国/指南/", "https://xn--6rtsh.xn--fiqs8s/%E6%8C%87%E5%8D%97/"),
        ("https://example.org:81/é?q=ü&r=%20", "https://example.org:81/%C3%A9?q=%C3%BC&r=%20"),
        ("tel:+86 519 12345", "tel:+86 519 12345"),
        ("#常州", "#常州"),
    ],
)
def test_links_are_written_in_ascii(address: str, written: str) -> None:
    assert uri(address) == written
    assert uri(written) == written


def test_a_code_has_no_more_than_can_be_read() -> None:
    assert fits_code("https://example.org/" + "a" * 280)
    assert not fits_code("https://example.org/" + "a" * 281)
    assert not fits_code("https://example.org/" + "常" * 40)
