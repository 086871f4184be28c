"""What was built of a project whose contributions try everything: anything that is more than words is a fault."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from hostile_payloads import HOST, RUN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Look(HTMLParser):
    """Every tag as a tokenizer sees it that shares no code with the audit's."""

    _NEVER = frozenset(
        [
            "iframe",
            "frame",
            "object",
            "embed",
            "applet",
            "base",
            "style",
            "video",
            "audio",
            "portal",
            "math",
            "foreignobject",
            "animate",
            "set",
            "marquee",
            "template",
            "xss",
        ]
    )
    _WORDS = frozenset({"title", "alt", "content", "value", "placeholder", "label", "d", "download"})

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.json = False
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name.lower(): value or "" for name, value in attrs}
        self.json = tag == "script" and values.get("type") in {"application/json", "application/ld+json"}
        if tag in self._NEVER or (tag == "script" and not self.json and "src" not in values):
            self.faults.append(f"<{tag}>")
        if (
            tag == "meta"
            and values.get("http-equiv", "").lower() == "refresh"
            and not re.fullmatch(r"0; url=[a-z0-9-]+\.html", values["content"])
        ):
            self.faults.append(f"<{tag} {values}>")
        for name, value in values.items():
            if name.startswith("on") or name in {"style", "srcdoc", "action", "formaction", "ping"}:
                self.faults.append(f"<{tag} {name}={value}>")
            elif name not in self._WORDS and not name.startswith(("data-", "aria-")):
                self._address(tag, name, value)

    def _address(self, tag: str, name: str, value: str) -> None:
        bare = re.sub(r"[\x00-\x20]", "", value).lower()
        # Texts of the training may lead to the web, as pages may: by a link that a reader follows.
        is_plain = tag == "a" and name == "href" and re.match(r"https://", value)
        if re.match(r"[a-z]+script:|data:text|data:image/svg", bare) or (HOST in bare and not is_plain):
            self.faults.append(f"<{tag} {name}={value}>")
        if name in {"src", "srcset", "poster", "xlink:href"} or (name == "href" and tag in {"link", "use", "image"}):
            parts = urlsplit(value)
            if (parts.scheme or parts.netloc) and (tag, name) != ("link", "href"):
                self.faults.append(f"<{tag} {name}={value}>")
        if name == "href" and not re.match(r"https?://|mailto:|[^:]*$", value):
            self.faults.append(f"<{tag} {name}={value}>")

    def handle_data(self, data: str) -> None:
        if self.json and data.strip():
            json.loads(data)


def faults_of_site(site: Path) -> tuple[list[str], int, int]:
    """What must not be in any file; the number of pages, and of payloads that are there as words."""
    faults, pages, words = [], 0, 0
    for path in sorted(site.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(site).as_posix()
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            look = Look()
            look.feed(text)
            look.close()
            faults += [f"{name}: {one}" for one in look.faults]
            pages, words = pages + 1, words + text.count(RUN)
        elif path.suffix == ".js" and re.search(r"(?:^|/)(?:data|search)/", name):
            faults += [f"{name}: code" for one in [path.read_text(encoding="utf-8")] if not _is_data(one)]
        elif path.suffix in {".svg", ".xml"}:
            faults += [f"{name}: {one}" for one in _faults_of_xml(path.read_bytes())]
    return faults, pages, words


def _is_data(script: str) -> bool:
    """Whether a script gives names their values and does nothing else."""
    if not re.match(r"(?:window\.)?[A-Za-z_.]+", script):
        return False
    outside = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', script)
    return RUN not in outside and HOST not in outside


def _faults_of_xml(data: bytes) -> Iterator[str]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in root.iter():
        if isinstance(element.tag, str):
            if etree.QName(element).localname.lower() in {"script", "foreignobject", "animate", "set"}:
                yield f"<{element.tag}>"
            yield from (
                f"{name}={value}"
                for name, value in element.items()
                if str(name).lower().startswith("on") or HOST in str(value)
            )
