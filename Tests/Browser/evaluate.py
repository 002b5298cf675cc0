"""Walks one judgement in a real browser: sent, returned once, scored blind, agreed, reported and signed.

    evaluate.py ADDRESS SCREENS [PROGRAM]

ADDRESS is a fresh `zona demo`; SCREENS is a folder for screenshots; PROGRAM is `zona`, with which the
report is verified. Two assessors and a ketua judge one unit; a third assessor declares a conflict and
is asked after every step what they can see of it: nothing. Prints one line a step and ends with 1 at
the first thing that is wrong. `scripts/test browser` runs it.
"""

import datetime
import os
import re
import sys
import time

from playwright.sync_api import sync_playwright

from declare import both, press, printed, verify
from journey import HEAD, MOST_PAGES, PASSWORD, STAFF, WIDTHS, Walk

COORDINATOR = "pic@industri.example"
FIRST, SECOND, THIRD = "tpi@industri.example", "tpi2@industri.example", "tpi3@industri.example"
LEAD, CONTROLLER = "ketua-tpi@industri.example", "dalnis@industri.example"
TEAM = "Tim TPI 2 (contoh)"
UNIT = "BSPJI Pekanbaru"
YEAR = 2026
# Soals of ladders on which the second assessor sees less than the unit and the first one do.
DOUBTED = [2, 4]
REASON = "proof_shows_otherwise"
UNKNOWN = "01900000-0000-7000-8000-00000000dead"


def signed_in(browser, address, screens, login, width="meja", script=True):
    walk = Walk(browser, address, screens, width, script=script)
    walk.sign_in(login)
    return walk


def found(walk, pattern, what):
    match = re.search(pattern, walk.page.content())
    assert match, f"no page leads to {what}"
    return match.group(1)


def send_form(walk, action, fields=None):
    """Fills and sends the form that goes to an address; radio fields are checked by value."""
    form = walk.page.locator(f"main form[action='{action}'][method=post]").first
    for name, value in (fields or {}).items():
        field = form.locator(f"[name='{name}']").first
        if field.get_attribute("type") == "radio":
            form.locator(f"[name='{name}'][value='{value}']").check()
        elif form.locator(f"select[name='{name}']").count():
            field.select_option(value)
        else:
            field.fill(value)
    with walk.page.expect_navigation():
        form.locator("button").first.click()
    walk.look(action)


