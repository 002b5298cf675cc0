import Cryptography
import Kernel
import SurveysModel

/// What leaves the server for a call-back: sealed contacts of those who were drawn, and nothing that
/// opens them.
struct CallBackFile: Hashable, Sendable {
  /// One person who was drawn.
  struct Line: Hashable, Sendable {
    /// The number in the published list.
    let number: Int
    /// What the person came for; empty when the list does not say.
    let service: String
    /// The contact, sealed.
    let sealed: [UInt8]
  }

  /// Stands in each file, so that another kind of file is noticed.
  static let format = "zona-survey-callback-1"

  let roundID: ID<SurveyRound>
  let upload: String
  let unit: String
  let title: String
  let keyID: String
  let opener: [UInt8]
  let seed: String
  let lines: [Line]

  /// The file: canonical JSON (RFC 8785).
  var bytes: [UInt8] {
    JSONValue.object([
      "format": .text(Self.format), "round": .text(roundID.text), "upload": .text(upload),
      "unit": .text(unit), "title": .text(title), "key": .text(keyID),
      "opener": .text(Base64URL.text(opener)), "seed": .text(seed),
      "lines": .list(
        lines.map { line in
          .object([
            "number": .number(line.number), "service": .text(line.service),
            "sealed": .text(Base64URL.text(line.sealed)),
          ])
        }),
    ]).canonicalBytes
  }

  init(
    roundID: ID<SurveyRound>, upload: String, unit: String, title: String, keyID: String,
    opener: [UInt8], seed: String, lines: [Line]
  ) {
    self.roundID = roundID
    self.upload = upload
    self.unit = unit
    self.title = title
    self.keyID = keyID
    self.opener = opener
    self.seed = seed
    self.lines = lines
  }

  /// Reads a file that was handed out.
  ///
  /// - Returns: nil for anything else, also for one that was changed on its way.
  init?(bytes: [UInt8]) {
    guard let value = JSONValue(canonical: bytes), value["format"]?.asText == Self.format,
      let roundID = value["round"]?.asText.flatMap({ ID<SurveyRound>($0) }),
      let upload = value["upload"]?.asText, let unit = value["unit"]?.asText,
      let title = value["title"]?.asText, let keyID = value["key"]?.asText,
      let opener = value["opener"]?.asText.flatMap(Base64URL.bytes),
      let seed = value["seed"]?.asText, let list = value["lines"]?.asList
    else { return nil }
    var lines: [Line] = []
    for entry in list {
      guard let number = entry["number"]?.asNumber, let service = entry["service"]?.asText,
        let sealed = entry["sealed"]?.asText.flatMap(Base64URL.bytes)
      else { return nil }
      lines.append(Line(number: number, service: service, sealed: sealed))
    }
    self.init(
      roundID: roundID, upload: upload, unit: unit, title: title, keyID: keyID, opener: opener,
      seed: seed, lines: lines)
  }

  /// The contacts, with the private key that they were sealed for.
  ///
  /// - Returns: One for each line; nil when a line does not open.
  func contacts(with key: OpeningKey) -> [(line: Line, contact: String)]? {
    guard
      let seal = CallBackSeal(opening: opener, with: key, of: roundID, upload: upload)
    else { return nil }
    var opened: [(line: Line, contact: String)] = []
    for line in lines {
      guard
        let contact = seal.open(line.sealed, line: line.number).flatMap(PaddedContact.text)
      else { return nil }
      opened.append((line, contact))
    }
    return opened
  }
}
