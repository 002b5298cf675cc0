import Documents
import Instruments
import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import Worksheets

@Suite struct ExcelExportTests {
  let instrument: Instrument
  let title = WorkbookTitle(
    unitName: "Balai Contoh", year: 2026, createdAt: Instant(milliseconds: 1_700_000_000_000))

  init() throws { instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021") }

  /// Worksheets keep the words of a question once, beside its first soal.
  private func answers(seed: UInt64) -> FormAnswers {
    var answers = RandomFill.any(of: instrument, seed: seed)
    for soal in instrument.soals.indices
    where instrument.questions[instrument.soals[soal].question].soals.first != soal {
      answers.notes[soal] = ""
      answers.evidence[soal] = ""
    }
    return answers
  }

  private func same(_ reading: ReadAnswers, _ answers: FormAnswers, _ layer: Layer) -> Bool {
    reading.sheet == answers.sheet && reading.notes == answers.notes
      && (layer == .tpi || reading.evidence == answers.evidence)
  }

  @Test(arguments: 0..<UInt64(12))
  func `a fresh workbook reads back as what was written`(seed: UInt64) throws {
    let layers = [Layer.unit: answers(seed: seed), .tpi: answers(seed: 50 + seed)]

    let bytes = try PortalWorkbook(of: instrument, in: .english).bytes(layers, title: title)

    for (layer, written) in layers {
      let reading = try AnswerFile.read(bytes, for: instrument, layer: layer)
      #expect(reading.layout == .portal)
      #expect(same(reading, written, layer))
      let shares = reading.findings.filter { finding in
        switch finding.problem {
        case .aboveTheWhole, .someOutOfNone: false
        default: true
        }
      }
      #expect(shares.isEmpty)
    }
  }

  @Test(arguments: Language.allCases)
  func `a typed figure in a fresh workbook is found, whatever its language`(
    language: Language
  ) throws {
    let layers = [Layer.unit: answers(seed: 3)]
    let bytes = try PortalWorkbook(of: instrument, in: language).bytes(layers, title: title)
    let heading = try #require(try Workbook.read(bytes: bytes)[sheet: "Jawaban"]?["A1"])
    #expect(heading.value == .text(PortalForm.ownTitle.in(language)))
    var patch = WorkbookPatch()
    let total = try #require(PortalForm(of: instrument)).rows.grandTotal
    let place = try #require(CellAddress("O\(total)"))
    patch.set(sheet: "Jawaban", place, .number("99"))

    let reading = try AnswerFile.read(patch.apply(to: bytes), for: instrument, layer: .unit)

    #expect(
      reading.findings.contains(
        Finding(place: "Jawaban!O\(total)", problem: .formulaReplaced(written: "99"))))
  }

  @Test(arguments: 0..<UInt64(8))
  func `answers go into a form of one's own and come back`(seed: UInt64) throws {
    let form = try SampleSheets.workbook(
      SampleSheets.annex(SampleSheets.answers(of: instrument, seed: seed), of: instrument))
    let written = answers(seed: seed)

    let bytes = try AnswerPatch.write(written, of: .unit, for: instrument, into: form)
    let reading = try AnswerFile.read(bytes, for: instrument, layer: .unit)

    #expect(reading.layout == .annex)
    #expect(same(reading, written, .unit))
    let book = try Workbook.read(bytes: bytes)
    let sheet = try #require(book[sheet: "LKE ZI"])
    #expect(sheet["K185"]?.formula == AnnexFormula.repairedTotal(of: [186, 187, 188]))
    let again = try AnswerPatch.write(written, of: .unit, for: instrument, into: bytes)
    #expect(again == bytes)
  }

  @Test(.enabled(if: OfficialFiles.areHere))
  func `answers go into the official workbook, and only there`() throws {
    let form = try OfficialFiles.bytes("workbooks/lke-annex-90-2021-filled.xlsx")
    let written = answers(seed: 5)

    let bytes = try AnswerPatch.write(written, of: .unit, for: instrument, into: form)

    let (before, after) = (try Workbook.read(bytes: form), try Workbook.read(bytes: bytes))
    #expect(same(try AnswerFile.read(bytes, for: instrument, layer: .unit), written, .unit))
    let rows = try #require(AnnexForm(of: instrument)).rows
    var changed: Set<String> = []
    for (old, new) in zip(before.sheets, after.sheets) {
      #expect(old.name == new.name)
      #expect(old.mergedRanges == new.mergedRanges)
      for (address, cell) in new.cells {
        #expect(cell.cachedValue == nil)
        let known = old[address]
        #expect(known == nil || known?.styleIndex == cell.styleIndex)
        if known?.value != cell.value || known?.formula != cell.formula {
          changed.insert(old.name + "!" + address.text)
        }
      }
    }
    let allowed = Set(
      (rows.soals + [185]).flatMap { row in
        ["K", "O", "P", "Q"].map { "LKE ZI!\($0)\(row)" }
      })
    #expect(changed.isSubset(of: allowed))
    #expect(changed.contains("LKE ZI!K185"))
  }

  @Test func `contract JSON reads back as what was written`() throws {
    let layers = [Layer.unit: answers(seed: 21), .tpi: answers(seed: 22)]

    let bytes = ContractFile.write(unitID: "u", title: title, layers: layers, of: instrument)

    for (layer, written) in layers {
      let reading = try AnswerFile.read(bytes, for: instrument, layer: layer)
      #expect(same(reading, written, layer))
    }
    let table = ContractFile.table(layers, of: instrument, in: .indonesian)
    #expect(table.count == 128)
    #expect(try CSV.parse(CSV.write(table)).count == 128)
  }

  @Test(arguments: [
    ([], AnswerFileRefusal.document(.empty)), (Array("%PDF-1.7 …".utf8), .anotherFile(.pdf)),
    (Array("PK\u{3}\u{4}rusak".utf8), .document(.brokenArchive)),
  ])
  func `a file that is no workbook is refused`(bytes: [UInt8], refusal: AnswerFileRefusal) {
    #expect(throws: refusal) {
      try AnswerFile.read(bytes, for: instrument, layer: .unit)
    }
  }
}
