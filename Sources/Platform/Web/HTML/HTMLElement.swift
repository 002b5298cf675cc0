/// An element with content.
@usableFromInline
package struct HTMLElement<Content: HTML>: HTML {
  /// A leaf: it writes its own tags.
  @usableFromInline
  package typealias Body = Never
  @usableFromInline let name: StaticString
  @usableFromInline let attributes: [HTMLAttribute]
  @usableFromInline let content: Content

  @inlinable
  init(_ name: StaticString, _ attributes: [HTMLAttribute], _ content: Content) {
    self.name = name
    self.attributes = attributes
    self.content = content
  }

  /// Writes the start tag, the content and the end tag.
  @inlinable
  package func render(into buffer: inout HTMLBuffer) {
    buffer.append("<")
    buffer.append(name)
    buffer.append(attributes)
    buffer.append(">")
    content.render(into: &buffer)
    buffer.append("</")
    buffer.append(name)
    buffer.append(">")
  }
}

/// An element that has no content and no end tag.
@usableFromInline
package struct VoidElement: HTML {
  /// A leaf: it writes its own tag.
  @usableFromInline
  package typealias Body = Never
  @usableFromInline let name: StaticString
  @usableFromInline let attributes: [HTMLAttribute]

  @inlinable
  init(_ name: StaticString, _ attributes: [HTMLAttribute]) {
    self.name = name
    self.attributes = attributes
  }

  /// Writes the tag.
  @inlinable
  package func render(into buffer: inout HTMLBuffer) {
    buffer.append("<")
    buffer.append(name)
    buffer.append(attributes)
    buffer.append(">")
  }
}

/// Any element of ours by name, for components whose tags no feature should write itself.
func element<Content: HTML>(
  _ name: StaticString, _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement(name, attributes, content())
}

/// An element of ours without content.
func element(_ name: StaticString, _ attributes: HTMLAttribute...) -> HTMLElement<EmptyHTML> {
  HTMLElement(name, attributes, EmptyHTML())
}

/// A void element of ours, for the head of the page.
func void(_ name: StaticString, _ attributes: HTMLAttribute...) -> VoidElement {
  VoidElement(name, attributes)
}

extension HTMLBuffer {
  @usableFromInline
  mutating func append(_ attributes: [HTMLAttribute]) {
    for attribute in attributes {
      switch attribute.value {
      case .absent: break
      case .bare:
        append(" ")
        append(attribute.name)
      case .text(let text):
        append(" ")
        append(attribute.name)
        append("=\"")
        append(text: text)
        append("\"")
      }
    }
  }
}
