import AccountsModel
import DeclarationsModel
import Kernel
import Web
import WorkUnitsModel

/// A round: how much of the roster has signed, who is missing, what to do next.
struct RoundPage: HTML {
  let frame: RoundFrame
  let text: PledgeText
  let coverage: Coverage
  let former: [FormerSigner]
  let records: [String: ID<SignedRecord>]
  let mayManage: Bool
  let member: ID<Employee>?
  /// Whether the time is right for the member to sign.
  let maySign: Bool
  let openKioskCount: Int
  /// The slips that were made before.
  let codes: KioskStore.CodesMade
  let outsiders: [OutsideSigner]
  let mayWord: Bool

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: frame.title, context: page) {
      frame.breadcrumb()
      h1 { page(frame.title) + ": " + frame.unitName }
      standing
      if !coverage.missing.isEmpty { missing }
      if coverage.total == 0 { noRoster } else { table }
      if !former.isEmpty { leavers }
      outside
      if mayManage { manage }
      words
    }
  }

  @HTMLBuilder private var standing: some HTML {
    ProgressLine(
      page(Text("Sudah menandatangani", "Signed")), done: coverage.signedCount,
      total: coverage.total,
      words: page(
        Text(
          "\(coverage.signedCount) dari \(coverage.total) pegawai "
            + "(\(percent(coverage.perMille, in: .indonesian)))",
          "\(coverage.signedCount) of \(coverage.total) employees "
            + "(\(percent(coverage.perMille, in: .english)))")))
    SummaryList([
      SummaryRow(page(Text("Waktu penandatanganan", "Time for signing")), page(frame.windowText)),
      SummaryRow(page(Text("Keadaan", "State"))) { state },
    ])
    if frame.round.window.contains(frame.now), !frame.isOpen, let stage = frame.stage {
      Notice(.warning, page(DeclarationText.refusal(.stageIsClosed(stage, frame.zone))))
    }
    if let member, maySign,
      let line = coverage.missing.first(where: { $0.employee.id == member })
    {
      p(.class("actions")) {
        ButtonLink(
          page(Text("Tandatangani pakta Anda", "Sign your pledge")),
          to: DeclarationLink.signing(frame.round.id).path)
        if line.isHead {
          " "
          span(.class("meta")) {
            page(Text("Sebagai kepala unit, di hadapan saksi.", "As head, before a witness."))
          }
        }
      }
    }
  }

  private var state: Tag {
    if frame.isOpen { return Tag(page(Text("dibuka", "open")), .active) }
    if frame.now < frame.round.window.opensAt {
      return Tag(page(Text("belum dibuka", "not open yet")), .neutral)
    }
    return Tag(page(Text("ditutup", "closed")), .neutral)
  }

  private var missing: some HTML {
    section(.id("belum")) {
      h2 {
        page(
          Text(
            "Belum menandatangani: \(coverage.missing.count) orang",
            "Not signed yet: \(coverage.missing.count) people"))
      }
      coverage.sections.filter { !$0.missing.isEmpty }.map(unsigned)
      p(.class("meta")) {
        page(
          Text(
            "Selama waktu penandatanganan, setiap orang yang punya akun melihat tugas ini di halaman "
              + "tugasnya sampai ia menandatangani. Zona belum mengirim surel: yang tidak punya akun "
              + "atau jarang membukanya perlu Anda ingatkan sendiri.",
            "During the time for signing everybody with an account sees this on the page of their "
              + "tasks until they sign. Zona does not send mail yet: remind those without an "
              + "account, or who seldom open it, yourself."))
      }
    }
  }

  @HTMLBuilder private func unsigned(_ part: Coverage.Section) -> some HTML {
    if coverage.sections.count > 1 {
      h3 { name(of: part) + ": " + page(DeclarationText.people(part.missing.count)) }
    }
    ul {
      for line in part.missing {
        li {
          line.employee.name.text + ", " + line.employee.position.text
          if line.isHead {
            " "
            Tag(page(DeclarationText.capacity(.head)), .active)
          }
        }
      }
    }
  }

  private func name(of part: Coverage.Section) -> String {
    part.name ?? page(Text("Tanpa bagian", "Without a section"))
  }

  private var noRoster: some HTML {
    EmptyState(
      page(Text("Daftar pegawai masih kosong", "The roster is empty")),
      advice: page(
        Text(
          "Cakupan dihitung terhadap daftar pegawai unit. Isi daftarnya dahulu.",
          "Coverage is counted against the roster of the unit. Fill the roster first.")))
  }

  private var table: some HTML {
    DataTable(
      caption: page(Text("Cakupan menurut bagian", "Coverage by section")),
      columns: [
        Column(page(Text("Bagian", "Section"))),
        Column(page(Text("Pegawai", "Employees")), isNumeric: true),
        Column(page(Text("Menandatangani", "Signed")), isNumeric: true),
        Column(page(Text("Cakupan", "Coverage")), isNumeric: true),
        Column(page(Text("Yang sudah", "Who did"))),
      ], csvPath: DeclarationLink.roundCSV(frame.round.id).path
    ) {
      coverage.sections.map(row)
    }
  }

  private func row(_ part: Coverage.Section) -> some HTML {
    tr {
      RowHead { name(of: part) }
      NumberCell(String(part.lines.count))
      NumberCell(String(part.signedCount))
      NumberCell(percent(part.signedCount * 1000 / max(1, part.lines.count), in: page.language))
      td { part.lines.filter { $0.signedAt != nil }.map(signed) }
    }
  }

  @HTMLBuilder private func signed(_ line: Coverage.Line) -> some HTML {
    div {
      if let id = records[line.employee.id.text] {
        a(.href(DeclarationLink.record(id).path)) { line.employee.name.text }
      } else {
        line.employee.name.text
      }
    }
  }

  private var leavers: some HTML {
    section {
      h2 {
        page(
          Text(
            "Menandatangani, tetapi tidak lagi di unit ini",
            "Signed, but no longer in this unit"))
      }
      ul {
        for signer in former {
          li {
            a(.href(DeclarationLink.record(signer.record.id).path)) { signer.name }
            ", " + frame.moment(signer.record.signedAt)
          }
        }
      }
      p(.class("meta")) {
        page(
          Text(
            "Paktanya tetap dapat dibaca dan diperiksa, tetapi tidak dihitung dalam cakupan.",
            "Their pledges stay readable and verifiable, but do not count for the coverage."))
      }
    }
  }

  @HTMLBuilder private var outside: some HTML {
    if mayManage || !outsiders.isEmpty {
      section {
        h2 { page(DeclarationText.outsiders) }
        p {
          if !outsiders.isEmpty { page(DeclarationText.signedCount(of: outsiders)) + ". " }
          a(.href(DeclarationLink.outsiders(frame.round.id).path)) {
            page(
              Text(
                "Penyedia, pengguna layanan, dan pemeriksa",
                "Suppliers, users of services and auditors"))
          }
        }
      }
    }
  }

  private var words: some HTML {
    section {
      h2 { page(Text("Naskah yang ditandatangani", "The text that is signed")) }
      PromiseList(opening: page(text.opening), promises: text.promises.map { page($0) })
      if mayWord {
        p {
          a(.href(DeclarationLink.wording(frame.round.institutionID, .employee).path)) {
            page(
              Text("Naskah instansi untuk tahun berikutnya", "The institution's text for next time")
            )
          }
        }
      }
      if !records.isEmpty {
        p {
          a(.href(DeclarationLink.roundFile(frame.round.id).path), .download()) {
            page(
              Text(
                "Unduh semua tanda tangan (JSON yang dapat diperiksa)",
                "Download every signature (JSON that can be verified)"))
          }
        }
        p {
          a(.href(DeclarationLink.keys(frame.round.institutionID).path)) {
            page(Text("Kunci publik dan cara memeriksa", "Public key and how to verify"))
          }
        }
      }
    }
  }
}

