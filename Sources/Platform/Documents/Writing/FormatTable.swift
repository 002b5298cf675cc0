import CXLSXWriter

/// Makes each distinct cell format once per workbook.
final class FormatTable {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var made: [CellFormat: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ book: UnsafeMutablePointer<lxw_workbook>) { self.book = book }

  /// The library's format; nil stands for the plain one.
  func format(_ format: CellFormat) -> UnsafeMutablePointer<lxw_format>? {
    if format == .plain { return nil }
    if let known = made[format] { return known }
    guard let new = workbook_add_format(book) else { return nil }
    apply(format, to: new)
    made[format] = new
    return new
  }

  private func apply(_ format: CellFormat, to new: UnsafeMutablePointer<lxw_format>) {
    if format.isBold { format_set_bold(new) }
    if format.isItalic { format_set_italic(new) }
    if format.wraps { format_set_text_wrap(new) }
    if let fill = format.fill { format_set_bg_color(new, lxw_color_t(fill & 0xFF_FFFF)) }
    if let color = format.textColor { format_set_font_color(new, lxw_color_t(color & 0xFF_FFFF)) }
    if let size = format.fontSize { format_set_font_size(new, Double(size)) }
    if format.hasBorder { format_set_border(new, UInt8(LXW_BORDER_THIN.rawValue)) }
    if let number = format.numberFormat { format_set_num_format(new, number) }
    if format.isAtTop { format_set_align(new, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)) }
    if !format.isLocked { format_set_unlocked(new) }
    switch format.alignment {
    case .automatic: break
    case .left: format_set_align(new, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: format_set_align(new, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(new, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
  }
}
