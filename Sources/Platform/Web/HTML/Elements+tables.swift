/// A `table` element.
@inlinable
package func table<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("table", attributes, content())
}

/// A `caption` element.
@inlinable
package func caption<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("caption", attributes, content())
}

/// A `thead` element.
@inlinable
package func thead<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("thead", attributes, content())
}

/// A `tbody` element.
@inlinable
package func tbody<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("tbody", attributes, content())
}

/// A `tfoot` element.
@inlinable
package func tfoot<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("tfoot", attributes, content())
}

/// A `tr` element.
@inlinable
package func tr<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("tr", attributes, content())
}

/// A `th` element.
@inlinable
package func th<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("th", attributes, content())
}

/// A `th` element without content.
@inlinable
package func th(_ attributes: HTMLAttribute...) -> HTMLElement<EmptyHTML> {
  HTMLElement("th", attributes, EmptyHTML())
}

/// A `td` element.
@inlinable
package func td<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("td", attributes, content())
}

/// A `td` element without content.
@inlinable
package func td(_ attributes: HTMLAttribute...) -> HTMLElement<EmptyHTML> {
  HTMLElement("td", attributes, EmptyHTML())
}

/// A `colgroup` element.
@inlinable
package func colgroup<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("colgroup", attributes, content())
}

/// A `col` element.
@inlinable
package func col(_ attributes: HTMLAttribute...) -> VoidElement {
  VoidElement("col", attributes)
}
