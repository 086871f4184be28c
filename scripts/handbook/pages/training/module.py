"""A module's page: what stands around the author's screens, and the data that its script reads."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.catalogue.questions import folded
from handbook.catalogue.training import module_uri
from handbook.model.training import QuestionKind, QuestionPart
from handbook.pages.generated.tools import script_of, strings
from handbook.pages.names import said_name
from handbook.pages.outline import handout_uri, session_uri, tool_uri
from handbook.pages.training.telling import Teller
from handbook.pages.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handbook.content import Content
    from handbook.model.reading import Located
    from handbook.model.training import Module, Question
    from handbook.pages.page import Page
    from handbook.pages.render import Renderer
    from handbook.translation.translation import Translation

STYLES = ("assets/css/tools.css", "assets/css/training.css")
_SHARED = ("tools/base", "tools/store", "tools/files")
_OWN = ("training/answers", "training/progress", "training/check", "training/certificate", "training/module")


def module_scripts(module_id: str) -> tuple[str, ...]:
    """The data first, then what tools share, then what modules do."""
    return (data_uri(module_id), *(f"assets/js/{name}.js" for name in (*_SHARED, *_OWN)))


def data_uri(module_id: str) -> str:
    return f"data/training/{module_id}.js"


def module_files(content: Content, translation: Translation) -> Mapping[str, bytes]:
    """What the scripts of modules read: right answers by their ids, accepted texts, and what the page says."""
    found = {}
    for one in content.catalogue.training.modules:
        words = Words(content, translation, module_uri(one.value.id))
        found[data_uri(one.value.id)] = script_of(_data(words, one))
    return found


def _data(w: Words, located: Located[Module]) -> Mapping[str, object]:
    module, tell = located.value, Teller(w, located.uri)
    asked = (one for one in module.questions if one.part is not QuestionPart.TEST)
    return {
        "id": module.id,
        "locale": w.locale.code,
        "strings": strings(w, "training"),
        "version": int(module.version),
        "passMark": int(module.pass_mark),
        "screens": [one.id for one in module.screens],
        "questions": [_question_data(tell, one) for one in asked],
    }


def _question_data(tell: Teller, question: Question) -> Mapping[str, object]:
    data: dict[str, object] = {
        "id": question.id,
        "kind": str(question.kind),
        "part": str(question.part),
        "screen": question.screen,
    }
    match question.kind:
        case QuestionKind.FILL:
            texts = [*question.accepted, *(tell.text("questions.accepted", one) for one in question.accepted)]
            data["accepted"] = list(dict.fromkeys(folded(text) for text in texts))
        case QuestionKind.SHORT:
            data["points"] = len(question.points)
        case _:
            data["right"] = question.right_ids
    return data


class ModuleBlocks:
    """The blocks of HTML that the build puts into the page of one module."""

    def __init__(self, words: Words, renderer: Renderer, *, foreign: bool) -> None:
        self.words, self.renderer, self.foreign = words, renderer, foreign
        self.located = words.content.catalogue.training.module_of(words.page_uri)
        self.tell = Teller(words, self.located.uri if self.located else "")

    @property
    def cited(self) -> Sequence[str]:
        return self.tell.cited

    def directive(self, name: str, value: str) -> str:
        """An activity or a question for practice, in the place that the author gave it."""
        if self.located is None:  # a project whose module has faults
            return ""
        module = self.located.value
        if name == "activity":
            return self._fragment("training_activity", one=next(one for one in module.activities if one.id == value))
        return self._fragment("training_practice", question=next(one for one in module.questions if one.id == value))

    def around(self, body: str) -> str:
        """The page with its head before the first screen, and with the check, the answers and the way on at its end."""
        if self.located is None:
            return body
        module = self.located.value
        check = module.questions_of(QuestionPart.CHECK)
        head = self._fragment("training_head", module=module)
        end = self._fragment(
            "training_check",
            module=module,
            questions=check,
            next=[(said_name(self.words, one), self.words.link(one)) for one in module.read_next],
        )
        at = body.find("\n## ")
        at = len(body) if at < 0 else at
        return f"{body[:at].rstrip()}\n\n{head}\n{body[at:].strip()}\n\n{end}"

    def with_scripts(self, page: Page) -> Page:
        """The page with the scripts of modules, if it is one."""
        if self.located is None:
            return page
        scripts = (*page.scripts, *module_scripts(self.located.value.id))
        return replace(page, scripts=scripts, styles=(*page.styles, *STYLES))

    def _fragment(self, template: str, **values: object) -> str:
        return self.renderer.fragment(
            template,
            self.words,
            t=self.tell,
            foreign=self.foreign,
            mixed=mixed,
            where=self._where,
            screen_title=self._screen_title,
            tool_uri=tool_uri,
            session_uri=session_uri,
            handout_uri=handout_uri,
            **values,
        )

    def _where(self, question: Question) -> tuple[object, str]:
        """The page that explains a question: its title and the way there."""
        return said_name(self.words, question.page), self.words.link(question.page)

    def _screen_title(self, screen_id: str) -> object:
        page = next(one for one in self.words.content.pages if one.uri == self.words.page_uri)
        return self.tell.heading(page, screen_id)


def mixed(records: Sequence[object], question_id: str) -> list[object]:
    """The records in an order that gives nothing away and is the same in every build.

    >>> mixed(["a", "b", "c"], "q") != ["a", "b", "c"], sorted(map(str, mixed(["a", "b", "c"], "q")))
    (True, ['a', 'b', 'c'])
    """

    def place(record: object) -> str:
        name = getattr(record, "id", record)
        return hashlib.sha256(f"{question_id} {name}".encode()).hexdigest()

    found = sorted(records, key=place)
    return found if found != list(records) else [*found[1:], found[0]]
