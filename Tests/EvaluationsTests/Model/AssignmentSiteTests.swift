import EvaluationsModel
import Testing

@Suite struct AssignmentSiteTests {
  /// Distances on a ball of 6,371.009 km by the haversine formula in floating point.
  @Test(arguments: [
    (-6180, 106_830, -7250, 112_750, 664), (5550, 95_320, -8500, 140_400, 5237),
    (-6180, 106_830, 45_460, 9190, 11_092), (-6180, 106_830, 34_690, 135_500, 5449),
    (-6180, 106_830, -6180, 106_830, 0), (90_000, 0, -90_000, 0, 20_015),
    (0, 179_500, 0, -179_500, 111), (0, 0, 0, 180_000, 20_015),
  ])
  func `kilometres are those of the ball`(
    latitude: Int, longitude: Int, otherLatitude: Int, otherLongitude: Int, expected: Int
  ) {
    let here = Sample.point(latitude, longitude)
    let there = Sample.point(otherLatitude, otherLongitude)

    #expect(here.kilometres(to: there) == expected)
    #expect(there.kilometres(to: here) == expected)
  }

  @Test func `a region stands for the seat of its province`() {
    #expect(Site(region: "3578").kilometres(to: Site(region: "31.71.01")) == 664)
    #expect(Site(region: "12").kilometres(to: Site(region: "1271")) == 0)
    #expect(Site(region: "99").kilometres(to: Site(region: "12")) == nil)
    #expect(Site(region: "").kilometres(to: Site(region: "12")) == nil)
  }

  @Test func `a place outside the globe is none`() {
    #expect(GeoPoint(latitude: 90_000_000, longitude: -180_000_000) != nil)
    #expect(GeoPoint(latitude: 90_000_001, longitude: 0) == nil)
    #expect(GeoPoint(latitude: 0, longitude: 180_000_001) == nil)
  }
}
