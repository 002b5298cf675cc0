"""Walks the demo country in a real browser, as the people who would use it.

    journey.py ADDRESS SCREENS

ADDRESS is a running `zona demo`; SCREENS is a folder for screenshots. Prints one line a check and
ends with 1 at the first thing that is wrong. `scripts/test browser` runs it.
"""

import base64
import hashlib
import hmac
import os
import re
import struct
import sys
import time

from playwright.sync_api import Error, sync_playwright

PASSWORD = "zona demo 2026"
STAFF = "pokja@bspji.example"
COLLEAGUE = "pokja2@bspji.example"
HEAD = "kepala@bspji.example"
ADMINISTRATOR = "pengelola@zona.example"
ASSESSOR = "tpi@industri.example"
WIDTHS = {"ponsel": (360, 780), "meja": (1280, 900)}
MOST_PAGES = 45


class Walk:
    """One person at one width, with or without script, and what went wrong on the way."""

    def __init__(self, browser, address, screens, width, script=True, dark=False):
        self.address = address
        self.screens = screens
        self.width = width
        self.scripted = script
        size = WIDTHS[width]
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
        )
        self.page = self.context.new_page()
        self.outside = []
        self.page.on("request", lambda r: self.outside.append(r.url) if not r.url.startswith(address) else None)
        self.complaints = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))

    def go(self, path):
        response = self.page.goto(self.address + path)
        assert response is not None and response.status == 200, f"{path} answers {response and response.status}"
        self.look(path)

    def look(self, path):
        """What must hold on every page."""
        assert self.page.locator("h1").count() == 1, f"{path}: {self.page.locator('h1').count()} h1"
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") if self.scripted else 0
        assert wide <= 0, f"{path}: {wide} px too wide at {self.width}"
        assert not self.outside, f"{path}: asks outside: {self.outside}"
        assert not self.complaints, f"{path}: {self.complaints}"
        ids = self.page.locator("[id]").evaluate_all("all => all.map(part => part.id)") if self.scripted else []
        twice = sorted({part for part in ids if ids.count(part) > 1})
        assert not twice, f"{path}: ids that stand twice: {twice}"
        unlabelled = self.page.locator("input:not([type=hidden]):not([hidden]):not([id]):not([aria-label])").count()
        labelled = self.page.locator("label input:not([id])").count()
        assert unlabelled <= labelled, f"{path}: {unlabelled - labelled} fields without a label"

    def menu(self):
        """On a phone the head of the page is one line, and the menu opens without script."""
        assert self.page.locator("header").bounding_box()["height"] <= 72, "the head takes more than a line"
        assert not self.page.locator("header nav a").first.is_visible(), "the menu is open unasked"
        self.page.locator("header summary").press("Enter")
        assert self.page.locator("header .page-fold nav a").first.is_visible(), "the menu does not open"
        self.shot("menu")

    def shot(self, name):
        self.page.screenshot(path=os.path.join(self.screens, f"{name}-{self.width}.png"), full_page=True)

    def sign_in(self, login):
        self.go("/masuk")
        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=sandi]", PASSWORD)
        self.page.locator("main form button").first.click()
        self.page.wait_for_url("**/tugas")
        self.look("/tugas")

    def links(self):
        found = self.page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))") if self.scripted else []
        return [l for l in found if l.startswith("/") and not l.startswith("//")]

    def worksheet(self):
        """The path of the person's first worksheet, from the page of tasks."""
        html = self.page.content()
        match = re.search(r'href="(/lke/[0-9a-f-]{36})', html)
        assert match, "the page of tasks leads to no worksheet"
        return match.group(1)

    def close(self):
        self.context.close()


