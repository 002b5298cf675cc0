/// A `label` element.
@inlinable
package func label<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("label", attributes, content())
}

/// A `select` element.
@inlinable
package func select<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("select", attributes, content())
}

/// A `option` element.
@inlinable
package func option<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("option", attributes, content())
}

/// A `option` element without content.
@inlinable
package func option(_ attributes: HTMLAttribute...) -> HTMLElement<EmptyHTML> {
  HTMLElement("option", attributes, EmptyHTML())
}

/// A `optgroup` element.
@inlinable
package func optgroup<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("optgroup", attributes, content())
}

/// A `fieldset` element.
@inlinable
package func fieldset<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("fieldset", attributes, content())
}

/// A `legend` element.
@inlinable
package func legend<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("legend", attributes, content())
}

/// A `button` element.
@inlinable
package func button<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("button", attributes, content())
}

/// A `output` element.
@inlinable
package func output<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("output", attributes, content())
}

/// A `output` element without content.
@inlinable
package func output(_ attributes: HTMLAttribute...) -> HTMLElement<EmptyHTML> {
  HTMLElement("output", attributes, EmptyHTML())
}

/// A `progress` element.
@inlinable
package func progress<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("progress", attributes, content())
}

/// A `datalist` element.
@inlinable
package func datalist<Content: HTML>(
  _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> Content
) -> HTMLElement<Content> {
  HTMLElement("datalist", attributes, content())
}

/// A `textarea` with the text that was typed.
@inlinable
package func textarea(_ attributes: HTMLAttribute..., text: String) -> HTMLElement<String> {
  // The parser drops one newline at the start, so one is given to it.
  HTMLElement("textarea", attributes, "\n" + text)
}

/// A `input` element.
@inlinable
package func input(_ attributes: HTMLAttribute...) -> VoidElement {
  VoidElement("input", attributes)
}
