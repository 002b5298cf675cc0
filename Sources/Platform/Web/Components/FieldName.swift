/// The name of a field where it is shown; an error summary above takes it from here.
struct FieldName: HTML {
  typealias Body = Never
  let field: String
  let title: String

  func render(into buffer: inout HTMLBuffer) {
    buffer.fillGaps(FieldID.control(field), with: title)
    buffer.append(text: title)
  }
}

/// The place for the name of a field that comes further down; stays empty when none does.
///
/// So a summary names each field by the very words that stand at it, and no page lists them twice.
struct FieldNameGap: HTML {
  typealias Body = Never
  let field: String

  func render(into buffer: inout HTMLBuffer) {
    buffer.gaps.append(NameGap(position: buffer.count, field: FieldID.control(field)))
  }
}

/// A place in a page at which a name is still missing.
struct NameGap {
  let position: Int
  /// The id of the field's control.
  let field: String
  var markup: [UInt8] = []
}

extension HTMLBuffer {
  /// The longest name in a summary, in characters; a question of several lines is cut.
  private static let longestName = 70

  fileprivate mutating func fillGaps(_ field: String, with title: String) {
    for index in gaps.indices where gaps[index].field == field && gaps[index].markup.isEmpty {
      gaps[index].markup = renderFragment(
        HTMLElement("b", [.class("error-field")], Self.introducing(title)))
    }
  }

  /// The name before the message; a question needs no colon behind it.
  private static func introducing(_ title: String) -> String {
    let name = short(title)
    return name + (name.hasSuffix("?") ? " " : ": ")
  }

  /// Without what stands in brackets at the end, such as “(boleh kosong)”.
  private static func short(_ title: String) -> String {
    var name = title[...]
    if name.last == ")", let bracket = name.lastIndex(of: "("), bracket != name.startIndex {
      name = name[..<bracket]
    }
    while name.last?.isWhitespace == true || name.last == ":" { name.removeLast() }
    return name.count > longestName ? name.prefix(longestName - 1) + "…" : String(name)
  }
}
