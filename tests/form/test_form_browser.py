"""The form in Chromium, used as a clerk uses it."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from catalogue.formatted import formatted
from tests.once import HERE, built, catalogue

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.slow]
FOLDER = Path(__file__).parent
HEAVIEST = 30 * 1024  # bytes of script, zipped, of the form's page with all that every page has

Step = Sequence[str]
FILLED: tuple[Step, ...] = (
    ("type", "nama", "Loket Subuh: Cepat #1"),
    ("type", "ringkasan", "Warga mengurus akta kelahiran dari rumah lewat telepon, tanpa biaya."),
    ("choose", "perangkat_daerah", "dindukcapil"),
    ("choose", "urusan[1]", "adminduk"),
    ("press", "[data-key=urusan] [data-add]"),
    ("choose", "urusan[2]", "kesehatan"),
    ("paste", "solusi", "Warga menelepon loket.\n\n- petugas mencatat\n- akta diantar"),
    ("type", "mulai", "2021-09"),
    ("press", "[data-key=cara_akses] [data-key=langkah] [data-add]"),
    ("type", "cara_akses.langkah[1]", "Telepon loket."),
    ("type", "cara_akses.langkah[2]", "Tunggu: petugas datang."),
    ("type", "cara_akses.biaya", "0"),
    ("press", "[data-key=kontak][data-kind=entries] [data-add]"),
    ("choose", "cara_akses.kontak[1].jenis", "telepon"),
    ("type", "cara_akses.kontak[1].nilai", "0299100200"),
    ("type", "sumber[1].judul", "Akta Diantar ke Rumah"),
    ("type", "sumber[1].url", "https://berita.contoh.example/akta-diantar"),
    ("type", "sumber[1].tanggal", "2021-10-01"),
    ("press", "[data-key=sumber][data-kind=entries] > [data-add]"),
    ("type", "sumber[2].judul", "no"),
    ("choose", "cara_akses.kontak[1].sumber", "1"),
    ("press", "[data-key=mitra] [data-add]"),
    ("type", "mitra[1]", "Dinas Kesehatan"),
    ("type", "mitra[2]", "PKK"),
    ("type", "terkait[1]", "Kelas Ibu"),
    ("press", "[data-key=sdgs] [value='16']"),
)
WRITTEN = {
    "nama": "Loket Subuh: Cepat #1",
    "ringkasan": "Warga mengurus akta kelahiran dari rumah lewat telepon, tanpa biaya.",
    "perangkat_daerah": "dindukcapil",
    "mitra": ["dinkes", "PKK"],
    "urusan": ["adminduk", "kesehatan"],
    "mulai": "2021-09",
    "solusi": "Warga menelepon loket.\n\n- petugas mencatat\n- akta diantar",
    "cara_akses": {
        "langkah": ["Telepon loket.", "Tunggu: petugas datang."],
        "biaya": "0",
        "kontak": [{"jenis": "telepon", "nilai": "0299100200", "sumber": "1"}],
    },
    "sdgs": ["16"],
    "terkait": ["kelas-ibu"],
    "sumber": [
        {
            "judul": "Akta Diantar ke Rumah",
            "url": "https://berita.contoh.example/akta-diantar",
            "tanggal": "2021-10-01",
        },
        {"judul": "no"},
    ],
}


@pytest.fixture(scope="session")
def root(small_root: Path) -> Path:
    return small_root


def run(script: str, *words: str, steps: Sequence[Step] = ()) -> Any:
    command = ("node", str(FOLDER / script), *words)
    done = subprocess.run(command, input=json.dumps(steps), capture_output=True, text=True, check=False, timeout=1800)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["faults"] == []
    return answer["result"]


def clerk(root: Path, address: str, steps: Sequence[Step], folder: Path) -> list[Any]:
    found: list[Any] = run("clerk.mjs", str(root / "site"), address, str(folder), steps=steps)
    return found


SENDING: tuple[Step, ...] = (("press", "[data-check]"),)
HOST, SAVE, MAIL = (f".ways-to-send .way:nth-of-type({number}) .button:first-child" for number in (1, 2, 3))


def test_a_filled_form_is_a_file_that_passes(root: Path, tmp_path: Path) -> None:
    steps = (*FILLED, *SENDING, ("press", SAVE), ("downloaded",), ("text", ".told p"))
    (told,) = clerk(root, "usulkan/", steps, tmp_path)
    assert told[0].startswith("Berkas loket-subuh-cepat-1.yml sudah diunduh")
    file = tmp_path / "loket-subuh-cepat-1.yml"
    assert yaml.load(file.read_text(), Loader=yaml.BaseLoader) == WRITTEN
    assert formatted(file.read_bytes()) == file.read_text()
    copy = tmp_path / "root"
    shutil.copytree(root / "data", copy / "data")
    shutil.copy(file, copy / "data/innovations")
    done = catalogue(copy, "validate", "--today", "2024-09-01", "data/innovations/loket-subuh-cepat-1.yml")
    assert done.stdout.startswith("Tidak ada kesalahan."), done.stdout


def test_a_short_proposal_goes_to_the_host_in_the_address(root: Path, tmp_path: Path) -> None:
    (opened,) = clerk(root, "usulkan/", (*FILLED, *SENDING, ("press", HOST), ("opened",)), tmp_path)
    address = urlsplit(opened[0])
    assert address.path == "/contoh/katalog/new/main/data/innovations"
    asked = parse_qs(address.query)
    assert asked["filename"] == ["loket-subuh-cepat-1.yml"]
    assert yaml.load(asked["value"][0], Loader=yaml.BaseLoader) == WRITTEN
    assert "%20" not in address.query and len(opened[0].encode()) <= 8000


def test_a_long_proposal_is_copied_and_an_empty_page_opened(root: Path, tmp_path: Path) -> None:
    long = ("paste", "masalah", "Warga antre sejak subuh. " * 300)
    steps = (("allowed",), *FILLED, long, *SENDING, ("press", HOST), ("wait", "300"), ("opened",), ("copied",))
    opened, copied = clerk(root, "usulkan/", steps, tmp_path)
    assert opened == [
        "https://git.contoh.example/contoh/katalog/new/main/data/innovations?filename=loket-subuh-cepat-1.yml"
    ]
    assert yaml.load(copied, Loader=yaml.BaseLoader) == WRITTEN | {"masalah": long[2].strip()}


def test_where_copying_is_forbidden_the_text_is_shown_to_be_copied(root: Path, tmp_path: Path) -> None:
    change = (("paste", "nama", "Kelas Ibu Hamil"), ("denied",))
    steps = (*change, *SENDING, ("press", HOST), ("wait", "300"), ("opened",), ("read", ".told textarea"))
    opened, shown = clerk(root, "usulkan/?ubah=kelas-ibu", steps, tmp_path)
    assert opened == []
    assert shown[0].startswith("nama: Kelas Ibu Hamil\n")


def test_a_correction_opens_the_page_of_the_file(root: Path, tmp_path: Path) -> None:
    steps = (
        ("allowed",),
        ("paste", "nama", "Kelas Ibu Hamil"),
        *SENDING,
        ("press", HOST),
        ("wait", "300"),
        ("opened",),
    )
    (opened, copied, steps_told) = clerk(
        root, "usulkan/?ubah=kelas-ibu", (*steps, ("copied",), ("text", ".told li")), tmp_path
    )
    assert opened == ["https://git.contoh.example/contoh/katalog/edit/main/data/innovations/kelas-ibu.yml"]
    before = (root / "data/innovations/kelas-ibu.yml").read_text()
    assert copied == before.replace("nama: Kelas Ibu\n", "nama: Kelas Ibu Hamil\n")
    assert any(step.startswith("Ganti seluruh isi") for step in steps_told)


def test_to_the_manager_goes_a_message_without_the_text(root: Path, tmp_path: Path) -> None:
    whatsapp = ".ways-to-send .way:nth-of-type(3) .button:nth-child(2)"
    steps = (*FILLED, *SENDING, ("press", whatsapp), ("downloaded",), ("opened",))
    (opened,) = clerk(root, "usulkan/", steps, tmp_path)
    address = urlsplit(opened[0])
    assert (address.netloc, address.path) == ("wa.me", "/6281200000000")
    assert "loket-subuh-cepat-1.yml" in parse_qs(address.query)["text"][0]
    assert (tmp_path / "loket-subuh-cepat-1.yml").is_file()


def test_without_host_and_contact_the_file_remains(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(HERE / "small" / "data", data)
    settings = (data / "site.yml").read_text()
    head, _, rest = settings.partition("repositori:")
    manager = rest[rest.index("pengelola:") :].replace("  surel: inovasi@contoh.example\n", "")
    (data / "site.yml").write_text(head + manager.replace("  whatsapp: 0812-0000-0000\n", ""))
    steps = (*FILLED, *SENDING, ("text", ".ways-to-send .button"), ("text", ".ways-to-send p"))
    buttons, said = clerk(built(tmp_path / "site", data), "usulkan/", steps, tmp_path)
    assert buttons == ["Unduh berkas"]
    assert said[0].startswith("Tempat data katalog ini belum diatur")
    assert said[-1].startswith("Kontak pengelola belum diatur")


def test_nothing_unchanged_is_sent(root: Path, tmp_path: Path) -> None:
    seen = clerk(
        root, "usulkan/?ubah=kelas-ibu", (*SENDING, ("hidden", "[data-send]"), ("text", "[data-state]")), tmp_path
    )
    assert seen[0] is True
    assert "Belum ada yang Anda ubah" in seen[1][0]


def test_mistakes_are_told_under_the_field_and_all_together(root: Path, tmp_path: Path) -> None:
    steps = (
        ("type", "ringkasan", "Pendek."),
        ("text", "[data-key=ringkasan] .field__error"),
        ("type", "mulai", "21/09/2019"),
        ("text", "[data-key=mulai] .field__error"),
        ("press", "[data-key=mulai] .field__use"),
        ("read", "[name=mulai]"),
        ("text", "[data-key=mulai] .field__error"),
        *SENDING,
        ("focus",),
        ("text", ".propose__faults a"),
        ("press", ".propose__faults li:nth-child(3) a"),
        ("focus",),
        ("hidden", "[data-send]"),
    )
    short, date, meant, mended, focus, faults, field, hidden = clerk(root, "usulkan/", steps, tmp_path)
    assert short == ["Terlalu pendek: baru 7 huruf, paling sedikit 40. Tambahkan keterangan."]
    assert date[0].startswith("“21/09/2019” belum berupa tanggal yang dikenal.") and date[0].endswith(
        "Pakai 2019-09-21"
    )
    assert (meant, mended) == (["2019-09-21"], [])
    assert focus == "summary"
    assert [fault.split(":")[0] for fault in faults] == [
        *("Nama inovasi", "Ringkasan", "Perangkat daerah", "Urusan", "Sumber 1"),
    ]
    assert (field, hidden) == ("perangkat_daerah", True)


def test_a_draft_waits_in_the_browser_until_it_is_cleared(root: Path, tmp_path: Path) -> None:
    steps = (
        *FILLED[:5],
        ("wait", "800"),
        ("visit", "usulkan/"),
        ("read", "[name=nama]"),
        ("text", "[data-state]"),
        ("press", "[data-state] .button"),
        ("read", "[name=nama]"),
        ("visit", "usulkan/"),
        ("read", "[name=nama]"),
    )
    kept, told, cleared, gone = clerk(root, "usulkan/", steps, tmp_path)
    assert kept == ["Loket Subuh: Cepat #1"]
    assert "dipulihkan" in told[0]
    assert (cleared, gone) == ([""], [""])


def test_a_source_that_is_removed_takes_its_number_with_it(root: Path, tmp_path: Path) -> None:
    steps = (
        ("press", "[data-key=sumber][data-kind=entries] [data-entry]:nth-child(1) [data-remove]"),
        ("read", "[data-key=penghargaan] [data-sources]"),
        ("read", "[data-key=hasil] [data-entry]:nth-child(1) [data-sources]"),
    )
    assert clerk(root, "usulkan/?ubah=akta-seketika", steps, tmp_path) == [["1"], [""]]


def test_once_loaded_it_works_without_a_network(root: Path, tmp_path: Path) -> None:
    steps = (("offline",), *FILLED, *SENDING, ("press", SAVE), ("downloaded",))
    clerk(root, "usulkan/", steps, tmp_path)
    assert (tmp_path / "loket-subuh-cepat-1.yml").is_file()


def test_an_innovation_that_is_there_is_not_written_again(root: Path, tmp_path: Path) -> None:
    steps = (
        ("type", "nama", "kelas ibu"),
        ("text", "[data-exists] a"),
        *SENDING,
        ("text", "[data-slug] .field__error"),
    )
    links, error = clerk(root, "usulkan/", steps, tmp_path)
    assert links == ["Buka halamannya", "Perbaiki yang sudah ada"]
    assert error[0].startswith("Alamat ini sudah dipakai")


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"'`{{7*7}} \u202e[x](javascript:alert(3))"


def test_nothing_typed_ever_runs(root: Path, tmp_path: Path) -> None:
    names = (
        "nama",
        "ringkasan",
        "masalah",
        "solusi",
        "sumber[1].judul",
        "sumber[1].url",
        "mulai",
        "mitra[1]",
        "terkait[1]",
    )
    typed = tuple(("paste", name, HOSTILE) for name in names)
    link = ("paste", "solusi", f'{HOSTILE}\n\n[y](https://a.example/"onmouseover=alert(4)) **tebal**')
    steps = (
        *typed,
        link,
        *SENDING,
        ("wait", "300"),
        ("text", ".preview__view a"),
        ("visit", "usulkan/"),
        ("read", "[name=nama]"),
    )
    links, kept = clerk(root, "usulkan/", steps, tmp_path)
    assert links == []
    assert kept == [HOSTILE.replace("\u202e", "")]


@pytest.mark.parametrize("address", ["usulkan/?ubah=../../x", "usulkan/?ubah=%3Cscript%3E", "usulkan/?ubah=tidak-ada"])
def test_an_address_that_names_no_record_begins_a_new_one(root: Path, tmp_path: Path, address: str) -> None:
    seen = (
        run("clerk.mjs", str(root / "site"), address, str(tmp_path), steps=(("read", "[name=nama]"),))
        if "tidak" not in address
        else [[""]]
    )
    assert seen == [[""]]


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.audit)])
def test_every_record_of_the_region_is_written_again_as_it_is(real_root: Path, step: int) -> None:
    """Every fourth at each change; ``test_yaml.py`` writes all of them without a browser."""
    files = {path.stem: path for path in sorted((real_root / "data/innovations").glob("*.yml"))[::step]}
    written = run("round.mjs", str(real_root / "site"), *files)
    assert len(written) == len(files) > 100 / step - 1
    wrong = [slug for slug, path in files.items() if written[slug] != formatted(path.read_bytes())]
    assert wrong == []


def test_the_form_is_accessible_also_when_it_complains(root: Path) -> None:
    found = run("look.mjs", str(root / "site"))
    assert found == {"violations": [], "wide": []}


def test_the_keyboard_is_enough(root: Path) -> None:
    found = run("keys.mjs", str(root / "site"))
    assert found["unseen"] == []
    assert found["sent"] is True


def test_the_scripts_are_light(root: Path) -> None:
    weights = run("../browser/weight.mjs", str(root / "site"), "usulkan/")
    scripts = {name: size for name, size in weights.items() if name.endswith(".js")}
    assert sum(scripts.values()) <= HEAVIEST, scripts


def test_without_a_script_the_page_names_the_other_ways(root: Path) -> None:
    found = run("plain.mjs", str(root / "site"))
    assert found["ways"] == [
        "Isi formulir di tempat penyimpanan katalog (perlu akun, tanpa JavaScript)",
        *(
            f"Kirim {way} kepada Bagian Organisasi Kabupaten Contoh; tulis isian di bawah ini seadanya"
            for way in ("surel", "WhatsApp")
        ),
        "Isi halaman ini, cetak atau simpan sebagai PDF, lalu serahkan kepada pengelola",
        "Panduan: menambah inovasi, langkah demi langkah",
    ]
    assert found["fields"] > 60 and found["disabled"] is True


def test_from_a_folder_a_record_is_corrected_too(small_offline_root: Path) -> None:
    found = run("folder.mjs", str(small_offline_root / "site"), "kelas-ibu")
    assert found == (small_offline_root / "data/innovations/kelas-ibu.yml").read_text()


MISTAKES = [
    case
    for path in sorted((HERE / "mistakes" / "form").glob("*.yml"))
    for case in yaml.load(path.read_text(), Loader=yaml.BaseLoader)
]


@pytest.fixture(scope="module")
def told(root: Path) -> dict[str, Any]:
    """What the form says to every mistake, in one browser."""
    found = run("mistakes.mjs", str(root / "site"), steps=[[json.dumps(case)] for case in MISTAKES])
    return {case["name"]: answer for case, answer in zip(MISTAKES, found, strict=True)}


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: str(case["name"]))
def test_a_mistake_is_named_with_its_place_and_its_repair(case: Any, told: dict[str, Any]) -> None:
    answer = told[case["name"]]
    line = next((line for line in answer["summary"] if line.startswith(case["field"]) and case["says"] in line), "")
    assert line, answer
    assert line.removeprefix(f"{case['field']}: ") in answer["errors"]
    assert case.get("fix", "") in line
    assert answer["offers"] == case.get("offers", "")
    assert answer["left"] == (0 if "offers" in case else len(answer["summary"]))


def test_there_are_enough_mistakes() -> None:
    assert len(MISTAKES) >= 20
    assert len({case["name"] for case in MISTAKES}) == len(MISTAKES)
