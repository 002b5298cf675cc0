"""Walks one survey in a real browser: planned, drawn, answered in every way, closed, read.

    survey.py ADDRESS SCREENS

ADDRESS is a fresh `zona demo`; SCREENS is a folder for screenshots. Prints one line a step and ends
with 1 at the first thing that is wrong. `scripts/test browser` runs it.
"""

import csv
import datetime
import io
import json
import os
import random
import re
import sys
import time
import zipfile

from playwright.sync_api import sync_playwright

from declare import both, press, unit_of
from journey import HEAD, PASSWORD, STAFF, Walk

WIB = datetime.timezone(datetime.timedelta(hours=7))
TITLE = "Survei perjalanan uji"
SERVICES = ["Pengujian", "Kalibrasi"]
# Fifteen people were served, for whom fourteen answers are the smallest sample.
SERVED = [(f"0812555{number:04}", SERVICES[number > 9]) for number in range(1, 16)]
DRAWN, MINIMUM = 12, 14
ITEMS = 22
PHONE, DESK = (360, 800), (1280, 900)
# The whole survey over the wire: form, style, script, thanks, with the heads of each.
MOST_BYTES = 30_000
SMALLEST_TARGET = 44
# What was promised before the first question.
LONGEST = 60
# Whoever needs less than a second for each item is marked as too fast.
UNHURRIED = ITEMS + 2
# Publishing, the list and the draw come before a survey opens.
LEAD = 60


class Person:
    """Somebody who answers on a device of their own, and what must hold wherever they come."""

    def __init__(self, browser, address, screens, size=PHONE, script=True, agent=None, dark=False, cookies=0):
        self.address, self.screens, self.size, self.cookies = address, screens, size, cookies
        is_phone = size == PHONE
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=script,
            is_mobile=is_phone, has_touch=is_phone, user_agent=agent,
            color_scheme="dark" if dark else "light")
        self.page = self.context.new_page()
        self.requests, self.complaints, self.pages, self.weights = [], [], 0, []
        self.page.on("request", self.note)
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.wire = self.context.new_cdp_session(self.page)
        self.wire.send("Network.enable")
        self.wire.on("Network.loadingFinished", self.weigh)

    def note(self, request):
        self.requests.append(request.url)
        self.pages += request.is_navigation_request()

    def weigh(self, event):
        self.weights.append(int(event["encodedDataLength"]))

    @property
    def bytes(self):
        return sum(self.weights)

    def open(self, link, status=200):
        response = self.page.goto(link)
        assert response.status == status, f"{link} answers {response.status}"
        self.look(link, refused=status >= 400)

    def look(self, where, refused=False):
        """What must hold on every page that people answer on."""
        page = self.page
        if refused:
            # The browser tells each refused page to its console.
            self.complaints.clear()
        assert page.locator("h1:visible").count() == 1, f"{where}: not one heading"
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{where}: {wide} px too wide at {self.size[0]}"
        outside = [url for url in self.requests if not url.startswith(self.address)]
        assert not outside, f"{where}: asks outside: {outside}"
        assert not self.complaints, f"{where}: {self.complaints}"
        left = self.context.cookies()
        # Only the device of a kiosk has one: for the pages of that kiosk, and gone with it.
        assert len(left) == self.cookies, f"{where}: cookies are left: {left}"
        assert all(c["path"].startswith("/survei/k/") and c["httpOnly"] and c["expires"] > 0 for c in left), left
        small = page.evaluate(
            """least => [...document.querySelectorAll('button, fieldset > label, select, textarea, nav a, .done a, .bad a')]
            .map(e => [e.getBoundingClientRect().height, e.innerText]).filter(([h]) => h > 0 && h < least)""",
            SMALLEST_TARGET)
        assert not small, f"{where}: too small for a thumb: {small}"

    def shot(self, name):
        path = os.path.join(self.screens, f"survei-{name}-{self.size[0]}.png")
        self.page.screenshot(path=path, full_page=True)

    def drafts(self):
        return self.page.evaluate("localStorage.length")

    def receipt(self):
        shown = self.page.locator(".receipt").inner_text().strip()
        assert re.fullmatch(r"([A-Z2-7]{4}-){3}[A-Z2-7]{4}", shown), f"no receipt: {shown}"
        return shown

    def names(self):
        """What a screen reader says: role and name of everything that is asked."""
        tree = self.wire.send("Accessibility.getFullAXTree")["nodes"]
        return [
            (node["role"]["value"], node.get("name", {}).get("value", "")) for node in tree
            if not node.get("ignored") and node.get("role", {}).get("value")
            in ("radio", "group", "combobox", "textbox", "button", "progressbar")]

    def close(self):
        self.context.close()


