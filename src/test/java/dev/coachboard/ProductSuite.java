package dev.coachboard;

import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** One half of the tests. Maven runs it beside {@link PlatformSuite}, each with an app and a database of its own. */
@Suite
@SelectPackages({
    ProductSuite.BILLING,
    ProductSuite.BOOKING,
    ProductSuite.COACHING,
    ProductSuite.DASHBOARD,
    ProductSuite.DEV,
    ProductSuite.PLANS,
    ProductSuite.PRIVACY
})
class ProductSuite {

    static final String BILLING = "dev.coachboard.billing";
    static final String BOOKING = "dev.coachboard.booking";
    static final String COACHING = "dev.coachboard.coaching";
    static final String DASHBOARD = "dev.coachboard.dashboard";
    static final String DEV = "dev.coachboard.dev";
    static final String PLANS = "dev.coachboard.plans";
    static final String PRIVACY = "dev.coachboard.privacy";
}
