import Kernel

// A waiting answer as bytes of one length, so that a sealed row does not even tell whether somebody
// wrote a free text: with a single text in a shuffle, its author would be known.
extension WaitingAnswer {
  /// The length of a block, whatever was answered.
  ///
  /// - Unit: bytes.
  package static let blockLength = 2144
  /// The length of blocks without free text that were stored before all had one length.
  private static let formerLength = 144
  /// The most items that a form may have.
  package static let mostItems = 64

  private static let layout: UInt8 = 1
  private static let enumeratorLength = 36

  /// The answer as a block.
  package var block: [UInt8] {
    precondition(form.steps.count <= Self.mostItems, "No round has more than 64 items.")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.blockLength)
    bytes.append(Self.layout)
    bytes.append(Self.number(of: channel))
    Self.append(UInt64(bitPattern: acceptedAt.milliseconds), 8, to: &bytes)
    Self.append(UInt64(fillingSeconds.map { UInt32(clamping: $0) } ?? UInt32.max), 4, to: &bytes)
    bytes.append(
      (network == nil ? 0 : 1) | (device == nil ? 0 : 2) | (isFromOffice ? 4 : 0)
        | (enumeratorID == nil ? 0 : 8) | (form.comment == nil ? 0 : 16))
    Self.append(network ?? 0, 8, to: &bytes)
    Self.append(device ?? 0, 8, to: &bytes)
    bytes.append(UInt8(form.service ?? 0))
    bytes.append(Self.number(of: form.profile.age))
    bytes.append(Self.number(of: form.profile.sex))
    bytes.append(Self.number(of: form.profile.education))
    bytes.append(form.profile.hasDisability.map { $0 ? 2 : 1 } ?? 0)
    Self.append(Array((enumeratorID ?? "").utf8), Self.enumeratorLength, to: &bytes)
    bytes.append(UInt8(form.steps.count))
    Self.append(form.steps, Self.mostItems, to: &bytes)
    if let comment = form.comment {
      let text = Array(comment.utf8)
      Self.append(UInt64(text.count), 2, to: &bytes)
      bytes += text
    }
    precondition(bytes.count <= Self.blockLength, "A checked form fits its block.")
    bytes += repeatElement(0, count: Self.blockLength - bytes.count)
    return bytes
  }

  /// Reads what `block` made.
  ///
  /// - Returns: nil for bytes of another length or layout.
  package init?(block bytes: [UInt8]) {
    guard bytes.count == Self.blockLength || bytes.count == Self.formerLength,
      bytes[0] == Self.layout, let channel = Self.value(bytes[1], of: SurveyChannel.self)
    else { return nil }
    var rest = bytes.dropFirst(2)
    let moment = Self.number(taking: 8, from: &rest)
    let seconds = Self.number(taking: 4, from: &rest)
    let marks = Self.number(taking: 1, from: &rest)
    let network = Self.number(taking: 8, from: &rest)
    let device = Self.number(taking: 8, from: &rest)
    let service = Int(Self.number(taking: 1, from: &rest))
    let profile = RespondentProfile(
      age: Self.value(UInt8(Self.number(taking: 1, from: &rest)), of: RespondentProfile.Age.self),
      sex: Self.value(UInt8(Self.number(taking: 1, from: &rest)), of: RespondentProfile.Sex.self),
      education: Self.value(
        UInt8(Self.number(taking: 1, from: &rest)), of: RespondentProfile.Education.self),
      hasDisability: [nil, false, true][min(2, Int(Self.number(taking: 1, from: &rest)))])
    let enumerator = rest.prefix(Self.enumeratorLength)
    rest = rest.dropFirst(Self.enumeratorLength)
    let count = Int(Self.number(taking: 1, from: &rest))
    guard count <= Self.mostItems else { return nil }
    let steps = Array(rest.prefix(count))
    rest = rest.dropFirst(Self.mostItems)
    var comment: String?
    if marks & 16 != 0 {
      let length = Int(Self.number(taking: 2, from: &rest))
      guard length <= rest.count else { return nil }
      comment = String(decoding: rest.prefix(length), as: UTF8.self)
    }
    self.init(
      form: CompletedForm(
        stored: steps, service: service == 0 ? nil : service, profile: profile, comment: comment),
      channel: channel,
      enumeratorID: marks & 8 == 0
        ? nil : String(decoding: enumerator.prefix { $0 != 0 }, as: UTF8.self),
      acceptedAt: Instant(milliseconds: Int64(bitPattern: moment)),
      fillingSeconds: seconds == UInt64(UInt32.max) ? nil : Int(seconds),
      network: marks & 1 == 0 ? nil : network, device: marks & 2 == 0 ? nil : device,
      isFromOffice: marks & 4 != 0)
  }

  /// The place in the list of all cases, from 1; 0 for none.
  private static func number<Value: CaseIterable & Equatable>(of value: Value?) -> UInt8 {
    guard let value else { return 0 }
    return UInt8(Array(Value.allCases).firstIndex(of: value).map { $0 + 1 } ?? 0)
  }

  private static func value<Value: CaseIterable>(_ number: UInt8, of type: Value.Type) -> Value? {
    let all = Array(Value.allCases)
    return number > 0 && Int(number) <= all.count ? all[Int(number) - 1] : nil
  }

  private static func append(_ number: UInt64, _ count: Int, to bytes: inout [UInt8]) {
    for place in (0..<count).reversed() { bytes.append(UInt8(number >> UInt64(8 * place) & 255)) }
  }

  private static func append(_ content: [UInt8], _ length: Int, to bytes: inout [UInt8]) {
    let kept = content.prefix(length)
    bytes += kept
    bytes += repeatElement(0, count: length - kept.count)
  }

  private static func number(taking count: Int, from rest: inout ArraySlice<UInt8>) -> UInt64 {
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