extension RoundPage {
  @HTMLBuilder private var manage: some HTML {
    h2 { page(Text("Kelola penandatanganan", "Manage the signing")) }
    div(.class("actions")) {
      Form(action: DeclarationLink.codes(frame.round.id).path, context: page) {
        // What this page knew: a form that is sent again replaces nothing.
        input(
          .type("hidden"), .name("sejak"), .value(String(codes.lastAt?.milliseconds ?? 0)))
        Button(
          page(
            codes.unused == 0
              ? Text("Buat slip kode", "Make code slips")
              : Text(
                "Ganti \(codes.unused) slip yang belum dipakai",
                "Replace \(codes.unused) unused slips")), .quiet)
      }
      ButtonLink(
        page(Text("Buka kios …", "Open a kiosk …")),
        to: DeclarationLink.kioskOpening(frame.round.id).path, .quiet)
      ButtonLink(
        page(Text("Ubah waktu", "Move the window")),
        to: DeclarationLink.window(frame.round.id).path, .quiet)
    }
    if openKioskCount > 0 {
      Form(action: DeclarationLink.kioskClosing(frame.round.id).path, context: page) {
        p {
          page(
            Text("Kios yang terbuka: \(openKioskCount).", "Open kiosks: \(openKioskCount)."))
          " "
          Button(page(Text("Tutup kios", "Close the kiosks")), .quiet)
        }
      }
    }
  }
}