def crawl(browser, address, screens):
    """Every page that each person can reach, at both widths: one heading, no overflow, no outside."""
    for login in [STAFF, HEAD, ADMINISTRATOR]:
        for width in WIDTHS:
            walk = Walk(browser, address, screens, width)
            walk.sign_in(login)
            seen, waiting, kinds = {"/tugas"}, walk.links(), {}
            while waiting and len(seen) < MOST_PAGES:
                path = waiting.pop(0).split("#")[0]
                kind = re.sub(r"[0-9a-f-]{36}", "ID", re.sub(r"=[^&]*", "=", re.sub(r"/soal/\d+", "/soal/N", path)))
                if not path or path in seen or kinds.get(kind, 0) >= 2:
                    continue
                if re.search(r"/keluar|/bahasa|/aset/|\.(csv|xlsx|json|yaml)|/ekspor/", path):
                    continue
                seen.add(path)
                kinds[kind] = kinds.get(kind, 0) + 1
                try:
                    response = walk.page.goto(address + path)
                except Error as problem:
                    # A link to a file is saved, not shown.
                    if "Download is starting" in problem.message:
                        continue
                    raise
                assert response.status == 200, f"{login} {path}: {response.status}"
                walk.look(f"{login} {path}")
                if kinds[kind] == 1:
                    name = re.sub(r"[^a-z]+", "-", kind.lower()).strip("-") or "awal"
                    walk.shot(f"{login.split('@')[0]}-{name}")
                waiting += walk.links()
            print(f"crawl: {login} at {width}: {len(seen)} pages")
            walk.close()


def open_question(walk, number):
    """Opens a question with options; gives the sheet, the path and an option that is not chosen yet."""
    sheet = walk.worksheet()
    path = f"{sheet}/soal/{number}"
    walk.go(path)
    options = walk.page.locator("main input[type=radio]")
    assert options.count() >= 2, f"{path} has no options, or the sheet is closed"
    free = next(i for i in range(options.count()) if not options.nth(i).is_checked())
    return sheet, path, free


def answer(browser, address, screens, script):
    """Sign in, answer, see the total, ask why."""
    walk = Walk(browser, address, screens, "ponsel", script=script)
    walk.sign_in(STAFF)
    sheet, question, free = open_question(walk, 2)
    walk.page.locator("main input[type=radio]").nth(free).check()
    note = f"Diisi oleh perjalanan uji, skrip {script}."
    walk.page.fill("textarea[name=catatan]", note)
    walk.page.locator("main form button:not([name])").first.click()
    walk.page.wait_for_load_state()
    walk.go(question)
    assert walk.page.locator("main input[type=radio]").nth(free).is_checked(), "the answer was not kept"
    assert walk.page.input_value("textarea[name=catatan]") == note, "the note was not kept"
    walk.shot(f"soal-skrip-{script}")
    walk.go(sheet + "/nilai")
    assert "PermenPANRB 90/2021" in walk.page.content(), "the explanation cites no rule"
    walk.go(sheet + "/simulasi")
    print(f"answer: kept and explained, script {'on' if script else 'off'}")
    walk.close()


def autosave(browser, address, screens):
    """With script an answer saves itself and says when."""
    walk = Walk(browser, address, screens, "meja")
    walk.sign_in(STAFF)
    _, question, free = open_question(walk, 4)
    walk.page.locator("main input[type=radio]").nth(free).check()
    walk.page.locator("[data-saved]", has_text="Tersimpan").wait_for()
    walk.go(question)
    assert walk.page.locator("main input[type=radio]").nth(free).is_checked(), "autosave kept nothing"
    print("autosave: saved by itself and said so")
    walk.close()


