import ArgumentParser
import Cryptography
import Documents
import Foundation
import House
import Kernel
import SurveysModel
import Web

/// `zona survey draw FILE --seed SEED --sizes …`: anybody repeats a public draw.
struct SurveyDrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Repeat the draw of a survey round from its published frame and seed.",
    discussion: """
      FILE has the columns nomor (line number), layanan (number of the service, may be empty) and \
      sidik (fingerprint). The lot of a line is SHA-256 of the seed followed by its number in \
      decimal digits; in each service the smallest lots are drawn, and the next ones replace \
      whoever cannot be reached. Check one yourself: printf '%s%d' SEED NUMBER | sha256sum

      A call-back is drawn among those who were invited: --invited-seed and --invited-sizes repeat \
      the draw of invitations first, and only its lines are drawn from.

      Prints CSV: peringkat, nomor, layanan, sidik, peran. The digest of the file goes to standard \
      error, to compare with the published one.
      """)

  @Argument(help: "The published frame, CSV in UTF-8.")
  var file: String

  @Option(help: "The published seed.")
  var seed: String

  @Option(
    help: ArgumentHelp(
      "How many to draw: 217 for all services by their share of the frame, or 1=120,2=97.",
      valueName: "sizes"))
  var sizes: String

  @Option(
    help: ArgumentHelp(
      "The published seed of the draw of invitations, to draw among the invited only.",
      valueName: "seed"))
  var invitedSeed: String?

  @Option(
    help: ArgumentHelp("How many were invited, written like --sizes.", valueName: "sizes"))
  var invitedSizes: String?

  @Option(help: "How many replacements to print for each service.")
  var replacements = 20

  @Flag(help: "Print one JSON object for each line.")
  var json = false

  func validate() throws {
    guard !seed.isEmpty else { throw ValidationError("A seed has at least one character.") }
    guard DrawSizes(sizes) != nil else {
      throw ValidationError("--sizes is a number, or service=number pairs such as 1=120,2=97.")
    }
    guard (invitedSeed == nil) == (invitedSizes == nil) else {
      throw ValidationError("--invited-seed and --invited-sizes go together.")
    }
    if let invitedSizes, DrawSizes(invitedSizes) == nil {
      throw ValidationError("--invited-sizes is written like --sizes.")
    }
    guard replacements >= 0 else { throw ValidationError("--replacements is 0 or more.") }
  }

  func run() throws {
    let (bytes, published) = try PublishedFrame.read(file)
    Terminal.warn("SHA-256 \(SHA256Digest(of: bytes).hex)  \(file)")
    var frame = published
    if let invitedSeed, let invitedSizes {
      frame = try Self.draw(frame, seed: invitedSeed, sizes: invitedSizes, replacements: 0)
        .map(\.line)
    }
    let drawn = try Self.draw(frame, seed: seed, sizes: sizes, replacements: replacements)
    if json {
      for line in drawn { Terminal.print(Self.json(line)) }
    } else {
      Terminal.print(Self.csv(drawn))
    }
  }

  /// Draws, and warns of sizes that are larger than what is drawn from: all of it is drawn then.
  static func draw(
    _ frame: [FrameLine], seed: String, sizes: String, replacements: Int
  ) throws -> [DrawnLine] {
    guard let wanted = DrawSizes(sizes) else {
      throw ValidationError("--sizes cannot be read.")
    }
    for warning in wanted.warnings(for: frame) { Terminal.warn(warning) }
    let cells = wanted.cells(for: frame)
    return SurveyDraw.draw(frame, sizes: cells, seed: seed) { SHA256Digest(of: $0).bytes }
      .filter { $0.rank <= (cells[$0.line.service] ?? 0) + replacements }
  }

  private static func csv(_ lines: [DrawnLine]) -> String {
    let rows =
      [["peringkat", "nomor", "layanan", "sidik", "peran"]]
      + lines.map { drawn in
        [
          String(drawn.rank), String(drawn.line.number),
          drawn.line.service.map { String($0) } ?? "", drawn.line.fingerprint,
          drawn.isReplacement ? "cadangan" : "terpilih",
        ]
      }
    return String(decoding: CSV.write(rows).dropLast(2), as: UTF8.self)
  }

  private static func json(_ drawn: DrawnLine) -> String {
    var writer = JSONWriter()
    writer.object { line in
      line.member("rank", drawn.rank)
      line.member("number", drawn.line.number)
      if let service = drawn.line.service { line.member("service", service) }
      line.member("fingerprint", drawn.line.fingerprint)
      line.member("replacement", drawn.isReplacement)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// How many lines are drawn: one number for all services, or one for each.
enum DrawSizes: Hashable, Sendable {
  case total(Int)
  case cells([Int?: Int])

  /// Reads `217` or `1=120,2=97`.
  init?(_ text: String) {
    if let total = Int(text) {
      guard total >= 0 else { return nil }
      self = .total(total)
      return
    }
    var cells: [Int?: Int] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let service = Int(sides[0]), let size = Int(sides[1]),
        size >= 0, cells[service] == nil
      else { return nil }
      cells[service] = size
    }
    self = .cells(cells)
  }

  /// What cannot be drawn because there are not so many lines.
  func warnings(for frame: [FrameLine]) -> [Text] {
    switch self {
    case .total(let total):
      guard total > frame.count else { return [] }
      return [
        Text(
          "Diminta \(total) baris, tetapi hanya ada \(frame.count); semuanya diambil.",
          "\(total) lines were asked for, but there are only \(frame.count); all of them are drawn."
        )
      ]
    case .cells(let cells):
      let counts = Dictionary(grouping: frame, by: \.service).mapValues(\.count)
      return cells.sorted { ($0.key ?? 0) < ($1.key ?? 0) }.compactMap { service, size in
        let (name, count) = (service.map { String($0) } ?? "-", counts[service] ?? 0)
        guard size > count else { return nil }
        return Text(
          "Layanan \(name): diminta \(size) baris, tetapi hanya ada \(count); semuanya diambil.",
          "Service \(name): \(size) lines were asked for, but there are only \(count); all of them "
            + "are drawn.")
      }
    }
  }

  /// The number for each service; a total is spread by the lines of the frame.
  func cells(for frame: [FrameLine]) -> [Int?: Int] {
    switch self {
    case .cells(let cells): return cells
    case .total(let total):
      let counts = Dictionary(grouping: frame, by: \.service).mapValues(\.count)
        .sorted { ($0.key ?? 0) < ($1.key ?? 0) }
      let sizes = SampleQuota.cells(of: total, populations: counts.map(\.value))
      return Dictionary(uniqueKeysWithValues: zip(counts.map(\.key), sizes))
    }
  }
}

/// The published list of who was served, without names.
enum PublishedFrame {
  /// Reads a frame of up to a million lines.
  ///
  /// - Returns: The bytes as published, and the lines.
  /// - Throws: A `CommandRefusal` that names the line.
  static func read(_ file: String) throws -> ([UInt8], [FrameLine]) {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw CommandRefusal(
        code: "file_unreadable",
        Text(
          "Berkas \(file) tidak ada atau tidak dapat dibaca.",
          "The file \(file) is not there or cannot be read."))
    }
    let bytes = Array(data)
    do {
      return (bytes, try lines(of: bytes))
    } catch let refusal as CSVRefusal {
      let text = refusal.text
      throw CommandRefusal(
        code: "frame_file", Text("\(file): \(text.indonesian)", "\(file): \(text.english)"))
    }
  }

  /// The lines of a published frame.
  static func lines(of bytes: [UInt8]) throws -> [FrameLine] {
    var limits = CSV.Limits()
    limits.fileBytes = 128 << 20
    limits.rowCount = 1_000_001
    let rows = try CSV.parse(bytes, limits: limits)
    guard rows.first == ["nomor", "layanan", "sidik"] else {
      throw refusal(1, Text("kepala nomor,layanan,sidik", "the head nomor,layanan,sidik"))
    }
    var seen: Set<Int> = []
    return try rows.dropFirst().enumerated().map { place, row in
      guard row.count == 3, let number = Int(row[0]), number > 0, seen.insert(number).inserted
      else {
        throw refusal(
          place + 2, Text("nomor baris yang belum dipakai", "a line number not used before"))
      }
      let service = Int(row[1])
      guard service != nil || row[1].isEmpty else {
        throw refusal(place + 2, Text("nomor layanan atau kosong", "a service number or nothing"))
      }
      return FrameLine(number: number, service: service, fingerprint: row[2])
    }
  }

  private static func refusal(_ line: Int, _ wanted: Text) -> CommandRefusal {
    CommandRefusal(
      code: "frame_file",
      Text(
        "Baris \(line): seharusnya berisi \(wanted.indonesian).",
        "Line \(line) should have \(wanted.english)."))
  }
}
