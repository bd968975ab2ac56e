"""What runs on a code host: valid by the hosts' own schemas, pinned, and short of rights."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tools.project import ROOT, VENV

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
CHECKED = [
    *(("github-workflows", path) for path in WORKFLOWS),
    *(("github-issue-forms", path) for path in FORMS),
    ("github-issue-config", GITHUB / "ISSUE_TEMPLATE" / "config.yml"),
    ("gitlab-ci", ROOT / ".gitlab-ci.yml"),
    ("renovate", ROOT / "renovate.json"),
]
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def run(*command: str) -> str:
    """What a linter of the virtual environment says; the test fails with it where it objects."""
    done = subprocess.run(
        [str(VENV / "bin" / command[0]), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(done.stdout + done.stderr)
    return done.stdout


@pytest.mark.parametrize(
    "schema", sorted({schema for schema, _ in CHECKED}), ids=lambda schema: schema
)
def test_files_follow_the_hosts_schema(schema: str) -> None:
    """The code hosts read what we wrote: check-jsonschema with the schemas it carries."""
    files = [str(path) for name, path in CHECKED if name == schema]

    assert run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


def test_the_workflows_linter_has_nothing_to_say() -> None:
    """zizmor, offline and pedantic: no injection, no standing right, no unpinned action."""
    run("zizmor", "--offline", "--quiet", "--persona", "pedantic", str(GITHUB))


@each_workflow
def test_actions_are_pinned(path: Path) -> None:
    """Every action is one commit, with its version beside it for whoever renews it."""
    used = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))

    assert [] == [each for each in used if not PINNED.fullmatch(each)]


@each_workflow
def test_nothing_is_allowed_unless_a_job_asks(path: Path) -> None:
    """A workflow grants nothing; each job names its few rights."""
    read = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert {} == read["permissions"]
    assert all("permissions" in job and "timeout-minutes" in job for job in read["jobs"].values())


def test_what_runs_foreign_code_holds_no_secret() -> None:
    """Pull requests run with reading rights only and see no secret."""
    untrusted = [path for path in WORKFLOWS if "  pull_request:" in path.read_text("utf-8")]
    jobs = [
        job
        for path in untrusted
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
    ]

    assert {"check", "preview-build"} == {path.stem for path in untrusted}
    assert all({"contents": "read"} == job["permissions"] for job in jobs)
    assert not any("secrets." in path.read_text("utf-8") for path in untrusted)


def test_what_holds_a_secret_runs_no_foreign_code() -> None:
    """The job that publishes checks out the default branch and runs nothing of the archive."""
    text = (GITHUB / "workflows" / "preview-publish.yml").read_text(encoding="utf-8")
    read = yaml.safe_load(text)
    checkouts = [
        step["with"]
        for step in read["jobs"]["publish"]["steps"]
        if step.get("uses", "").startswith("actions/checkout@")
    ]

    assert [{"persist-credentials": False}] == checkouts
    assert "make " not in text
    assert ".venv" not in text


def test_both_hosts_run_the_same_command() -> None:
    """What decides over a merge is `.ci/run` everywhere."""
    assert "run: .ci/run" in (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert "- .ci/run" in (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_speak_chinese_and_ask_for_no_secret(path: Path) -> None:
    """Whoever reports is asked in Chinese, and for no name or number of a person."""
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    labels = [item["attributes"]["label"] for item in read["body"] if item["type"] != "markdown"]

    assert [] == [label for label in labels if not re.search(r"[\u4e00-\u9fff]", label)]
    assert [] == [label for label in labels if re.search(r"姓名|电话|手机|身份证|卡号", label)]


def test_the_four_reports_are_offered() -> None:
    """内容有误、计算结果有疑问、法规更新、建议, and nothing blank."""
    names = {yaml.safe_load(path.read_text(encoding="utf-8"))["name"] for path in FORMS}

    assert {"内容有误", "计算结果有疑问", "法规更新", "建议"} == names


def test_owners_watch_over_places_that_are_there() -> None:
    """No line of CODEOWNERS names a path that is gone."""
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").split("\n")
    paths = [line.split()[0] for line in lines if line and not line.startswith("#")]

    assert [] == [path for path in paths if path != "*" and not (ROOT / path.strip("/")).exists()]
