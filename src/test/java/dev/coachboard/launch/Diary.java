package dev.coachboard.launch;

import java.sql.SQLException;

/** Writes down beside the queue what came onto it and what failed, because a job that is done leaves no row. */
final class Diary {

    private final PackagedApp app;

    private Diary(PackagedApp app) {
        this.app = app;
    }

    /** From now on. */
    static Diary open(PackagedApp app) throws SQLException {
        app.update("""
                create schema diary;
                create table diary.arrivals (type text, key text, at timestamptz default clock_timestamp());
                create table diary.failures (type text, key text, at timestamptz default clock_timestamp());
                create function diary.note() returns trigger language plpgsql security definer as $$ begin
                    if tg_op = 'INSERT' then
                        insert into diary.arrivals values (new.task_name, new.task_instance);
                    elsif new.consecutive_failures > coalesce(old.consecutive_failures, 0) then
                        insert into diary.failures values (new.task_name, new.task_instance);
                    end if;
                    return new;
                end $$;
                create trigger note after insert or update on jobs for each row execute function diary.note();
                """);
        return new Diary(app);
    }

    long arrivals(String type) throws SQLException {
        return app.count("select count(*) from diary.arrivals where type = '" + type + "'");
    }

    long failures() throws SQLException {
        return app.count("select count(*) from diary.failures");
    }

    /** Whether nothing is left but what comes back and what is planned for another day. */
    boolean isDone() throws SQLException {
        return app.count("select count(*) from jobs where task_name not in ('booking-reminder')"
                                + " and task_name in (select type from diary.arrivals where key <> 'recurring')")
                        + app.count("select count(*) from webhook_events where state = 'RECEIVED'")
                        + app.count("select count(*) from billing_requests where state = 'REQUESTED'")
                        + app.count("select count(*) from subscriptions where status = 'INCOMPLETE'")
                == 0;
    }

    /** Mails that were handed in and that the delivery log does not know. */
    long unsent() throws SQLException {
        return app.count("select count(*) from (select key from diary.arrivals where type = 'mail'"
                + " except select key from mail_deliveries) as unsent");
    }

    /** From a mail's place on the queue to the mail server's yes, in milliseconds. */
    String latency() throws SQLException {
        return app.column("""
                select format('%s mails: median %s ms, p95 %s ms, longest %s ms', count(*),
                    round(percentile_cont(0.5) within group (order by ms)), round(percentile_cont(0.95)
                    within group (order by ms)), round(max(ms)))
                from (select extract(epoch from accepted_at - min(at)) * 1000 as ms
                    from mail_deliveries join diary.arrivals using (key) where type = 'mail'
                    group by key, accepted_at) as taken
                """).get(0);
    }
}
