"""Journeys through a running `zona demo` in a real browser.

    journeys.py ADDRESS FOLDER

Writes a screenshot of each page at phone and desktop width into FOLDER. Prints one line for each
journey and ends with 1 if one of them failed. Uses Debian's Chromium through Playwright.
"""

import pathlib
import re
import shutil
import sys

from playwright.sync_api import Page, expect, sync_playwright

ADDRESS = sys.argv[1].rstrip("/")
FOLDER = pathlib.Path(sys.argv[2])
PASSWORD = "zona demo 2026"
STAFF = "pokja@bspji.example"
COLLEAGUE = "pokja2@bspji.example"
ADMINISTRATOR = "pengelola@zona.example"


def sign_in(page: Page, login: str) -> None:
    page.goto(ADDRESS + "/masuk")
    page.fill("input[name=login]", login)
    page.fill("input[name=sandi]", PASSWORD)
    page.click("main form button")
    page.wait_for_url(lambda url: "/masuk" not in url)


def fits(page: Page, name: str) -> None:
    """No page scrolls sideways, on the smallest phone or on a desk."""
    for width, height in ((320, 640), (1280, 900)):
        page.set_viewport_size({"width": width, "height": height})
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.screenshot(path=FOLDER / f"{name}-{width}.png", full_page=True)
        assert wide <= width, f"{page.url} is {wide} px wide on a screen of {width} px"
    assert page.locator("h1").count() == 1, f"{page.url} must have one h1"


def open_worksheet(page: Page) -> str:
    """The address of the worksheet that the person may answer."""
    page.goto(ADDRESS + "/tugas")
    link = page.locator("main a[href^='/lke/']").first
    href = link.get_attribute("href")
    return ADDRESS + "/" + "/".join(href.split("?")[0].strip("/").split("/")[:2])


def visitor(page: Page) -> None:
    """A visitor sees the public pages in both languages and is sent to sign in for the rest."""
    page.goto(ADDRESS + "/")
    expect(page.locator("html")).to_have_attribute("lang", "id")
    fits(page, "start")
    page.goto(ADDRESS + "/tugas")
    assert "/masuk" in page.url
    fits(page, "sign-in")
    page.locator("a[href^='/bahasa']").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def wrong_password(page: Page) -> None:
    """A wrong password says so and keeps the login."""
    page.goto(ADDRESS + "/masuk")
    page.fill("input[name=login]", STAFF)
    page.fill("input[name=sandi]", "bukan kata sandinya")
    page.click("main form button")
    expect(page.locator("input[name=login]")).to_have_value(STAFF)
    assert "tidak cocok" in page.content()


def answer(page: Page) -> None:
    """Staff sign in, see what to do, answer a question, and find the answer kept."""
    sign_in(page, STAFF)
    fits(page, "tasks")
    worksheet = open_worksheet(page)
    page.goto(worksheet)
    fits(page, "worksheet")
    page.goto(worksheet + "/soal/1")
    fits(page, "question")
    radios = page.locator("main input[type=radio][name=s1]")
    chosen = 1 if radios.nth(0).is_checked() else 0
    radios.nth(chosen).check(force=True)
    page.locator("main form.question-form button[type=submit], main form.question-form button").first.click()
    page.wait_for_load_state("networkidle")
    page.goto(worksheet + "/soal/1")
    expect(page.locator("main input[type=radio][name=s1]").nth(chosen)).to_be_checked()
    page.goto(worksheet + "/soal/1/riwayat")
    fits(page, "history")


def explain(page: Page) -> None:
    """Each figure is explained, down to a question."""
    sign_in(page, STAFF)
    worksheet = open_worksheet(page)
    page.goto(worksheet + "/nilai")
    fits(page, "score")
    assert re.search(r"\d,\d\d", page.inner_text("main")), "scores have a decimal comma"
    page.goto(worksheet + "/simulasi")
    fits(page, "simulation")
    page.goto(worksheet + "/pengiriman")
    fits(page, "submission")


def keyboard(page: Page) -> None:
    """The first stop of the keyboard leads past the navigation."""
    sign_in(page, STAFF)
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert target and target.startswith("#"), f"the first stop is {target}, not a skip link"


def other_unit(page: Page) -> None:
    """A worksheet of another unit looks like one that does not exist."""
    sign_in(page, STAFF)
    worksheet = open_worksheet(page)
    page.context.clear_cookies()
    sign_in(page, "pokja@metrologi.example")
    response = page.goto(worksheet)
    assert response.status == 404, f"{worksheet} answered {response.status}"
    fits(page, "not-found")


def administer(page: Page) -> None:
    """The administrator finds accounts, institutions and units."""
    sign_in(page, ADMINISTRATOR)
    for path, name in (
        ("/akun", "accounts"),
        ("/akun/baru", "new-account"),
        ("/instansi", "institutions"),
        ("/siklus", "cycles"),
        ("/instrumen/permenpanrb-90-2021", "instrument"),
    ):
        response = page.goto(ADDRESS + path)
        assert response.status == 200, f"{path} answered {response.status}"
        fits(page, name)


WITH_SCRIPT = [visitor, wrong_password, answer, explain, keyboard, other_unit, administer]
WITHOUT_SCRIPT = [answer, explain]


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        print("journeys: Chromium is missing; scripts/setup browser installs it", file=sys.stderr)
        return 1
    failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        for script, journeys in ((True, WITH_SCRIPT), (False, WITHOUT_SCRIPT)):
            for journey in journeys:
                label = journey.__name__ + ("" if script else " without script")
                context = browser.new_context(java_script_enabled=script, locale="id-ID")
                page = context.new_page()
                page.set_default_timeout(10_000)
                complaints: list[str] = []
                page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
                page.on("pageerror", lambda error: complaints.append(str(error)))
                try:
                    journey(page)
                    # A page that is meant to be refused makes the browser say so.
                    real = [text for text in complaints if "Failed to load resource" not in text]
                    assert not real, f"the browser complains: {real}"
                    print(f"ok   {label}")
                except Exception as error:  # each journey is reported, whatever went wrong
                    failed += 1
                    page.screenshot(path=FOLDER / f"failed-{journey.__name__}.png")
                    print(f"FAIL {label}: {error}")
                context.close()
        browser.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
