import Accounts
import AccountsModel
import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import Storage
import TestKit
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations

/// What tests of calibration do in a house.
extension EvaluationHouse {
  static var item: TrainingCase { TrainingLibrary.all[0] }
  /// What whoever failed the first case takes next.
  static var other: TrainingCase { TrainingLibrary.all[1] }

  /// The fields of the form of a case, made on one version of every draft; empty leaves a
  /// question blank.
  static func fields(
    of item: TrainingCase = item, version: Int = 0, _ answer: (TrainingQuestion) -> [String]
  ) throws -> [(String, String)] {
    let instrument = try Cast.instrument()
    return item.places(in: instrument).flatMap { question, entry in
      let ids = instrument.questions[question].soals.map { instrument.soals[$0].id }
      return [(CalibrationField.version(ofSoal: ids[0]), String(version))]
        + zip(ids, answer(entry)).map { (CalibrationField.soal($0), $1) }
    }
  }

  /// Answers everything and finishes.
  func finish(
    _ item: TrainingCase = item, as person: Principal, attempt: Int = 0,
    _ answer: (TrainingQuestion) -> [String]
  ) async throws -> TestAnswer {
    _ = try await house.post(
      CalibrationLink.answers(item.id).path, Self.fields(of: item, answer), as: person)
    return try await house.post(
      CalibrationLink.finishing(item.id).path, [(CalibrationField.version, String(attempt))],
      as: person)
  }

  /// An internal assessor of the instansi with an account of their own.
  func account(_ login: String, _ name: String) async throws -> Principal {
    let place = place.institutionID.text
    return try await storage.write { transaction in
      let act = Act(by: nil, at: .sample)
      let account = try AccountActs.create(
        login: Login(login), name: PersonName(name), institutionID: place, act: act,
        in: transaction)
      _ = try AccountActs.grant(
        .internalAssessor, at: .institution(place), from: act.day, until: nil, to: account.id,
        act: act, in: transaction)
      return Principal(
        accountID: account.id.text, name: name,
        grants: [Grant(.internalAssessor, for: .institution(place))])
    }
  }

  /// Asks for calibration in the instansi, or no longer.
  func demand(
    _ isDemanded: Bool = true, version: Int = 0, as person: Principal? = nil
  ) async throws -> TestAnswer {
    try await house.post(
      CalibrationLink.demand(place.institutionID).path,
      [
        (CalibrationField.version, String(version)),
        (CalibrationField.instrument, InstrumentLibrary.current),
        (CalibrationField.isDemanded, isDemanded ? "1" : "0"),
      ], as: person ?? coordinator)
  }

  func mayScoreLive(
    _ person: Principal, instrument: String = InstrumentLibrary.current, layer: Layer = .tpi
  ) async throws -> Bool {
    let place = place.institutionID
    return try await storage.read { transaction in
      guard let account = ID<Account>(person.accountID) else { return false }
      return try !CalibrationGate(of: account, in: [place], transaction: transaction).unmet
        .contains { $0.layer == layer && $0.instrumentID == instrument }
    }
  }

  func attempts(of person: Principal) async throws -> [TrainingStore.Attempt] {
    let account = person.accountID
    return try await storage.read { try TrainingStore.attempts(of: account, in: $0) }
  }
}
