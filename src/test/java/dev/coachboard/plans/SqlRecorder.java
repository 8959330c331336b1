package dev.coachboard.plans;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Hears every statement before it is sent, and keeps those that arrive while somebody listens. */
@PersistenceUnitExtension
public class SqlRecorder implements StatementInspector {

    private static final List<String> HEARD = new CopyOnWriteArrayList<>();
    private static volatile boolean listening;

    @Override
    public String inspect(String sql) {
        if (listening) HEARD.add(sql);
        return sql;
    }

    static List<String> during(Runnable work) {
        HEARD.clear();
        listening = true;
        try {
            work.run();
        } finally {
            listening = false;
        }
        return List.copyOf(HEARD);
    }
}
