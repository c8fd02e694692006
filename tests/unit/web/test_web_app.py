"""The touch page by direct calls: who may ask, what is answered, and what stale or foreign requests change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from asylum_screen.fronts.page import Chosen, Nav
from asylum_screen.fronts.setup import Action, Ending, Idle, Setup
from asylum_screen.language.clips import clips_in
from asylum_screen.language.languages import ENGLISH
from asylum_screen.language.messages import Message, message
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document, Line, Slot
from asylum_screen.present.html import render_slot
from asylum_screen.web.form import decoded
from asylum_screen.web.serve import neutral_page
from packs import AS_OF, small_pack
from web_player import ORIGIN, Got, Player, Seen, ask

IDLE = Idle(warn=90, wipe=120)
CANARY = "CANARY-7391"
ALWAYS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def setup(**more: object) -> Setup:
    """A setup with the small pack."""
    given = Setup(small_pack(), AS_OF, lambda _: Words(), lambda told, words: build(told, words, PaperOptions(AS_OF)))
    return replace(given, **{"kiosk": True, **more})  # type: ignore[arg-type]


def at_question(player: Player) -> str:
    """Go to the first question; gives its name."""
    page = player.begin()
    while not page.name.startswith("question:"):
        shown = player.reply(page, Chosen((page.rows[0].id,)))
        assert shown is not None
        page = shown
    return page.name


def here(player: Player) -> tuple[int, str]:
    """The number and the name of the page that is shown."""
    assert player.app.session is not None
    return player.app.session.serial, player.app.session.page.name


def test_every_answer_has_every_header_and_a_fresh_cookie() -> None:
    """Also the refusals: a page that could be kept, framed or sent on is none of ours."""
    player = Player(setup(), idle=IDLE)
    at_question(player)
    got = [
        ask(player.app, "/"),
        ask(player.app, player.at),
        ask(player.app, "/s/wrong/1"),
        ask(player.app, "/elsewhere"),
        ask(player.app, "/", HTTP_HOST="evil.example"),
        ask(player.app, player.at, [("nav", "quit")]),
    ]
    for each in got:
        assert {name: each.headers.get(name) for name in ALWAYS} == ALWAYS
        assert "default-src 'none'" in each.headers["Content-Security-Policy"]
        assert each.headers["Set-Cookie"].endswith("; HttpOnly; SameSite=Strict; Path=/")
    assert len({each.headers["Set-Cookie"] for each in got}) == len(got)
    assert "Clear-Site-Data" in got[-1].headers
    assert "Clear-Site-Data" not in got[1].headers


@pytest.mark.parametrize(
    ("status", "more"),
    [
        (421, {"HTTP_HOST": "localhost:8765"}),
        (421, {"HTTP_HOST": "127.0.0.1"}),
        (421, {"HTTP_HOST": "127.0.0.1:8765.evil.example"}),
        (403, {"HTTP_ORIGIN": "null"}),
        (403, {"HTTP_ORIGIN": "http://evil.example"}),
        (403, {"HTTP_SEC_FETCH_SITE": "cross-site"}),
        (403, {"HTTP_SEC_FETCH_SITE": "same-site"}),
        (413, {"CONTENT_LENGTH": "20001"}),
        (413, {"CONTENT_LENGTH": "-1"}),
        (405, {"REQUEST_METHOD": "PUT"}),
    ],
)
def test_what_is_not_ours_is_refused_and_changes_nothing(status: int, more: dict[str, str]) -> None:
    """Another name of this machine, another page's form, too much of it: the page stays as it is."""
    player = Player(setup())
    at_question(player)
    before = here(player)
    got = ask(player.app, player.at, [("row", "yes")], **more)
    assert (got.status, got.text, here(player)) == (status, "", before)


def test_the_front_page_never_leads_back_to_a_person() -> None:
    """Who opens the address sees the neutral page, whoever is in the middle of what."""
    player = Player(setup())
    name = at_question(player)
    front = ask(player.app, "/")
    assert "Community information" in front.text
    assert "asylum" not in front.text.lower()
    assert here(player)[1] == name


def test_a_new_person_ends_the_one_before() -> None:
    """The old address leads to the neutral page, and the old answers are gone."""
    player = Player(setup())
    at_question(player)
    player.post(("row", "yes"))
    old, talk = player.at, player.talks[-1]
    player.begin()
    assert ask(player.app, old).to == "/"
    assert not talk.person.interview.facts
    assert player.at.split("/")[2] != old.split("/")[2]


