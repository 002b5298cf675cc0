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

  /// One part needs no wrapping.
  @inlinable
  package static func buildBlock<Content: HTML>(_ content: Content) -> Content { content }

  /// Several parts, one after the other.
  @inlinable
  package static func buildBlock<each Content: HTML>(
    _ content: repeat each Content
  ) -> HTMLSequence<repeat each Content> {
    HTMLSequence(repeat each content)
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

/// Several views, one after the other.
@usableFromInline
package struct HTMLSequence<each Content: HTML>: HTML {
  /// A leaf: it walks its parts itself.
  @usableFromInline
  package typealias Body = Never
  @usableFromInline let content: (repeat each Content)

  @inlinable
  init(_ content: repeat each Content) {
    self.content = (repeat each content)
  }

  /// Writes every part in order.
  @inlinable
  package func render(into buffer: inout HTMLBuffer) {
    repeat (each content).render(into: &buffer)
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
