"""Every address of the site, and every link between two of its pages."""

from dataclasses import dataclass
from urllib.parse import quote

from catalogue.reference_model import Repository

HOME = ""
ALL = "inovasi/"
AGENCIES = "perangkat-daerah/"
AREAS = "urusan/"
FESTIVALS = "festival/"
YEARS = "tahun/"
AWARDS = "penghargaan/"
SEARCH = "cari/"
COMPARE = "banding/"
DISTRICTS = "kecamatan/"
STATISTICS = "statistik/"
DATA = "data/"
FRESHNESS = "kesegaran/"
ABOUT = "tentang/"
ACCESSIBILITY = "aksesibilitas/"
API = "api/v1/"
PROPOSE = "usulkan/"
SENT = f"{PROPOSE}terkirim/"
FORM_RECORDS = "assets/form/records/"
FORM_DATA, FORM_KNOWN = "assets/form/data.js", "assets/form/known.js"
ENGLISH = "en/"
PARTS = "halaman/"  # below a list: its second and later pages
BILINGUAL = (  # have an English twin
    *(ALL, AGENCIES, AREAS, FESTIVALS, DISTRICTS, YEARS, AWARDS, STATISTICS, SEARCH, COMPARE, DATA, FRESHNESS),
    *(ABOUT, ACCESSIBILITY),
)


def innovation_page(slug: str) -> str:
    """The permanent address of an innovation; its agency is never part of it."""
    return f"{ALL}{slug}/"


def agency_page(agency_id: str) -> str:
    """The page of an agency."""
    return f"{AGENCIES}{agency_id}/"


def area_page(area_id: str) -> str:
    """The page of a service area."""
    return f"{AREAS}{area_id}/"


def festival_page(festival_id: str) -> str:
    """The page of a festival's edition."""
    return f"{FESTIVALS}{festival_id}/"


def year_page(year: int) -> str:
    """The page of a year."""
    return f"{YEARS}{year}/"


def part_page(address: str, number: int) -> str:
    """A page of a long list, which goes on below its own address.

    >>> part_page("inovasi/", 1), part_page("inovasi/", 2)
    ('inovasi/', 'inovasi/halaman/2/')
    """
    return address if number == 1 else f"{address}{PARTS}{number}/"


def in_edition(address: str, language: str) -> str:
    """Where a page or file is in an edition: English pages stand below ``en/``, under the same address.

    What has no English twin (guides, files) keeps its address, so that a link leads to the Indonesian one.
    """
    path = address.partition("?")[0].partition("#")[0]
    return ENGLISH + address if language == "en" and is_bilingual(path) else address


def is_bilingual(path: str) -> bool:
    """Whether a page belongs to the part of the site that is also in English."""
    return not path or (path.endswith("/") and path.startswith(BILINGUAL))


def district_page(district_id: str) -> str:
    """The page of a district."""
    return f"{DISTRICTS}{district_id}/"


def document_path(page: str) -> str:
    """The Markdown file of a page, below ``build/docs/``."""
    return f"{page}index.md"


@dataclass(frozen=True, slots=True)
class Linker:
    """Makes links that start from one page, relative so that the site works below any path.

    page: the address of the page the links stand on. offline: links end in ``index.html``, for ``file://``.
    """

    page: str
    offline: bool = False

    def __call__(self, target: str) -> str:
        """The link to a page or file of the site, with ``?query`` and ``#anchor`` kept."""
        path, mark, rest = target, "", ""
        for sign in "?#":
            if sign in path:
                path, rest = path.split(sign, 1)[0], target[len(path.split(sign, 1)[0]) + 1 :]
                mark = sign
                break
        if self.offline and (path.endswith("/") or not path):
            path += "index.html"
        return _relative(self.page, path) + mark + rest


def _relative(page: str, path: str) -> str:
    """The way from a page to a path; both are written from the site's root, without ``.`` or ``..`` steps."""
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"


def edit_link(repository: Repository, path: str) -> str:
    """Where a file is edited on the repository's host."""
    base, branch, file = repository.url.rstrip("/"), quote(repository.branch, safe=""), quote(path)
    middle = {"github": f"edit/{branch}", "gitea": f"_edit/{branch}", "gitlab": f"-/edit/{branch}"}
    return f"{base}/{middle[repository.host]}/{file}"


def new_file_link(repository: Repository, folder: str) -> str:
    """Where a file is added to a folder, up to its name; GitLab's page takes no content, the others' do."""
    base, branch, place = repository.url.rstrip("/"), quote(repository.branch, safe=""), quote(folder)
    middle = {
        "github": f"new/{branch}/{place}?filename=",
        "gitea": f"_new/{branch}/{place}?filename=",
        "gitlab": f"-/new/{branch}/{place}?file_name=",
    }
    return f"{base}/{middle[repository.host]}"


def upload_link(repository: Repository, folder: str) -> str:
    """Where pictures are added to a folder; GitLab has no page for it, so the folder's own is shown."""
    base, branch, place = repository.url.rstrip("/"), quote(repository.branch, safe=""), quote(folder)
    middle = {"github": f"upload/{branch}", "gitea": f"_upload/{branch}", "gitlab": f"-/tree/{branch}"}
    return f"{base}/{middle[repository.host]}/{place}"


def issue_form_link(repository: Repository) -> str:
    """Where an innovation is proposed without JavaScript, or "" where the host has no such forms."""
    base = repository.url.rstrip("/")
    return "" if repository.host == "gitlab" else f"{base}/issues/new?template=usul-inovasi.yml"


def issue_link(repository: Repository, title: str) -> str:
    """Where a fault is reported on the repository's host."""
    base, text = repository.url.rstrip("/"), quote(title, safe="")
    if repository.host == "gitlab":
        return f"{base}/-/issues/new?issue%5Btitle%5D={text}"
    return f"{base}/issues/new?title={text}"
