import Kernel

extension SurveyRound.Plan {
  /// Everything that stands in the way of this plan, in the order of the form.
  ///
  /// - Parameter known: The questionnaires that may be asked.
  /// - Returns: Empty when it can be kept; `servicesAreWrong` names each line, from 1.
  package func faults(known: [Questionnaire]) -> [SurveyRefusal] {
    var faults: [SurveyRefusal] = []
    if !(1...SurveyRound.longestTitle).contains(title.count) || title.contains(where: \.isNewline) {
      faults.append(.titleIsWrong)
    }
    let kinds = questionnaireIDs.map { id in known.first { $0.id == id }?.kind }
    if kinds.isEmpty || kinds.contains(nil) || Set(kinds).count != kinds.count {
      faults.append(.questionnairesAreWrong)
    }
    faults += serviceFaults
    if officeNetworks.count > OfficeNetwork.most {
      faults.append(.networkIsWrong(officeNetworks[OfficeNetwork.most]))
    }
    faults += officeNetworks.prefix(OfficeNetwork.most).filter { OfficeNetwork($0) == nil }
      .map { .networkIsWrong($0) }
    return faults
  }

  private var serviceFaults: [SurveyRefusal] {
    guard !services.isEmpty else { return [.servicesAreWrong(line: 1)] }
    var seen: Set<String> = []
    var faults: [SurveyRefusal] = []
    for (index, service) in services.enumerated() {
      let isRight =
        index < SurveyRound.mostServices && service.number == index + 1
        && (1...SurveyedService.longestName).contains(service.name.count)
        && !service.name.contains(where: \.isNewline)
        && service.population.map { (1...1_000_000_000).contains($0) } ?? true
        && seen.insert(service.name.lowercased()).inserted
      if !isRight { faults.append(.servicesAreWrong(line: index + 1)) }
    }
    return faults
  }
}
