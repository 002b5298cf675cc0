/// Why and where a part of a workbook is not the XML that it should be.
package struct XMLFault: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Problem: Hashable, Sendable {
    /// The bytes are not UTF-8, or not characters that XML allows.
    case badCharacters
    /// The part declares an encoding other than UTF-8 and UTF-16.
    case otherEncoding
    /// A document type, which could define entities; never read.
    case documentType
    /// A tag, attribute, comment or reference is malformed.
    case malformed
    /// An end tag does not match its start tag.
    case mismatchedTag
    /// The part ends in the middle.
    case truncated
    /// More elements inside each other, or attributes on one, than any workbook has.
    case tooComplex
  }

  /// What is wrong.
  package let problem: Problem
  /// The line, counted from 1.
  package let line: Int
}

/// The vocabularies that matter in a workbook; everything else is skipped.
enum XMLNamespace: UInt8 {
  case none, spreadsheet, officeRelationships, packageRelationships, contentTypes, other

  init(uri: String) {
    switch uri {
    case "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "http://purl.oclc.org/ooxml/spreadsheetml/main":
      self = .spreadsheet
    case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships":
      self = .officeRelationships
    case "http://schemas.openxmlformats.org/package/2006/relationships":
      self = .packageRelationships
    case "http://schemas.openxmlformats.org/package/2006/content-types":
      self = .contentTypes
    case "": self = .none
    default: self = .other
    }
  }
}