def steps_of(person_number):
    """Steps of somebody who judges: mostly threes and fours, the same in each run."""
    return random.Random(person_number).choices([1, 2, 3, 4], [1, 2, 6, 5], k=ITEMS)


def field_moment(moment):
    return moment.astimezone(WIB).strftime("%Y-%m-%dT%H:%M:%S")


def plan(browser, address, screens, seconds):
    """The head plans a round, is told what is wrong with it, publishes it."""
    head = Walk(browser, address, screens, "meja")
    head.sign_in(HEAD)
    unit = unit_of(head)
    head.go(unit)
    head.go(unit + "/survei")
    head.shot("survei-daftar")
    head.page.locator("main a", has_text="Rencanakan survei").first.click()
    head.page.wait_for_url("**/survei/baru")
    assert head.page.input_value("[name=mulai]") > field_moment(datetime.datetime.now(WIB)), "the proposed start has passed"
    opens = datetime.datetime.now(WIB) + datetime.timedelta(seconds=LEAD)
    closes = opens + datetime.timedelta(seconds=seconds)
    head.page.fill("[name=judul]", TITLE)
    head.page.check("[name=skm]")
    head.page.fill("[name=layanan]", f"{SERVICES[0]}; 9\n{SERVICES[1]}; enam")
    head.page.fill("[name=mulai]", field_moment(opens - datetime.timedelta(minutes=5)))
    head.page.fill("[name=selesai]", field_moment(closes))
    with head.page.expect_navigation():
        head.page.locator("main form button", has_text="Simpan rancangan").click()
    faults = head.page.locator(".error-summary a")
    assert faults.count() == 2, f"a population in letters and a start that has passed: {faults.all_inner_texts()}"
    assert head.page.input_value("[name=judul]") == TITLE, "what was typed is gone"
    head.shot("survei-rencana-salah")
    head.complaints.clear()
    head.page.fill("[name=layanan]", f"{SERVICES[0]}; 9\n{SERVICES[1]}; 6")
    head.page.fill("[name=mulai]", field_moment(opens))
    press(head, "Simpan rancangan")
    path = head.page.url.removeprefix(address).split("?")[0]
    head.shot("survei-rancangan")
    head.page.locator("main a", has_text="Terbitkan").click()
    head.page.wait_for_url("**/terbit")
    head.look("terbit")
    head.shot("survei-terbit")
    press(head, "Terbitkan")
    said = head.page.locator("main").inner_text()
    assert f"0 dari sampel minimum {MINIMUM}" in said, "the round does not say how many answers it needs"
    print(f"plan: faults told, saved, published; {MINIMUM} answers are needed")
    return head, path, opens, closes


