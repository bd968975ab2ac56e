"""What a release is made of and made from: an SBOM and a provenance statement.

CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/) lists the locked packages with their hashes;
SLSA provenance 1.0 (https://slsa.dev/spec/v1.0/provenance) ties the manifest of the site to the
commit and the settings. Both depend on nothing but the sources and the build, never on the clock.
"""

import json
import re
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from deploy.manifest import MANIFEST, digest
from tools.build import SETTING
from tools.project import ROOT, environment

LOCKS = ("requirements/build.txt", "requirements/site.txt", "package-lock.json")
SBOM, PROVENANCE = "sbom.cdx.json", "provenance.json"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def write(site: Path, folder: Path) -> tuple[Path, ...]:
    """Writes both files for a published site into `folder`; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {SBOM: sbom(), PROVENANCE: provenance(site)}
    for name, content in made.items():
        text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(folder / name for name in made)


def sbom() -> dict[str, Any]:
    """Every package that builds the site or reaches a reader, as CycloneDX."""
    # What two lock files name alike is one ingredient.
    listed = {each["purl"]: each for each in (*_python(), *_node())}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "talk-first"}},
        "components": [listed[purl] for purl in sorted(listed)],
    }


def provenance(site: Path) -> dict[str, Any]:
    """The statement that the site with this manifest was built from this commit and locks."""
    built = {
        "buildType": "urn:talk-first:make-publish",
        "externalParameters": {name: environment().get(name, "") for name in SETTING},
        "resolvedDependencies": [
            {"uri": f"git+commit:{_commit()}", "digest": {"gitCommit": _commit()}},
            *({"uri": name, "digest": {"sha256": digest(ROOT / name)}} for name in LOCKS),
        ],
    }
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": MANIFEST, "digest": {"sha256": digest(site / MANIFEST)}}],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": built,
            "runDetails": {"builder": {"id": "urn:talk-first:tools/publish.py"}},
        },
    }


def _python() -> Iterator[dict[str, Any]]:
    for lock in LOCKS[:2]:
        for block in re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8")):
            if found := _PINNED.match(block):
                purl = f"pkg:pypi/{found[1].lower().replace('_', '-')}@{found[2]}"
                yield _component(found[1], found[2], purl) | {
                    # Any of these files may be the one installed, so none is the component's own.
                    "properties": [
                        {"name": "talk-first:sha256", "value": known}
                        for known in _HASH.findall(block)
                    ]
                }


def _node() -> Iterator[dict[str, Any]]:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for path, package in packages.items():
        if path and not package.get("dev"):
            name = path.rpartition("node_modules/")[2]
            purl = f"pkg:npm/{name.replace('@', '%40')}@{package['version']}"
            known = b64decode(package["integrity"].removeprefix("sha512-")).hex()
            yield _component(name, package["version"], purl) | {
                "hashes": [{"alg": "SHA-512", "content": known}],
                "licenses": [{"license": {"id": package["license"]}}],
            }


def _component(name: str, version: str, purl: str) -> dict[str, Any]:
    return {"type": "library", "name": name, "version": version, "purl": purl, "bom-ref": purl}


def _commit() -> str:
    asked = ["git", "-C", str(ROOT), "rev-parse", "HEAD"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""  # a source archive without its history
