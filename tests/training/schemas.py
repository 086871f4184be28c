"""A package against the schemas of SCORM 1.2, and its manifest against what lies in it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

_ALL = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<xsd:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
<xsd:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
<xsd:import namespace="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" schemaLocation="imsmd_rootv1p2p1.xsd"/>
</xsd:schema>"""
_FILE = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}file"
_MENDED = {
    "ims_xml.xsd": ('xmlns="http://www.w3.org/XML/1998/namespace"', ""),
    "imsmd_rootv1p2p1.xsd": ('namespace="##any"', 'namespace="##other"'),
}
MANIFEST = "imsmanifest.xml"


def listing_faults(package: Path) -> list[str]:
    """What the manifest names and the package has not, and the other way round."""
    with zipfile.ZipFile(package) as read:
        names = set(read.namelist()) - {MANIFEST}
        root = etree.fromstring(read.read(MANIFEST))
    listed = {one.get("href") for one in root.iter(_FILE)}
    return sorted(f"{package.name}: {one}" for one in names ^ listed)


def read_schemas(folder: Path) -> etree.XMLSchema:
    """The schemas as they were published in 2001, but for two places that today's rules for schemas refuse.

    One declares a prefix that nothing uses; the other allows any element where it means those of other formats, so that
    it allows too much and is made stricter here.
    """
    for name, (old, new) in _MENDED.items():
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return etree.XMLSchema(etree.fromstring(_ALL, base_url=f"{folder.as_uri()}/all.xsd"))


def manifest_faults(package: Path, schema: etree.XMLSchema) -> list[str]:
    """All that the schemas refuse, and all that the manifest gets wrong about its files."""
    with zipfile.ZipFile(package) as read:
        document = etree.fromstring(read.read(MANIFEST)).getroottree()
    schema.validate(document)
    refused = [f"{package.name}:{one.line}: {one.message}" for one in schema.error_log]
    return refused + listing_faults(package)