def invite(head, path):
    """The list of served people goes up, is drawn from, and the links come down once."""
    lines = [f"{contact},{service}" for contact, service in SERVED]
    lines += [lines[0], "bukan kontak,Pengujian", "08125559999,Tidak ada"]
    head.go(path + "/undangan")
    head.shot("survei-undangan-awal")
    press(head, "Mulai undian")
    head.page.set_input_files("[name=daftar]", [{
        "name": "pelanggan.csv", "mimeType": "text/csv",
        "buffer": ("kontak,layanan\n" + "\n".join(lines) + "\n").encode()}])
    with head.page.expect_navigation():
        head.page.locator("main button", has_text="Unggah daftar").click()
    head.look("undangan/daftar")
    said = head.page.locator("main").inner_text()
    assert f"{len(SERVED)} baris diterima, 3 tidak" in said, said
    assert SERVED[0][0] not in head.page.content(), "a contact is shown"
    head.shot("survei-undangan-daftar")
    head.page.fill("[name=jumlah]", str(DRAWN))
    head.page.fill("[name=saksi]", "mangga")
    # Fewer than the minimum sample: asked once, done when it is meant.
    with head.page.expect_navigation():
        head.page.locator("main button", has_text="Undi").click()
    assert "sampel minimum" in head.page.locator("main").inner_text(), "a small draw asks nothing"
    assert head.page.input_value("[name=jumlah]") == str(DRAWN), "what was typed is gone"
    head.complaints.clear()
    press(head, "Undi")
    head.look("undangan/terundi")
    with head.page.expect_download() as download:
        head.page.locator("main button", has_text="Buat dan unduh tautan").click()
    with open(download.value.path(), encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == DRAWN, f"{len(rows)} links"
    assert all(row["tautan"] in row["pesan"] and row["tautan"].startswith(head.address) for row in rows)
    # With script the page shows by itself what was given out.
    head.page.wait_for_selector("text=tautan diberikan")
    head.go(path + "/undangan")
    assert rows[0]["tautan"] not in head.page.content(), "a link is shown again"
    head.shot("survei-undangan-terundi")
    wanted = dict(SERVED)
    # Who is told that it was too late comes for the service that most come for.
    rows.sort(key=lambda row: wanted["0" + re.sub(r"\D", "", row["kontak"]).removeprefix("62").removeprefix("0")] != SERVICES[0])
    print(f"invite: {len(SERVED)} of {len(lines)} lines taken, {len(rows)} drawn, links given once")
    return [row["tautan"] for row in rows]


def places(browser, address, screens, head, path):
    """A counter with its screen, and a tablet that forgets the official."""
    head.go(path + "/tempat")
    twins = head.page.evaluate(
        "(all => all.filter((id, at) => all.indexOf(id) !== at))([...document.querySelectorAll('[id]')].map(e => e.id))")
    assert not twins, f"two fields share the id of one label: {twins}"
    head.page.fill("[name=loket]", "Loket 3")
    head.page.locator("form", has=head.page.locator("[name=loket]")).locator("select").select_option(label=SERVICES[0])
    press(head, "Tambah loket")
    head.shot("survei-tempat")
    head.page.locator("main tbody a", has_text="Loket 3").click()
    head.page.wait_for_url("**/loket/**")
    head.look("poster")
    head.shot("survei-poster")
    screen_address = head.page.locator("main a[href*='/survei/layar/']").get_attribute("href")
    screen = Walk(browser, address, screens, "meja", script=False)
    screen.go(screen_address.removeprefix(address))
    screen.shot("survei-layar")
    said = screen.page.locator("main").inner_text()
    found = re.search(r"\S+(/s/([A-Z2-7]{4}-){2}[A-Z2-7]{4})", said)
    assert found, "the screen names no address to type beside its QR"
    assert "/survei/l/" not in said and "Loket 3" in said, f"the screen does not say where it stands: {said}"
    assert screen.page.locator("main svg").count() == 1, "the screen shows no QR"
    screen.close()

    tablet = Walk(browser, address, screens, "meja")
    tablet.sign_in(HEAD)
    tablet.go(path + "/tempat")
    tablet.page.fill("[name=kios]", "Kios lobi")
    press(tablet, "Buka kios")
    tablet.shot("survei-kios-kode")
    tablet.page.locator("main a", has_text="Jadikan perangkat ini kiosnya").click()
    tablet.page.wait_for_url("**/survei/kios**")
    with tablet.page.expect_navigation():
        tablet.page.locator("button", has_text="Jadikan kios").click()
    assert "/survei/k/" in tablet.page.url, tablet.page.url
    kiosk = tablet.page.url
    answer = tablet.page.goto(address + "/tugas")
    assert "/masuk" in tablet.page.url, f"the official is still signed in on the tablet: {answer.status}"
    tablet.close()
    # The kiosk moves: a new code, by which another device becomes it, without script and without an account.
    head.go(path + "/tempat")
    head.page.locator("main a", has_text="Kode baru").click()
    head.page.wait_for_url("**/kode")
    assert "tidak dapat mengirim" in head.page.locator("main").inner_text(), "nobody says what a new code stops"
    press(head, "Buat kode baru")
    said = head.page.locator("main").inner_text()
    code = re.search(r"kode ([A-Z2-7]{5}-[A-Z2-7]{5})", said)
    assert code and "/survei/kios" in said, f"no code for the device: {said}"
    head.shot("survei-kios-menunggu")
    print("places: a counter with a changing code, a kiosk that signed the official out and moves by a new code")
    return address + found.group(1), (kiosk, code.group(1))


def tie_kiosk(browser, address, screens, kiosk, code):
    """A tablet becomes the kiosk by its code; whoever else has the address gets nothing."""
    stranger = Person(browser, address, screens)
    stranger.open(kiosk, status=403)
    assert stranger.page.locator("h1").inner_text() == "Kios ini terpasang di perangkat lain"
    stranger.shot("kios-lain")
    stranger.open(address + "/survei/kios")
    stranger.page.fill("[name=kode]", "AAAAA-AAAAA")
    send_plainly(stranger)
    stranger.look("a wrong code", refused=True)
    assert "Kode ini tidak berlaku" in stranger.page.locator("[role=alert]").inner_text()
    stranger.close()
    tablet = Person(browser, address, screens, size=DESK, agent="Tablet")
    tablet.open(address + "/survei/kios")
    tablet.shot("kios-pasang")
    tablet.page.fill("[name=kode]", code.lower().replace("-", " "))
    send_plainly(tablet)
    tablet.cookies = 1
    assert tablet.page.url == kiosk, f"the code leads to {tablet.page.url}"
    tablet.look("the new kiosk")
    stranger = Person(browser, address, screens)
    stranger.open(kiosk, status=403)
    stranger.open(address + "/survei/kios")
    stranger.page.fill("[name=kode]", code)
    send_plainly(stranger)
    stranger.look("a used code", refused=True)
    assert stranger.page.url != kiosk, "a code ties two devices"
    stranger.close()
    print("kiosk: tied to one device by a code that is good once; others are told")
    return tablet


def tap(person, step):
    """Taps an answer of the question that shows; the next one comes by itself."""
    shown = person.page.locator("fieldset:visible")
    assert shown.count() == 1, f"{shown.count()} questions show at once"
    before = person.page.locator("form > p").first.inner_text()
    options = shown.locator("> label")
    # A tap right after the question changed is the echo of a double tap: nobody reads so fast.
    person.page.wait_for_timeout(400)
    (options.nth(step - 1).tap if person.size == PHONE else options.nth(step - 1).click)()
    person.page.wait_for_function(
        "before => document.querySelector('form > p').innerText !== before", arg=before)


def answer_by_phone(browser, address, screens, link):
    """With script on a phone: one question at a time, resumed after a reload, a receipt at the end."""
    person = Person(browser, address, screens, agent="Telepon A")
    begun = time.monotonic()
    person.open(link)
    person.shot("jawab-awal")
    steps = steps_of(1)
    for place, step in enumerate(steps):
        person.look(f"item {place}")
        if place in (0, 4, 20):
            names = person.names()
            radios = [name for role, name in names if role == "radio"]
            groups = [name for role, name in names if role == "group"]
            assert len(radios) == 4 and all(radios), f"item {place}: {radios}"
            assert len(groups) == 1 and groups[0] == person.page.locator("legend:visible").inner_text(), groups
            person.shot(f"jawab-{place}")
        tap(person, step)
    person.look("about you")
    person.shot("jawab-tentang")
    person.page.locator("button:visible", has_text="Lanjut").tap()
    person.page.fill("textarea", "Loketnya ramah, antreannya panjang.")
    person.look("comment")
    person.shot("jawab-saran")
    with person.page.expect_navigation():
        person.page.locator("button:visible", has_text="Kirim").tap()
    person.look("thanks")
    took = time.monotonic() - begun
    person.shot("terima-kasih")
    assert took < LONGEST, f"{ITEMS} items took {took:.0f} s"
    receipt = person.receipt()
    # The counts come by events; one round trip lets the last of them arrive.
    person.page.evaluate("1")
    assert person.pages == 2, f"{person.pages} pages were loaded, not a form and its thanks"
    weight = person.bytes
    assert weight < MOST_BYTES, f"the survey took {person.weights} bytes over the wire"
    assert person.drafts() == 0, "the draft stays on the phone after it was sent"
    person.page.locator("main a", has_text="Periksa tanda terima").tap()
    person.page.wait_for_url("**/tanda-terima/**")
    person.page.fill("[name=k]", receipt.lower().replace("-", " "))
    with person.page.expect_navigation():
        person.page.locator("button", has_text="Periksa").tap()
    assert "sah" in person.page.locator("[role=status]").inner_text(), "the receipt is not known"
    person.look("receipt")
    person.shot("tanda-terima")
    person.open(link)
    assert person.receipt() == receipt, "the same link gives another receipt"
    print(f"phone: {ITEMS} items in {took:.1f} s, 2 pages, {weight} bytes over the wire, one receipt")
    person.close()


def answer_after_a_reload(browser, address, screens, link):
    """The line breaks in the middle: the page goes on where the person was."""
    person = Person(browser, address, screens, agent="Telepon B", dark=True)
    person.open(link)
    steps = steps_of(2)
    for step in steps[:6]:
        tap(person, step)
    person.shot("jawab-gelap")
    at = person.page.locator("fieldset:visible").get_attribute("id")
    kept = person.page.evaluate("Object.values(localStorage).map(v => JSON.parse(v).until - Date.now())")
    assert len(kept) == 1 and 0 < kept[0] <= 24 * 3600 * 1000, f"the draft has no end: {kept}"
    person.page.evaluate("localStorage.setItem('zona:/survei/u/lama', JSON.stringify({until: 1, draft: []}))")
    person.page.reload()
    assert person.drafts() == 1, "a draft whose time is over stays on the phone"
    person.look("after a reload")
    assert person.page.locator("fieldset:visible").get_attribute("id") == at, "the page forgot where the person was"
    person.page.locator("button:visible", has_text="Kembali").tap()
    chosen = person.page.locator("fieldset:visible :checked").get_attribute("value")
    assert chosen == str(steps[5]), "the page forgot an answer"
    person.page.locator("button:visible", has_text="Lanjut").tap()
    # Going on without an answer is not possible, and is said.
    person.page.locator("button:visible", has_text="Lanjut").tap()
    assert person.page.locator("[role=alert]:visible").inner_text() == "Pilih salah satu jawaban."
    person.shot("jawab-terlewat")
    for step in steps[6:]:
        tap(person, step)
    person.page.locator("button:visible", has_text="Lanjut").tap()
    with person.page.expect_navigation():
        person.page.locator("button:visible", has_text="Kirim").tap()
    person.look("thanks")
    assert person.receipt() and person.drafts() == 0
    print("reload: went on at the same question with the same answers")
    person.close()


def answer_by_keyboard(browser, address, screens, link):
    """With keys alone, at a desk, in English."""
    person = Person(browser, address, screens, size=DESK, agent="Komputer C")
    person.open(link + "?b=en")
    person.shot("jawab-inggris")
    assert person.page.locator("html").get_attribute("lang") == "en"
    keys = person.page.keyboard

    def focused():
        return person.page.evaluate(
            "(e => e.tagName + ' ' + (e.name || '') + ' ' + (e.type === 'radio' ? e.value : e.innerText || ''))(document.activeElement)")

    def tab_to(mark, most=12):
        for _ in range(most):
            keys.press("Tab")
            if re.search(mark, focused()):
                return
        raise AssertionError(f"Tab does not reach {mark}: {focused()}")

    for place, step in enumerate(steps_of(3)):
        tab_to(rf"^INPUT j{place} ")
        keys.press("Space")
        for _ in range(step - 1):
            keys.press("ArrowDown")
        chosen = person.page.locator("fieldset:visible :checked").get_attribute("value")
        assert chosen == str(step), f"item {place}: keys chose {chosen}, not {step}"
        # Enter goes on as the button does, and warns of nothing that nobody has seen yet.
        if place % 2:
            tab_to("^BUTTON .*Next")
        keys.press("Enter")
        assert person.page.locator("[role=alert]:visible").count() == 0, f"item {place}: warned for nothing"
        assert focused().startswith("LEGEND"), f"item {place}: focus is at {focused()}"
    tab_to("^BUTTON .*Next")
    keys.press("Enter")
    tab_to("^TEXTAREA")
    keys.type("Thank you.")
    tab_to("^BUTTON .*Send")
    with person.page.expect_navigation():
        keys.press("Enter")
    person.look("thanks")
    assert person.page.locator("h1").inner_text() == "Thank you" and person.receipt()
    print("keyboard: answered with Tab, Space, arrows and Enter alone")
    person.close()


def fill_plainly(person, steps, more=None):
    for item, step in enumerate(steps):
        person.page.locator(f"[name=j{item}][value='{step}']").check()
    for name, value in (more or {}).items():
        person.page.locator(f"select[name={name}]").select_option(value)


def send_plainly(person):
    with person.page.expect_navigation():
        person.page.locator("form button[type=submit]").click()


def answer_without_script(browser, address, screens, link):
    """One plain page; gaps are named and nothing typed is lost."""
    person = Person(browser, address, screens, script=False, agent="Telepon D")
    person.open(link)
    person.shot("polos")
    names = person.names()
    assert sum(role == "radio" for role, _ in names) == ITEMS * 4, "not every answer is a radio"
    nameless = [role for role, name in names if not name.strip()]
    assert not nameless, f"a screen reader has no name for {nameless}"
    groups = [name for role, name in names if role == "group"]
    assert len(set(groups)) == len(groups) == ITEMS + 2, f"{len(groups)} groups: {groups}"
    steps = steps_of(4)
    for item in [item for item in range(ITEMS) if item not in (3, 17)]:
        person.page.locator(f"[name=j{item}][value='{steps[item]}']").check()
    person.page.fill("textarea", "<b>Bagus</b>")
    send_plainly(person)
    person.look("gaps", refused=True)
    trouble = person.page.locator("#masalah")
    assert trouble.locator("a").count() == 2 and "2 pertanyaan" in trouble.inner_text()
    assert person.page.locator(":checked[type=radio]").count() == ITEMS - 2
    assert person.page.input_value("textarea") == "<b>Bagus</b>"
    assert person.page.locator("fieldset").count() == len(groups), "more is asked than before"
    person.shot("polos-terlewat")
    for item in (3, 17):
        person.page.locator(f"[name=j{item}][value='{steps[item]}']").check()
    send_plainly(person)
    person.look("thanks")
    receipt = person.receipt()
    person.open(link)
    assert person.receipt() == receipt, "the same link gives another receipt"
    print(f"plain: {len(groups)} groups and {len(names)} names for a screen reader, gaps told, one receipt")
    person.close()


def answer_at_counter(browser, address, screens, link):
    """By the code on the screen: the person chooses nothing that the counter tells."""
    person = Person(browser, address, screens, agent="Telepon E")
    person.open(link)
    for step in steps_of(5):
        tap(person, step)
    person.page.locator("button:visible", has_text="Lanjut").tap()
    with person.page.expect_navigation():
        person.page.locator("button:visible", has_text="Kirim").tap()
    person.look("thanks")
    assert person.receipt() and person.drafts() == 0
    stranger = Person(browser, address, screens)
    stranger.open(link[:-4] + "zzzz", status=410)
    assert stranger.page.locator("h1").inner_text() == "Kode ini sudah berganti", "nobody says that the code has changed"
    stranger.shot("kode-lama")
    stranger.close()
    print("counter: answered by the code of the screen; an old code says so")
    person.close()


def answer_at_kiosk(browser, address, screens, kiosk):
    """On the shared tablet: the service is asked, nothing is kept, and the start comes back."""
    person = tie_kiosk(browser, address, screens, *kiosk)
    # A draft of somebody who used the tablet before it was a kiosk goes as well.
    person.page.evaluate("localStorage.setItem('zona:/survei/u/lama', JSON.stringify({until: Date.now() + 1e6, draft: []}))")
    person.open(kiosk[0])
    assert person.drafts() == 0, "a shared tablet keeps somebody's draft"
    person.shot("kios")
    groups = [name for role, name in person.names() if role == "group"]
    assert groups and groups[0].startswith("Layanan apa"), f"the kiosk does not ask for the service: {groups}"
    tap(person, 2)
    for step in steps_of(6):
        tap(person, step)
    assert person.drafts() == 0, "a shared tablet keeps a draft"
    person.page.locator("button:visible", has_text="Lanjut").click()
    with person.page.expect_navigation():
        person.page.locator("button:visible", has_text="Kirim").click()
    person.look("thanks at the kiosk")
    person.shot("kios-terima-kasih")
    assert person.page.locator(".receipt").count() == 1
    person.page.wait_for_selector("#survei", timeout=20_000)
    person.look("the kiosk again")
    assert person.page.locator(":checked[type=radio]").count() == 0, "the next person sees an answer"
    assert person.page.locator("fieldset:visible").count() == 1
    # Somebody quicker than the kiosk takes answers keeps all of them, one press from being sent.
    tap(person, 1)
    for step in steps_of(9):
        before = person.page.locator("form > p").first.inner_text()
        person.page.evaluate(
            "step => document.querySelectorAll('fieldset:not([hidden]) input')[step - 1].click()", step)
        person.page.wait_for_function(
            "before => document.querySelector('form > p').innerText !== before", arg=before)
    person.page.locator("button:visible", has_text="Lanjut").click()
    with person.page.expect_navigation():
        person.page.locator("button:visible", has_text="Kirim").click()
    if person.page.locator("#masalah").count():
        person.look("too soon", refused=True)
        assert person.page.locator("input:checked").count() == ITEMS + 1, "an answer was lost by the wait"
        person.shot("kios-tunggu")
        time.sleep(20)
        with person.page.expect_navigation():
            person.page.locator("button:visible", has_text="Kirim").click()
    assert person.page.locator(".receipt").count() == 1, "the second answer of the kiosk was lost"
    assert person.drafts() == 0
    print("kiosk: answered, forgot, and went back to its start")
    person.close()


def type_paper(browser, address, screens, path):
    """An enumerator types a paper form in; a gap is told and nothing is lost."""
    enumerator = Walk(browser, address, screens, "meja")
    enumerator.sign_in(HEAD)
    enumerator.go(path + "/kertas")
    steps = steps_of(7)
    enumerator.page.select_option("[name=l]", label=SERVICES[0])
    for item, step in enumerate(steps[:-1]):
        enumerator.page.locator(f"[name=j{item}][value='{step}']").check()
    with enumerator.page.expect_navigation():
        enumerator.page.locator("main button", has_text="Simpan").first.click()
    assert enumerator.page.locator(".error-summary a").count() == 1, "a missing item is not told"
    assert enumerator.page.locator("main :checked[type=radio]").count() == ITEMS - 1
    enumerator.shot("survei-kertas")
    enumerator.complaints.clear()
    enumerator.page.locator(f"[name=j{ITEMS - 1}][value='{steps[-1]}']").check()
    press(enumerator, "Simpan")
    assert "Satu formulir kertas tersimpan" in enumerator.page.locator("body").inner_text()
    enumerator.close()
    print("paper: one form typed in by name, its gap told")


def extend(head, path, closes, seconds):
    """The window grows, with a reason that everybody reads."""
    head.go(path + "/perpanjangan")
    until = closes + datetime.timedelta(seconds=seconds)
    head.page.fill("[name=selesai]", field_moment(until))
    head.page.fill("[name=alasan]", "Hujan deras, sedikit pengunjung.")
    head.shot("survei-perpanjangan")
    press(head, "Perpanjang waktu")
    assert "Hujan deras" in head.page.locator("main").inner_text(), "the reason is not told"
    print(f"extend: by {seconds} s, with its reason")
    return until


def accepted(head, path):
    head.go(path)
    return int(re.search(r"(\d+) dari sampel minimum", head.page.locator("main").inner_text()).group(1))


def close_round(browser, address, screens, head, path, late, closes, expected):
    """It ends while somebody has the page open: that person is told, and is not half counted."""
    assert accepted(head, path) == expected, "not every answer was accepted"
    both(browser, address, screens, HEAD, path, "survei-buka")
    left = (closes - datetime.datetime.now(WIB)).total_seconds()
    assert left > 0, "the round ended before everybody had answered"
    for step in steps_of(8):
        tap(late, step)
    late.page.locator("button:visible", has_text="Lanjut").tap()
    time.sleep(max(0, (closes - datetime.datetime.now(WIB)).total_seconds()) + 0.5)
    head.go(path)
    head.shot("survei-berakhir")
    head.page.locator("main a", has_text="Tutup survei").click()
    head.page.wait_for_url("**/penutupan")
    head.look("penutupan")
    head.shot("survei-penutupan")
    press(head, "Tutup survei")
    with late.page.expect_navigation():
        late.page.locator("button:visible", has_text="Kirim").tap()
    late.look("too late", refused=True)
    assert late.page.locator("h1").inner_text() == "Jawaban Anda tidak dihitung"
    assert late.drafts() == 0, "the answers stay on the phone although nobody takes them any more"
    late.shot("terlambat")
    late.close()
    assert accepted(head, path) == expected, "who was told that it does not count was counted"
    head.shot("survei-tutup")
    print(f"close: closed with {expected} answers while a form was open; its sender was told")


def read_results(browser, address, screens, head, path, expected):
    """The figures with and without marked answers, and the same as files."""
    results = path + "/hasil"
    both(browser, address, screens, HEAD, results, "survei-hasil")
    head.go(results)
    said = head.page.locator("main").inner_text()
    for words in [f"Cukup data: {expected} jawaban", "IPKP", "IPAK", "IKM", "Tanpa jawaban bertanda:", "nilai LKE"]:
        assert words in said, f"the results do not say {words}"
    for title, items in [("Mutu pelayanan", 8), ("Bersih dari korupsi", 5), ("Kepuasan masyarakat", 9)]:
        part = head.page.locator("main section", has=head.page.get_by_role("heading", name=title, exact=True)).first
        assert part.locator("svg").count() == items, f"{title}: not every item has its interval as a picture"
    fetched = {kind: head.context.request.get(address + f"{results}.{kind}") for kind in ("csv", "xlsx", "json")}
    assert all(answer.status == 200 for answer in fetched.values())
    rows = list(csv.reader(io.StringIO(fetched["csv"].body().decode("utf-8-sig"))))
    assert len(rows) > ITEMS and any("IPAK" in " ".join(row) for row in rows), rows[:3]
    names = zipfile.ZipFile(io.BytesIO(fetched["xlsx"].body())).namelist()
    assert "xl/workbook.xml" in names, names
    found = json.loads(fetched["json"].body())
    assert found, "the JSON is empty"
    comments = head.context.request.get(address + path + "/tulisan.csv").body().decode("utf-8-sig")
    assert "antreannya panjang" in comments, "what people wrote is not exported after closing"
    assert not any(contact[1:] in comments for contact, _ in SERVED)
    colleague = Walk(browser, address, screens, "ponsel", script=False)
    colleague.sign_in(STAFF)
    colleague.go(results)
    colleague.close()
    print(f"results: figures with and without marked answers; CSV of {len(rows)} lines, XLSX, JSON")


def main():
    address, screens = sys.argv[1].rstrip("/"), sys.argv[2]
    os.makedirs(screens, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        head, path, opens, closes = plan(browser, address, screens, seconds=120)
        links = invite(head, path)
        left = (opens - datetime.datetime.now(WIB)).total_seconds()
        assert left > 0, "the list and the draw took longer than there was before the survey opened"
        early = Person(browser, address, screens)
        early.open(links[0])
        early.shot("belum-dibuka")
        early.close()
        time.sleep(max(0, (opens - datetime.datetime.now(WIB)).total_seconds()) + 0.5)
        late = Person(browser, address, screens, agent="Telepon terlambat")
        late.open(links[0])
        # People who take their time: their forms are open from now on.
        unhurried = []
        for number in range(7):
            person = Person(browser, address, screens, script=False, agent=f"Telepon {number}")
            person.open(links[5 + number])
            unhurried.append(person)
        shown = time.monotonic()
        counter, kiosk = places(browser, address, screens, head, path)
        closes = extend(head, path, closes, 90)
        parts = [
            (answer_by_phone, links[1]), (answer_after_a_reload, links[2]), (answer_by_keyboard, links[3]),
            (answer_without_script, links[4]), (answer_at_counter, counter), (answer_at_kiosk, kiosk), (type_paper, path),
        ]
        for part, link in parts:
            # A slow machine must not find the round closed half way.
            if (closes - datetime.datetime.now(WIB)).total_seconds() < 120:
                closes = extend(head, path, closes, 180)
            part(browser, address, screens, link)
        time.sleep(max(0, UNHURRIED - (time.monotonic() - shown)))
        for number, person in enumerate(unhurried):
            fill_plainly(person, steps_of(10 + number), {"u": "26-35", "k": "p"} if number % 2 else None)
            send_plainly(person)
            person.look("thanks")
            person.close()
        close_round(browser, address, screens, head, path, late, closes, expected=DRAWN - 1 + 4)
        read_results(browser, address, screens, head, path, expected=DRAWN - 1 + 4)
        browser.close()
    print("survey: done")


if __name__ == "__main__":
    main()
