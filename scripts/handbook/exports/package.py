"""A Data Package (Frictionless, version 1) that describes the tables: columns, keys, licence, size and digest."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from handbook.exports.addresses import LICENCE, LICENCE_ADDRESS, whole_address
from handbook.exports.records import VERSION, format_json, site_name
from handbook.pages.outline import DATA_URI

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handbook.exports.tables import Column, Table
    from handbook.pages.words import Words

NAME = "information-campaigns-handbook"


def data_package(w: Words, tables: Sequence[Table], csv: Mapping[str, bytes]) -> bytes:
    resources = [_resource(w, table, csv[f"{table.name}.csv"]) for table in tables]
    return format_json(package_head(w) | {"profile": "tabular-data-package", "resources": resources})


def package_head(w: Words) -> dict[str, object]:
    """What a package says of itself. It has no date of its own: equal content gives equal bytes."""
    home = whole_address(w, DATA_URI)
    head: dict[str, object] = {
        "name": f"{NAME}-{w.locale.code.lower()}",
        "title": w.plain("data.dataset", site=site_name(w)),
        "description": w.plain("data.intro"),
        "version": f"{VERSION}.0.0",
        "licenses": [{"name": LICENCE, "path": LICENCE_ADDRESS, "title": "Creative Commons Attribution 4.0"}],
        "contributors": [{"title": w.plain("cite.contributors", site=site_name(w)), "role": "author"}],
        "keywords": ["irregular migration", "information campaigns", "case studies"],
    }
    return head | ({"homepage": home} if home else {})


def size_and_digest(data: bytes) -> dict[str, object]:
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def _resource(w: Words, table: Table, data: bytes) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key) if len(table.key) > 1 else table.key[0],
        "missingValues": [""],
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(key.columns) if len(key.columns) > 1 else key.columns[0],
                "reference": {"resource": key.table, "fields": list(key.to) if len(key.to) > 1 else key.to[0]},
            }
            for key in table.foreign_keys
        ]
    return {
        "name": table.name,
        "title": w.plain(table.title),
        "profile": "tabular-data-resource",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        **size_and_digest(data),
        "schema": schema,
    }


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    return {"name": column.name, "type": column.type, "description": column.description} | (
        {"constraints": constraints} if constraints else {}
    )
