package dev.coachboard.platform.transaction;

import dev.coachboard.platform.database.CurrentWork;
import dev.coachboard.platform.database.DatabaseAdmission;
import dev.coachboard.platform.database.failure.SavedWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;

/**
 * Stands around every transaction that begins with {@code @Transactional}: a request takes its turn, work that collided
 * with other work is repeated, and a commit is remembered.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100) // because the transaction itself begins at 200
class TransactionGuard {

    private final DatabaseAdmission admission;
    private final WriteTurns turns;
    private final CurrentWork work;
    private final SavedWork saved;

    TransactionGuard(DatabaseAdmission admission, WriteTurns turns, CurrentWork work, SavedWork saved) {
        this.admission = admission;
        this.turns = turns;
        this.work = work;
        this.saved = saved;
    }

    @AroundInvoke
    Object guard(InvocationContext call) throws Exception {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) return call.proceed();
        if (!work.isRequest()) return Attempts.run(call::proceed);
        admission.enter();
        try (var turn = turns.take()) {
            var result = Attempts.run(call::proceed);
            saved.committed();
            return result;
        }
    }
}
