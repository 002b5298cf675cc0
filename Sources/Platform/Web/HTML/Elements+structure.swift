/// A `div` element.
@inlinable
package func div<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("div", attributes, content())
}

/// A `div` element without content.
@inlinable
package func div(_ attributes: HTMLAttribute...) -> HTMLElement<EmptyHTML> {
  HTMLElement("div", attributes, EmptyHTML())
}

/// A `header` element.
@inlinable
package func header<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("header", attributes, content())
}

/// A `nav` element.
@inlinable
package func nav<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("nav", attributes, content())
}

/// A `main` element.
@inlinable
package func main<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("main", attributes, content())
}

/// A `footer` element.
@inlinable
package func footer<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("footer", attributes, content())
}

/// A `section` element.
@inlinable
package func section<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("section", attributes, content())
}

/// A `article` element.
@inlinable
package func article<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("article", attributes, content())
}

/// A `aside` element.
@inlinable
package func aside<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("aside", attributes, content())
}

/// A `ul` element.
@inlinable
package func ul<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("ul", attributes, content())
}

/// A `ol` element.
@inlinable
package func ol<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("ol", attributes, content())
}

/// A `li` element.
@inlinable
package func li<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("li", attributes, content())
}

/// A `dl` element.
@inlinable
package func dl<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("dl", attributes, content())
}

/// A `dt` element.
@inlinable
package func dt<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("dt", attributes, content())
}

/// A `dd` element.
@inlinable
package func dd<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("dd", attributes, content())
}

/// A `figure` element.
@inlinable
package func figure<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("figure", attributes, content())
}

/// A `figcaption` element.
@inlinable
package func figcaption<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("figcaption", attributes, content())
}

/// A `details` element.
@inlinable
package func details<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("details", attributes, content())
}

/// A `summary` element.
@inlinable
package func summary<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("summary", attributes, content())
}

/// A `hr` element.
@inlinable
package func hr(_ attributes: HTMLAttribute...) -> VoidElement {
  VoidElement("hr", attributes)
}

/// A `img` element.
@inlinable
package func img(_ attributes: HTMLAttribute...) -> VoidElement {
  VoidElement("img", attributes)
}
