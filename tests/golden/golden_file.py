"""Golden cases as files that people read and edit."""

from __future__ import annotations

import yaml


def written(cases: list[dict[str, str]]) -> str:
    """The cases as a file that is good to read: texts as blocks."""

    class Writer(yaml.SafeDumper):
        pass

    Writer.add_representer(
        str,
        lambda writer, text: writer.represent_scalar(
            "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
        ),
    )
    return yaml.dump(cases, Dumper=Writer, allow_unicode=True, sort_keys=False, width=200)
