import Kernel
import SurveysModel
import Web

/// Where the call-back of a round stands.
struct CallBackPage: HTML {
  let frame: SurveyFrame
  let list: CallBackList
  /// Whether the person belongs to the national side.
  let mayCall: Bool
  /// The drawn lines; empty for whoever is not told yet.
  let drawn: [FrameLine]
  let history: [CallBackLine]
  /// The draw of invitations, which the call-back was drawn from; nil when nobody was invited.
  var invitations: (seed: String, count: Int)?
  var typedCount = ""
  var typedWord = ""
  var errors: [FormError] = []

  private var page: PageContext { frame.page }
  private var isOver: Bool { list.contactsRemovedAt != nil }

  var body: some HTML {
    Page(title: CallBackText.callBack, context: page) {
      frame.breadcrumb(CallBackText.callBack)
      h1 { page(CallBackText.callBack) + ": " + frame.plan.title }
      ErrorSummary(errors, page: page)
      p { page(CallBackText.why) }
      if !mayCall, list.callBack != nil, !isOver { p { page(CallBackText.seen) } }
      if let obstacle = list.obstacle(in: frame.round), obstacle != .drawnAlready {
        Notice(.info, page(CallBackText.refusal(obstacle)))
      }
      facts
      if mayCall, list.obstacle(in: frame.round) == nil { drawing }
      if mayCall, list.callBack != nil, !isOver { handingOut }
      if !drawn.isEmpty { lines }
      if isOver, let callBack = list.callBack { repeating(callBack) }
      if !history.isEmpty {
        section {
          h2 { page(Text("Riwayat", "History")) }
          Timeline(history.map { $0.entry(frame.zone, page) })
        }
      }
    }
  }

  private var facts: some HTML {
    var rows: [SummaryRow] = []
    if let count = list.lineCount {
      rows.append(
        SummaryRow(page(Text("Baris daftar", "Lines of the list"))) {
          String(count) + " "
          a(.href(OrganiserLink.frameFile(frame.round.id).path)) { "kerangka.csv" }
        })
    }
    if let count = list.invitedCount {
      rows.append(
        SummaryRow(
          page(CallBackText.drawnFrom), page(CallBackText.invited(count))))
    } else if let count = list.lineCount {
      rows.append(
        SummaryRow(page(CallBackText.drawnFrom), page(CallBackText.wholeList(count))))
    }
    if let digest = list.seedDigest {
      rows.append(
        SummaryRow(page(Text("Sidik benih (SHA-256)", "Digest of the seed (SHA-256)")), digest))
    }
    if let key = list.keyID {
      rows.append(SummaryRow(page(Text("Kunci TPN", "Key of the TPN")), key))
    }
    if let callBack = list.callBack {
      rows.append(
        SummaryRow(
          page(Text("Terundi", "Drawn")),
          page(CallBackText.people(callBack.drawnCount)) + " · "
            + frame.zone.words(callBack.drawnAt, in: page.language)))
    }
    if let removed = list.contactsRemovedAt {
      rows.append(
        SummaryRow(
          page(Text("Kontak dihapus", "Contacts removed")),
          frame.zone.words(removed, in: page.language)))
    } else if list.lineCount != nil {
      rows.append(
        SummaryRow(
          page(Text("Kontak dihapus paling lambat", "Contacts removed at the latest")),
          frame.zone.words(CallBack.contactsEnd(of: frame.round), in: page.language)))
    }
    return SummaryList(rows)
  }

