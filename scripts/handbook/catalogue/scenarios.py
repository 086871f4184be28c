"""Scenarios as files, one each: every scene can be reached, every path ends, and none is longer than is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue.checks import reference_problems, repeated_places
from handbook.catalogue.files import always, read_folder
from handbook.catalogue.modules import order_problems, unknown
from handbook.model.scenario import Ending, Scenario
from handbook.problems import problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.catalogue.checks import KnownIds
    from handbook.model.reading import Located, Read
    from handbook.problems import Problem
    from handbook.project import Project

Scenarios = tuple["Located[Scenario]", ...]
Path = tuple[str, ...]

OUR_JUDGEMENT = "our judgement"
_ARROW = " → "


def read_scenarios(project: Project, known: KnownIds, problems: list[Problem]) -> Scenarios:
    """All scenarios that are sound, in their order; `problems` takes what is wrong with the others."""
    found = read_folder(project, "scenarios", always(Scenario), lambda read: _problems(read, known), problems)
    problems += order_problems((one.value.id, one.value.order, one.place("order")) for one in found)
    return tuple(sorted(found, key=lambda one: one.value.place))


def _problems(read: Read[Scenario], known: KnownIds) -> list[Problem]:
    found = reference_problems(read, known)
    if read.record is None:
        return found
    story = read.record
    scenes = story.value.scenes
    found += repeated_places((one.id, story.place("scenes", at, "id")) for at, one in enumerate(scenes))
    for at in range(len(scenes)):
        found += _scene_problems(story, at)
    found += _ending_problems(story)
    lost = unknown(story.place("start"), "scene", story.value.start, [one.id for one in scenes])
    for at, scene in enumerate(scenes):
        for number, choice in enumerate(scene.choices):
            place = story.place("scenes", at, "choices", number, "to")
            lost += unknown(place, "scene", choice.to, [one.id for one in scenes])
    # Where ids lead nowhere or stand twice, paths cannot be told.
    return found + lost + ([] if lost or len({one.id for one in scenes}) < len(scenes) else _path_problems(story))


def _scene_problems(story: Located[Scenario], at: int) -> list[Problem]:
    scene, found = story.value.scenes[at], []
    if not scene.choices and not scene.ending:
        return [problem("scenario-dead-end", story.place("scenes", at), value=scene.id)]
    if scene.choices and scene.ending:
        cause, advice = "it has choices and is an ending", "keep one of `choices` and `ending`"
        found.append(
            problem("scenario-scene", story.place("scenes", at, "ending"), value=scene.id, cause=cause, advice=advice)
        )
    if bool(scene.lesson) != bool(scene.ending):
        cause = "an ending has a lesson" if scene.ending else "only an ending has a lesson"
        advice = "give `lesson`: what can be learned from it" if scene.ending else "give `ending`, or take `lesson` out"
        place = story.place("scenes", at, "lesson")
        found.append(problem("scenario-scene", place, value=scene.id, cause=cause, advice=advice))
    found += repeated_places(
        (one.id, story.place("scenes", at, "choices", n, "id")) for n, one in enumerate(scene.choices)
    )
    for number, choice in enumerate(scene.choices):
        if not any(sign in choice.evidence for sign in ("[@", "](", OUR_JUDGEMENT)):
            found.append(problem("scenario-evidence", story.place("scenes", at, "choices", number, "evidence")))
    return found


def _ending_problems(story: Located[Scenario]) -> list[Problem]:
    endings = [one.ending for one in story.value.scenes if one.ending]
    poor = endings.count(Ending.POOR)
    accepted = len(endings) - poor
    if accepted >= 2 and poor:
        return []
    return [problem("scenario-endings", story.place("scenes"), accepted=accepted, poor=poor)]


def _path_problems(story: Located[Scenario]) -> list[Problem]:
    one = story.value
    reached = reachable(one)
    found = [
        problem("scenario-unreachable", story.place("scenes", at, "id"), value=scene.id, start=one.start)
        for at, scene in enumerate(one.scenes)
        if scene.id not in reached
    ]
    if loop := first_loop(one):
        at = next(at for at, scene in enumerate(one.scenes) if scene.id == loop[-2])
        number = next(n for n, choice in enumerate(one.scenes[at].choices) if choice.to == loop[-1])
        place = story.place("scenes", at, "choices", number, "to")
        return [*found, problem("scenario-loop", place, path=_ARROW.join(loop))]
    longest = longest_path(one)
    if len(longest) - 1 != int(one.longest):
        values = {"found": len(longest) - 1, "stated": one.longest, "path": _ARROW.join(longest)}
        found.append(problem("scenario-longest", story.place("longest"), **values))
    return found


def following(story: Scenario) -> Mapping[str, Path]:
    """The scenes to which each scene's choices lead."""
    return {scene.id: tuple(dict.fromkeys(choice.to for choice in scene.choices)) for scene in story.scenes}


def reachable(story: Scenario) -> frozenset[str]:
    """All scenes to which a path leads."""
    after, found, ahead = following(story), {story.start}, [story.start]
    while ahead:
        more = [one for one in after[ahead.pop()] if one not in found]
        found.update(more)
        ahead += more
    return frozenset(found)


def first_loop(story: Scenario) -> Path:
    """A path that comes back to one of its scenes, from there on; nothing if all paths end."""
    after = following(story)
    done: set[str] = set()

    def walk(path: Path) -> Path:
        for scene in after[path[-1]]:
            if scene in path:
                return (*path[path.index(scene) :], scene)
            if scene not in done and (found := walk((*path, scene))):
                return found
        done.add(path[-1])
        return ()

    return walk((story.start,))


def longest_path(story: Scenario) -> Path:
    """The path with the most choices; of a story without loops."""
    after = following(story)
    known: dict[str, Path] = {}

    def walk(scene: str) -> Path:
        if scene not in known:
            known[scene] = (scene, *max((walk(one) for one in after[scene]), key=len, default=()))
        return known[scene]

    return walk(story.start)
