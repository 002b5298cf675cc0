// placeholder TestKit
