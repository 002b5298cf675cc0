"""Walks the year of one unit in a real browser: declare, sign, plan, bring proof in, see what is missing.

    declare.py ADDRESS SCREENS [PROGRAM]

ADDRESS is a fresh `zona demo`; SCREENS is a folder for screenshots; PROGRAM is `zona`, with which
what was downloaded is verified. Prints one line a step and ends with 1 at the first thing that is
wrong. `scripts/test browser` runs it.
"""

import datetime
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib

from playwright.sync_api import expect, sync_playwright

from journey import COLLEAGUE, HEAD, PASSWORD, STAFF, WIDTHS, Walk

COORDINATOR = "pic@industri.example"
SUPPORTERS = [
    ("Contoh Penjabat Wali Kota", "Plt. Wali Kota"),
    ("Contoh Pelanggan Setia", "Ketua Asosiasi Industri"),
    ("Contoh Wakil Ombudsman", "Kepala Perwakilan"),
]
TODAY = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
# The demo has a signing of this year already; the journey signs the next one.
YEAR = TODAY.year + 1
FILES, DUPLICATES = 40, 6


def press(walk, words, where="main"):
    """Presses the button with these words and waits for the page that comes."""
    with walk.page.expect_navigation():
        walk.page.locator(f"{where} button", has_text=words).first.click()
    walk.look(words)


def both(browser, address, screens, login, path, name):
    """Looks at a page at both widths, as somebody or as a visitor."""
    for width in WIDTHS:
        walk = Walk(browser, address, screens, width)
        if login:
            walk.sign_in(login)
        walk.go(path)
        walk.shot(name)
        walk.close()


def unit_of(walk):
    match = re.search(r'href="/unit/([0-9a-f-]{36})', walk.page.content())
    if match is None:
        walk.go(walk.worksheet())
        match = re.search(r'href="/unit/([0-9a-f-]{36})', walk.page.content())
    assert match, "no page leads to the unit"
    return "/unit/" + match.group(1)


def slips(walk):
    """Name, number and code of each slip on the page."""
    found = []
    for slip in walk.page.locator("li.slip").all():
        text = slip.inner_text()
        number = re.search(r"\d{8} \d{6} \d \d{3}|\d{8} 00 \d{8}", text)
        code = slip.locator(".slip-code").inner_text()
        found.append((slip.locator(".slip-name").inner_text(), number and number.group(0), code))
    return found


def verify(program, walk, path, count):
    """Downloads a signed file and proves it without the server; a changed one must not pass."""
    body = walk.context.request.get(walk.address + path).body()
    if program is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "berkas.json")
        for content, code in [(body, 0), (body.replace(b"Contoh", b"Contih", 1), 1)]:
            with open(file, "wb") as output:
                output.write(content)
            done = subprocess.run([program, "declaration", "verify", file], capture_output=True, text=True)
            assert done.returncode == code, f"{path}: verify ends with {done.returncode}: {done.stdout}{done.stderr}"
            if code == 0:
                lines = done.stdout.splitlines()
                records = [line for line in lines if re.match(r"\d{4}-\d{2}-\d{2}T", line)]
                assert len(records) == count, f"{path}: {len(records)} records, not {count}"


def printed(walk, path):
    """Asks for a PDF; where WeasyPrint is missing the page says so."""
    answer = walk.context.request.get(walk.address + path)
    if answer.status == 422:
        assert "weasyprint" in answer.text(), f"{path}: refused without naming the program"
        return "WeasyPrint is missing, and the page says so"
    assert answer.body()[:5] == b"%PDF-", f"{path} is no PDF"
    return "PDF"


def bare(walk):
    """Whoever signs with a slip, or on a shared tablet, is led nowhere else."""
    assert walk.page.locator("header a").count() == 1, "the bare frame has only the language"
    assert walk.page.locator("header form, header nav").count() == 0, "the bare frame has no menu"