  private var drawing: some HTML {
    section {
      h2 { page(Text("Undian", "Draw")) }
      Form(action: CallBackLink.draw(frame.round.id).path, context: page) {
        Field(
          page(Text("Berapa orang dihubungi", "How many people are asked")), name: "jumlah",
          value: typedCount, kind: .count,
          help: page(
            Text(
              "Dari 1 sampai \(list.mostDrawn), dibagi menurut layanan. Diundi satu kali.",
              "From 1 to \(list.mostDrawn), spread over the services. Drawn once.")),
          error: errors.message(for: "jumlah", page))
        Field(
          page(Text("Kata saksi (boleh kosong)", "A word of a witness (may stay empty)")),
          name: "saksi", value: typedWord,
          help: page(
            Text(
              "Kata yang diucapkan orang luar saat undian; ikut menentukan hasilnya.",
              "A word that an outsider says at the draw; it takes part in the result.")))
        div(.class("actions")) { Button(page(CallBackText.draw)) }
      }
    }
  }

  private var handingOut: some HTML {
    section {
      h2 { page(Text("Kontak", "Contacts")) }
      p {
        page(
          Text(
            "Berkas ini hanya berisi kontak yang terundi, masih tersegel. Bukalah dengan kunci TPN "
              + "di komputer sendiri; server tidak dapat membukanya. Setiap unduhan tercatat dan "
              + "dilihat unit.",
            "The file has the contacts of those who were drawn, still sealed. Open it with the key "
              + "of the TPN on a computer of your own; the server cannot. Each download is noted "
              + "and seen by the unit."))
      }
      pre {
        code {
          "zona survey callback open panggilan-ulang-\(frame.round.id).json --key "
            + page(Text("BERKAS-KUNCI", "KEY-FILE"))
        }
      }
      Form(action: CallBackLink.file(frame.round.id).path, context: page) {
        div(.class("actions")) {
          Button(page(CallBackText.handOut))
          ButtonLink(
            page(CallBackText.end), to: CallBackLink.end(frame.round.id).path, .quiet)
        }
      }
    }
  }

  private var lines: some HTML {
    DataTable(
      caption: page(Text("Baris yang terundi", "Lines that were drawn")),
      columns: [
        Column(page(Text("Nomor", "Number")), isNumeric: true),
        Column(page(Text("Layanan", "Service"))), Column(page(Text("Sidik", "Fingerprint"))),
      ]
    ) {
      for line in drawn {
        tr {
          NumberCell(String(line.number))
          td { service(line.service) }
          td { code { String(line.fingerprint.prefix(16)) + "…" } }
        }
      }
    }
  }

  private func service(_ number: Int?) -> String {
    frame.plan.services.first { $0.number == number }?.name ?? "–"
  }

  private func repeating(_ callBack: CallBack) -> some HTML {
    section {
      h2 { page(Text("Ulangi undian ini", "Repeat this draw")) }
      p {
        page(
          Text(
            "Siapa pun yang punya kerangka.csv mendapat baris yang sama:",
            "Whoever has kerangka.csv gets the same lines:"))
      }
      pre { code { CallBackText.command(callBack, among: invitations) } }
    }
  }
}

/// The check page before the contacts of a round are removed.
struct CallBackEndingPage: HTML {
  let frame: SurveyFrame
  let callBack: CallBack

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: CallBackText.end, context: page) {
      frame.breadcrumb(CallBackText.end)
      h1 { page(CallBackText.end) + ": " + frame.plan.title }
      ConfirmForm(
        action: CallBackLink.end(frame.round.id).path,
        consequences: [
          page(
            Text(
              "Semua kontak dari daftar survei ini dihapus, juga yang tidak terundi.",
              "Every contact of the list of this survey is removed, also those not drawn.")),
          page(
            Text(
              "Benih undian terbuka: siapa pun dapat mengulangnya dan melihat nomor baris yang "
                + "terundi.",
              "The seed of the draw becomes public: anybody can repeat it and see which lines "
                + "were drawn.")),
          page(
            Text(
              "Kontak tidak dapat diunduh lagi. Berkas yang sudah diunduh Anda hapus sendiri.",
              "Contacts cannot be downloaded any more. You delete files that were downloaded.")),
        ],
        verb: page(CallBackText.end), isDanger: true,
        cancelPath: CallBackLink.page(frame.round.id).path, page: page)
    }
  }
}
