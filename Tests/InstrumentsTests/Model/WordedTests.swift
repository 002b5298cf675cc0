import Instruments
import InstrumentsModel
import Kernel
import Testing

@Suite struct WordedTests {
  private let instrument: Instrument

  init() throws {
    instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
  }

  private func wording(of id: String) -> OfficialWording {
    OfficialWording(
      instrumentID: id, year: 2026, sourceDigest: "",
      lines: instrument.soals.map { soal in
        OfficialWording.Line(
          question: "Baris \(soal.id)", criteria: "",
          options: instrument.questions[soal.question].criteria.indices.map { "Anak tangga \($0)" })
      })
  }

  @Test func `imported wording replaces ours in Indonesian and leaves English and the score`()
    throws
  {
    let worded = instrument.worded(by: wording(of: instrument.id))

    #expect(worded.questions[0].text.indonesian == "Baris 1")
    #expect(worded.questions[0].text.english == instrument.questions[0].text.english)
    #expect(worded.questions[1].criteria[2].indonesian == "Anak tangga 2")
    let ratio = try #require(instrument.question(coded: "A.II.1.i.a"))
    #expect(worded.questions[ratio].text == instrument.questions[ratio].text)
    let row = try #require(instrument.position(ofSoal: 88))
    #expect(worded.soals[row].text.indonesian == "Baris 88")
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    sheet.set(.option(0), at: 0)
    #expect(worded.score(sheet) == instrument.score(sheet))
  }

  @Test func `the criteria of yes-no questions and of counts are not lost`() throws {
    let lines = instrument.soals.map { soal in
      var keys: [String] = []
      if case .choice(let scale) = soal.kind { keys = instrument.scales[scale].options.map(\.key) }
      return OfficialWording.Line(
        question: "Baris \(soal.id)", criteria: "Cara menjawab \(soal.question)",
        options: keys.count == 2 ? keys : keys.map { "Anak tangga \($0)" })
    }
    let worded = instrument.worded(
      by: OfficialWording(
        instrumentID: instrument.id, year: 2026, sourceDigest: "", lines: lines))

    #expect(worded.questions[0].guidance?.indonesian == "Cara menjawab 0")
    let (before, after) = (instrument.questions[0].criteria, worded.questions[0].criteria)
    let english = before.map { Text("", $0.english) }
    #expect(after == english)
    #expect(worded.questions[1].guidance == nil)
    #expect(worded.questions[1].criteria.first?.indonesian == "Anak tangga A")
    let row = try #require(instrument.position(ofSoal: 88))
    let question = instrument.soals[row].question
    #expect(worded.questions[question].guidance?.indonesian == "Cara menjawab \(question)")
  }

  @Test func `wording of another instrument changes nothing`() {
    #expect(instrument.worded(by: wording(of: "permenpanrb-52-2014")) == instrument)
  }
}