def declare(browser, address, screens, program):
    """The head declares; three supporters sign along with the codes of their slips."""
    head = Walk(browser, address, screens, "meja")
    head.sign_in(HEAD)
    unit = unit_of(head)
    head.go(unit + "/pencanangan/baru")
    head.shot("pencanangan-baru")
    assert head.page.locator(f"main a[href='{unit}/bukti']").count() == 1, "nothing leads to the vault for photographs"
    hasty = Walk(browser, address, screens, "ponsel", script=False)
    hasty.sign_in(HEAD)
    hasty.go(unit + "/pencanangan/baru")
    hasty.page.fill("[name=saksi]", "Contoh Saksi")
    hasty.page.locator("main form button").first.click()
    hasty.page.wait_for_load_state()
    refused = hasty.page.locator("#kesalahan li").all_inner_texts()
    assert [entry.split(":")[0] for entry in refused] == [
        "Tanggal", "Tempat", "Dipimpin oleh", "Jabatan pemimpin", "Saksi",
    ], refused
    hasty.shot("pencanangan-keliru")
    hasty.close()
    fields = {
        "tanggal": TODAY.isoformat(), "tempat": "Aula Balai (contoh)", "pemimpin": "Contoh Pemimpin, M.T.",
        "jabatan_pemimpin": "Kepala Badan", "sk": "SK-CONTOH/2", "saksi": "Contoh Saksi, M.Si.; Inspektorat",
        "pendukung": "\n".join("; ".join(person) for person in SUPPORTERS),
        "notula": "Pembacaan piagam.\nPenandatanganan.",
    }
    for name, value in fields.items():
        head.page.fill(f"[name={name}]", value)
    press(head, "Umumkan")
    head.shot("pencanangan-diumumkan")
    codes = slips(head)
    assert [name for name, _, _ in codes] == [name for name, _ in SUPPORTERS], codes
    support = head.page.locator("main a[href$='/dukungan']").first.get_attribute("href")
    for name, _, code in codes:
        supporter = Walk(browser, address, screens, "ponsel", script=False)
        supporter.go(support)
        bare(supporter)
        supporter.page.fill("input[name=kode]", code.lower())
        supporter.page.locator("main form button").first.click()
        supporter.page.wait_for_load_state()
        assert "Dukungan Anda tersimpan" in supporter.page.content(), name
        supporter.close()
    public = unit.replace("/unit/", "/publik/unit/")
    both(browser, address, screens, None, public, "publik")
    head.go(public)
    assert head.page.get_by_text("ikut menandatangani").count() == 3, "three supporters must show"
    assert head.page.locator(".proof-code svg").count() == 1, "the QR is missing"
    file = head.page.locator("main a[href$='/berkas']").first.get_attribute("href")
    verify(program, head, file, 4)
    kind = printed(head, file.replace("/berkas", "/pdf"))
    print(f"declare: published, three supporters signed, verified; {kind}")
    head.close()
    return unit


def coverage(walk, path):
    walk.go(path)
    match = re.search(r"(\d+) dari (\d+) pegawai", walk.page.locator("main").inner_text())
    assert match, "the page of the signing says no coverage"
    return int(match.group(1)), int(match.group(2))


def kiosk(browser, address, screens, signing, people, outsiders=()):
    """A tablet that the head opens; everybody signs on it with number and code."""
    tablet = Walk(browser, address, screens, "ponsel")
    tablet.sign_in(HEAD)
    tablet.go(signing + "/kios")
    tablet.page.fill("[name=saksi_nama]", "Contoh Saksi, M.Si.")
    tablet.page.fill("[name=saksi_jabatan]", "Sekretaris Inspektorat")
    press(tablet, "Buka kios")
    tablet.shot("kios")
    bare(tablet)
    for name, number, code in people:
        tablet.page.fill("[name=nip]", number)
        tablet.page.fill("[name=kode]", code)
        press(tablet, "Tandatangani")
        assert "Tanda tangan tersimpan" in tablet.page.content(), name
    for name, _, code in outsiders:
        tablet.page.get_by_text("Bukan pegawai unit ini").click()
        tablet.page.fill("[name=kode]", code)
        press(tablet, "Baca naskah")
        assert name in tablet.page.content(), name
        tablet.shot("kios-pihak-luar")
        press(tablet, "Tandatangani")
        assert "Tanda tangan tersimpan" in tablet.page.content(), name
        tablet.page.get_by_text("Pegawai unit ini").click()
    press(tablet, "Tutup kios")
    response = tablet.page.goto(address + "/kios")
    assert response.status == 404, "a closed kiosk is nowhere"
    tablet.close()


