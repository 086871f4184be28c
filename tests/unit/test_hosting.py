"""The headers of all servers come from one table, and say what the pages say."""

from __future__ import annotations

from pathlib import Path

from handbook.hosting import NGINX_URI, SECURITY, cloudflare_headers, nginx_configuration
from handbook.policy import CONTENT_SECURITY_POLICY, WORKER_POLICY


def test_what_is_copied_to_a_server_is_made_from_the_table(root: Path) -> None:
    assert (root / NGINX_URI).read_text(encoding="utf-8") == nginx_configuration()


def test_all_servers_send_the_policy_of_the_pages() -> None:
    for text in (cloudflare_headers(), nginx_configuration()):
        assert f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'" in text
        assert all(name in text and value in text for name, value in SECURITY.items())
        assert WORKER_POLICY in text


def test_no_policy_names_another_host() -> None:
    for policy in (CONTENT_SECURITY_POLICY, WORKER_POLICY):
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == "'none'"
        assert {source for sources in rules.values() for source in sources.split()} <= {"'none'", "'self'", "data:"}
        assert "data:" not in rules.get("script-src", "")


def test_the_worker_may_fetch_and_gets_no_second_policy() -> None:
    assert "connect-src 'self'" in WORKER_POLICY
    lines = cloudflare_headers().splitlines()
    worker = lines.index("/*/sw.js")
    assert lines[worker + 1 : worker + 3] == [
        "  ! Content-Security-Policy",
        f"  Content-Security-Policy: {WORKER_POLICY}",
    ]


def test_lines_are_as_short_as_the_server_wants_them_and_have_one_star() -> None:
    lines = cloudflare_headers().splitlines()
    assert max(map(len, lines)) < 2000
    assert all(line.count("*") == 1 for line in lines if line.startswith("/"))