def test_a_double_tap_and_a_second_tab_answer_once() -> None:
    """The number of the page decides: the second form changes nothing and is sent to the page that is shown."""
    player = Player(setup())
    at_question(player)
    first = player.at
    one = ask(player.app, first, [("row", "yes")])
    after = here(player)
    two = ask(player.app, first, [("row", "no")])
    assert (two.to, here(player)) == (one.to, after)
    assert ask(player.app, first).to == one.to
    assert ask(player.app, first.rsplit("/", 1)[0] + "/99").to == one.to


@pytest.mark.parametrize(
    "form", [[("row", "finish")], [("nav", "idle")], [("nav", "end")], [("x", "y")], [], b"\xff%zz=%"]
)
def test_a_reply_that_is_not_on_the_page_changes_nothing(form: list[tuple[str, str]] | bytes) -> None:
    """A row of another page, a command nobody offers, no form at all."""
    player = Player(setup())
    at_question(player)
    before = here(player)
    got = ask(player.app, player.at, form)
    assert (got.to, here(player)) == (player.at, before)


def test_a_form_is_read_as_a_browser_writes_it() -> None:
    """Plus, percent, several values of one name, nothing."""
    assert decoded(b"row=change%3Ax&yes=a+b&yes=%C3%A9&") == {"row": ["change:x"], "yes": ["a b", "é"], "": [""]}


SAYS = {"question:harmed_before": "yes", "question:hard_topics": "answer"}


def at_list(player: Player) -> None:
    """Go to the list of the small pack."""
    page = player.begin()
    while page.name != "question:harm_by":
        row = SAYS.get(page.name) or ("dk" if page.row("dk") is not None else page.rows[0].id)
        shown = player.reply(page, Chosen((row,)))
        assert shown is not None
        page = shown


def test_marks_go_along_when_a_list_is_left_for_help() -> None:
    """What was ticked is still ticked after Help, which names no key; taking the tick out takes it out."""
    player = Player(setup())
    at_list(player)
    player.post(("yes", "gang"), ("nav", "help"))
    assert player.look().name == "help"
    assert "You can always use these" not in player.html[-1]
    player.post(("row", "next"))
    player.look()
    assert Seen(player.html[-1]).ticked == [("yes", "gang")]
    player.post(("yes", "government"), ("row", "done"))
    assert player.talks[-1].person.interview.facts["harm_by"] == frozenset({"government"})


def test_none_of_these_beside_a_mark_is_asked_again_as_it_was_filled_in() -> None:
    """Nothing is answered, nothing that was ticked is lost; leaving works all the same."""
    player = Player(setup())
    at_list(player)
    player.post(("yes", "gang"), ("row", "none"))
    assert player.look().name == "question:harm_by"
    assert "does not go with what is marked" in player.html[-1]
    assert Seen(player.html[-1]).ticked == [("yes", "gang")]
    player.post(("row", "none"))
    assert player.talks[-1].person.interview.facts["harm_by"] == frozenset({"none"})


def test_none_of_these_is_one_tap_and_stays_until_something_is_ticked() -> None:
    """It is shown as chosen when the person comes back, is kept on the way to Help, and gives way to a tick."""
    player = Player(setup())
    at_list(player)
    player.post(("row", "none"))
    assert player.talks[-1].person.interview.facts["harm_by"] == frozenset({"none"})
    player.post(("nav", "back"))
    player.look()
    player.post(("nav", "help"))
    player.look()
    player.post(("row", "next"))
    player.look()
    assert 'value="none" class="row chosen"' in player.html[-1]
    player.post(("yes", "gang"), ("row", "done"))
    assert player.talks[-1].person.interview.facts["harm_by"] == frozenset({"gang"})


def test_leaving_a_list_takes_no_mark_along() -> None:
    """Also where "none of these" stands beside another mark."""
    player = Player(setup())
    at_list(player)
    player.post(("yes", "gang"), ("row", "none"), ("nav", "quit"))
    assert player.app.session is None
    assert player.talks[-1].transcript[-1] == ("question:harm_by", "quit")