def sign(browser, address, screens, program, unit):
    """Twenty-five sign; one joins, one leaves, the head changes, and the coverage follows."""
    head = Walk(browser, address, screens, "meja")
    head.sign_in(HEAD)
    head.go(unit + "/penandatanganan/baru")
    head.page.fill("[name=tahun]", str(YEAR))
    press(head, "Buka")
    signing = head.page.url.removeprefix(address).split("?")[0]
    assert coverage(head, signing) == (0, 25)
    press(head, "Buat slip kode")
    head.shot("slip-kode")
    codes = slips(head)
    assert len(codes) == 25 and len({code for _, _, code in codes}) == 25, f"{len(codes)} slips"
    kiosk(browser, address, screens, signing, [slip for slip in codes if not slip[0].startswith("Siti")])
    assert coverage(head, signing) == (24, 25)
    staff = Walk(browser, address, screens, "ponsel", script=False)
    staff.sign_in(STAFF)
    staff.go(signing + "/tanda-tangan")
    staff.shot("tanda-tangan")
    staff.page.fill("[name=sandi]", "bukan kata sandi saya")
    staff.page.locator("main form button").first.click()
    staff.page.wait_for_load_state()
    assert "Kata sandi tidak cocok" in staff.page.content()
    staff.page.fill("[name=sandi]", PASSWORD)
    staff.page.locator("main form button").first.click()
    staff.page.wait_for_load_state()
    assert "Anda menandatangani pada" in staff.page.content()
    staff.close()
    assert coverage(head, signing) == (25, 25)
    assert "100,0%" in head.page.content()

    head.go(unit + "/pegawai/baru")
    head.shot("pegawai-baru")
    for name, value in {
        "nip": "1995-03-14", "nama": "Contoh Honorer Baru", "jabatan": "Pramubakti",
        "bergabung": TODAY.isoformat(),
    }.items():
        head.page.fill(f"[name={name}]", value)
    press(head, "Tambah pegawai")
    assert coverage(head, signing) == (25, 26), "who joins is missing at once"
    press(head, "Buat slip kode")
    joiner = slips(head)
    assert [name for name, _, _ in joiner] == ["Contoh Honorer Baru"], joiner
    kiosk(browser, address, screens, signing, joiner)
    assert coverage(head, signing) == (26, 26)

    head.go(unit + "/pegawai?cari=Contoh%20Vino")
    head.page.locator("main tbody a", has_text="Contoh Vino").first.click()
    head.page.locator("main a[href$='/keluar']").first.click()
    yesterday = TODAY - datetime.timedelta(days=1)
    head.page.fill("[name=keluar]", yesterday.isoformat())
    press(head, "Catat keluar")
    assert coverage(head, signing) == (25, 25), "who left does not count"
    assert "Contoh Vino" in head.page.locator("main").inner_text(), "the pledge of who left stays readable"
    both(browser, address, screens, HEAD, signing, "penandatanganan")

    number = next(number for name, number, _ in codes if name.startswith("Siti"))
    coordinator = Walk(browser, address, screens, "meja")
    coordinator.sign_in(COORDINATOR)
    coordinator.go(unit + "/kepala")
    coordinator.page.fill("[name=nip]", number)
    coordinator.page.check("[name=plt]")
    coordinator.page.fill("[name=sejak]", TODAY.isoformat())
    press(coordinator, "Catat kepala baru")
    coordinator.shot("kepala")
    coordinator.close()
    assert coverage(head, signing) == (24, 25), "a new head signs as head"
    acting = Walk(browser, address, screens, "ponsel")
    acting.sign_in(STAFF)
    acting.go(signing + "/tanda-tangan")
    for name, value in {
        "saksi_nama": "Contoh Saksi, M.Si.", "saksi_jabatan": "Sekretaris Inspektorat", "sandi": PASSWORD,
    }.items():
        acting.page.fill(f"[name={name}]", value)
    press(acting, "Tandatangani")
    acting.close()
    assert coverage(head, signing) == (25, 25)
    # Every signature: 25, who joined, and the new head once more as head.
    verify(program, head, signing + "/berkas", 27)
    print("sign: 25 signed; one joined, one left, the head changed; the coverage followed")
    head.close()
    return signing


