"""What may be published, and under which policy."""

import pytest

from catalogue.gate import POLICY, Passed, Refused, check_page

HEAD = '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>x</title></head><body>{}</body></html>'

FINE = [
    "<p>Halo</p>",
    '<a href="https://contoh.example/">x</a>',
    '<a href="mailto:a@contoh.example">x</a> <a href="tel:119">x</a> <a href="https://wa.me/62800">x</a>',
    '<script src="../assets/javascripts/bundle.min.js"></script>',
    '<script type="application/ld+json">{"a":"\\u003c/script>"}</script>',
    '<img src="../../assets/pictures/loket-0a1b2c3d4e-480x320.webp" alt="x">',
    '<img src="/katalog/assets/pictures/logo-0a1b2c3d4e-82x96.png" alt="">',
    '<svg viewBox="0 0 24 24"><path d="M1 1"/></svg>',
    '<form action="../cari/"><input name="q"></form>',
    '<meta http-equiv="refresh" content="0; url=../akta-seketika/">',
    '<img src="./assets/pictures/a.jpg" srcset="assets/pictures/a.webp 480w, assets/pictures/b.webp 960w" alt="x">',
    '<picture><source srcset="assets/pictures/a.webp"><img src="assets/pictures/a.png" alt="x"></picture>',
]
REFUSED = {
    "<script>alert(1)</script>": "script",
    "<script type=module>alert(1)</script>": "script",
    "<script type='text/plain'>alert(1)</script>": "script",
    "<script src='https://jahat.example/a.js'></script>": "foreign",
    "<script src='//jahat.example/a.js'></script>": "foreign",
    "<img src=x onerror=alert(1)>": "attribute",
    "<p style='position:fixed'>x</p>": "attribute",
    "<img src='https://jahat.example/a.png'>": "foreign",
    "<iframe src='a.html'></iframe>": "element",
    "<object data='x'></object>": "element",
    "<base href='https://jahat.example/'>": "element",
    "<meta http-equiv='refresh' content='0;url=https://jahat.example/'>": "element",
    "<meta http-equiv='refresh' content='0; url=//jahat.example/'>": "element",
    "<meta http-equiv='set-cookie' content='a=b'>": "element",
    "<img srcset='a.png 1x, https://jahat.example/b.png 2x'>": "foreign",
    "<img src='data:image/svg+xml,x'>": "address",
    "<img src='../images/a.webp'>": "picture",
    "<img src='assets/pictures/../../data/a.jpg'>": "picture",
    "<img src='assets/pictures/a.svg'>": "picture",
    "<img src='assets/pictures/%2e%2e/a.jpg'>": "picture",
    "<picture><source srcset='assets/pictures/a.webp 1x, b.webp 2x'></picture>": "picture",
    "<svg><image href='x'/></svg>": "element",
    "<link rel=stylesheet href='https://jahat.example/a.css'>": "foreign",
    "<style>p{color:red}</style>": "element",
    "<a href='javascript:alert(1)'>x</a>": "address",
    "<a href='java\tscript:alert(1)'>x</a>": "address",
    "<a href=' JavaScript:alert(1)'>x</a>": "address",
    "<a href='data:text/html,x'>x</a>": "address",
    "<form action='javascript:alert(1)'></form>": "address",
    "<svg><script>alert(1)</script></svg>": "script",
    "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>": "address",
    "<math><mtext>x</mtext></math>": "element",
    "<template><img src=x></template>": "element",
    "<button formaction='x'>x</button>": "attribute",
}


@pytest.mark.parametrize("body", FINE)
def test_what_pages_need_passes(body: str) -> None:
    assert isinstance(check_page(HEAD.format(body)), Passed)


@pytest.mark.parametrize(("body", "reason"), REFUSED.items())
def test_what_runs_or_is_foreign_is_refused(body: str, reason: str) -> None:
    verdict = check_page(HEAD.format(body))
    assert isinstance(verdict, Refused)
    assert reason in {kind for kind, _ in verdict.reasons}


def test_a_page_gets_its_policy_first_thing_in_the_head() -> None:
    verdict = check_page(HEAD.format("<p>x</p>"))
    assert isinstance(verdict, Passed)
    assert verdict.html.startswith(
        '<!doctype html><html lang="id"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"'
    )


def test_the_policy_lets_nothing_inline_or_foreign_run() -> None:
    assert POLICY.startswith("default-src 'none'")
    assert not {"unsafe-inline", "unsafe-eval", "http:", "https:", "*"} & set(POLICY.replace(";", " ").split())