def test_a_fault_ends_the_session_and_says_only_its_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The text of a fault may hold an answer: it is nowhere. No browser keeps the form that led to it."""
    player = Player(setup())
    at_question(player)

    def broken(*_: object) -> None:
        raise KeyError(CANARY)

    monkeypatch.setattr(player.app.session, "take", broken)
    got = ask(player.app, player.at, [("row", "yes")])
    assert (got.status, got.to, player.app.session, player.app.failed, player.app.over) == (303, "/", None, True, True)
    assert "Nothing was kept" in ask(player.app, "/").text
    assert capsys.readouterr().err == "asylum-screen: KeyError\n"
    assert CANARY not in got.text + str(got.headers)


def test_after_a_fault_on_a_laptop_one_can_begin_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says so, and its button leads somewhere."""
    player = Player(setup(), left=lambda: neutral_page(setup(), alone=False))
    at_question(player)
    monkeypatch.setattr(player.app.session, "take", None)
    player.post(("row", "yes"))
    assert "Nothing was kept. You can start again." in ask(player.app, player.at).text
    player.begin()
    assert player.app.session is not None and not player.app.over


def test_leaving_leads_to_the_neutral_page_and_forgets() -> None:
    """From a question: the browser is told to forget, and the process may end."""
    player = Player(setup())
    at_question(player)
    got = player.post(("nav", "quit"))
    assert (got.status, got.to, player.app.session, player.app.over) == (303, "/", None, True)
    assert got.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert player.app.outcome is not None and player.app.outcome.ending is Ending.LEFT


def refresh(got: Got) -> tuple[int, str]:
    """In how many seconds the browser asks for what."""
    seconds, _, where = got.headers["Refresh"].partition("; url=")
    return int(seconds), where


def test_who_is_silent_is_asked_and_then_forgotten() -> None:
    """The server's own time counts; the browser only follows. The limits are not longer for having been asked."""
    player = Player(setup(), idle=IDLE)
    told: list[float | None] = []
    player.app.rearm = told.append
    name = at_question(player)
    assert told[-1] == 120
    assert refresh(ask(player.app, player.at)) == (90, player.at.rsplit("/", 1)[0] + "/still")
    assert ask(player.app, player.at.rsplit("/", 1)[0] + "/still").to == player.at  # too early: nothing happens
    player.now += 90
    player.at = ask(player.app, player.at.rsplit("/", 1)[0] + "/still").to
    got = ask(player.app, player.at)
    assert "Are you still there?" in got.text and "closes soon" in got.text
    assert "danger" not in got.text
    assert refresh(got) == (32, "/")
    assert told[-1] == 120 and len([each for each in told if each]) == len(told)
    player.post(("row", "go_on"))
    assert player.look().name == name
    assert told[-1] == 120


def test_begin_new_ends_the_one_before() -> None:
    """Who woke the screen is somebody else."""
    player = Player(setup(), idle=IDLE)
    at_question(player)
    player.now += 90
    player.at = ask(player.app, player.at.rsplit("/", 1)[0] + "/still").to
    assert player.post(("row", "begin_new")).to == "/"
    assert player.app.session is None


def test_pages_to_read_and_slow_readers_wait_longer_and_language_waits_for_ever() -> None:
    """The same limits as on the terminal."""
    player = Player(setup(languages=(ENGLISH, replace(ENGLISH, code="es")), language_first=True), idle=IDLE)
    player.begin()
    assert "Refresh" not in ask(player.app, player.at).headers
    player.post(("row", "en"))
    player.post(("row", "longer"))
    page = player.look()
    assert page.slow
    assert refresh(ask(player.app, player.at))[0] == (180 if not page.patient else 900)


def test_a_paper_on_its_way_is_waited_for_and_leaving_works_meanwhile() -> None:
    """The page asks again each second until the errand is done."""
    done: list[str] = []

    def run(*_: object) -> Message:
        done.append("sent")
        return message("ui/kiosk/printed")

    player = Player(setup(actions=(Action("print", "ui/kiosk/print", run),)))
    page = player.begin()
    while page.name != "orientation":
        row = next((row for row in ("dk", "done") if page.row(row) is not None), page.rows[0].id)
        shown = player.reply(page, Chosen((row,)))
        assert shown is not None
        page = shown
    player.post(("row", "action:print"))
    while (got := ask(player.app, player.at)).status == 200 and here(player)[1] == "printing":
        assert refresh(got) == (1, player.at)
        assert ("nav", "quit") in Seen(got.text).buttons
    player.at = got.to or player.at
    player.look()
    assert (here(player)[1], done) == ("orientation", ["sent"])
    assert "sent to the printer" in player.html[-1]


