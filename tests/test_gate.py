"""What may be published, and under which policy."""

import pytest

from catalogue.gate import KNOWN_SCRIPTS, Passed, Refused, check_page, policy, script_hash, script_identity

HEAD = '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>x</title></head><body>{}</body></html>'

FINE = [
    "<p>Halo</p>",
    '<a href="https://contoh.example/">x</a>',
    '<a href="mailto:a@contoh.example">x</a> <a href="tel:119">x</a> <a href="https://wa.me/62800">x</a>',
    '<script src="../assets/javascripts/bundle.min.js"></script>',
    '<script type="application/ld+json">{"a":"\\u003c/script>"}</script>',
    '<img src="../images/a.webp" alt="x">',
    '<svg viewBox="0 0 24 24"><path d="M1 1"/></svg>',
    '<form action="../cari/"><input name="q"></form>',
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
    assert "unsafe" not in policy([]) and "default-src 'none'" in policy([])


def test_the_policy_names_the_hash_of_each_inline_script() -> None:
    assert f"'{script_hash('x()')}'" in policy(["x()"])


def test_a_script_is_known_at_every_depth() -> None:
    scripts = [f'__md_scope=new URL("{depth}",location)' for depth in (".", "..", "../..", "/katalog/")]
    assert len({script_identity(text) for text in scripts}) == 1
    assert script_identity('__md_scope=new URL("https://jahat.example/",location)') != script_identity(scripts[0])
    assert script_identity(scripts[0]) not in KNOWN_SCRIPTS
