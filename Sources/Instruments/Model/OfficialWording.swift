package import Kernel

/// The official wording of an instrument, taken over by one installation and shown in place of ours.
///
/// It never changes a score: coordinates, scales and weights stay those of the instrument.
package struct OfficialWording: Hashable, Sendable {
  /// The wording of one soal.
  package struct Line: Hashable, Sendable {
    /// The question.
    package let question: String
    /// The criteria as one text.
    package let criteria: String
    /// The criterion of each rung, in the order of the scale; empty for counts and indexes.
    package let options: [String]

    /// Holds the wording of one soal.
    package init(question: String, criteria: String, options: [String]) {
      self.question = question
      self.criteria = criteria
      self.options = options
    }
  }

  /// The instrument it belongs to.
  package let instrumentID: String
  /// The programme year of the question master.
  package let year: Int
  /// SHA-256 of the imported file, 64 hexadecimal digits.
  package let sourceDigest: String
  /// One line for each soal, in the order of `Instrument.soals`.
  package let lines: [Line]

  /// Joins lines to the file they came from.
  package init(instrumentID: String, year: Int, sourceDigest: String, lines: [Line]) {
    self.instrumentID = instrumentID
    self.year = year
    self.sourceDigest = sourceDigest
    self.lines = lines
  }

  /// The wording of the soal at a position; nil outside the instrument.
  package func question(at position: Int) -> String? {
    lines.indices.contains(position) ? lines[position].question : nil
  }

  /// The criterion of a rung of the soal at a position; nil where there is none.
  package func criterion(at position: Int, rung: Int) -> String? {
    guard lines.indices.contains(position), lines[position].options.indices.contains(rung) else {
      return nil
    }
    return lines[position].options[rung]
  }
}

/// What a file lacks to be the JSON that is expected: a question master, a contract.
package enum JSONShapeFault: Hashable, Sendable {
  /// The file is no JSON at all.
  case notJSON
  /// The whole is a list or a single value, not an object.
  case notAnObject
  /// An entry is not there.
  case missing(String)
  /// An entry holds another kind of value.
  case wrongType(String)
}

/// Why a question master is not taken.
package enum WordingRefusal: Error, Equatable, Sendable {
  /// The file is not the JSON of a question master.
  case notAMaster(JSONShapeFault)
  /// The instrument has no rows in the portal layout.
  case noPortalLayout(instrument: String)
  /// A soal that the instrument does not have.
  case unknownSoal(Int)
  /// A soal twice.
  case repeatedSoal(Int)
  /// Soal that are missing.
  case missingSoals([Int])
  /// The stated number of soal is not the number found.
  case countDiffers(stated: Int, found: Int)
  /// Another answer type than the instrument has.
  case typeDiffers(soal: Int, found: String, expected: String)
  /// Another worth of a rung than the instrument has.
  case worthDiffers(soal: Int, option: String, found: String, expected: Points)
  /// Another place in the official workbook than the instrument has.
  case coordinateDiffers(soal: Int, field: String, found: String, expected: String)
  /// A soal without wording.
  case empty(soal: Int)
  /// The stored wording was changed behind our back.
  case damaged(file: String)
}
