import House
import Hummingbird
import Kernel
import Storage
import Web

/// Replaces the roles of an assessor by the doors that are open at the moment of the request.
///
/// Everything behind it asks what a principal holds and so follows without knowing of conflicts of
/// interest (decision 0197). It reads for assessors only, and in one go.
struct DoorMiddleware: RouterMiddleware {
  typealias Context = ZonaContext

  let services: Services

  func handle(
    _ request: Request, context: ZonaContext,
    next: @concurrent (Request, ZonaContext) async throws -> Response
  ) async throws -> Response {
    guard let principal = context.principal, principal.hasAssessorGrants else {
      return try await next(request, context)
    }
    var context = context
    context.principal = principal.narrowed(to: try await doors(of: principal, request, context))
    return try await next(request, context)
  }

  /// Style sheets and scripts are the same for everybody: no door is asked for them, none is open.
  private func doors(
    of principal: Principal, _ request: Request, _ context: ZonaContext
  ) async throws -> Set<OpenDoor> {
    guard !request.uri.path.hasPrefix("/aset/") else { return [] }
    let now = context.now
    return try await services.storage.read {
      try Doors.open(for: principal, at: now, in: $0)
    }
  }
}
