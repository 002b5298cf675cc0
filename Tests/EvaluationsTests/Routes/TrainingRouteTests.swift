import EvaluationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Evaluations

/// Training cases in the browser of an assessor.
@Suite struct TrainingRouteTests {
  private let item = EvaluationHouse.item
  private let english: HTTPFields = [.cookie: "zona_bahasa=en"]

  @Test(arguments: TestStorage.engines)
  func `an assessor answers a case in two sittings, finishes and passes`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      let path = CalibrationLink.item(item.id).path
      let first = try #require(item.questions.first)
      let begin = try await house.house.get("/kalibrasi", as: house.ana)
      #expect(begin.text.contains(path))
      let saved = try await house.house.post(
        CalibrationLink.answers(item.id).path,
        EvaluationHouse.fields { $0 == first ? $0.reference : [] }, as: house.ana)
      #expect(saved.location == path + "?selesai=disimpan")
      let draft = try await house.house.get(path, as: house.ana)
      #expect(draft.text.contains("1 dari 24 dijawab"))

      // The first draft has a version now, so the form of before would be an old one.
      let rest = try EvaluationHouse.fields { $0.reference }.map { name, value in
        name == "v2" ? (name, "1") : (name, value)
      }
      let all = try await house.house.post(
        CalibrationLink.answers(item.id).path, rest + [(CalibrationField.finish, "1")],
        as: house.ana)
      #expect(all.location == CalibrationLink.finishing(item.id).path)
      let done = try await house.house.post(
        CalibrationLink.finishing(item.id).path, [(CalibrationField.version, "0")],
        as: house.ana)
      let result = CalibrationLink.result(item.id, number: 1)
      #expect(done.location == result.path(saying: .finished))

