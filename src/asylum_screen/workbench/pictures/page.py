"""A self-contained page around pictures: no script from elsewhere, no font, no network; details open on a click."""

from __future__ import annotations

from collections.abc import Iterable

from asylum_screen.core.rules import RulePack
from asylum_screen.present.markup import Child, Markup, element, embedded

from .details import Detail, detail_html

FONT = "Arial, 'Liberation Sans', Helvetica, 'DejaVu Sans', sans-serif"
CSS = f"""
:root{{color-scheme:light}}
body{{font-family:{FONT};margin:0 auto;padding:16px 20px 40px;max-width:1230px;color:#1b1f24;line-height:1.4}}
h1{{font-size:24px;margin:0 0 4px}} h2{{font-size:18px;margin:28px 0 10px;border-bottom:2px solid #d0d7de}}
h3{{font-size:15px;margin:14px 0 4px}} p.standing{{margin:0 0 10px;color:#3d444d;font-size:14px}}
nav ul{{columns:3;font-size:14px;padding-left:18px}} code{{font-family:'DejaVu Sans Mono',Menlo,Consolas,monospace}}
.legend{{display:flex;flex-wrap:wrap;gap:6px 22px;list-style:none;padding:0;margin:0 0 12px;font-size:13px}}
.legend span.key{{display:inline-block;padding:0 6px;margin-right:6px;font-weight:700}}
.detail{{display:none}}
.detail:target{{display:block;position:fixed;top:0;right:0;bottom:0;width:min(460px,92vw);overflow:auto;background:#fff;
border-left:3px solid #0550ae;padding:10px 20px 30px;box-shadow:-6px 0 18px rgba(0,0,0,.22);box-sizing:border-box}}
.detail h2{{margin-top:6px;border:0}} .detail dt{{font-weight:700;margin-top:10px;font-size:13px;color:#3d444d}}
.detail dd{{margin:0}} .detail .close{{text-align:right;margin:0;position:sticky;top:0;background:#fff}}
.detail .close a{{font-size:16px;padding:6px}}
.link{{color:#57606a;overflow-wrap:anywhere}} .place{{overflow-wrap:anywhere}}
@page{{size:A4 landscape;margin:10mm}}
@media print{{body{{max-width:none;padding:0}} h2{{break-after:avoid}}
.detail,.detail:target,nav,.onscreen{{display:none}} a{{color:inherit;text-decoration:none}}}}
"""
SCRIPT = """
function unfold(){var e=document.getElementById(decodeURIComponent(location.hash.slice(1)));
if(e&&e.closest('details')){e.closest('details').open=true;e.scrollIntoView();}}
addEventListener('hashchange',unfold);addEventListener('load',unfold);
addEventListener('beforeprint',function(){document.querySelectorAll('details').forEach(function(d){d.open=true;});});
document.addEventListener('keydown',function(e){if(e.key==='Escape'&&location.hash){
var y=scrollY,back=document.querySelector('a[href="'+location.hash+'"]');location.hash='top';scrollTo(0,y);
if(back)back.focus({preventScroll:true});}});
document.addEventListener('click',function(e){var a=e.target.closest&&e.target.closest('.close a');
if(a){e.preventDefault();var y=scrollY;location.hash='top';scrollTo(0,y);}});
"""


def standing(pack: RulePack) -> str:
    """What every picture says about itself."""
    info = pack.info
    reviewed = "No lawyer has read these rules yet." if not pack.signatures else ""
    words = (
        f"Rules {info.id} {info.version}, checked on {info.checked_on}. For trainers: how the rules look at answers."
    )
    return f"{words} Not legal advice. {reviewed}".strip()


def page(title: str, under: str, body: Child, details: Iterable[Detail], prefix: str = "", more_style: str = "") -> str:
    """A whole page.

    Args:
        title: its name.
        under: the line under the title.
        body: pictures and headings.
        details: what opens on a click.
        prefix: the folder written before the places of rules.
        more_style: a style sheet for what is in the body.
    """
    every = {each.ref: each for each in details}.values()
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        element("title", title),
        embedded("style", CSS + more_style),
    )
    whole = element(
        "body",
        element("h1", title),
        element("p", under, class_="standing"),
        body,
        (detail_html(detail, prefix) for detail in every),
        embedded("script", SCRIPT),
        id="top",
    )
    return f"<!doctype html>\n{element('html', head, whole, lang='en')}\n"


def legend(entries: Iterable[tuple[str, str, str]]) -> Markup:
    """What frames and words mean: a word, its frame as style, and what it is."""
    return element(
        "ul",
        (element("li", element("span", word, class_="key", style=look), means) for word, look, means in entries),
        class_="legend",
    )