class Conflicted:
    """The third assessor, and everything of the unit that they must not find."""

    def __init__(self, browser, address, screens):
        self.walk = signed_in(browser, address, screens, THIRD)
        self.paths = []

    def learn(self, *paths):
        """Addresses of the unit, as somebody with an open door has them."""
        self.paths += [path for path in paths if path not in self.paths]

    def ids(self):
        own = [path for path in self.paths if not path.startswith("/instansi/")]
        return {part for path in own for part in re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", path)}

    def clean(self, path, text):
        assert UNIT not in text and "Pekanbaru" not in text, f"{path} names the unit to a conflicted assessor"
        odd = [part for part in self.ids() if part in text]
        assert not odd, f"{path} holds {odd}"

    def sees_nothing(self, step):
        """Every page, count, search, export and message: the unit is one that never was."""
        request = self.walk.context.request
        for path in self.paths:
            real = request.get(self.walk.address + path, max_redirects=0)
            never = request.get(self.walk.address + re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", UNKNOWN, path), max_redirects=0)
            assert real.status == never.status == 404, f"{step}: {path} answers {real.status}, none {never.status}"
            plain = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", UNKNOWN, real.text())
            assert plain == re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", UNKNOWN, never.text()), f"{step}: {path} differs from none"
        def found_by(word):
            text = request.get(self.walk.address + "/instansi?cari=" + word).text()
            return re.sub(r'name="_token" value="[^"]*"', "", text).replace(word, "")

        assert found_by("Pekanbaru") == found_by("Antahbaru"), f"{step}: a search tells the unit from one that never was"
        for path in ["/pesan", "/kalender", "/saya", "/kemajuan"]:
            answer = request.get(self.walk.address + path)
            self.clean(f"{step}: {path}", answer.text())
        self.crawl(step)

    def crawl(self, step):
        """Everything that their own pages lead to."""
        self.walk.go("/tugas")
        waiting, seen = ["/tugas"] + self.walk.links(), set()
        while waiting and len(seen) < MOST_PAGES:
            path = waiting.pop(0).split("#")[0]
            if not path or path in seen or re.search(r"/keluar|/bahasa|/aset/|/instrumen", path):
                continue
            seen.add(path)
            answer = self.walk.context.request.get(self.walk.address + path)
            self.clean(f"{step}: {path}", answer.text())
            if "text/html" in answer.headers.get("content-type", ""):
                waiting += [link for link in re.findall(r'href="(/[^"]*)"', answer.text()) if link not in seen]

    def close(self):
        self.walk.close()


def submit(browser, address, screens):
    """The head fills in what is missing, takes the figures of the surveys, and sends.

    Gives also a soal of a ladder that got the best answer, for both assessors to see less in it.
    """
    best = []
    head = signed_in(browser, address, screens, HEAD)
    sheet = head.worksheet()
    unit = "/unit/" + found(head, r'href="/unit/([0-9a-f-]{36})', "the unit")
    head.go(sheet + "?tampil=belum")
    soals = {int(s) for s in re.findall(rf'href="{sheet}/soal/(\d+)', head.page.content())}
    for soal in sorted(soals):
        head.go(f"{sheet}/soal/{soal}")
        taken = head.page.locator("#survei button", has_text="Pakai angka ini")
        if taken.count():
            press(head, "Pakai angka ini", "#survei")
            continue
        form = head.page.locator("main form.question-form").first
        radios = form.locator("input[type=radio]")
        if radios.count():
            radios.first.check()
            best.append(soal)
        for field in form.locator("input[type=number], input[inputmode]").all():
            field.fill("1")
        with head.page.expect_navigation():
            form.locator("button:not([name])").first.click()
    deliver(head, sheet)
    head.shot("kirim")
    head.close()
    print(f"submit: {len(soals)} questions were open; sent")
    lowered = next((soal for soal in best if soal not in DOUBTED), None)
    return unit, sheet, lowered


def deliver(head, sheet):
    head.go(sheet + "/pengiriman")
    send_form(head, sheet + "/pengiriman")
    head.go(sheet)
    assert "dikirim" in head.page.locator("main").inner_text().lower(), "the worksheet was not sent"


def assign(browser, address, screens, unit):
    """The coordinator makes a team of three anggota and gives it the unit."""
    run = signed_in(browser, address, screens, COORDINATOR)
    run.go(unit)
    institution = "/instansi/" + found(run, r'href="/instansi/([0-9a-f-]{36})', "the instansi")
    run.go(institution + "/tim-penilai/baru")
    page = run.page

    def person(name):
        names = page.eval_on_selector_all("#nama-penilai option", "all => all.map(o => o.value)")
        return next(full for full in names if full.startswith(name))

    send_form(run, institution + "/tim-penilai", {
        "nama": TEAM, "anggota-1": person("Tono"), "anggota-2": person("Yuni"), "anggota-3": person("Galih"),
        "ketua": person("Maya"), "pengendali": person("Imam"),
    })
    run.shot("tim")
    desk = f"{institution}/penugasan/{YEAR}"
    both(browser, address, screens, COORDINATOR, desk, "penugasan")
    run.go(desk + "/usulan")
    run.shot("usulan")
    run.go(f"{desk}/unit/{unit.removeprefix('/unit/')}")
    run.shot("penugasan-unit")
    press(run, TEAM)
    run.close()
    print("assign: a team of five has the unit")
    return institution


def declare(browser, address, screens, unit):
    """Everybody declares before seeing anything; the third one has a conflict."""
    seats = {}
    for login in [FIRST, SECOND, LEAD, CONTROLLER, THIRD]:
        walk = signed_in(browser, address, screens, login, width="ponsel", script=False)
        assert walk.context.request.get(address + unit).status == 404, f"{login} sees the unit before declaring"
        tasks = walk.page.content()
        assert UNIT not in tasks, f"the tasks of {login} name the unit"
        waiting = re.findall(r'href="(/penugasan/[0-9a-f-]{36})"', tasks)
        for seat in dict.fromkeys(waiting):
            walk.go(seat)
            if UNIT not in walk.page.locator("main").inner_text():
                continue
            seats[login] = seat
            says = "family" if login == THIRD else "tidak_ada"
            send_form(walk, seat + "/konflik", {"pernyataan": says})
            if says != "tidak_ada":
                walk.shot("konflik-periksa-" + login.split("@")[0])
                send_form(walk, seat + "/konflik")
            break
        assert login in seats, f"no seat of {login} waits for a declaration"
        seen = walk.context.request.get(address + unit).status
        assert seen == (404 if login == THIRD else 200), f"after declaring {login} gets {seen}"
        walk.shot("pernyataan-" + login.split("@")[0])
        walk.close()
    assert len(set(seats.values())) == 1, seats
    print("declare: four doors are open, one is shut")
    return seats[LEAD]


def link_proof(head, unit, soal):
    """Links one more proof of the unit to a question."""
    head.go(unit + "/bukti")
    for path in dict.fromkeys(re.findall(rf'href="({unit}/bukti/[0-9a-f-]{{36}})"', head.page.content())):
        head.go(path)
        options = re.findall(rf'<option value="({YEAR}\D+{soal})"', head.page.content())
        if options and not re.search(rf'/soal/{soal}["?#]', head.page.content()):
            head.page.locator("select[name=soal]").select_option(options[0])
            press(head, "Kaitkan")
            return
    raise AssertionError("no proof of the unit can be linked")


def give_back(browser, address, screens, unit, sheet):
    """The lead returns one question with a reason; the unit answers it and sends again."""
    lead = signed_in(browser, address, screens, LEAD)
    soal = DOUBTED[0]
    lead.go(f"{sheet}/perbaikan?soal={soal}")
    send_form(lead, f"{sheet}/perbaikan/catatan", {"alasan": REASON, "isi": "Bukti rapat belum terlihat (contoh)."})
    lead.go(sheet + "/perbaikan")
    until = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))) + datetime.timedelta(days=2)
    send_form(lead, sheet + "/perbaikan", {"batas": until.strftime("%Y-%m-%dT%H:%M")})
    lead.shot("dikembalikan")
    lead.close()

    head = signed_in(browser, address, screens, HEAD, width="ponsel", script=False)
    head.go("/pesan")
    head.shot("pesan-kepala")
    refused = head.context.request.get(address + sheet + "/pengiriman").text()
    assert "tanggap" in refused.lower(), "the unit is not told that a note waits for its reply"
    link_proof(head, unit, soal)
    head.go(f"{sheet}/soal/{soal}")
    send_form(head, f"{sheet}/soal/{soal}/balasan", {"tanggapan": "Notulen ditambahkan (contoh)."})
    deliver(head, sheet)
    both(browser, address, screens, HEAD, sheet + "/perbaikan", "perbaikan")
    head.close()
    print("return: one question came back, was answered and sent again")


