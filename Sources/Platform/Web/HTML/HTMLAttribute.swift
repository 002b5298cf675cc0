import Cryptography

/// One attribute of an element; its value is escaped when it is written.
@usableFromInline
package struct HTMLAttribute: Sendable {
  @usableFromInline
  enum Value: Sendable {
    case absent
    case bare
    case text(String)
  }

  @usableFromInline let name: StaticString
  @usableFromInline let value: Value

  @usableFromInline
  init(_ name: StaticString, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// Any other attribute; event handlers and inline style are refused, as the page's policy does.
  package static func custom(name: StaticString, value: String) -> HTMLAttribute {
    name.withUTF8Buffer { bytes in
      let isHandler = bytes.count > 2 && bytes[0] == 0x6F && bytes[1] == 0x6E
      precondition(!isHandler, "Event handlers are not written into pages.")
    }
    return HTMLAttribute(name, .text(value))
  }

  /// An attribute without a value, written when the condition holds.
  package static func custom(name: StaticString, if condition: Bool) -> HTMLAttribute {
    HTMLAttribute(name, condition ? .bare : .absent)
  }

  /// The same attribute, but only when the condition holds.
  package func when(_ condition: Bool) -> HTMLAttribute {
    condition ? self : HTMLAttribute(name, .absent)
  }

  /// A link to a path of ours, a fragment, or an address on the web; any other scheme becomes `#`.
  package static func href(_ path: String) -> HTMLAttribute {
    HTMLAttribute("href", .text(safe(path)))
  }

  /// Where a form goes.
  static func action(_ path: String) -> HTMLAttribute {
    HTMLAttribute("action", .text(safe(path)))
  }

  /// The address of a picture.
  package static func src(_ path: String) -> HTMLAttribute {
    HTMLAttribute("src", .text(safe(path)))
  }

  /// A picture inside the page, for a program that prints it and fetches nothing.
  ///
  /// Browsers do not show it: the policy of our pages takes pictures from this installation only.
  ///
  /// - Parameters:
  ///   - bytes: The picture.
  ///   - type: Its content type, such as `image/png`.
  /// - Returns: The attribute with a `data:` address.
  package static func src(inside bytes: [UInt8], type: String) -> HTMLAttribute {
    HTMLAttribute("src", .text("data:" + type + ";base64," + Base64.text(bytes)))
  }

  /// A path as it is when it cannot run anything, otherwise `#`.
  private static func safe(_ path: String) -> String {
    let starts = ["/", "#", "?", "https://", "http://", "mailto:", "tel:"]
    return starts.contains(where: path.hasPrefix) ? path : "#"
  }
}