      let page = try await house.house.get(result.path, as: house.ana)
      #expect(page.text.contains("Lulus. Anda dapat menilai"))
      for entry in item.questions { #expect(page.text.contains(entry.reason.indonesian)) }
      let again = try await house.house.get(result.path, as: house.ana, headers: english)
      #expect(again.text.contains("Passed. You can judge"))
      #expect(try await house.mayScoreLive(house.ana))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `no reference is in any answer before the attempt is finished`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      _ = try await house.demand()
      var bodies: [String] = []
      for language in [HTTPFields(), english] {
        for path in [
          "/kalibrasi", CalibrationLink.item(item.id).path,
          CalibrationLink.finishing(item.id).path, "/tugas",
        ] {
          let answer = try await house.house.get(path, as: house.ana, headers: language)
          #expect(answer.status == .ok, "\(path)")
          bodies.append(answer.text)
        }
        bodies.append(
          try await house.house.post(
            CalibrationLink.answers(item.id).path, [("s127", "x"), ("s126", "Q")], as: house.ana,
            headers: language
          ).text)
        bodies.append(
          try await house.house.post(
            CalibrationLink.finishing(item.id).path, [(CalibrationField.version, "0")],
            as: house.ana, headers: language
          ).text)
      }
      for body in bodies {
        for entry in item.questions {
          #expect(!body.contains(entry.reason.indonesian))
          #expect(!body.contains(entry.reason.english.replacing("'", with: "&#39;")))
          #expect(!body.contains(entry.reason.english))
        }
      }
      #expect(try await house.attempts(of: house.ana).isEmpty)
    }
  }

  @Test(arguments: [Language.indonesian, .english])
  func `the pages before the end are the same bytes whatever the references say`(
    language: Language
  ) throws {
    let instrument = try Cast.instrument()
    let other = TrainingCase(
      id: item.id, title: item.title, introduction: item.introduction,
      instrumentID: item.instrumentID, rulesVersion: item.rulesVersion,
      questions: item.questions.map { entry in
        TrainingQuestion(
          entry.code, claimed: entry.claimed.joined(separator: " "), said: entry.said,
          proof: entry.proof, reference: entry.claimed.joined(separator: " "),
          reason: Text("Alasan lain", "Another reason"), toleranceThousandths: 1)
      })
    let page = PageContext(language: language)
    let bodies = [item, other].map { item in
      let opened = OpenedTraining(
        item: item, instrument: instrument, attempts: [],
        form: TrainingForm(item, drafts: [:], instrument: instrument))
      return (
        renderDocument(TrainingPage(opened: opened, page: page)),
        renderDocument(TrainingFinishPage(opened: opened, page: page))
      )
    }

    #expect(bodies[0].0 == bodies[1].0)
    #expect(bodies[0].1 == bodies[1].1)
  }

  @Test(arguments: TestStorage.engines)
  func `an unfinished attempt is refused and not counted`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { house in
      let first = try #require(item.questions.first)

      let refused = try await house.finish(as: house.ana) { $0 == first ? [] : $0.reference }

      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("Masih ada 1 pertanyaan"))
      #expect(try await house.attempts(of: house.ana).isEmpty)
      let check = try await house.house.get(
        CalibrationLink.finishing(item.id).path, as: house.ana)
      #expect(check.text.contains("1 pertanyaan belum dijawab"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an attempt outside of tolerance counts, says why, and another one may pass`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      _ = try await house.demand()

      let failed = try await house.finish(as: house.ana) { $0.claimed }

      let result = CalibrationLink.result(item.id, number: 1)
      #expect(failed.location == result.path(saying: .finished))
      let page = try await house.house.get(result.path, as: house.ana)
      #expect(page.text.contains("Belum lulus"))
      #expect(page.text.contains("terlalu longgar") && page.text.contains("terlalu ketat"))
      #expect(try await house.mayScoreLive(house.ana) == false)
      let overtaken = try await house.finish(as: house.ana, attempt: 0) { $0.reference }
      #expect(overtaken.status == .conflict)
      let again = try await house.finish(as: house.ana, attempt: 1) { $0.reference }
      #expect(again.status == .unprocessableContent)
      #expect(again.text.contains("Acuan kasus ini sudah Anda lihat"))
      let seen = try await house.house.get(CalibrationLink.item(item.id).path, as: house.ana)
      let other = EvaluationHouse.other
      #expect(seen.text.contains(CalibrationLink.item(other.id).path))
      #expect(!seen.text.contains(CalibrationLink.answers(item.id).path))
      let passed = try await house.finish(other, as: house.ana, attempt: 1) { $0.reference }
      #expect(passed.status == .seeOther)
      #expect(try await house.attempts(of: house.ana).map(\.fact.passed) == [false, true])
      #expect(try await house.mayScoreLive(house.ana))
      let more = try await house.house.post(
        CalibrationLink.answers(other.id).path,
        EvaluationHouse.fields(of: other) { $0.claimed }, as: house.ana)
      #expect(more.status == .unprocessableContent)
      #expect(more.text.contains("sudah lulus"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `both cases are offered, and who failed both may begin with the first again`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      let other = EvaluationHouse.other
      let paths = [item, other].map { CalibrationLink.item($0.id).path }
      let begin = try await house.house.get("/kalibrasi", as: house.ana)
      #expect(paths.allSatisfy { begin.text.contains($0) })
      #expect(!begin.text.contains("terbuka lagi sesudah kasus lain"))

      _ = try await house.finish(other, as: house.ana) { $0.claimed }
      let once = try await house.house.get("/kalibrasi", as: house.ana)
      #expect(once.text.contains("terbuka lagi sesudah kasus lain"))
      _ = try await house.finish(as: house.ana, attempt: 1) { $0.claimed }
      let twice = try await house.house.get("/kalibrasi", as: house.ana)
      #expect(!twice.text.contains("terbuka lagi sesudah kasus lain"))

      let third = try await house.finish(as: house.ana, attempt: 2) { $0.reference }
      #expect(third.status == .seeOther)
      #expect(
        try await house.attempts(of: house.ana).map(\.fact.passed) == [false, false, true])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an old form of another window changes nothing`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { house in
      let path = CalibrationLink.answers(item.id).path
      _ = try await house.house.post(
        path, EvaluationHouse.fields { $0.reference }, as: house.ana)

      let same = try await house.house.post(
        path, EvaluationHouse.fields { $0.reference }, as: house.ana)
      let old = try await house.house.post(
        path, EvaluationHouse.fields { $0.claimed }, as: house.ana)

      #expect(same.status == .seeOther)
      #expect(old.status == .conflict)
      #expect(old.text.contains("Sudah ada perubahan lain sejak halaman ini dibuka"))
      #expect(old.text.contains("yang tersimpan "))
      #expect(old.text.contains("training-form"), "what was typed is still in a form")
      let finished = try await house.house.post(
        CalibrationLink.finishing(item.id).path, [(CalibrationField.version, "0")],
        as: house.ana)
      #expect(finished.status == .seeOther)
      #expect(try await house.attempts(of: house.ana).map(\.fact.passed) == [true])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what does not fit stands at its field and nothing is saved`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { house in
      let path = CalibrationLink.answers(item.id).path
      let fields = try EvaluationHouse.fields { $0.reference }.map { name, value in
        name == "s127" ? (name, "9,5") : (name, value)
      }

      let page = try await house.house.post(path, fields, as: house.ana)
      let json = try await house.house.post(
        path, fields, as: house.ana, headers: [.accept: "application/json"])

      #expect(page.status == .unprocessableContent)
      #expect(page.text.contains("Indeks di sini antara 0 dan 4"))
      #expect(page.text.contains("9,5"))
      #expect(json.status == .unprocessableContent)
      let after = try await house.house.get(CalibrationLink.item(item.id).path, as: house.ana)
      #expect(after.text.contains("0 dari 24 dijawab"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `drafts and results belong to one person, and others learn of nothing`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      let before = try await house.house.get(
        CalibrationLink.item(item.id).path, as: house.budi)
      _ = try await house.finish(as: house.ana) { $0.reference }
      let after = try await house.house.get(CalibrationLink.item(item.id).path, as: house.budi)
      #expect(before.bytes == after.bytes)

      let result = CalibrationLink.result(item.id, number: 1).path
      #expect(try await house.house.get(result, as: house.budi).status == .notFound)
      for person in [house.head, house.staff] {
        for path in [
          "/kalibrasi", CalibrationLink.item(item.id).path,
          CalibrationLink.finishing(item.id).path, result,
        ] {
          #expect(try await house.house.get(path, as: person).status == .notFound, "\(path)")
        }
      }
      #expect(try await house.house.get(result, as: house.coordinator).status == .notFound)
      #expect(try await house.house.get("/kalibrasi", as: house.coordinator).status == .ok)
      let visitor = try await house.house.get("/kalibrasi")
      #expect(visitor.location?.hasPrefix("/masuk") == true)
    }
  }
}
