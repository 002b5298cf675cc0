import Foundation
import Kernel

/// The file and the environment behind the flags.
struct ConfigurationSource {
  static let names = [
    "data", "database", "host", "port", "https", "log", "upload_mb", "clamd", "reuse_percent",
    "smtp_url", "smtp_user", "smtp_password_file", "mail_from", "public_url",
    "metrics_token_file",
  ]

  private let environment: [String: String]
  private let file: [String: String]

  init(file path: String?, environment: [String: String]) throws {
    self.environment = environment
    guard let path = path ?? environment["ZONA_CONFIG"] else {
      file = [:]
      return
    }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw CommandRefusal(
        code: "configuration_unreadable",
        Text(
          "Berkas konfigurasi \(path) tidak dapat dibaca.",
          "The configuration file \(path) cannot be read."))
    }
    file = try Self.parse(text, path: path)
  }

  /// Lines `name = value`; empty lines and lines that start with `#` are skipped.
  static func parse(_ text: String, path: String) throws -> [String: String] {
    var values: [String: String] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") { continue }
      let halves = line.split(separator: "=", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard halves.count == 2, names.contains(halves[0]) else {
        let known = names.joined(separator: ", ")
        throw CommandRefusal(
          code: "configuration_line",
          Text(
            "\(path), baris \(index + 1): harus `nama = nilai` dengan nama \(known).",
            "\(path), line \(index + 1): must be `name = value` with a name of \(known)."))
      }
      values[halves[0]] = halves[1]
    }
    return values
  }

  func value(_ name: String, flag: String?) -> String? {
    flag ?? environment["ZONA_" + name.uppercased()] ?? file[name]
  }

  /// A value that is one of a few words; nil when it is not given.
  func choice(_ name: String, of words: [String]) throws -> String? {
    guard let text = value(name, flag: nil) else { return nil }
    guard words.contains(text) else {
      let known = words.joined(separator: ", ")
      throw CommandRefusal(
        code: "configuration_" + name,
        Text(
          "`\(name)` harus salah satu dari \(known), bukan \(text).",
          "`\(name)` must be one of \(known), not \(text)."))
    }
    return text
  }

  /// A whole number within a range; nil when nobody set it.
  func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = value(name, flag: nil) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw CommandRefusal(
        code: "configuration_number",
        Text(
          "\(name) harus bilangan \(range.lowerBound) sampai \(range.upperBound), bukan \(text).",
          "\(name) must be a number from \(range.lowerBound) to \(range.upperBound), not \(text)."))
    }
    return number
  }

  func port() throws -> Int? {
    guard let text = value("port", flag: nil) else { return nil }
    guard let port = Int(text), (0...65_535).contains(port) else {
      throw CommandRefusal(
        code: "configuration_port",
        Text(
          "Port harus bilangan 0 sampai 65535, bukan \(text).",
          "The port must be a number from 0 to 65535, not \(text)."))
    }
    return port
  }
}
