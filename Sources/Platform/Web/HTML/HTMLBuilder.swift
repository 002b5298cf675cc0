/// Turns the statements of a view into one value: elements, `if`, `if let`, `switch` and `for`.
@resultBuilder
@usableFromInline
package enum HTMLBuilder {
  /// One expression, as it is.
  @inlinable
  package static func buildExpression<Content: HTML>(_ content: Content) -> Content { content }

  /// Nothing.
  @inlinable
  package static func buildBlock() -> EmptyHTML { EmptyHTML() }

  /// The first of several parts.
  @inlinable
  package static func buildPartialBlock<Content: HTML>(first content: Content) -> Content {
    content
  }

  /// One part more.
  @inlinable
  package static func buildPartialBlock<First: HTML, Second: HTML>(
    accumulated: First, next: Second
  ) -> HTMLPair<First, Second> {
    HTMLPair(accumulated, next)
  }

  /// `if` without `else`.
  @inlinable
  package static func buildOptional<Content: HTML>(_ content: Content?) -> Content? { content }

  /// The first of two branches.
  @inlinable
  package static func buildEither<First: HTML, Second: HTML>(
    first: First
  ) -> HTMLChoice<First, Second> { .first(first) }

  /// The second of two branches.
  @inlinable
  package static func buildEither<First: HTML, Second: HTML>(
    second: Second
  ) -> HTMLChoice<First, Second> { .second(second) }

  /// A loop.
  @inlinable
  package static func buildArray<Content: HTML>(_ content: [Content]) -> [Content] { content }
}

/// A view that writes nothing.
@usableFromInline
package struct EmptyHTML: HTML {
  /// A leaf.
  @usableFromInline
  package typealias Body = Never

  /// Makes the empty view.
  @inlinable
  package init() {}

  /// Writes nothing.
  @inlinable
  package func render(into buffer: inout HTMLBuffer) {}
}

/// Two views, one after the other; a longer sequence is a pair of a pair.
///
/// A parameter pack would read better, but each walk over one looks its tuple type up at run time,
/// which took a quarter of the time of a page.
@usableFromInline
package struct HTMLPair<First: HTML, Second: HTML>: HTML {
  /// A leaf: it walks its parts itself.
  @usableFromInline
  package typealias Body = Never
  @usableFromInline let first: First
  @usableFromInline let second: Second

  @inlinable
  init(_ first: First, _ second: Second) {
    self.first = first
    self.second = second
  }

  /// Writes both in order.
  @inlinable
  package func render(into buffer: inout HTMLBuffer) {
    first.render(into: &buffer)
    second.render(into: &buffer)
  }
}

/// One of two views, from `if … else` or `switch`.
@usableFromInline
package enum HTMLChoice<First: HTML, Second: HTML>: HTML {
  /// A leaf: it chooses itself.
  @usableFromInline
  package typealias Body = Never
  /// The branch above.
  case first(First)
  /// The branch below.
  case second(Second)

  /// Writes the branch that was taken.
  @inlinable
  package func render(into buffer: inout HTMLBuffer) {
    switch self {
    case .first(let content): content.render(into: &buffer)
    case .second(let content): content.render(into: &buffer)
    }
  }
}

extension Optional: HTML where Wrapped: HTML {
  /// A leaf: it looks inside itself.
  @usableFromInline
  package typealias Body = Never

  /// Writes what is there; nothing for nil.
  @inlinable
  package func render(into buffer: inout HTMLBuffer) {
    if case .some(let content) = self { content.render(into: &buffer) }
  }
}

extension Array: HTML where Element: HTML {
  /// A leaf: it walks its elements itself.
  @usableFromInline
  package typealias Body = Never

  /// Writes every element in order.
  @inlinable
  package func render(into buffer: inout HTMLBuffer) {
    for content in self { content.render(into: &buffer) }
  }
}

extension String: HTML {
  /// A leaf.
  @usableFromInline
  package typealias Body = Never

  /// Writes the text, escaped.
  @inlinable
  package func render(into buffer: inout HTMLBuffer) {
    buffer.append(text: self)
  }
}

extension Int: HTML {
  /// A leaf.
  @usableFromInline
  package typealias Body = Never

  /// Writes the digits, without grouping.
  @inlinable
  package func render(into buffer: inout HTMLBuffer) {
    buffer.append(number: self)
  }
}
