package dev.coachboard.billing.stripe;

import dev.coachboard.platform.observability.RecentValue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How many payments wait for people because they fit nothing here. More than none is for an operator to look at. */
@ApplicationScoped
class ParkedMoneyMeter implements MeterBinder {

    private final DataSource database;
    private final RecentValue waiting = new RecentValue(this::count);

    ParkedMoneyMeter(DataSource database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("coachboard.parked.money", waiting::get)
                .description("Payments at Stripe that fit nothing here")
                .register(meters);
    }

    private long count() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select count(*) from webhook_events where state = 'PARKED' and type = ?
                            and rule not in ('other-mode', 'other-account')
                        """)) {
            query.setString(1, ReportedPayment.TYPE);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