def sign_from_outside(browser, address, screens, program, signing):
    """A supplier signs the own text at the kiosk and is counted apart."""
    head = Walk(browser, address, screens, "meja")
    head.sign_in(HEAD)
    head.go(signing + "/pihak-luar")
    head.page.select_option("[name=kelompok]", "penyedia")
    head.page.fill("[name=nama]", "Contoh Pemasok")
    head.page.fill("[name=jabatan]", "CV Contoh Sejahtera")
    press(head, "Buat slip")
    head.shot("slip-pihak-luar")
    kiosk(browser, address, screens, signing, [], slips(head))
    both(browser, address, screens, HEAD, signing + "/pihak-luar", "pihak-luar")
    head.go(signing + "/pihak-luar")
    assert "1 dari 1 sudah menandatangani" in head.page.content()
    assert coverage(head, signing) == (25, 25)
    verify(program, head, signing + "/pihak-luar/berkas", 1)
    print("outside: a supplier signed and is counted apart")
    head.close()


def agree(browser, address, screens, program, unit):
    """An agreement of two sides, and the wording of an instansi."""
    head = Walk(browser, address, screens, "meja")
    head.sign_in(HEAD)
    head.go(unit + "/perjanjian/baru")
    for name, value in {
        "tahun": str(YEAR), "indikator": "Indeks persepsi anti korupsi; 3,60\nPengaduan selesai; 100 %",
        "atasan": "Contoh Atasan, M.Si.", "jabatan_atasan": "Kepala Badan", "saksi": "Contoh Saksi; Inspektorat",
    }.items():
        head.page.fill(f"[name={name}]", value)
    head.shot("perjanjian-baru")
    press(head, "Susun")
    head.shot("perjanjian-slip")
    code = slips(head)[0][2]
    agreement = head.page.locator("main a[href^='/perjanjian/']").last.get_attribute("href")
    superior = Walk(browser, address, screens, "ponsel", script=False)
    superior.go(agreement + "/atasan")
    bare(superior)
    superior.page.fill("[name=kode]", code)
    superior.page.locator("main form button").first.click()
    superior.page.wait_for_load_state()
    superior.shot("perjanjian-atasan")
    superior.close()
    # Who acts as head since the signing signs for the unit, not who was head before.
    head.go(agreement)
    assert head.page.locator("[name=sandi]").count() == 0, "a former head is not asked to sign"
    acting = Walk(browser, address, screens, "meja")
    acting.sign_in(STAFF)
    acting.go(agreement)
    acting.page.fill("[name=sandi]", PASSWORD)
    press(acting, "Tandatangani")
    assert acting.page.locator("[name=sandi]").count() == 0, "the head signs once"
    acting.close()
    both(browser, address, screens, HEAD, agreement, "perjanjian")
    verify(program, head, agreement + "/berkas", 2)
    head.go(unit + "/perjanjian/baru")
    assert f"Perjanjian kinerja {YEAR}" in head.page.locator("main").inner_text(), "a taken year is said before the form"
    kind = printed(head, agreement + "/pdf")
    coordinator = Walk(browser, address, screens, "meja")
    coordinator.sign_in(COORDINATOR)
    coordinator.go("/instansi")
    institution = re.search(r'href="(/instansi/[0-9a-f-]{36})"', coordinator.page.content()).group(1)
    coordinator.close()
    both(browser, address, screens, COORDINATOR, institution + "/naskah-pakta", "naskah")
    both(browser, address, screens, COORDINATOR, institution + "/naskah-pakta?untuk=penyedia", "naskah-penyedia")
    print(f"agreement: drawn up, signed by both, verified; {kind}")
    head.close()


