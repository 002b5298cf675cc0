/// A `h1` element.
@inlinable
package func h1<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("h1", attributes, content())
}

/// A `h2` element.
@inlinable
package func h2<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("h2", attributes, content())
}

/// A `h3` element.
@inlinable
package func h3<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("h3", attributes, content())
}

/// A `h4` element.
@inlinable
package func h4<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("h4", attributes, content())
}

/// A `p` element.
@inlinable
package func p<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("p", attributes, content())
}

/// A `span` element.
@inlinable
package func span<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("span", attributes, content())
}

/// A `span` element without content.
@inlinable
package func span(_ attributes: HTMLAttribute...) -> HTMLElement<EmptyHTML> {
  HTMLElement("span", attributes, EmptyHTML())
}

/// A `strong` element.
@inlinable
package func strong<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("strong", attributes, content())
}

/// A `em` element.
@inlinable
package func em<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("em", attributes, content())
}

/// A `small` element.
@inlinable
package func small<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("small", attributes, content())
}

/// A `code` element.
@inlinable
package func code<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("code", attributes, content())
}

/// A `pre` element.
@inlinable
package func pre<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("pre", attributes, content())
}

/// A `blockquote` element.
@inlinable
package func blockquote<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("blockquote", attributes, content())
}

/// A `time` element.
@inlinable
package func time<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("time", attributes, content())
}

/// A `time` element without content.
@inlinable
package func time(_ attributes: HTMLAttribute...) -> HTMLElement<EmptyHTML> {
  HTMLElement("time", attributes, EmptyHTML())
}

/// A `abbr` element.
@inlinable
package func abbr<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("abbr", attributes, content())
}

/// A `kbd` element.
@inlinable
package func kbd<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("kbd", attributes, content())
}

/// A `mark` element.
@inlinable
package func mark<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("mark", attributes, content())
}

/// A `del` element.
@inlinable
package func del<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("del", attributes, content())
}

/// A `ins` element.
@inlinable
package func ins<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("ins", attributes, content())
}

/// A `sub` element.
@inlinable
package func sub<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("sub", attributes, content())
}

/// A `sup` element.
@inlinable
package func sup<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("sup", attributes, content())
}

/// A `a` element.
@inlinable
package func a<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("a", attributes, content())
}

/// A `br` element.
@inlinable
package func br(_ attributes: HTMLAttribute...) -> VoidElement {
  VoidElement("br", attributes)
}

/// A `wbr` element.
@inlinable
package func wbr(_ attributes: HTMLAttribute...) -> VoidElement {
  VoidElement("wbr", attributes)
}
