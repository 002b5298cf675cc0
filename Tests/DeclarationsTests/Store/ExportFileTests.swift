import Cryptography
import DeclarationsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Declarations

@Suite struct ExportFileTests {
  private func sample() async throws -> [UInt8] {
    var bytes: [UInt8] = []
    try await withUnit(.sqlite) { sample in
      try await sample.sign(sample.people[1])
      try await sample.sign(sample.head, before: try .sample())
      bytes = try await sample.storage.write { transaction in
        try RecordProof.file(
          try RecordStore.records(of: PledgeActs.subject(of: sample.round), in: transaction),
          of: sample.institution.id, keys: sample.acts.keys, at: .sample, in: transaction)
      }
    }
    return bytes
  }

  @Test func `every single-bit change is found`() async throws {
    let bytes = try await sample()
    #expect(try ExportFile(verifying: bytes).entries.count == 2)

    var missed: [Int] = []
    var changed = bytes
    for bit in 0..<bytes.count * 8 {
      changed[bit / 8] ^= 1 << (bit % 8)
      if (try? ExportFile(verifying: changed)) != nil { missed.append(bit) }
      changed[bit / 8] = bytes[bit / 8]
    }

    #expect(bytes.count > 3000)
    #expect(missed == [])
  }

  @Test func `a cut, a doubled and an empty file are found`() async throws {
    let bytes = try await sample()

    let faulty: [[UInt8]] = [
      [], Array(bytes.dropLast()), bytes + [0x0A], bytes + bytes, Array(bytes.dropFirst()),
    ]
    for wrong in faulty {
      #expect(throws: ExportFault.notCanonical) { try ExportFile(verifying: wrong) }
    }
  }

  @Test func `a record taken out is found by the seal`() async throws {
    let bytes = try await sample()
    guard case .object(var members)? = JSONValue(canonical: bytes),
      case .list(let records)? = members["records"]
    else {
      Issue.record("the sample is an object with records")
      return
    }
    members["records"] = .list([records[0]])

    #expect(throws: ExportFault.sealIsWrong) {
      try ExportFile(verifying: JSONValue.object(members).canonicalBytes)
    }
  }

  @Test func `somebody else's key does not pass for ours`() async throws {
    let bytes = try await sample()
    let file = try ExportFile(verifying: bytes)
    let other = try #require(SigningKey(seed: [UInt8](repeating: 7, count: 32)))
    guard case .object(var members)? = JSONValue(canonical: bytes) else { return }
    // A forger seals the same list with an own key: valid in itself, but not with our key.
    members["seal"] = nil
    members["key"] = .text(other.verifyingKey.text)
    let seal = try #require(other.signature(of: JSONValue.object(members).canonicalBytes))
    members["seal"] = .text(Hex.text(seal))

    let forged = try ExportFile(verifying: JSONValue.object(members).canonicalBytes)
    #expect(forged.key != file.key)
  }
}
