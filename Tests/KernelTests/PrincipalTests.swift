import Kernel
import Testing

@Suite struct PrincipalTests {
  private let door = OpenDoor(.internalAssessor, to: "u1")
  private let person = Principal(
    accountID: "a", name: "Tono",
    grants: [
      Grant(.internalAssessor, for: .institution("i1")), Grant(.nationalAssessor, for: .national),
      Grant(.unitStaff, for: .workUnit("u9")),
    ])

  @Test func `an assessor whose roles are narrowed keeps every other role`() {
    let narrowed = person.narrowed(to: [door])

    #expect(narrowed.grants == [Grant(.unitStaff, for: .workUnit("u9"))])
    #expect(narrowed.doors == [door])
    #expect(!narrowed.hasAssessorGrants)
    #expect(!narrowed.holds(.internalAssessor, for: .institution("i1")))
    #expect(narrowed.holds(.unitStaff, for: .workUnit("u9")))
  }

  @Test func `what the account must keep to follows every role, narrowed or not`() {
    let narrowed = person.narrowed(to: [])

    #expect(narrowed.roles == person.roles)
    #expect(narrowed.narrowed(to: [door]).roles == person.roles)
  }

  @Test func `somebody with other doors is somebody else`() {
    #expect(person.narrowed(to: [door]) == person.narrowed(to: [door]))
    #expect(person.narrowed(to: [door]) != person.narrowed(to: []))
    #expect(person.doors.isEmpty)
  }

  @Test func `with some roles only the doors of the others are left out too`() {
    let narrowed = person.narrowed(to: [door, OpenDoor(.nationalAssessor, to: "u2")])

    #expect(narrowed.limited(to: [.internalAssessor]).doors == [door])
    #expect(narrowed.limited(to: [.unitStaff]).doors.isEmpty)
    #expect(narrowed.limited(to: [.unitStaff]).grants == narrowed.grants)
  }
}
