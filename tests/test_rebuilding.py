"""Whatever was changed in whatever order, what is built on what stood before is what is built from nothing."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.test_site import HERE, catalogue, digest

pytestmark = pytest.mark.slow
TODAY = ("--today", "2024-09-01")


def reword(data: Path, chance: random.Random) -> None:
    record = chance.choice(sorted((data / "innovations").glob("*.yml")))
    record.write_text(record.read_text().replace("ringkasan: ", "ringkasan: Kini ", 1))


def add(data: Path, chance: random.Random) -> None:
    record = chance.choice(sorted((data / "innovations").glob("*.yml")))
    number = chance.randrange(1000)
    text = record.read_text().replace("nama: ", f"nama: Salinan {number} ", 1)
    lines = [line for line in text.split("\n") if "alias_lama" not in line]
    (record.parent / f"salinan-{number}.yml").write_text("\n".join(lines))


def remove(data: Path, chance: random.Random) -> None:
    copies = sorted((data / "innovations").glob("salinan-*.yml"))
    if copies:
        chance.choice(copies).unlink()


def rename(data: Path, chance: random.Random) -> None:
    copies = sorted((data / "innovations").glob("salinan-*.yml"))
    if copies:
        chosen = chance.choice(copies)
        chosen.rename(chosen.with_name(f"{chosen.stem}-baru.yml"))


def change_reference(data: Path, chance: random.Random) -> None:
    agencies = data / "agencies.yml"
    agencies.write_text(agencies.read_text().replace("nama: ", "nama: Kantor ", 1))


def change_settings(data: Path, chance: random.Random) -> None:
    site = data / "site.yml"
    site.write_text(site.read_text().replace("nama: Katalog", "nama: Himpunan Katalog", 1))


def switch_english(data: Path, chance: random.Random) -> None:
    site, off = data / "site.yml", "edisi_inggris: tidak\n"
    text = site.read_text()
    site.write_text(text.replace(off, "") if off in text else text + off)


def rename_with_alias(data: Path, chance: random.Random) -> None:
    copies = sorted((data / "innovations").glob("salinan-*.yml"))
    if copies:
        old = chance.choice(copies)
        lines = [line for line in old.read_text().split("\n") if "alias_lama" not in line and line != f"  - {old.stem}"]
        old.with_name(f"alih-{old.stem}.yml").write_text("\n".join([f"alias_lama: [{old.stem}]", *lines]))
        old.unlink()


def relate(data: Path, chance: random.Random) -> None:
    one, other = chance.sample(sorted((data / "innovations").glob("*.yml")), 2)
    if "terkait" not in one.read_text():
        one.write_text(f"terkait: [{other.stem}]\n{one.read_text()}")


def award(data: Path, chance: random.Random) -> None:
    record = chance.choice(sorted((data / "innovations").glob("*.yml")))
    if "penghargaan" not in record.read_text():
        given = f"penghargaan: [{{nama: Lomba {chance.randrange(9)}, tahun: 2020}}]"
        record.write_text(f"{given}\n{record.read_text()}")


def change_picture(data: Path, chance: random.Random) -> None:
    """A record gets a picture, or its picture gets other pixels under the same name."""
    (data / "images").mkdir(exist_ok=True)
    picture = data / "images" / "loket.png"
    Image.new("RGB", (64, 48), chance.choice(("navy", "teal", "olive", "maroon"))).save(picture)
    record = chance.choice(sorted((data / "innovations").glob("*.yml")))
    if "gambar" not in record.read_text():
        shown = f"gambar: [{{berkas: {picture.name}, alt: Warga di depan loket}}]"
        record.write_text(f"{shown}\n{record.read_text()}")


def change_words(data: Path, chance: random.Random) -> None:
    """The region's own word list comes, changes, or goes."""
    words = data / "lexicon.yml"
    if words.exists() and chance.random() < 0.3:
        words.unlink()
    else:
        words.write_text(f"kelompok:\n- loket{chance.randrange(9)} → antrean, pelayanan\n")


def damage_site(data: Path, chance: random.Random) -> None:
    """Someone edits the finished site by hand."""
    pages = sorted((data.parent / "site").rglob("*.html"))
    if pages:
        page = chance.choice(pages)
        raw = page.read_bytes()
        page.unlink()
        page.write_bytes(raw.replace(b"a", b"b", 1))


def damage_cache(data: Path, chance: random.Random) -> None:
    for path in sorted((data.parent / "build/cache").rglob("*.json")):
        path.write_bytes(path.read_bytes()[: chance.randrange(100)])


def drop_cache(data: Path, chance: random.Random) -> None:
    shutil.rmtree(data.parent / "build/cache", ignore_errors=True)


CHANGES: tuple[Callable[[Path, random.Random], None], ...] = (
    reword,
    add,
    remove,
    rename,
    change_reference,
    change_settings,
    switch_english,
    rename_with_alias,
    relate,
    award,
    change_picture,
    change_words,
    damage_site,
    damage_cache,
    drop_cache,
)


@pytest.mark.parametrize("seed", [1, 2])
def test_any_sequence_of_changes_ends_in_the_site_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    root, clean = tmp_path / "root", tmp_path / "clean"
    shutil.copytree(HERE / "small" / "data", root / "data")
    for step in range(4):
        for change in chance.sample(CHANGES, 4):
            change(root / "data", chance)
        done = catalogue(root, "build", *TODAY, "--lost", "warning")
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(root / "data", clean / "data")
        wanted = catalogue(clean, "build", *TODAY, "--lost", "warning")
        assert done.returncode == wanted.returncode, (step, done.stderr, wanted.stderr)
        if done.returncode == 0:
            assert digest(root / "site") == digest(clean / "site")


def test_a_change_of_one_record_writes_few_files(tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(HERE / "small" / "data", root / "data")
    catalogue(root, "build", *TODAY)
    before = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*") if path.is_file()}
    reword(root / "data", random.Random(1))
    done = catalogue(root, "build", *TODAY)
    assert done.returncode == 0, done.stdout + done.stderr
    after = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*") if path.is_file()}
    touched = [path.relative_to(root / "site").as_posix() for path in after if after[path] != before.get(path)]
    assert 0 < len(touched) < len(after) / 4, touched


def test_a_change_of_one_record_does_not_call_mkdocs(tmp_path: Path) -> None:
    """Whatever page shows it, the front page too: frames are the same, and MkDocs has answered for them."""
    root = tmp_path / "root"
    shutil.copytree(HERE / "small" / "data", root / "data")
    catalogue(root, "build", *TODAY)
    kept = sorted((root / "build/cache/rendered").rglob("*.json"))
    for record in sorted((root / "data/innovations").glob("*.yml")):
        text = record.read_text()
        record.write_text(text if 'ringkasan: "' in text else text.replace("ringkasan: ", "ringkasan: Kini ", 1))
    assert catalogue(root, "build", *TODAY).returncode == 0
    assert sorted((root / "build/cache/rendered").rglob("*.json")) == kept


def test_a_site_that_shares_files_with_the_old_one_never_changes_it(tmp_path: Path) -> None:
    """Someone may keep the old site: a copy made of links stays as it was."""
    root, kept = tmp_path / "root", tmp_path / "kept"
    shutil.copytree(HERE / "small" / "data", root / "data")
    catalogue(root, "build", *TODAY)
    shutil.copytree(root / "site", kept, copy_function=lambda old, new: Path(new).hardlink_to(old))
    before = digest(kept)
    change_settings(root / "data", random.Random(1))
    reword(root / "data", random.Random(1))
    assert catalogue(root, "build", *TODAY).returncode == 0
    assert digest(kept) == before