def test_hostile_words_stay_words() -> None:
    """A text with markup in it is shown, not followed."""
    pack = small_pack()
    asked = pack.questions["danger_now"]
    evil = replace(asked, ask=replace(asked.ask, english='<script>alert("1")</script> & "more"'))
    player = Player(setup(pack=replace(pack, questions={**pack.questions, "danger_now": evil})))
    assert at_question(player) == "question:danger_now"
    assert "<script" not in player.html[-1]
    assert "&lt;script&gt;" in player.html[-1]
    assert "<title>Questions" in player.html[-1] or "alert" not in player.html[-1].partition("</title>")[0]


def test_titles_name_the_section_and_never_the_question() -> None:
    """They land in the history of a browser."""
    player = Player(setup())
    name = at_question(player)
    title = player.html[-1].partition("<title>")[2].partition("</title>")[0]
    assert small_pack().questions[name.removeprefix("question:")].ask.english not in title


def test_a_recorded_text_can_be_heard_and_only_recordings_are_given_out(tmp_path: Path) -> None:
    """By the id of a text; a path is none."""
    (tmp_path / "en" / "audio" / "ui").mkdir(parents=True)
    (tmp_path / "en" / "audio" / "ui" / "yes.opus").write_bytes(b"spoken")
    (tmp_path / "en" / "secret.opus").write_bytes(b"no")
    machine = tmp_path / "en" / "audio" / "machine" / "ui"
    machine.mkdir(parents=True)
    (machine / "no.wav").write_bytes(b"beep")
    player = Player(setup(), clip=clips_in(tmp_path))
    at_question(player)
    base = player.at.rsplit("/", 1)[0]
    assert f'src="{base}/say/ui/yes"' in player.html[-1] and 'preload="none"' in player.html[-1]
    assert 'aria-label="Listen"' in player.html[-1]
    assert 'aria-label="Listen. A machine speaks."' in player.html[-1]
    heard = ask(player.app, f"{base}/say/ui/yes")
    assert (heard.text, heard.headers["Content-Type"]) == ("spoken", "audio/ogg")
    for path in ("../secret", "ui/none", "..%2fsecret", "/etc/passwd", ""):
        assert ask(player.app, f"{base}/say/{path}").status in (303, 404)


def test_the_paper_of_a_laptop_is_only_behind_the_result() -> None:
    """Its own style is allowed by its own hash; before the result there is none."""
    html = "<meta content=\"default-src 'none'; style-src 'sha256-abc'; base-uri 'none'\">paper"
    player = Player(setup(), paper=lambda *_: html)
    at_question(player)
    assert ask(player.app, player.at.rsplit("/", 1)[0] + "/paper").to == player.at
    page = player.look()
    while page.name != "orientation":
        row = next((row for row in ("dk", "done") if page.row(row) is not None), page.rows[0].id)
        shown = player.reply(page, Chosen((row,)))
        assert shown is not None
        page = shown
    got = ask(player.app, player.at.rsplit("/", 1)[0] + "/paper")
    assert got.text == html and "'sha256-abc'" in got.headers["Content-Security-Policy"]
    assert "/paper" in player.html[-1]


def test_commands_stand_on_the_page_and_work() -> None:
    """Why, pause and start over are the conversation's own pages."""
    player = Player(setup())
    name = at_question(player)
    page = player.look()
    for nav in (Nav.WHY, Nav.HELP, Nav.PAUSE):
        aside = player.reply(page, nav)
        assert aside is not None
        back = player.reply(aside, Chosen((aside.rows[0].id,)))
        assert back is not None and back.name == name


def test_the_origin_is_the_one_that_is_served() -> None:
    """What the tests send is what the place says."""
    assert Player(setup()).app.place.origin == ORIGIN


def test_every_word_of_an_alarm_is_on_the_page() -> None:
    """Also the third sentence: that offices are closed on that day."""
    said = (Line("Court on Saturday."), Line("In 3 days."), Line("Offices are closed."))
    frame = Document(Line(""), "en", "ltr", "", (), (), ())
    shown = str(render_slot(frame, Slot(Line("CANNOT WAIT"), said, strong=True)))
    assert [line.text in shown for line in said] == [True, True, True]
