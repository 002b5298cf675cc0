"""Takes the figure of a year's surveys into the LKE in a real browser, and reads where it came from.

    figure.py ADDRESS SCREENS

ADDRESS is a fresh `zona demo`, whose first unit has closed two rounds this year; SCREENS is a folder
for screenshots. Prints one line a step and ends with 1 at the first thing that is wrong.
`scripts/test browser` runs it.
"""

import os
import re
import sys

from playwright.sync_api import sync_playwright

from declare import press
from journey import HEAD, STAFF, Walk

TAKE, STANDS = "Pakai angka ini", "dipakai di soal ini"
ROUNDS = 2
FIGURE = re.compile(r"[0-4](,\d+)? ± \d,\d\d \(95%\)")


def panel(walk):
    return walk.page.locator("#survei")


def rounds(walk):
    return walk.page.locator("#putaran-survei")


def take(browser, address, screens, soal, width, script):
    """One press answers the question; the page says which rounds, and a visitor may read each."""
    walk = Walk(browser, address, screens, width, script=script)
    walk.sign_in(STAFF)
    sheet = walk.worksheet()
    path = f"{sheet}/soal/{soal}"
    walk.go(path)
    assert "perlu laporan surveinya" in walk.page.inner_text("main"), "the hint does not ask for a report"
    public = [
        link.get_attribute("href") for link in rounds(walk).locator("a[href^='/publik/survei/']").all()
    ]
    closed = rounds(walk).locator(".tag", has_text=re.compile(r"^\W*dihitung\s*$")).count()
    assert closed == ROUNDS, f"{closed} rounds count, not {ROUNDS}"
    assert len(public) > ROUNDS, "the round that still runs is not named"
    assert FIGURE.search(panel(walk).inner_text()), "no figure with its interval"
    walk.shot(f"angka-sebelum-{soal}")
    press(walk, TAKE, "#survei")
    assert panel(walk).get_by_text(STANDS).count() == 1, "the figure does not stand"
    assert panel(walk).locator("button").count() == 0, "it can be taken twice"
    value = walk.page.input_value(f"[name=s{soal}]")
    assert re.fullmatch(r"[1-4],\d{1,6}", value), f"no index stands in the field: {value}"
    walk.shot(f"angka-sesudah-{soal}")

    walk.go(sheet + "/nilai")
    why = walk.page.locator("#asal-indeks").inner_text()
    assert f"Diambil dari {ROUNDS} putaran survei" in why, "the score does not say how many rounds"
    assert re.search(r"tidak diketik, .+, \d+ \w+ \d{4}", why), "the score does not say who and when"
    assert "aturan di atas ambang" in why, "the score does not say what stands out in the rounds"
    walk.shot(f"angka-asal-{soal}")
    walk.go(f"{sheet}/soal/{soal}/riwayat")
    assert "dari survei" in walk.page.inner_text("main"), "the history does not say where it came from"
    walk.close()

    visitor = Walk(browser, address, screens, width, script=script)
    for link in public:
        visitor.go(link)
    visitor.shot(f"angka-publik-{soal}")
    visitor.close()
    print(f"figure: soal {soal} taken from {ROUNDS} rounds at {width}, script {'on' if script else 'off'}")


def typed(browser, address, screens):
    """A figure that is typed over it asks for its report, here and before the sending."""
    walk = Walk(browser, address, screens, "ponsel", script=False)
    walk.sign_in(HEAD)
    sheet = walk.worksheet()
    walk.go(f"{sheet}/soal/125")
    walk.page.fill("[name=s125]", "3,9")
    walk.page.locator("main form.question-form button:not([name])").first.click()
    walk.page.wait_for_load_state()
    walk.look("a typed index")
    assert "tanpa laporan LKE tidak dapat dikirim" in panel(walk).inner_text()
    walk.go(sheet + "/pengiriman")
    assert "belum ada laporan survei" in walk.page.inner_text("#indeks-survei")
    walk.shot("angka-tanpa-laporan")
    walk.go("/tugas")
    assert "Kaitkan laporan survei untuk IPAK" in walk.page.inner_text("main")
    walk.go(f"{sheet}/soal/125")
    press(walk, TAKE, "#survei")
    walk.go(sheet + "/pengiriman")
    assert walk.page.get_by_text("belum ada laporan survei").count() == 0, "a fault stays"
    walk.close()
    print("typed: asks for its report, and gives way to the survey's figure")


def main():
    address, screens = sys.argv[1].rstrip("/"), sys.argv[2]
    os.makedirs(screens, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        take(browser, address, screens, 125, "meja", script=True)
        take(browser, address, screens, 127, "ponsel", script=False)
        typed(browser, address, screens)
        browser.close()
    print("figure: done")


if __name__ == "__main__":
    main()