def begin(browser, address, screens, seat):
    both(browser, address, screens, LEAD, seat, "kursi")
    lead = signed_in(browser, address, screens, LEAD)
    assert f'href="{seat}/penilaian"' in lead.page.content(), "the tasks of the ketua do not lead to the beginning"
    lead.go(seat + "/penilaian")
    send_form(lead, seat + "/penilaian")
    judgement = lead.page.url.removeprefix(address).split("?")[0]
    assert re.fullmatch(r"/penilaian/[0-9a-f-]{36}", judgement), judgement
    lead.close()
    print("begin: the judgement has begun")
    return judgement


class Keyboard:
    """Counts keys and page loads of one assessor on the two panes."""

    def __init__(self, walk):
        self.walk, self.keys, self.loads, self.questions = walk, 0, 0, 0
        walk.page.on("load", self.loaded)

    def loaded(self, _):
        self.loads += 1

    def press(self, key):
        self.keys += 1
        self.walk.page.keyboard.press(key)

    def leave(self, key):
        with self.walk.page.expect_navigation():
            self.press(key)


def score(browser, address, screens, judgement, login, doubts):
    """One assessor scores every question with the keyboard alone; gives what was chosen on a ladder."""
    walk = signed_in(browser, address, screens, login)
    walk.go(judgement)
    start = found(walk, rf'href="({judgement}/soal/\d+)"', "the first question")
    walk.go(start)
    keyboard, chosen, began = Keyboard(walk), {}, time.monotonic()
    while "/soal/" in walk.page.url:
        soal = int(re.search(r"/soal/(\d+)", walk.page.url).group(1))
        # The last radio of a ladder takes the answer away.
        radio = walk.page.locator("form[data-autosave] .radio-group input[type=radio]:not([value=''])")
        if soal in doubts and radio.count():
            keyboard.press(radio.last.get_attribute("value")[:1].lower())
        else:
            keyboard.press("=")
        if radio.count():
            checked = walk.page.locator("form[data-autosave] .radio-group input[type=radio]:checked")
            chosen[soal] = (checked.get_attribute("name"), checked.get_attribute("value"))
        if keyboard.questions == 0:
            walk.shot(f"dua-panel-{login.split('@')[0]}")
        keyboard.questions += 1
        keyboard.leave("s")
        assert keyboard.questions <= 130, "scoring does not come to an end"
    spent = time.monotonic() - began
    walk.shot("lembar-lengkap")
    count = keyboard.questions
    print(
        f"score: {login.split('@')[0]}: {count} questions, {keyboard.keys / count:.2f} keys and "
        f"{keyboard.loads / count:.2f} page loads a question, {spent / count:.2f} s of the machine")
    assert keyboard.keys / count <= 3 and keyboard.loads / count <= 1.1, "the two panes ask for more than they should"
    both(browser, address, screens, login, f"{judgement}/soal/{DOUBTED[0]}", "dua-panel-terisi")
    walk.go(judgement + "/penguncian")
    walk.shot("penguncian")
    send_form(walk, judgement + "/penguncian")
    walk.close()
    return chosen


