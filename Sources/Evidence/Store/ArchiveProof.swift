import Cryptography
import EvidenceModel
import Foundation
import Kernel

/// What is wrong with an archive of proof.
enum ArchiveFault: Error, Hashable {
  /// The file cannot be opened.
  case unreadable(String)
  /// It is no archive of proof.
  case notAnArchive
  /// A file in it is not what the manifest says.
  case damaged(String)
  /// Bytes around the files are not what they must be.
  case altered(String)
  /// It ends too early, or goes on after its end.
  case wrongLength
}

/// Checks an archive of proof without any server: each byte of it is accounted for.
struct ArchiveProof {
  /// The largest manifest that is read.
  ///
  /// - Unit: bytes.
  private static let manifestLimit: Int64 = 256 << 20

  private let content: StoredContent
  private var place: Int64 = 0
  private var members: [ArchiveFormat.Member] = []

  /// Opens an archive.
  ///
  /// - Throws: `ArchiveFault.unreadable`.
  init(path: String) throws {
    do { content = try StoredContent(path: path) } catch {
      throw ArchiveFault.unreadable(path)
    }
  }

  /// How long the archive is.
  ///
  /// - Unit: bytes.
  var byteCount: Int64 { content.byteCount }

  /// Checks everything.
  ///
  /// - Parameter progress: Hears how many bytes were read.
  /// - Returns: The manifest, which is true of the archive.
  /// - Throws: `ArchiveFault`, or what the disk says.
  mutating func check(progress: (Int64) -> Void = { _ in }) throws -> Manifest {
    try requireArchive()
    let first = try head(named: Manifest.name)
    guard first.byteCount <= Self.manifestLimit else { throw ArchiveFault.notAnArchive }
    let bytes = try read(first)
    guard let manifest = Manifest(bytes) else { throw ArchiveFault.notAnArchive }
    let second = try head(named: Manifest.sumName)
    guard second.byteCount == manifest.sumLine.count, try read(second) == manifest.sumLine else {
      throw ArchiveFault.damaged(Manifest.name)
    }
    for file in manifest.files {
      let member = try head(named: file.path)
      guard member.byteCount == file.byteCount else { throw ArchiveFault.damaged(file.path) }
      try checkContent(member, digest: file.digest)
      progress(place)
    }
    let directory = ArchiveFormat.directory(of: members)
    guard content.byteCount == place + Int64(directory.count) else {
      throw ArchiveFault.wrongLength
    }
    guard try exactly(directory.count) == directory else {
      throw ArchiveFault.altered("directory")
    }
    return manifest
  }

  /// Tells an archive that was cut off from a file that never was one, however short it is.
  private func requireArchive() throws {
    let mark: [UInt8] = [0x50, 0x4B, 3, 4]
    let start = try content.read(from: 0, upTo: mark.count)
    guard !start.isEmpty, mark.starts(with: start) else { throw ArchiveFault.notAnArchive }
  }

  /// Reads the head of the next member; all of it but sum and size is known beforehand.
  private mutating func head(named name: String) throws -> ArchiveFormat.Member {
    let length = 30 + name.utf8.count
    let bytes = try exactly(length)
    let member = ArchiveFormat.Member(
      name: name, byteCount: Int64(Self.number(bytes, at: 18)), sum: Self.number(bytes, at: 14))
    guard bytes == ArchiveFormat.head(of: member) else {
      throw place == Int64(length) ? ArchiveFault.notAnArchive : ArchiveFault.altered(name)
    }
    members.append(member)
    return member
  }

  private mutating func read(_ member: ArchiveFormat.Member) throws -> [UInt8] {
    let bytes = try exactly(Int(member.byteCount))
    var sum = ZipSum()
    sum.append(bytes)
    guard sum.value == member.sum else { throw ArchiveFault.damaged(member.name) }
    return bytes
  }

  private mutating func checkContent(_ member: ArchiveFormat.Member, digest: String) throws {
    var hash = SHA256Digest.Builder()
    var sum = ZipSum()
    var left = member.byteCount
    while left > 0 {
      let bytes = try exactly(Int(min(left, 1 << 20)))
      hash.append(bytes)
      sum.append(bytes)
      left -= Int64(bytes.count)
    }
    guard hash.finish().hex == digest, sum.value == member.sum else {
      throw ArchiveFault.damaged(member.name)
    }
  }

  private mutating func exactly(_ count: Int) throws -> [UInt8] {
    guard place + Int64(count) <= content.byteCount else { throw ArchiveFault.wrongLength }
    var bytes: [UInt8] = []
    while bytes.count < count {
      let piece = try content.read(from: place, upTo: count - bytes.count)
      guard !piece.isEmpty else { throw ArchiveFault.wrongLength }
      place += Int64(piece.count)
      bytes = bytes.isEmpty ? piece : bytes + piece
    }
    return bytes
  }

  private static func number(_ bytes: [UInt8], at place: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) }
  }
}
