"""A learner's way through a module, by keyboard alone or by touch: every screen, the check, the certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

NEXT = ".hb-training-nav__buttons .hb-button--strong"
CONTINUE = ".hb-training-bar__continue button"
CHECK_NOW = "#hb-check-actions > button"
SCORE = ".hb-result__score"
MOST_TABS = 250

Question = dict[str, Any]


class Hands(Protocol):
    """How a learner uses a page."""

    def press(self, target: Locator) -> None: ...

    def choose(self, boxes: Locator, at: int) -> None: ...

    def select(self, target: Locator, at: int) -> None: ...

    def write(self, target: Locator, text: str) -> None: ...


class Keys:
    """Only the keyboard: what cannot be reached with Tab is not there."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> None:
        wanted = target.element_handle()
        for _ in range(MOST_TABS):
            if self.page.evaluate("one => document.activeElement === one", wanted):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {target}")

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def choose(self, boxes: Locator, at: int) -> None:
        if boxes.first.get_attribute("type") == "checkbox":
            self.reach(boxes.nth(at))
            self.page.keyboard.press("Space")
            return
        self.reach(boxes.first)
        self.page.keyboard.press("Space")
        for _ in range(at):
            self.page.keyboard.press("ArrowDown")

    def select(self, target: Locator, at: int) -> None:
        self.reach(target)
        for _ in range(at):
            self.page.keyboard.press("ArrowDown")

    def write(self, target: Locator, text: str) -> None:
        self.reach(target)
        self.page.keyboard.type(text)


class Touch:
    """Only fingers. A list to choose from is the device's own: it is opened by a tap."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.tap()

    def choose(self, boxes: Locator, at: int) -> None:
        boxes.nth(at).locator("xpath=..").tap()

    def select(self, target: Locator, at: int) -> None:
        target.select_option(index=at)

    def write(self, target: Locator, text: str) -> None:
        target.tap()
        self.page.keyboard.insert_text(text)


def questions(page: Page, part: str = "check") -> list[Question]:
    found: list[Question] = page.evaluate("window.HANDBOOK_TOOL.questions")
    return [one for one in found if one["part"] == part]


def screens(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.HANDBOOK_TOOL.screens")
    return found


def shown(page: Page) -> list[str]:
    """The ids of the headings of screens that are seen."""
    names = [*screens(page), "knowledge-check"]
    return [name for name in names if page.locator(f"[id='{name}']").is_visible()]


def go_through(page: Page, hands: Hands) -> None:
    """From the overview to the check: each screen alone, in order."""
    for name in [*screens(page), "knowledge-check"]:
        hands.press(page.locator(NEXT))
        assert shown(page) == [name]
        focus = page.evaluate("document.activeElement.id")
        assert focus == name, "the heading of the new screen has the focus"


def answer_all(page: Page, hands: Hands, *, wrong: bool = False) -> None:
    """Answer the check rightly, or so that every answer is wrong."""
    for question in questions(page):
        answer(page.locator(f"[id='question-{question['id']}']"), question, hands, wrong=wrong)


def answer(field: Locator, question: Question, hands: Hands, *, wrong: bool = False) -> None:
    match question["kind"]:
        case "single" | "multiple":
            boxes = field.locator("input[name]")
            values = [box.get_attribute("value") for box in boxes.all()]
            good = [at for at, value in enumerate(values) if (value in question["right"]) != wrong]
            for at in good[: 1 if question["kind"] == "single" else None]:
                hands.choose(boxes, at)
        case "order":
            for at, item in enumerate(question["right"], 1):
                select = field.locator(f"select[data-item='{item}']")
                hands.select(select, at % len(question["right"]) + 1 if wrong else at)
        case "match":
            for item in question["right"]:
                select = field.locator(f"select[data-item='{item}']")
                values = [one.get_attribute("value") for one in select.locator("option").all()]
                at = values.index(item)
                hands.select(select, at % (len(values) - 1) + 1 if wrong else at)
        case "fill":
            hands.write(field.locator("input"), "no such answer" if wrong else question["accepted"][0])
        case _:
            hands.write(field.locator("textarea"), "It depends on whom we ask.")


def tick_points(page: Page, hands: Hands) -> None:
    """Compare short answers with the model, and say that they hold all points."""
    for question in questions(page):
        if question["kind"] == "short":
            boxes = page.locator(f"[id='answer-{question['id']}'] [data-point] input")
            for at in range(boxes.count()):
                hands.choose(boxes, at)


def kept(page: Page, module: str) -> dict[str, Any] | None:
    text = page.evaluate(f"localStorage.getItem('handbook.1.training.{module}')")
    found: dict[str, Any] | None = page.evaluate("text => JSON.parse(text)", text) if text else None
    return found


def save_answers(page: Page, hands: Hands, folder: Any) -> Any:
    """The file with everything, as the learner takes it away."""
    details = page.locator(".hb-training-bar__file")
    if details.get_attribute("open") is None:
        hands.press(details.locator("summary"))
    with page.expect_download() as download:
        hands.press(details.locator("button").first)
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def print_certificate(page: Page, hands: Hands, name: str) -> str:
    """Type a name, print, and say what stands on the paper."""
    page.evaluate("window.print = () => { window.printed = true; }")
    hands.write(page.locator("#hb-certificate-name"), name)
    hands.press(page.locator(".hb-certificate__form button"))
    assert page.evaluate("window.printed") is True
    page.emulate_media(media="print")
    paper = page.locator(".hb-paper")
    assert paper.is_visible()
    assert not page.locator("h1").is_visible(), "nothing but the certificate is printed"
    said = paper.inner_text()
    page.emulate_media(media="screen")
    return said