def blind(browser, address, screens, judgement):
    """Before the opening nobody finds sheets, talk, result or agreement."""
    for login in [FIRST, SECOND, LEAD, CONTROLLER]:
        walk = signed_in(browser, address, screens, login)
        for path in ["/kesepakatan", "/hasil", "/kesesuaian", "/uji-petik", "/lhe"]:
            status = walk.context.request.get(address + judgement + path).status
            assert status in (404, 409), f"{login} gets {status} for {path} before the opening"
        walk.close()
    print("blind: nothing opens early")


def disputed(walk, judgement):
    """The soal of each question that is open, the one with most at stake first."""
    walk.go(judgement + "/kesepakatan?tampil=terbuka")
    links = walk.page.eval_on_selector_all("main tbody th a", "all => all.map(a => a.getAttribute('href'))")
    return [int(link.rsplit("/", 1)[1]) for link in links]


def agree(browser, address, screens, judgement, first, second, lowered):
    """The sheets open; one question by a move with a reason, the other by the word of the ketua.

    What both saw lower without a note waits for the reason that the unit reads.
    """
    hasty = signed_in(browser, address, screens, LEAD, script=False)
    hasty.go(judgement + "/pembukaan")
    hasty.page.fill("[name=sandi]", "bukan kata sandi saya")
    hasty.page.locator("main form button").first.click()
    hasty.page.wait_for_load_state()
    assert "Kata sandi tidak cocok" in hasty.page.content(), "sheets open with a wrong password"
    hasty.close()
    lead = signed_in(browser, address, screens, LEAD)
    lead.go(judgement + "/pembukaan")
    send_form(lead, judgement + "/pembukaan", {"sandi": PASSWORD})
    both(browser, address, screens, LEAD, judgement + "/kesepakatan", "kesepakatan")
    assert sorted(disputed(lead, judgement)) == DOUBTED, "the doubts of the second assessor are not what is open"
    moved, decided = DOUBTED
    mover = signed_in(browser, address, screens, SECOND)
    mover.go(f"{judgement}/kesepakatan/{moved}")
    mover.shot("pindah")
    name, value = first[moved]
    send_form(mover, f"{judgement}/kesepakatan/{moved}/perpindahan", {name: value, "alasan": "Notulennya ada di bukti kedua (contoh)."})
    mover.close()
    assert disputed(lead, judgement) == [decided], "a move to what the others say does not settle the question"
    both(browser, address, screens, LEAD, f"{judgement}/kesepakatan/{decided}", "putusan")
    lead.go(f"{judgement}/kesepakatan/{decided}")
    name, value = second[decided]
    send_form(lead, f"{judgement}/kesepakatan/{decided}/putusan", {name: value, "alasan": "Bukti tidak memenuhi kriteria atas (contoh)."})
    assert disputed(lead, judgement) == [], "a decision leaves the question open"
    lead.go(judgement + "/kesepakatan")
    lead.shot("serah")
    if lowered:
        forms = lead.page.locator(f"main form[action='{judgement}/uji-petik']")
        assert forms.count() == 0, "a value that says nothing to the unit can be handed over"
        both(browser, address, screens, LEAD, judgement + "/alasan-unit", "alasan-unit")
        lead.go(judgement + "/alasan-unit")
        send_form(lead, judgement + "/alasan-unit", {f"alasan-{lowered}": "Bukti tidak memenuhi kriteria itu (contoh)."})
        lead.go(judgement + "/kesepakatan")
    send_form(lead, judgement + "/uji-petik")
    lead.close()
    print("agree: one question moved with a reason, one decided by the ketua, one explained to the unit")