def plan(browser, address, screens, unit):
    """The team of the demo, and one step of the plan with an owner and a question."""
    head = Walk(browser, address, screens, "meja")
    head.sign_in(HEAD)
    year = f"{unit}/rencana/{TODAY.year}"

    def choose_owner(form):
        # The first one of the list has been there since before the decree.
        form.locator("select[name=pemilik]").select_option(index=1)

    head.go(year + "/tim")
    assert "SK nomor" in head.page.content(), "the demo has a team by decree"
    head.shot("tim")
    head.go(year + "/butir/baru")
    words = "Langkah dari perjalanan uji"
    for name, value in {
        "kegiatan": words, "keluaran": "Notulen rapat", "target": "4", "satuan": "dokumen",
        "tenggat": f"{TODAY.year}-12-15",
    }.items():
        head.page.fill(f"main [name={name}]", value)
    head.page.locator("main [name=triwulan]").first.check()
    choose_owner(head.page.locator("main"))
    group = head.page.locator("main details", has=head.page.locator("[name=soal]")).first
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.locator("[name=soal]").first.check()
    press(head, "Simpan")
    both(browser, address, screens, HEAD, year, "rencana")
    head.go(year)
    assert words in head.page.content(), "the step is not in the plan"
    print("plan: a step with its owner and a question")
    head.close()


