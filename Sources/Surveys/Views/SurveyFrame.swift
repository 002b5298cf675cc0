import Kernel
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel

/// A round with what stands around it on every page.
struct SurveyFrame: Sendable {
  let round: SurveyRound
  let zone: UnitZone
  let unitName: String
  let mayOrganise: Bool
  let now: Instant
  let page: PageContext

  var stage: SurveyRound.Stage { round.stage(at: now) }
  var plan: SurveyRound.Plan { round.plan }

  /// The way from the unit down to a page of the round.
  func breadcrumb(_ here: Text? = nil) -> Breadcrumb {
    var steps = [
      (title: unitName, path: WorkUnitLink.unit(round.unitID).path),
      (title: page(SurveyText.survey), path: OrganiserLink.rounds(round.unitID).path),
    ]
    if here != nil { steps.append((plan.title, OrganiserLink.round(round.id).path)) }
    return Breadcrumb(steps, here: here.map { page($0) } ?? plan.title, page: page)
  }

  /// The stage as a word with a shape.
  var stageTag: Tag { Self.tag(stage, page) }

  /// Who asks, as a word with a shape.
  var purposeTag: Tag {
    let word = page(SurveyText.purpose(plan.purpose))
    return switch plan.purpose {
    case .unit: Tag(word, .unit)
    case .internalCheck: Tag(word, .tpi)
    case .national: Tag(word, .tpn)
    }
  }

  private static func tag(_ stage: SurveyRound.Stage, _ page: PageContext) -> Tag {
    let word = page(SurveyText.stage(stage))
    return switch stage {
    case .draft, .announced, .withdrawn: Tag(word, .neutral)
    case .open: Tag(word, .active)
    case .ended: Tag(word, .warning)
    case .closed: Tag(word, .good)
    }
  }
}
