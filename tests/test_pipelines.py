"""The files for pipelines: valid for their hosts, and their commands run as the hosts run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.writers.consumers import annotations_of, suites_of

from haixi_check.readers.formats import SOUGHT
from haixi_check.verdict import Verdict

VENDORED = {
    "action.yml": "github-actions",
    "docs/examples/github-workflow.yml": "github-workflows",
    "templates/haixi-check.gitlab-ci.yml": "gitlab-ci",
    "docs/examples/gitlab-ci.yml": "gitlab-ci",
}
"""Files, and the schemas of their hosts that check-jsonschema carries."""

SUBMISSION = "samples/units/格尔木职校.xlsx"


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", VENDORED)
@pytest.mark.sampled(2)
def test_a_file_keeps_to_the_schema_of_its_host(name: str, root: Path) -> None:
    checked = subprocess.run(
        [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            f"vendor.{VENDORED[name]}",
            name,
        ],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.fixture
def desk(tmp_path: Path, root: Path) -> Path:
    """A checkout with one submission, and `haixi-check` where the pipelines install it."""
    (tmp_path / "报 送").mkdir()
    shutil.copy(root / SUBMISSION, tmp_path / "报 送")
    for folder in ("temp/haixi-check/bin", "bin"):
        script = tmp_path / folder / "haixi-check"
        script.parent.mkdir(parents=True)
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m haixi_check "$@"\n')
        script.chmod(0o755)
    return tmp_path


def run(
    script: str, desk: Path, root: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `script` as the hosts do: bash that stops at the first failure."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    return subprocess.run(
        [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=desk,
        env={
            **os.environ,
            "PATH": f"{desk / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(root / "src"),
            **environment,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def step(root: Path, name: str) -> dict[str, Any]:
    steps = loaded(root / "action.yml")["runs"]["steps"]
    return next(item for item in steps if item["name"] == name)


def act(desk: Path, root: Path, paths: str, options: str = "") -> subprocess.CompletedProcess[str]:
    return run(
        step(root, "Check")["run"],
        desk,
        root,
        PATHS=paths,
        OPTIONS=options,
        REPORT=".haixi-check",
        RUNNER_TEMP=str(desk / "temp"),
        GITHUB_OUTPUT=str(desk / "output"),
        GITHUB_STEP_SUMMARY=str(desk / "summary"),
    )


def test_the_action_annotates_and_leaves_every_report(desk: Path, root: Path) -> None:
    done = act(desk, root, "报 送\n", "--kind figures")
    verdict = Verdict.from_json((desk / ".haixi-check/verdict.json").read_text(encoding="utf-8"))
    assert done.returncode == verdict.verdict.exit_code
    assert (desk / "output").read_text() == f"exit-code={done.returncode}\n"
    first, second, *_ = annotations_of(done.stdout)
    assert first.properties == {"title": "haixi-check"}
    assert second.properties["file"] == "报 送/格尔木职校.xlsx"
    assert verdict.run.options.kind == "figures"
    assert (desk / "summary").read_text(encoding="utf-8").startswith("# 【")
    assert json.loads((desk / ".haixi-check/verdict.sarif").read_text(encoding="utf-8"))
    assert suites_of((desk / ".haixi-check/junit.xml").read_text(encoding="utf-8")).tests


def test_a_wrong_command_leaves_no_old_summary(desk: Path, root: Path) -> None:
    (desk / ".haixi-check").mkdir()
    (desk / ".haixi-check/summary.md").write_text("old")
    assert act(desk, root, "missing").returncode == 2
    assert not (desk / "summary").exists()


def test_what_stands_in_an_input_is_never_run(desk: Path, root: Path) -> None:
    act(desk, root, "$(touch a) `touch b`; touch c\n-o", '"; touch d')
    assert {"a", "b", "c", "d"} & {path.name for path in desk.iterdir()} == set()
    for item in loaded(root / "action.yml")["runs"]["steps"]:
        assert "${{" not in item["run"]


def test_the_action_installs_what_it_stands_in(root: Path) -> None:
    assert 'install --quiet "$GITHUB_ACTION_PATH"' in step(root, "Install haixi-check")["run"]
    assert (root / "pyproject.toml").exists()


@pytest.mark.thorough
def test_the_gitlab_job_writes_the_reports_that_it_declares(desk: Path, root: Path) -> None:
    job = loaded(root / "templates/haixi-check.gitlab-ci.yml")["haixi-check"]
    (desk / "报 送").rename(desk / "报送")
    variables = job["variables"] | {"HAIXI_CHECK_PATHS": "报送"}
    done = run("\n".join(job["script"]), desk, root, **variables)
    assert done.returncode in (0, 1, 4), done.stderr
    reports = job["artifacts"]["reports"]
    for declared in [*job["artifacts"]["paths"], *reports.values()]:
        assert (desk / declared).stat().st_size
    report = json.loads((desk / reports["codequality"]).read_text(encoding="utf-8"))
    assert report[0]["location"]["path"] == "报送/格尔木职校.xlsx"
    assert job["allow_failure"] == {"exit_codes": [4]}


def test_the_gitlab_job_installs_no_bare_name(desk: Path, root: Path) -> None:
    refused = loaded(root / "templates/haixi-check.gitlab-ci.yml")["haixi-check"]["before_script"][
        0
    ]
    assert run(refused, desk, root, HAIXI_CHECK_PACKAGE="haixi-check").returncode == 2
    assert run(refused, desk, root, HAIXI_CHECK_PACKAGE="").returncode == 2
    assert run(refused, desk, root, HAIXI_CHECK_PACKAGE="./wheels/a.whl").returncode == 0


def test_the_hook_looks_at_every_format_that_is_looked_for(root: Path) -> None:
    files = loaded(root / ".pre-commit-hooks.yaml")[0]["files"]
    assert [suffix for suffix in SOUGHT if not re.search(files, f"甲{suffix.upper()}")] == []


def test_the_hooks_are_a_manifest_that_pre_commit_accepts(root: Path) -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_the_example_names_a_hook_that_there_is(root: Path) -> None:
    known = {hook["id"] for hook in loaded(root / ".pre-commit-hooks.yaml")}
    repos = loaded(root / "docs/examples/pre-commit-config.yaml")["repos"]
    assert {hook["id"] for repo in repos for hook in repo["hooks"]} <= known


@pytest.mark.thorough
def test_pre_commit_runs_the_hook_on_a_changed_workbook(desk: Path, root: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("no git here")
    hooks = [hook | {"language": "system"} for hook in loaded(root / ".pre-commit-hooks.yaml")]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (desk / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    script = (
        "git init -q . && git add '报 送' .pre-commit-config.yaml && "
        f"'{sys.executable}' -m pre_commit run haixi-check --color never"
    )
    done = run(script, desk, root, PRE_COMMIT_HOME=str(desk / "home"), PYTHONUTF8="1")
    assert done.returncode == 1
    assert "non_compliant exit=1: " in done.stdout, done.stdout


def test_the_schemas_of_the_hosts_are_there_without_a_network() -> None:
    vendor = files("check_jsonschema") / "builtin_schemas/vendor"
    assert {f"{name}.json" for name in VENDORED.values()} <= {p.name for p in vendor.iterdir()}
