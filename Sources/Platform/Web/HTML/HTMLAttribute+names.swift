extension HTMLAttribute {
  /// The classes of the element.
  package static func `class`(_ value: String) -> HTMLAttribute {
    HTMLAttribute("class", .text(value))
  }

  /// The id, unique on the page.
  package static func id(_ value: String) -> HTMLAttribute {
    HTMLAttribute("id", .text(value))
  }

  /// The language of the content.
  package static func lang(_ value: String) -> HTMLAttribute {
    HTMLAttribute("lang", .text(value))
  }

  /// A tooltip; never the only place of something needed.
  package static func title(_ value: String) -> HTMLAttribute {
    HTMLAttribute("title", .text(value))
  }

  /// The name of a field in the form.
  package static func name(_ value: String) -> HTMLAttribute {
    HTMLAttribute("name", .text(value))
  }

  /// The value of a field.
  package static func value(_ value: String) -> HTMLAttribute {
    HTMLAttribute("value", .text(value))
  }

  /// The kind of an input or button.
  package static func type(_ value: String) -> HTMLAttribute {
    HTMLAttribute("type", .text(value))
  }

  /// The id of the field that a label belongs to.
  package static func `for`(_ value: String) -> HTMLAttribute {
    HTMLAttribute("for", .text(value))
  }

  /// A hint inside an empty field.
  package static func placeholder(_ value: String) -> HTMLAttribute {
    HTMLAttribute("placeholder", .text(value))
  }

  /// What the browser may fill in.
  package static func autocomplete(_ value: String) -> HTMLAttribute {
    HTMLAttribute("autocomplete", .text(value))
  }

  /// Which keyboard a phone shows.
  package static func inputmode(_ value: String) -> HTMLAttribute {
    HTMLAttribute("inputmode", .text(value))
  }

  /// The role for assistive technology.
  package static func role(_ value: String) -> HTMLAttribute {
    HTMLAttribute("role", .text(value))
  }

  /// Which cells a table head belongs to.
  package static func scope(_ value: String) -> HTMLAttribute {
    HTMLAttribute("scope", .text(value))
  }

  /// The moment, machine-readable.
  package static func datetime(_ value: String) -> HTMLAttribute {
    HTMLAttribute("datetime", .text(value))
  }

  /// The lowest value.
  package static func min(_ value: String) -> HTMLAttribute {
    HTMLAttribute("min", .text(value))
  }

  /// The highest value.
  package static func max(_ value: String) -> HTMLAttribute {
    HTMLAttribute("max", .text(value))
  }

  /// The step between values.
  package static func step(_ value: String) -> HTMLAttribute {
    HTMLAttribute("step", .text(value))
  }

  /// What the browser expects to be typed.
  package static func pattern(_ value: String) -> HTMLAttribute {
    HTMLAttribute("pattern", .text(value))
  }

  /// Which files may be chosen.
  package static func accept(_ value: String) -> HTMLAttribute {
    HTMLAttribute("accept", .text(value))
  }

  /// What a picture shows.
  package static func alt(_ value: String) -> HTMLAttribute {
    HTMLAttribute("alt", .text(value))
  }

  /// The id of the suggestions.
  package static func list(_ value: String) -> HTMLAttribute {
    HTMLAttribute("list", .text(value))
  }

  /// The id of the form that a field outside belongs to.
  package static func form(_ value: String) -> HTMLAttribute {
    HTMLAttribute("form", .text(value))
  }

  /// How a link relates to this page.
  package static func rel(_ value: String) -> HTMLAttribute {
    HTMLAttribute("rel", .text(value))
  }

  /// The most characters that may be typed.
  package static func maxlength(_ value: Int) -> HTMLAttribute {
    HTMLAttribute("maxlength", .text(String(value)))
  }

  /// Height in lines.
  package static func rows(_ value: Int) -> HTMLAttribute {
    HTMLAttribute("rows", .text(String(value)))
  }

  /// How many columns a cell spans.
  package static func colspan(_ value: Int) -> HTMLAttribute {
    HTMLAttribute("colspan", .text(String(value)))
  }

  /// How many rows a cell spans.
  package static func rowspan(_ value: Int) -> HTMLAttribute {
    HTMLAttribute("rowspan", .text(String(value)))
  }

  /// Place in the tab order; 0 or -1.
  package static func tabindex(_ value: Int) -> HTMLAttribute {
    HTMLAttribute("tabindex", .text(String(value)))
  }

  /// Width in characters.
  package static func size(_ value: Int) -> HTMLAttribute {
    HTMLAttribute("size", .text(String(value)))
  }

  /// Width in pixels.
  package static func width(_ value: Int) -> HTMLAttribute {
    HTMLAttribute("width", .text(String(value)))
  }

  /// Height in pixels.
  package static func height(_ value: Int) -> HTMLAttribute {
    HTMLAttribute("height", .text(String(value)))
  }

  /// Written as `required` when the condition holds.
  package static func required(_ condition: Bool = true) -> HTMLAttribute {
    HTMLAttribute("required", condition ? .bare : .absent)
  }

  /// Written as `checked` when the condition holds.
  package static func checked(_ condition: Bool = true) -> HTMLAttribute {
    HTMLAttribute("checked", condition ? .bare : .absent)
  }

  /// Written as `disabled` when the condition holds.
  package static func disabled(_ condition: Bool = true) -> HTMLAttribute {
    HTMLAttribute("disabled", condition ? .bare : .absent)
  }

  /// Written as `selected` when the condition holds.
  package static func selected(_ condition: Bool = true) -> HTMLAttribute {
    HTMLAttribute("selected", condition ? .bare : .absent)
  }

  /// Written as `multiple` when the condition holds.
  package static func multiple(_ condition: Bool = true) -> HTMLAttribute {
    HTMLAttribute("multiple", condition ? .bare : .absent)
  }

  /// Written as `readonly` when the condition holds.
  package static func readonly(_ condition: Bool = true) -> HTMLAttribute {
    HTMLAttribute("readonly", condition ? .bare : .absent)
  }

  /// Written as `open` when the condition holds.
  package static func open(_ condition: Bool = true) -> HTMLAttribute {
    HTMLAttribute("open", condition ? .bare : .absent)
  }

  /// Written as `autofocus` when the condition holds.
  package static func autofocus(_ condition: Bool = true) -> HTMLAttribute {
    HTMLAttribute("autofocus", condition ? .bare : .absent)
  }

  /// Written as `hidden` when the condition holds.
  package static func hidden(_ condition: Bool = true) -> HTMLAttribute {
    HTMLAttribute("hidden", condition ? .bare : .absent)
  }

  /// Written as `novalidate` when the condition holds.
  package static func novalidate(_ condition: Bool = true) -> HTMLAttribute {
    HTMLAttribute("novalidate", condition ? .bare : .absent)
  }

  /// Written as `download` when the condition holds.
  package static func download(_ condition: Bool = true) -> HTMLAttribute {
    HTMLAttribute("download", condition ? .bare : .absent)
  }

  /// An `aria-…` attribute for assistive technology.
  package static func aria(_ name: Aria, _ value: String) -> HTMLAttribute {
    HTMLAttribute(name.attribute, .text(value))
  }

  /// A `data-…` attribute that our own script reads.
  package static func data(_ name: DataName, _ value: String = "") -> HTMLAttribute {
    HTMLAttribute(name.attribute, .text(value))
  }
}