def approve(browser, address, screens, judgement):
    """The controller checks a drawn sample question by question with one key, and approves."""
    controller = signed_in(browser, address, screens, CONTROLLER)
    controller.go(judgement + "/uji-petik")
    controller.shot("uji-petik")
    pages = list(dict.fromkeys(re.findall(rf'href="({judgement}/uji-petik/soal/\d+)"', controller.page.content())))
    assert len(pages) >= 5, f"{len(pages)} questions are checked"
    both(browser, address, screens, CONTROLLER, pages[0], "uji-petik-soal")
    controller.go(pages[0])
    for _ in pages:
        with controller.page.expect_navigation():
            controller.page.keyboard.press("=")
    assert controller.page.url.endswith("#keputusan"), "the last question does not lead to the decision"
    controller.shot("uji-petik-selesai")
    controller.go(judgement + "/uji-petik/persetujuan")
    controller.shot("persetujuan")
    send_form(controller, judgement + "/hasil", {"sandi": PASSWORD})
    controller.close()
    both(browser, address, screens, HEAD, judgement + "/hasil", "hasil")
    both(browser, address, screens, CONTROLLER, judgement + "/kesesuaian", "kesesuaian")
    print(f"approve: {len(pages)} questions were drawn and checked; the result stands")


def report(browser, address, screens, program, judgement):
    """The ketua writes, both sign, the unit reads, and the file proves itself without the server."""
    lead = signed_in(browser, address, screens, LEAD)
    page = judgement + "/lhe"
    lead.go(judgement)
    assert f'href="{page}"' in lead.page.content(), "the judgement does not lead to its report"
    lead.go(page)
    send_form(lead, page, {"nomor": "LHE-1/2026 (contoh)", "pembuka": "Contoh.", "penutup": "Contoh."})
    send_form(lead, page + "/rekomendasi", {"rekomendasi": "Lengkapi notulen rapat (contoh).", "paling_lambat": f"{YEAR + 1}-06-30"})
    lead.shot("lhe-naskah")
    send_form(lead, page + "/tanda-tangan", {"sandi": PASSWORD})
    lead.close()
    controller = signed_in(browser, address, screens, CONTROLLER, width="ponsel", script=False)
    controller.go(page)
    send_form(controller, page + "/tanda-tangan", {"sandi": PASSWORD})
    controller.go(page)
    assert controller.page.locator(f"main form[action='{page}/tanda-tangan']").count() == 0, "it can be signed twice"
    controller.close()
    both(browser, address, screens, HEAD, page, "lhe")
    head = signed_in(browser, address, screens, HEAD)
    kind = printed(head, page + ".pdf")
    book = head.context.request.get(address + page + ".xlsx")
    assert book.body()[:2] == b"PK", "the report is no workbook"
    verify(program, head, page + ".json", 2)
    head.close()
    print(f"report: written, signed by two, read by the unit, verified; {kind}")


