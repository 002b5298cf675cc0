/// What one layer answered.
package struct AnswerBand: Sendable {
  /// Who answers.
  package enum Layer: String, Sendable, CaseIterable {
    /// The unit itself.
    case unit
    /// The internal assessors.
    case tpi
    /// The national assessors.
    case tpn
  }

  let layer: Layer
  let title: String
  let answer: String
  let worth: String?
  let note: String?
  let meta: String?

  /// An answer.
  ///
  /// - Parameters:
  ///   - layer: Who answers; decides colour and mark.
  ///   - title: The name of the layer, such as "Unit kerja"; always shown.
  ///   - answer: The answer, or that there is none.
  ///   - worth: Its points.
  ///   - note: What was written beside it.
  ///   - meta: Who and when.
  package init(
    _ layer: Layer, title: String, answer: String, worth: String? = nil, note: String? = nil,
    meta: String? = nil
  ) {
    self.layer = layer
    self.title = title
    self.answer = answer
    self.worth = worth
    self.note = note
    self.meta = meta
  }
}

/// The answers of the layers to one question, beside each other, each under its name.
package struct AnswerBands: HTML {
  let bands: [AnswerBand]

  /// Bands in the order unit, TPI, TPN.
  package init(_ bands: [AnswerBand]) {
    self.bands = bands
  }

  /// The bands.
  package var body: some HTML {
    div(.class("bands")) {
      for band in bands {
        section(.class("band band-" + band.layer.rawValue)) {
          p(.class("band-title")) { Tag(band.title, tag(band.layer)) }
          p(.class("band-answer")) {
            strong { band.answer }
            if let worth = band.worth { span(.class("band-worth")) { worth } }
          }
          if let note = band.note { p(.class("band-note")) { note } }
          if let meta = band.meta { p(.class("meta")) { meta } }
        }
      }
    }
  }

  private func tag(_ layer: AnswerBand.Layer) -> Tag.Kind {
    switch layer {
    case .unit: .unit
    case .tpi: .tpi
    case .tpn: .tpn
    }
  }
}
