"""Walks from the link that `zona serve` prints on an empty folder to a working administrator.

    first.py LINK SCREENS

Prints one line a step and ends with 1 at the first thing that is wrong. `scripts/test browser` runs it.
"""

import os
import sys
import time

from playwright.sync_api import sync_playwright

from journey import Walk, phone

PASSWORD = "pengelola pertama 2026"


def main():
    link, screens = sys.argv[1], sys.argv[2]
    address, path = link[: link.index("/mulai/")], link[link.index("/mulai/") :]
    os.makedirs(screens, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        walk = Walk(browser, address, screens, "ponsel", script=False)
        walk.go(path)
        walk.shot("mulai")
        for name, value in {
            "nama": "Contoh Pengelola", "login": "pengelola@contoh.example", "sandi_baru": PASSWORD,
            "sandi_ulang": PASSWORD,
        }.items():
            walk.page.fill(f"[name={name}]", value)
        walk.page.locator("main form button").first.click()
        walk.page.wait_for_url("**/faktor-kedua")
        walk.look("the second factor before all else")
        walk.shot("mulai-faktor")
        walk.page.fill("input[name=sandi]", PASSWORD)
        walk.page.locator("main form button").first.click()
        walk.page.wait_for_url("**/faktor-kedua/atur")
        secret = walk.page.locator("output.secret-link").inner_text().replace(" ", "")
        walk.page.fill("input[name=kode]", phone(secret, int(time.time()) // 30))
        walk.page.locator("main form button").first.click()
        walk.page.wait_for_load_state()
        assert walk.page.locator("output.secret-link").count() == 10, "ten recovery codes must show"
        for page in ["/akun", "/instansi", "/siklus"]:
            walk.go(page)
        walk.shot("mulai-selesai")
        again = browser.new_page()
        assert again.goto(link).status == 410, "the link is good once"
        browser.close()
    print("first: the administrator signed up, with a second factor, and the link is spent")


if __name__ == "__main__":
    main()