def main():
    address, screens = sys.argv[1].rstrip("/"), sys.argv[2]
    program = sys.argv[3] if len(sys.argv) > 3 else None
    os.makedirs(screens, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        unit, sheet, lowered = submit(browser, address, screens)
        institution = assign(browser, address, screens, unit)
        seat = declare(browser, address, screens, unit)
        third = Conflicted(browser, address, screens)
        third.learn(
            unit, unit + "/bukti", unit + "/pegawai", unit + f"/rencana/{YEAR}", unit + "/survei",
            unit + "/rekomendasi", unit + "/tlhp", seat, seat + "/penilaian", sheet, sheet + "/nilai",
            sheet + "/soal/1", sheet + "/perbaikan", sheet + "/daftar.csv", sheet + "/ekspor",
            sheet + "/ekspor/lke.xlsx", sheet + "/ekspor/jawaban.json",
            sheet.replace("/lke/", "/api/v1/lke/"), institution + f"/penugasan/{YEAR}",
            institution + f"/hasil-penilaian/{YEAR}", institution + "/unit.csv")
        third.sees_nothing("declared")
        give_back(browser, address, screens, unit, sheet)
        third.sees_nothing("returned")
        judgement = begin(browser, address, screens, seat)
        third.learn(*[
            judgement + rest for rest in [
                "", "/soal/1", "/penguncian", "/pembukaan", "/kesepakatan", "/kesepakatan/1", "/alasan-unit", "/uji-petik",
                "/uji-petik/soal/1",
                "/hasil", "/kesesuaian", "/lhe", "/lhe.pdf", "/lhe.xlsx", "/lhe.json",
            ]])
        third.sees_nothing("begun")
        both_see = [lowered] if lowered else []
        first = score(browser, address, screens, judgement, FIRST, both_see)
        blind(browser, address, screens, judgement)
        third.sees_nothing("one has committed")
        second = score(browser, address, screens, judgement, SECOND, DOUBTED + both_see)
        third.sees_nothing("all have committed")
        agree(browser, address, screens, judgement, first, second, lowered)
        third.sees_nothing("agreed")
        approve(browser, address, screens, judgement)
        third.sees_nothing("settled")
        report(browser, address, screens, program, judgement)
        third.sees_nothing("reported")
        third.close()
        browser.close()
    print("evaluate: done")


if __name__ == "__main__":
    main()