def pdf(words):
    """A one-page PDF with these words."""
    stream = f"BT /F1 24 Tf 72 700 Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def png(number):
    """A small picture that no other number has."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([(number * 37) % 256, (number * 91) % 256, row * 4]) * 64 for row in range(64))
    head = struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def samples():
    """Forty files, six of which are others under another name."""
    files = []
    for number in range(FILES - DUPLICATES):
        kind = ("png", "image/png", png(number)) if number % 3 == 0 else (
            "pdf", "application/pdf", pdf(f"Bukti contoh {number}"))
        files.append({"name": f"bukti-{number:02}.{kind[0]}", "mimeType": kind[1], "buffer": kind[2]})
    for number in range(DUPLICATES):
        files.append({**files[number], "name": f"salinan-{files[number]['name']}"})
    return files


def refused_and_again(staff, unit):
    """One file is good and one is not: only the second stays chosen, and the list shows the first at once."""
    staff.go(unit + "/bukti")
    long = "notulen-" + "rapat" * 24
    staff.page.set_input_files("[name=berkas]", [
        {"name": long + ".pdf", "mimeType": "application/pdf", "buffer": pdf("Bukti yang baik")},
        {"name": "rusak.pdf", "mimeType": "application/pdf", "buffer": b"MZ bukan pdf"},
    ])
    staff.page.locator("main form button", has_text="Unggah").first.click()
    staff.page.wait_for_selector(".upload-refused", timeout=60_000)
    expect(staff.page.locator("#tersimpan")).to_contain_text(long)
    left = staff.page.eval_on_selector("[name=berkas]", "field => [...field.files].map(file => file.name)")
    assert left == ["rusak.pdf"], f"still chosen: {left}"
    staff.page.locator("main form button", has_text="Unggah").first.click()
    expect(staff.page.locator(".upload-list li")).to_have_count(1)
    staff.page.wait_for_selector(".upload-refused", timeout=60_000)
    staff.shot("unggahan-ditolak")
    phone = staff.page.viewport_size
    staff.page.set_viewport_size({"width": 360, "height": 800})
    wide = staff.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360, f"a long name makes the page {wide} px wide"
    staff.page.set_viewport_size(phone)
    # The refusals were asked for; the browser tells each to its console.
    staff.complaints.clear()


def proof(browser, address, screens, unit):
    """Forty files come in, are linked to questions, and the list of what is missing grows shorter."""
    staff = Walk(browser, address, screens, "meja")
    staff.sign_in(COLLEAGUE)
    sheet = staff.worksheet()
    missing = f"{sheet}?tampil=tanpa-bukti"

    def unproven():
        staff.go(missing)
        return staff.page.locator("main a[href*='/soal/']").count()

    def stored():
        staff.go(unit + "/bukti")
        match = re.search(r"(\d+) bukti", staff.page.locator("main table caption").inner_text())
        return int(match.group(1))

    before, had = unproven(), stored()
    files = samples()
    for start in range(0, FILES, 10):
        staff.go(unit + "/bukti")
        staff.page.fill("[name=dari]", f"{TODAY.year}-01-05")
        staff.page.set_input_files("[name=berkas]", files[start : start + 10])
        staff.page.locator("main form button", has_text="Unggah").first.click()
        if start + 10 <= FILES - DUPLICATES:
            staff.page.wait_for_url("**selesai=diunggah**", timeout=60_000)
    # The last ten hold the six that are there already: the page stays, says so and leads to them.
    expect(staff.page.locator(".upload-list .upload-known a")).to_have_count(DUPLICATES, timeout=60_000)
    said = staff.page.locator(".upload-list").inner_text()
    assert said.count("sudah ada di berkas unit ini sebagai") == DUPLICATES, said
    assert "salinan-bukti-00" in said and said.count("tersimpan") == 10 - DUPLICATES, said
    staff.shot("unggahan-kembar")
    new = FILES - DUPLICATES
    assert stored() - had == new, f"{stored() - had} proofs are new, not {new}"
    had_all = stored()
    refused_and_again(staff, unit)
    assert stored() - had_all == 1, "a file that was stored was stored again"
    print(f"proof: {FILES} files brought, {new} recorded, {DUPLICATES} told to be there already")
    both(browser, address, screens, COLLEAGUE, unit + "/bukti", "gudang")

    staff.go(unit + "/bukti?cari=bukti-")
    paths = staff.page.eval_on_selector_all("main tbody th a", "all => all.map(a => a.getAttribute('href'))")
    assert len(paths) == new, f"{len(paths)} proofs are listed on the first page"
    staff.go(paths[0])
    options = staff.page.eval_on_selector_all("select[name=soal] option", "all => all.map(o => o.value)")
    questions = [value for value in options if value.startswith(str(TODAY.year))][:60]
    for number, path in enumerate(paths):
        staff.go(path)
        assert "Isi yang sama" not in staff.page.locator("main").inner_text(), path
        staff.page.select_option("select[name=soal]", questions[number % len(questions)])
        if number % 2 == 0:
            staff.page.locator("form", has=staff.page.locator("select[name=soal]")).locator("[name=halaman]").fill("hlm. 1")
        press(staff, "Kaitkan")
    staff.shot("bukti")
    staff.go(unit + "/bukti?cari=bukti-00")
    staff.page.locator("main tbody th a", has_text=re.compile("^bukti-00")).first.click()
    press(staff, "Tampilkan di halaman publik")
    public = unit.replace("/unit/", "/publik/unit/")
    both(browser, address, screens, None, public, "publik-dokumentasi")
    visitor = Walk(browser, address, screens, "ponsel")
    visitor.go(public)
    pictures = visitor.page.locator(".shown-list img")
    assert pictures.count() == 1, "the photograph is not on the public page"
    pictures.first.scroll_into_view_if_needed()
    expect(pictures.first).not_to_have_js_property("naturalWidth", 0)
    visitor.close()
    after = unproven()
    assert after < before, f"{before} questions were without proof, now {after}"
    both(browser, address, screens, COLLEAGUE, missing, "tanpa-bukti")
    both(browser, address, screens, COLLEAGUE, unit + "/bukti/laporan", "laporan-bukti")
    print(f"proof: linked; {before} questions were without proof, now {after}")
    staff.close()


def main():
    address, screens = sys.argv[1].rstrip("/"), sys.argv[2]
    program = sys.argv[3] if len(sys.argv) > 3 else None
    os.makedirs(screens, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        unit = declare(browser, address, screens, program)
        signing = sign(browser, address, screens, program, unit)
        sign_from_outside(browser, address, screens, program, signing)
        agree(browser, address, screens, program, unit)
        plan(browser, address, screens, unit)
        proof(browser, address, screens, unit)
        browser.close()
    print("declare: done")


if __name__ == "__main__":
    main()
