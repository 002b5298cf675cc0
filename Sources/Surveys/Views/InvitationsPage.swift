import Kernel
import SurveysModel
import Web

/// From the promise of a seed over the list of served people to the links.
struct InvitationsPage: HTML {
  let frame: SurveyFrame
  let state: SurveyFrameState?
  var report: FrameReport?
  var errors: [FormError]
  var links = LinkStanding()
  var typedCount = ""
  var typedWord = ""
  /// The small number of people that was asked for and is asked about; nil otherwise.
  var smallDraw: Int?

  private var page: PageContext { frame.page }
  /// Whether links may be made.
  var isLive: Bool { frame.stage == .announced || frame.stage == .open }

  var body: some HTML {
    Page(title: OrganiserText.invitations, context: page) {
      frame.breadcrumb(OrganiserText.invitations)
      h1 { page(OrganiserText.invitations) + ": " + frame.plan.title }
      ErrorSummary(errors, page: page)
      if let report { FrameReportView(report: report, page: page) }
      if let state {
        facts(state)
        warnings(state)
      }
      if state?.drawnAt != nil {
        LinkSection(frame: frame, links: links)
      } else if frame.stage == .announced {
        p { page(FrameText.fixedFrom(frame.plan.window.opensAt, in: frame.zone)) }
        next
      } else if frame.stage == .open {
        Notice(
          .info,
          page(
            FrameText.refusal(.isFixed(since: frame.plan.window.opensAt), in: frame.zone)))
      }
    }
  }

  private func facts(_ state: SurveyFrameState) -> some HTML {
    var rows = [
      SummaryRow(
        page(Text("Sidik benih (SHA-256)", "Digest of the seed (SHA-256)")), state.seedDigest)
    ]
    if let count = state.lineCount, let digest = state.digest {
      rows.append(SummaryRow(page(Text("Baris daftar", "Lines of the list")), String(count)))
      rows.append(
        SummaryRow(page(Text("Daftar terbit", "Published list"))) {
          a(.href(OrganiserLink.frameFile(frame.round.id).path)) { "kerangka.csv" }
          " " + digest
        })
    }
    if let seed = state.seed, let drawn = state.drawnCount, let at = state.drawnAt {
      rows.append(
        SummaryRow(
          page(Text("Terundi", "Drawn")),
          "\(drawn) · " + frame.zone.words(at, in: page.language)))
      rows.append(SummaryRow(page(Text("Benih undian", "Seed of the draw")), seed))
    }
    return SummaryList(rows)
  }

  private var wanted: Int { SampleRule.krejcieMorgan.answersNeeded(of: frame.plan.population) }

  /// Numbers that do not go together.
  @HTMLBuilder private func warnings(_ state: SurveyFrameState) -> some HTML {
    if let count = state.lineCount, let served = frame.plan.population, count != served {
      Notice(.warning, page(FrameText.otherCount(lines: count, served: served)))
    }
    if let drawn = state.drawnCount, drawn < wanted {
      Notice(.warning, page(FrameText.drawnTooFew(drawn, of: wanted)))
    }
  }

  @HTMLBuilder private var next: some HTML {
    if let state {
      uploading(state)
      if let count = state.lineCount { drawing(count) }
    } else {
      p {
        page(
          Text(
            "Undian dimulai dengan benih yang dirahasiakan: sidiknya dicatat sekarang, sebelum "
              + "daftar dikenal, dan benihnya dibuka saat undian. Tidak seorang pun dapat memilih "
              + "siapa yang terundi.",
            "The draw begins with a secret seed: its digest is noted now, before the list is "
              + "known, and the seed is revealed at the draw. Nobody can choose who is drawn."))
      }
      Form(action: OrganiserLink.seed(frame.round.id).path, context: page) {
        Button(page(Text("Mulai undian", "Begin the draw")))
      }
    }
  }

  private func uploading(_ state: SurveyFrameState) -> some HTML {
    section {
      h2 { page(Text("Daftar orang yang dilayani", "List of people served")) }
      Form(action: OrganiserLink.list(frame.round.id).path, context: page, isUpload: true) {
        FileDrop(
          page(Text("Berkas CSV atau XLSX", "CSV or XLSX file")), name: "daftar",
          accepted: ".csv,.txt,.xlsx",
          help: page(
            Text(
              "Kolom pertama nomor telepon atau surel, kolom kedua layanan (nomor atau nama; boleh "
                + "kosong). Paling banyak 1.000.000 baris. Kontak disegel saat diterima; sesudah itu "
                + "hanya berkas tautan bagi yang terundi yang memuatnya, untuk dikirimi pesan.",
              "First column a phone number or e-mail, second column the service (number or name; "
                + "may stay empty). At most 1,000,000 lines. Contacts are sealed as they come; after "
                + "that only the file of links holds those of the drawn, so that they get theirs.")),
          error: errors.message(for: "daftar", page), page: page)
        div(.class("actions")) {
          Button(
            page(
              state.lineCount == nil
                ? Text("Unggah daftar", "Upload the list")
                : Text("Ganti daftar", "Replace the list")))
        }
      }
    }
  }

  private func drawing(_ count: Int) -> some HTML {
    section {
      h2 { page(Text("Undian", "Draw")) }
      p { page(FrameText.minimum(wanted)) }
      Form(action: OrganiserLink.draw(frame.round.id).path, context: page) {
        input(.type("hidden"), .name("sampel"), .value(String(min(wanted, count))))
        if let smallDraw {
          input(.type("hidden"), .name("setuju"), .value(String(smallDraw)))
        }
        Field(
          page(Text("Berapa orang diundang", "How many people are invited")), name: "jumlah",
          value: typedCount, kind: .count,
          help: page(
            Text(
              "Dari \(count) baris, dibagi menurut layanan.",
              "Of \(count) lines, spread over the services.")),
          error: errors.message(for: "jumlah", page))
        Field(
          page(Text("Kata saksi (boleh kosong)", "A word of a witness (may stay empty)")),
          name: "saksi", value: typedWord,
          help: page(
            Text(
              "Kata yang diucapkan orang luar saat undian; ikut menentukan hasilnya.",
              "A word that an outsider says at the draw; it takes part in the result.")))
        Notice(
          .warning,
          page(
            Text(
              "Undian hanya satu kali; sesudah itu daftarnya tetap dan benihnya terbuka.",
              "There is one draw; after it the list stands and its seed is public.")))
        div(.class("actions")) { Button(page(Text("Undi", "Draw"))) }
      }
    }
  }
}

/// What became of each line of a list; no contact is shown.
struct FrameReportView: HTML {
  let report: FrameReport
  let page: PageContext

  var body: some HTML {
    Notice(
      report.taken > 0 ? .success : .refusal,
      page(
        Text(
          "\(report.taken) baris diterima, \(refused) tidak.",
          "\(report.taken) lines were taken, \(refused) were not.")))
    if refused > 0 {
      DataTable(
        caption: page(Text("Baris yang tidak diterima", "Lines that were not taken")),
        columns: [
          Column(page(Text("Baris", "Line")), isNumeric: true),
          Column(page(Text("Sebab", "Reason"))),
        ]
      ) {
        for line in report.lines {
          tr {
            NumberCell(String(line.number))
            td { page(OrganiserText.fault(line.fault)) }
          }
        }
      }
      if refused > report.lines.count {
        p(.class("meta")) {
          page(
            Text(
              "\(refused - report.lines.count) baris lain tidak disebut satu per satu.",
              "\(refused - report.lines.count) further lines are not named one by one."))
        }
      }
    }
  }

  private var refused: Int { report.refused.values.reduce(0, +) }
}
