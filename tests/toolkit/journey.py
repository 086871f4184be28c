"""A reader's way through the planner: every field of every step gets an answer, as fingers and keys would give it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resting import rested

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

Plan = dict[str, Any]

WORDS = {
    "en": "Ask first, then pay",
    "ur": "پہلے پوچھیں، پھر ادائیگی کریں",
    "th": "ถามก่อน แล้วค่อยจ่าย",
}


def fill_every_step(page: Page, locale: str, *, rows: int = 2, sheets: int = 99) -> int:
    """Go through all steps by their links, and `sheets` forms of each. Returns how many fields got an answer."""
    filled = 0
    steps = page.locator(".hb-steps a")
    for number in range(steps.count()):
        steps.nth(number).click()
        # A step is shown a moment after the address has changed.
        steps.nth(number).and_(page.locator("[aria-current=step]")).wait_for()
        step = page.locator(".hb-step:not(.hb-step--away)")
        for sheet in step.locator(".hb-sheet").all()[:sheets]:
            toggle = sheet.locator(".hb-sheet__toggle")
            if toggle.get_attribute("aria-expanded") != "true":
                toggle.click()
            for field in sheet.locator("[data-field]").all():
                _answer(field, f"{WORDS[locale]} {filled}", rows)
                filled += 1
    rested(page)
    return filled


def _answer(field: Locator, text: str, rows: int) -> None:
    match field.get_attribute("data-kind"):
        case "table":
            _answer_table(field, text, rows)
        case "choice" | "choices" as kind:
            toggle = field.locator(".hb-options__toggle")
            if toggle.count() and toggle.get_attribute("aria-expanded") == "false":
                toggle.click()
            boxes = field.locator("input")
            boxes.first.check()
            if kind == "choices":
                boxes.nth(1).check()
        case "date":
            field.locator("input").fill("2026-03-01")
        case "number":
            field.locator("input").fill("120")
        case _:
            field.locator(".hb-input").fill(text)


def _answer_table(field: Locator, text: str, rows: int) -> None:
    for row in range(rows):
        if row:
            field.locator(".hb-rows-bar button").first.click()
        for number, cell in enumerate(field.locator("[data-table] > tr").nth(row).locator(".hb-input").all()):
            kind = cell.evaluate("one => one.tagName === 'SELECT' ? 'select' : one.type")
            if kind == "select":
                cell.select_option(index=1 + row)
            else:
                cell.fill("2026-03-01" if kind == "date" else f"{text} / {row}.{number}")


def kept_plans(page: Page) -> list[Plan]:
    """What the device holds, without the stamps of its own writes."""
    plans: list[Plan] = page.evaluate("() => HandbookTools.plans.store.list()")
    return [{key: value for key, value in plan.items() if key not in ("stamp", "after")} for plan in plans]


def shown_answers(page: Page) -> dict[str, Any]:
    """What the forms of the page say."""
    answers: dict[str, Any] = page.evaluate(
        "() => HandbookTools.forms.read(document.getElementById('hb-planner') || document.querySelector('.hb-form'), {})"
    )
    return answers


def save_plan(page: Page, folder: Path) -> Path:
    """The file of the open plan."""
    with page.expect_download() as waiting:
        page.locator(".hb-plan-bar__buttons .hb-button").nth(1).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def open_plan(page: Page, path: Path) -> None:
    with page.expect_file_chooser() as waiting:
        page.locator(".hb-plan-bar__buttons .hb-button").nth(2).click()
    waiting.value.set_files(path)
    page.locator("#hb-tool-notice:not([hidden])").wait_for()


def read_plan(path: Path) -> Plan:
    packed = json.loads(path.read_text(encoding="utf-8"))
    assert packed["handbook"] == "plan"
    plan: Plan = packed["value"]
    return plan


def save_word(page: Page, folder: Path) -> Path:
    """The open plan as a Word file, from the last view of the planner."""
    page.locator(".hb-steps a").last.click()
    with page.expect_download() as waiting:
        page.locator("#hb-review .hb-button").first.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
