/// Something that can be written into a page.
///
/// A view is a struct with a `body` made of elements and other views. Strings are views too, and
/// are escaped wherever they stand; there is no way to write markup as text.
@usableFromInline
package protocol HTML: Sendable {
  /// What the view is made of.
  associatedtype Body: HTML

  /// The elements of the view, in reading order.
  @HTMLBuilder var body: Body { get }

  /// Appends the view to a buffer; views get this from their `body`.
  func render(into buffer: inout HTMLBuffer)
}

extension HTML {
  /// Appends what `body` describes.
  @inlinable
  package func render(into buffer: inout HTMLBuffer) {
    body.render(into: &buffer)
  }
}

extension HTML where Body == Never {
  /// A leaf has no parts; it renders itself.
  @usableFromInline
  package var body: Never { preconditionFailure("A leaf of a page has no body.") }
}

extension Never: HTML {
  /// Never made, so never asked.
  @usableFromInline
  package typealias Body = Never
  /// Never made, so never written.
  @usableFromInline
  package func render(into buffer: inout HTMLBuffer) {}
}

/// Writes a whole document, with its `<!doctype html>`, as UTF-8.
@inlinable
package func renderDocument(_ html: some HTML) -> [UInt8] {
  var buffer = HTMLBuffer(capacity: 32 * 1024)
  buffer.append("<!doctype html>\n")
  html.render(into: &buffer)
  return buffer.bytes
}

/// Writes a part of a page as UTF-8, without a document type.
@inlinable
package func renderFragment(_ html: some HTML) -> [UInt8] {
  var buffer = HTMLBuffer(capacity: 1024)
  html.render(into: &buffer)
  return buffer.bytes
}

/// A part of a page that was written already, for example by another feature.
///
/// It can only be made from views, so it holds nothing that was not escaped.
@usableFromInline
package struct HTMLFragment: HTML {
  /// Written already: no parts.
  @usableFromInline
  package typealias Body = Never
  @usableFromInline let bytes: [UInt8]

  /// Writes a view now, to be placed later.
  @inlinable
  package init(_ html: some HTML) {
    bytes = renderFragment(html)
  }

  /// Places what was written.
  @inlinable
  package func render(into buffer: inout HTMLBuffer) {
    buffer.append(trusted: bytes)
  }
}
