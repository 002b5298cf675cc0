package import Kernel
package import Web

/// A part that a feature shows on a page of a feature upstream, which does not know it.
package struct PageSection<Subject: Sendable>: Sendable {
  /// A name for logs and tests, such as `worksheets`.
  package let name: String
  /// Writes the part; nil when there is nothing to show this person.
  package let render: @Sendable (SectionRequest, Subject) async throws -> HTMLFragment?

  /// Names a part and how it is written.
  package init(
    _ name: String,
    render: @escaping @Sendable (SectionRequest, Subject) async throws -> HTMLFragment?
  ) {
    self.name = name
    self.render = render
  }
}

/// A part of the page of one unit kerja; the subject is the id of the unit.
package typealias WorkUnitSection = PageSection<String>

/// A part of the page of one instansi; the subject is the id of the instansi.
package typealias InstitutionSection = PageSection<String>

/// A part of "Yang perlu Anda kerjakan"; the subject is the person.
package typealias TaskSection = PageSection<Principal>

/// A part of the page of one LKE; the subject is the id of the worksheet.
package typealias WorksheetSection = PageSection<String>

/// What a part is written for.
package struct SectionRequest: Sendable {
  /// The house.
  package let services: Services
  /// Who looks; nil for a visitor.
  package let principal: Principal?
  /// When.
  package let now: Instant
  /// The frame of the page: language and form token.
  package let page: PageContext

  /// Takes it from the request that is being answered.
  package init(services: Services, context: ZonaContext) {
    self.services = services
    principal = context.principal
    now = context.now
    page = context.page()
  }
}

/// Every part that a feature adds to pages upstream.
package struct FeatureSections: Sendable {
  /// On the page of a unit.
  package var workUnit: [WorkUnitSection]
  /// On the page of an instansi.
  package var institution: [InstitutionSection]
  /// On the first page after sign-in.
  package var tasks: [TaskSection]
  /// On the page that visitors see of a unit.
  package var publicUnit: [WorkUnitSection]
  /// Beside the form that records the declaration of a unit, and after it was published.
  package var declaring: [WorkUnitSection]
  /// On the page of a worksheet, beside its score.
  package var worksheet: [WorksheetSection]

  /// Lists the parts; none unless given.
  package init(
    workUnit: [WorkUnitSection] = [], institution: [InstitutionSection] = [],
    tasks: [TaskSection] = [], publicUnit: [WorkUnitSection] = [],
    declaring: [WorkUnitSection] = [], worksheet: [WorksheetSection] = []
  ) {
    self.workUnit = workUnit
    self.institution = institution
    self.tasks = tasks
    self.publicUnit = publicUnit
    self.declaring = declaring
    self.worksheet = worksheet
  }
}
