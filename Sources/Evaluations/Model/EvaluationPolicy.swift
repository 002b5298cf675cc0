package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// What can be done with the judgement of a worksheet.
package enum EvaluationAction: String, CaseIterable, Sendable {
  /// Know that there is one, who judges, and how far it is; never a score.
  case follow
  /// See the worksheet in two panes and the own sheet beside it.
  case readSheet = "read_sheet"
  /// Score alone.
  case judge
  /// Commit to the own scores.
  case commit
  /// Open all sheets to the team.
  case reveal
  /// See every sheet and the talk about it.
  case readSheets = "read_sheets"
  /// See how far the members agreed when each scored alone; no score of the unit is in it.
  case readAgreement = "read_agreement"
  /// Say something to a question, or move on it.
  case discuss
  /// Decide what stays open.
  case decide
  /// Hand what was agreed to the controller.
  case finish
  /// Check the sample, approve or return it to the team.
  case check
  /// See the result that stands, and the report.
  case readResult = "read_result"
  /// Write the report and sign it.
  case report

  /// Whether it changes what the judgement comes to: only while its sending stands.
  package var changesScores: Bool {
    switch self {
    case .judge, .commit, .reveal, .discuss, .decide, .finish, .check: true
    case .follow, .readSheet, .readSheets, .readAgreement, .readResult, .report:
      false
    }
  }
}

/// Who may do what with a judgement.
package enum EvaluationPolicy {
  /// The role by which people judge in a layer; nil for the unit's own.
  package static func role(of layer: Layer) -> Role? {
    switch layer {
    case .unit: nil
    case .tpi: .internalAssessor
    case .tpn: .nationalAssessor
    }
  }

  /// Decides about an act on a judgement.
  ///
  /// A seat without its door is nothing: the duty counts only while the person holds the role of
  /// the layer for the unit, and an assessor holds it only where their door is open (law 9).
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - duty: The duty of the person in the team; nil for everybody else.
  ///   - action: What for.
  ///   - place: The unit with everything above it.
  ///   - layer: Whose judgement it is.
  ///   - stage: How far it is.
  /// - Returns: What the rules say.
  package static func permission(
    _ principal: Principal?, duty: TeamDuty?, _ action: EvaluationAction,
    on place: WorkUnitPlace, layer: Layer, stage: EvaluationStage
  ) -> Permission {
    guard let principal else { return .hidden }
    let judges = role(of: layer).map { principal.holds($0, covering: place) } ?? false
    let duty = judges ? duty : nil
    let sees = reads(principal, on: place, stage: stage) || duty != nil
    guard sees else { return .hidden }
    guard holds(duty, principal, action, on: place) else { return .forbidden }
    return fits(action, stage) ? .allowed : .notNow
  }

  /// Whether an act is allowed; see `permission`.
  package static func mayAct(
    _ principal: Principal?, duty: TeamDuty?, _ action: EvaluationAction,
    on place: WorkUnitPlace, layer: Layer, stage: EvaluationStage
  ) -> Bool {
    permission(principal, duty: duty, action, on: place, layer: layer, stage: stage) == .allowed
  }

  /// Who may know of a judgement without a seat: those who run it, and the unit once it stands.
  private static func reads(
    _ principal: Principal, on place: WorkUnitPlace, stage: EvaluationStage
  ) -> Bool {
    let runs = [Role.coordinator, .administrator].contains {
      principal.holds($0, covering: place)
    }
    if runs { return true }
    return stage == .settled
      && [Role.unitHead, .unitStaff, .nationalAssessor].contains {
        principal.holds($0, covering: place)
      }
  }

  private static func holds(
    _ duty: TeamDuty?, _ principal: Principal, _ action: EvaluationAction, on place: WorkUnitPlace
  ) -> Bool {
    switch action {
    case .follow, .readResult: true
    case .judge, .commit: duty == .member
    case .readSheet: duty != nil
    case .readSheets: duty != nil
    case .readAgreement: duty != nil || principal.holds(.coordinator, covering: place)
    case .discuss: duty == .member || duty == .lead
    case .reveal, .decide, .finish, .report: duty == .lead
    case .check: duty == .controller
    }
  }

  private static func fits(_ action: EvaluationAction, _ stage: EvaluationStage) -> Bool {
    switch action {
    case .follow: true
    case .readSheet: true
    case .judge, .commit, .reveal: stage == .scoring
    case .readSheets, .readAgreement: stage != .scoring
    case .discuss, .decide, .finish: stage == .consensus
    case .check: stage == .checking
    case .readResult, .report: stage == .settled
    }
  }
}
