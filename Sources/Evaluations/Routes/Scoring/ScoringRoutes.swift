import House

extension EvaluationRoutes {
  func registerScoring(in table: RouteTable) {
    let begin = RouteAccess.policy("evaluation.begin")
    let commit = RouteAccess.policy("evaluation.commit")
    let reveal = RouteAccess.policy("evaluation.reveal")
    table.get("/penugasan/:id/penilaian", begin, scoringBeginPage)
    table.post("/penugasan/:id/penilaian", begin, scoringBegin)
    table.get("/penilaian/:id", .policy("evaluation.follow"), scoringOverview)
    table.get("/penilaian/:id/soal/:soal", .policy("evaluation.read_sheet"), scoringQuestion)
    table.post("/penilaian/:id/soal/:soal", .policy("evaluation.judge"), scoringSave)
    table.get("/penilaian/:id/penguncian", commit, scoringCommitPage)
    table.post("/penilaian/:id/penguncian", commit, scoringCommit)
    table.get("/penilaian/:id/pembukaan", reveal, scoringRevealPage)
    table.post("/penilaian/:id/pembukaan", reveal, scoringReveal)
  }
}