def session_ended(browser, address, screens):
    """What was typed after the session ended is kept: sign in again in another tab, come back and save."""
    for number, presses in [(6, True), (7, False)]:
        walk = Walk(browser, address, screens, "meja")
        walk.sign_in(STAFF)
        _, question, _ = open_question(walk, number)
        page, other = walk.page, walk.context.new_page()
        other.goto(address + "/tugas")
        other.locator("form.sign-out button").first.click()
        other.wait_for_load_state()
        note = f"Diketik setelah sesi berakhir, soal {number}."
        page.fill("textarea[name=catatan]", note)
        page.locator("[data-saved]", has_text="sesi Anda berakhir").wait_for()
        with page.expect_response(lambda r: r.request.method == "POST"):
            page.locator("main form button:not([name])").first.click()
        page.locator("[data-saved]", has_text="sesi Anda berakhir").wait_for()
        assert page.input_value("textarea[name=catatan]") == note, "the page was left without a session"
        walk.page = other
        walk.complaints.clear()
        walk.sign_in(STAFF)
        walk.page = page
        if presses:
            with page.expect_navigation():
                page.locator("main form button:not([name])").first.click()
        else:
            note += " Lanjut."
            page.fill("textarea[name=catatan]", note)
            page.locator("[data-saved]", has_text=re.compile("^Tersimpan")).wait_for()
        # The browser notes each refusal that was meant.
        walk.complaints.clear()
        walk.go(question)
        assert page.input_value("textarea[name=catatan]") == note, f"question {number}: the text was lost"
        walk.close()
    print("session ended: signed in again in another tab, and what was typed was kept")


def two_people(browser, address, screens):
    """The second person on a question sees both versions and chooses."""
    first = Walk(browser, address, screens, "meja", script=False)
    second = Walk(browser, address, screens, "meja", script=False)
    first.sign_in(STAFF)
    second.sign_in(COLLEAGUE)
    _, question, free = open_question(first, 5)
    second.go(question)
    for walk, note in [(first, "Versi orang pertama."), (second, "Versi orang kedua.")]:
        walk.page.locator("main input[type=radio]").nth(free).check()
        walk.page.fill("textarea[name=catatan]", note)
        walk.page.locator("main form button:not([name])").first.click()
        walk.page.wait_for_load_state()
    html = second.page.content()
    assert "Versi orang pertama." in html and "Versi orang kedua." in html, "both versions must show"
    second.shot("dua-orang")
    print("two people: the second saw both versions")
    first.close()
    second.close()


def english(browser, address, screens):
    """The language switch stands on every page and the page says its language."""
    walk = Walk(browser, address, screens, "meja", script=False)
    walk.sign_in(STAFF)
    assert walk.page.locator("html").get_attribute("lang") == "id"
    walk.page.get_by_text("English").first.click()
    walk.page.wait_for_load_state()
    assert walk.page.locator("html").get_attribute("lang") == "en", "the page did not turn English"
    sheet = walk.worksheet()
    for path in ["/tugas", sheet, sheet + "/nilai", sheet + "/simulasi", sheet + "/soal/1", "/instrumen"]:
        walk.go(path)
        assert walk.page.locator("html").get_attribute("lang") == "en", path
    walk.shot("english-instrumen")
    print("english: switched and stayed")
    walk.close()


