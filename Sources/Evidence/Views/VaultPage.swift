import EvidenceModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// What the page of a vault shows, already decided.
struct VaultModel: Sendable {
  let unitID: ID<WorkUnit>
  let unitName: String
  let list: VaultList
  let filter: VaultFilter
  let years: [CycleYear]
  let day: CalendarDate
  let questions: [YearQuestions]
  let mayChange: Bool
  let byteLimit: Int
  var form = IncomingForm()
  var taken: [TakenFile] = []
  var errors: [FormError] = []

  /// The year for which proof is looked at: the chosen one, else the present one.
  var assessedYear: Int { filter.year?.number ?? day.year }
}

/// The proof of a unit: bring in, look for, see what it is good for.
struct VaultPage: HTML {
  let model: VaultModel
  let page: PageContext

  var body: some HTML {
    Page(
      title: Text(
        "Gudang bukti — \(model.unitName)", "Evidence vault — \(model.unitName)"), context: page
    ) {
      Breadcrumb(
        [(model.unitName, WorkUnitLink.unit(model.unitID).path)], here: page(EvidenceText.vault),
        page: page)
      ErrorSummary(model.errors, page: page)
      h1 { page(EvidenceText.vault) }
      if !model.taken.isEmpty { TakenList(taken: model.taken, unitID: model.unitID, page: page) }
      if model.mayChange { UploadForms(model: model, page: page) }
      search
      // Taken anew by the script after an upload that did not leave the page.
      div(.id("tersimpan"), .class("proof-names"), .data(.live)) { found }
    }
  }

  @HTMLBuilder private var search: some HTML {
    h2 { page(Text("Bukti yang tersimpan", "Stored evidence")) }
    SearchForm(action: EvidenceLink.vault(model.unitID).path) {
      Field(
        page(Text("Cari judul atau nama berkas", "Look for a title or file name")),
        name: VaultFilter.search, value: model.filter.words, kind: .search)
      SelectField(
        page(Text("Dipakai di LKE tahun", "Used in the LKE of")), name: IncomingField.year,
        options: [("", page(Text("semua", "all")))]
          + model.years.map { (String($0.number), String($0.number)) },
        chosen: model.filter.year.map { String($0.number) } ?? "")
      CheckBox(
        page(Text("Hanya yang belum dikaitkan ke soal", "Only what no question rests on")),
        name: VaultFilter.unlinked, isChecked: model.filter.isUnlinked)
      Button(page(Text("Tampilkan", "Show")), .quiet)
    }
    p {
      a(.href(EvidenceLink.report(model.unitID, model.filter.year).path)) {
        page(EvidenceText.report)
      }
    }
  }

  @HTMLBuilder private var found: some HTML {
    if model.list.lines.isEmpty {
      EmptyState(
        page(Text("Belum ada bukti di sini", "No evidence here yet")),
        advice: page(
          Text(
            "Unggah berkas di atas, atau longgarkan saringannya.",
            "Upload files above, or loosen the filter.")))
    } else {
      DataTable(
        caption: page(EvidenceText.pieces(model.list.total)),
        columns: [
          Column(page(Text("Bukti", "Evidence"))), Column(page(Text("Jenis", "Kind"))),
          Column(page(Text("Masa berlaku", "Effective period"))),
          Column(page(Text("Soal", "Questions")), isNumeric: true),
          Column(page(Text("Diunggah", "Uploaded"))),
        ]
      ) {
        for line in model.list.lines { VaultRow(line: line, year: model.assessedYear, page: page) }
      }
      Pager(
        model.filter.page,
        of: (model.list.total + VaultQuery.pageSize - 1) / VaultQuery.pageSize, page: page
      ) { [model] number in
        var path = EvidenceLink.vault(model.unitID).path + "?\(VaultFilter.page)=\(number)"
        if !model.filter.words.isEmpty {
          path += "&\(VaultFilter.search)=" + percentEncoded(model.filter.words)
        }
        if let year = model.filter.year { path += "&\(IncomingField.year)=\(year.number)" }
        if model.filter.isUnlinked { path += "&\(VaultFilter.unlinked)=ya" }
        return path
      }
    }
  }
}

/// One proof in the list of a vault.
private struct VaultRow: HTML {
  let line: VaultList.Line
  let year: Int
  let page: PageContext

  var body: some HTML {
    let proof = line.proof
    tr {
      RowHead {
        a(.href(EvidenceLink.proof(proof.unitID, proof.id).path)) { proof.title }
        ProofMarks(proof: proof, year: year, page: page)
      }
      td { SourceWords(proof: proof, page: page) }
      td { page(EvidenceText.period(proof.period)) }
      NumberCell(String(line.linkCount))
      td {
        CalendarDate(of: proof.uploadedAt, offsetSeconds: 25_200).formatted(in: page.language)
        span(.class("meta")) { " " + proof.uploadedBy }
      }
    }
  }
}

/// What a proof is made of, in a few words.
struct SourceWords: HTML {
  let proof: Proof
  let page: PageContext

  var body: some HTML {
    switch proof.source {
    case .file(let file): "\(file.kind.word), \(page(EvidenceText.size(file.byteCount)))"
    case .webDrive(let address): page(Text("Tautan", "Link")) + ": " + address.host
    }
  }
}

/// What should be seen at once about a proof.
struct ProofMarks: HTML {
  let proof: Proof
  /// The assessed year: proof that touches it counts, also when its last day is past.
  let year: Int
  let page: PageContext

  @HTMLBuilder var body: some HTML {
    if case .webDrive = proof.source {
      " "
      Tag(page(Text("belum terverifikasi", "not verified")), .warning)
    }
    if proof.period == nil {
      " "
      Tag(page(Text("tanpa masa berlaku", "no period")), .warning)
    } else if proof.period?.touches(year) == false {
      " "
      Tag(page(Text("tidak berlaku di \(year)", "does not hold in \(year)")), .neutral)
    }
    if proof.hasPersonalData {
      " "
      Tag(page(Text("data pribadi", "personal data")), .active)
    }
    if proof.hold != nil {
      " "
      Tag(page(Text("ditahan", "on hold")), .bad)
    }
  }
}

/// What became of each file of an upload.
struct TakenList: HTML {
  let taken: [TakenFile]
  let unitID: ID<WorkUnit>
  let page: PageContext

  var body: some HTML {
    let stored = taken.count(where: \.isStored)
    let known = taken.count { !$0.isStored && !$0.isRefused }
    Notice(stored == taken.count ? .success : stored + known == taken.count ? .info : .warning) {
      p {
        page(
          Text(
            "\(stored) dari \(taken.count) berkas tersimpan.",
            "\(stored) of \(taken.count) files were stored."))
        if known > 0 { " " + page(EvidenceText.knownCount(known)) }
      }
      ul {
        for file in taken {
          li {
            switch file.outcome {
            case .stored(let id): a(.href(EvidenceLink.proof(unitID, id).path)) { file.name.text }
            case .known(let proof):
              strong { file.name.text }
              " " + page(EvidenceText.known) + " "
              a(.href(EvidenceLink.proof(unitID, proof.id).path)) { proof.title }
            case .refused(let refusal):
              strong { file.name.text }
              ": " + page(EvidenceText.refusal(refusal))
            }
          }
        }
      }
    }
  }
}
