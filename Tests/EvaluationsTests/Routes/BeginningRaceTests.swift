import Foundation
import HTTPTypes
import Kernel
import Storage
import Synchronization
import TestKit
import Testing
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// A judgement that begins while somebody leaves their seat.
@Suite struct BeginningRaceTests {
  @Test(arguments: TestStorage.engines)
  func `whoever leaves while a judgement begins is not in its team`(engine: Engine) async throws {
    let gate = Gate()
    try await EvaluationHouse.with(engine, observer: gate.observer) { world in
      _ = try await world.judgement.sendAgain(changing: 2)
      // On SQLite there is one writer, who would wait for itself.
      if engine == .postgres { gate.arm() }
      async let begun = world.house.post(
        SeatLink.beginning(Cast.assignment).path, [], as: world.ketua)
      if engine == .postgres { try await gate.reached() }
      let left = try await world.house.post(
        SeatLink.declaration(Cast.assignment).path,
        [(SeatForm.statement, "family"), (SeatForm.confirmed, "ya")], as: world.ana)
      gate.open()
      let answer = try await begun

      #expect(left.status == .seeOther)
      let worksheet = world.judgement.worksheet
      let judgements = try await world.storage.read {
        try EvaluationStore.evaluations(of: worksheet, in: $0)
      }
      #expect(judgements.allSatisfy { $0.duty(of: Cast.ana.accountID) == nil })
      if engine == .postgres {
        #expect(answer.status == .unprocessableContent)
        #expect(judgements.count == 1)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an assignment is held only as it was read`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      let read = try await world.assignment()
      try await world.storage.write { try AssignmentStore.takeTurn(on: read, in: $0) }
      #expect(try await world.assignment() == read)
      try await world.storage.write { transaction in
        var left = read
        _ = left.vacate(
          try EvaluationHouse.account(Cast.ana), because: .reassigned, at: .minute(1))
        try AssignmentStore.save(left, in: transaction)
      }
      await #expect(throws: StorageError.busy) {
        try await world.storage.write { try AssignmentStore.takeTurn(on: read, in: $0) }
      }
    }
  }
}

/// Stops the first transaction that looks for judgements, once, until the test goes on.
private final class Gate: Sendable {
  private enum State { case idle, armed, reached, open }
  private let state = Mutex(State.idle)

  /// At most ten seconds, so that a test that is wrong ends.
  private static let most = 2_000

  var observer: @Sendable (SQL) -> Void {
    { sql in
      guard sql.text.contains("LEFT JOIN evaluation_member member") else { return }
      let stops = self.state.withLock { state in
        guard state == .armed else { return false }
        state = .reached
        return true
      }
      guard stops else { return }
      for _ in 0..<Self.most {
        if self.state.withLock({ $0 == .open }) { return }
        usleep(5_000)
      }
    }
  }

  func arm() { state.withLock { $0 = .armed } }

  func open() { state.withLock { $0 = .open } }

  func reached() async throws {
    for _ in 0..<Self.most {
      if state.withLock({ $0 == .reached }) { return }
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