def try_answers(browser, address, screens, width, script):
    """Anybody tries answers on the public explainer; with script the total follows, without it the button does."""
    walk = Walk(browser, address, screens, width, script=script)
    page = walk.page
    walk.go("/instrumen/permenpanrb-90-2021")
    total, odd = page.locator("#nilai-coba .try-figure"), page.locator("#dibaca .notice")
    assert total.inner_text() == "0,00", f"nothing is tried and the total says {total.inner_text()}"

    def step(field, value, shown):
        """Fills a field and waits until the total says what it must."""
        control = page.locator(f"[name={field}]")
        if not control.is_visible():
            page.locator("details.try-group", has=control).locator("summary").click()
        if control.evaluate("field => field.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
        if not script:
            page.locator(".try-actions button").first.click()
        page.locator("#nilai-coba .try-figure", has_text=re.compile(f"^{shown}$")).wait_for()
        page.wait_for_url(re.compile(f"[?&]{field}={value}(&|$)"))

    step("s2", "A", "0,25")  # 1 of 2 questions of a weight of 0.5
    step("s125", "4", "17,75")  # an index of 4 of 4 earns its whole weight of 17.5
    assert page.locator("details.try-group", has=page.locator("[name=s2]")).get_attribute("open") is not None
    assert odd.count() == 0, "a warning without reason"
    step("s125", "9", "0,25")  # outside the scale: said, and counted as unanswered
    assert odd.count() == 1 and "Soal 125" in odd.inner_text(), "an index of 9 is not refused in words"
    walk.look("the explainer with tried answers")
    if script:
        tried = page.url
        page.reload()
        assert page.url == tried and total.inner_text() == "0,25", "the address does not hold what was tried"
    walk.shot(f"coba-skrip-{script}")
    total.click()
    page.wait_for_url("**/nilai/total?*")
    walk.look("the explanation of tried answers")
    assert "s2=A" in page.url and "PermenPANRB 90/2021" in page.content(), "the explanation forgot the answers"
    print(f"explainer: total, floors and reasons follow at {width}, script {'on' if script else 'off'}")
    walk.close()


def dark(browser, address, screens):
    """Dark colours hold as well; the screenshots are for eyes."""
    walk = Walk(browser, address, screens, "meja", dark=True)
    walk.sign_in(STAFF)
    walk.go(walk.worksheet())
    walk.shot("gelap-lke")
    walk.close()


def phone(secret, step):
    """What an authenticator app shows (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    start = mac[-1] & 15
    return "%06d" % ((struct.unpack(">I", mac[start : start + 4])[0] & 0x7FFFFFFF) % 10**6)


def second_factor(browser, address, screens):
    """Set a second factor up, sign in with it, and have the administrator take it away again."""
    first = Walk(browser, address, screens, "ponsel", script=False)
    first.sign_in(ASSESSOR)
    first.menu()
    first.go("/faktor-kedua")
    first.page.fill("input[name=sandi]", PASSWORD)
    first.page.locator("main form button").first.click()
    first.page.wait_for_url("**/faktor-kedua/atur")
    first.shot("faktor-pasang")
    secret = first.page.locator("output.secret-link").inner_text().replace(" ", "")
    step = int(time.time()) // 30
    first.page.fill("input[name=kode]", phone(secret, step - 1))
    first.page.locator("main form button").first.click()
    first.page.wait_for_load_state()
    assert first.page.locator("output.secret-link").count() == 10, "ten recovery codes must show"
    first.shot("faktor-kode")

    again = Walk(browser, address, screens, "ponsel", script=False)
    again.go("/masuk")
    again.page.fill("input[name=login]", ASSESSOR)
    again.page.fill("input[name=sandi]", PASSWORD)
    again.page.locator("main form button").first.click()
    again.page.wait_for_url("**/masuk/kode**")
    again.shot("faktor-masuk")
    again.page.fill("input[name=kode]", phone(secret, int(time.time()) // 30))
    again.page.locator("main form button").first.click()
    again.page.wait_for_url("**/tugas")

    administrator = Walk(browser, address, screens, "meja", script=False)
    administrator.sign_in(ADMINISTRATOR)
    administrator.go("/akun?cari=" + ASSESSOR)
    # The search finds every login with these letters in it.
    row = administrator.page.locator("main tbody tr").filter(
        has=administrator.page.get_by_text(ASSESSOR, exact=True))
    row.locator("a").first.click()
    administrator.page.locator("main a[href$='/faktor-kedua']").click()
    administrator.page.fill("input[name=alasan]", "Perjalanan uji selesai.")
    administrator.page.fill("input[name=sandi]", PASSWORD)
    administrator.page.locator("main form button").first.click()
    administrator.page.wait_for_load_state()
    assert "Faktor kedua sudah dicabut." in administrator.page.content()
    print("second factor: set up, used and taken away")
    for walk in [first, again, administrator]:
        walk.close()


def main():
    address, screens = sys.argv[1].rstrip("/"), sys.argv[2]
    os.makedirs(screens, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        answer(browser, address, screens, script=True)
        answer(browser, address, screens, script=False)
        autosave(browser, address, screens)
        session_ended(browser, address, screens)
        two_people(browser, address, screens)
        english(browser, address, screens)
        for width in WIDTHS:
            try_answers(browser, address, screens, width, script=True)
            try_answers(browser, address, screens, width, script=False)
        dark(browser, address, screens)
        second_factor(browser, address, screens)
        crawl(browser, address, screens)
        browser.close()
    print("journey: done")


if __name__ == "__main__":
    main()
