import EvidenceModel
import Instruments
import InstrumentsModel
import Kernel
import Testing
import WorkUnitsModel

@Suite struct ProofTests {
  private func proof(_ period: EffectivePeriod?, address: String? = nil) throws -> Proof {
    var random = SeededGenerator(seed: 1)
    let file = StoredFile(
      digest: String(repeating: "a", count: 64), byteCount: 5, kind: .pdf,
      name: FileName(cleaning: "x.pdf"))
    return Proof(
      id: ID(at: Instant(milliseconds: 0), using: &random),
      unitID: ID(at: Instant(milliseconds: 0), using: &random),
      source: try address.map { .webDrive(try WebAddress($0)) } ?? .file(file), title: "SK",
      period: period, uploadedAt: Instant(milliseconds: 1_795_246_320_000), uploadedBy: "Siti")
  }

  static let periods: [(String, String?, ProofStanding)] = [
    ("2026-01-01", "2026-12-31", ProofStanding.counts), ("2025-01-01", "2025-12-31", .outsideYear),
    ("2025-01-01", "2026-01-01", .counts), ("2026-12-31", "2027-03-01", .counts),
    ("2027-01-01", "2027-03-01", .outsideYear), ("2020-01-01", nil, .counts),
    ("2027-01-01", nil, .outsideYear),
  ]

  @Test(arguments: periods)
  func `proof counts when a day of the year lies in its period`(
    from: String, until: String?, standing: ProofStanding
  ) throws {
    let proof = try proof(Sample.period(from, until))

    #expect(ProofStanding(of: proof, in: Sample.year(2026)) == standing)
  }

  @Test func `without a period it cannot count, and a web drive is counted apart`() throws {
    let year = Sample.year(2026)

    #expect(ProofStanding(of: try proof(nil), in: year) == .noPeriod)
    let link = try proof(Sample.period("2026-01-01"), address: "https://drive.example/x")
    #expect(ProofStanding(of: link, in: year) == .unverified)
    var question = QuestionProof()
    #expect(question.state == .missing)
    question.add(.outsideYear)
    #expect(question.state == .notCounting)
    question.add(.unverified)
    #expect(question.state == .onlyUnverified)
    question.add(.counts)
    #expect(question.state == .proven)
  }

  @Test func `a period may be one day but not end before it begins`() throws {
    #expect(try Sample.period("2026-05-05", "2026-05-05").touches(2026))
    #expect(throws: EvidenceRefusal.periodEndsBeforeItBegins) {
      try Sample.period("2026-05-05", "2026-05-04")
    }
  }

  @Test(arguments: [
    "http://drive.example/x", "https://", "https://nodot/x", "javascript:alert(1)",
    "https://a@b.example/", "https://drive.example/ x", "https://.example/", "",
  ])
  func `what is no https address is refused`(typed: String) {
    #expect(throws: EvidenceRefusal.notAnAddress) { try WebAddress(typed) }
  }

  @Test func `proof stays through its retention, on both sides of the day`() throws {
    let proof = try proof(Sample.period("2024-01-01", "2024-12-20"))
    let last = Sample.day("2026-12-19")

    #expect(throws: EvidenceRefusal.retained(until: Sample.day("2026-12-20"))) {
      try proof.requireDeletable(on: last, isLinkedToSent: false, wasUsed: true)
    }
    try proof.requireDeletable(
      on: Sample.day("2026-12-20"), isLinkedToSent: false, wasUsed: true)
    // What nothing ever rested on goes at once.
    try proof.requireDeletable(on: last, isLinkedToSent: false, wasUsed: false)
  }

  @Test func `a hold, a sent worksheet and permanence forbid deletion`() throws {
    let late = Sample.day("2099-01-01")
    var proof = try proof(Sample.period("2020-01-01", "2020-12-20"))
    #expect(throws: EvidenceRefusal.inSentWorksheet) {
      try proof.requireDeletable(on: late, isLinkedToSent: true, wasUsed: true)
    }
    proof.hold = "Perkara 12"
    #expect(throws: EvidenceRefusal.held(reason: "Perkara 12")) {
      try proof.requireDeletable(on: late, isLinkedToSent: false, wasUsed: false)
    }
    proof.hold = nil
    proof.retention = .permanent
    #expect(throws: EvidenceRefusal.retainedForEver) {
      try proof.requireDeletable(on: late, isLinkedToSent: false, wasUsed: false)
    }
  }

  @Test(arguments: [("hlm. 7", 7), ("", 1), ("7-9", 7), ("tabel 2", 2), ("hlm. 0", 1)])
  func `a reference to pages leads to its first page`(pages: String, first: Int) throws {
    let link = ProofLink(
      proofID: try proof(nil).id, year: Sample.year(2026), soal: 1, pages: pages)

    #expect(link.firstPage == first)
  }

  static let references: [(String, Int?)] = [
    ("hlm. 7", 7), ("", nil), ("7-9", 9), ("hlm. 2–5 dan 12", 12), ("p. 3", 3), ("hlm.7", 7),
    ("pasal 90, hlm. 7", 7), ("hlm. 7 tahun 2026", 7), ("lampiran 3", nil), ("h", nil),
    ("halaman 1 s.d. 4", 4),
  ]

  @Test(arguments: references)
  func `the last page that a reference names is found, and no other number`(
    pages: String, last: Int?
  ) {
    #expect(ProofLink.lastPage(in: pages) == last)
  }

  @Test func `a copy that is the original is no public copy`() throws {
    var proof = try proof(nil)
    proof.hasPersonalData = true
    proof.redacted = proof.file

    #expect(proof.publicCopy == nil)
    #expect(proof.publicFile == nil)
  }

  @Test(
    arguments: [
      ("SK\u{202E}fdp.exe", "SKfdp.exe"), ("a\u{2066}b\u{2069}", "ab"), ("nul\u{0}", "nul"),
      ("👩\u{200D}🏫 guru", "👩\u{200D}🏫 guru"), ("baris\nbaru", "baris\nbaru"),
    ])
  func `a line is shown without signs that turn or hide it`(typed: String, shown: String) {
    #expect(FileName.shown(typed) == shown)
  }

  @Test func `a file that carries too much of a score is marked, exactly on the line too`() throws {
    let instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
    let id = try proof(nil).id
    let soals = instrument.questions.prefix(20).map { instrument.soals[$0.soals[0]].id }
    let links = soals.map {
      ProofLink(proofID: id, year: Sample.year(2026), soal: $0, pages: "")
    }
    let weight = (0..<20).map { instrument.weight(ofQuestion: $0) }.reduce(Points.zero, +)
    let share = weight.fraction * Fraction(100, over: 1)
    let maximum = instrument.maximum.fraction
    let percent = try #require(
      (1...100).last(where: { maximum * Fraction(Int128($0), over: 1) <= share }))

    let marked = ReuseMap(of: links, in: instrument, warningPercent: percent)
    let unmarked = ReuseMap(of: links, in: instrument, warningPercent: percent + 1)

    #expect(marked.lines.map(\.questionCount) == [20])
    #expect(marked.lines.map(\.weight) == [weight])
    #expect(marked.lines.map(\.isTooMuch) == [true])
    #expect(unmarked.lines.map(\.isTooMuch) == [false])
  }
}
