package dev.coachboard;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The other half: every package that {@link ProductSuite} does not name, so that no new one is left out. */
@Suite
@SelectPackages("dev.coachboard")
@ExcludePackages({
    ProductSuite.BILLING,
    ProductSuite.BOOKING,
    ProductSuite.COACHING,
    ProductSuite.DASHBOARD,
    ProductSuite.DEV,
    ProductSuite.PLANS,
    ProductSuite.PRIVACY
})
class PlatformSuite {}
