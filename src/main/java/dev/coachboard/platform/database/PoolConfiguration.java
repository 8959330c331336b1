package dev.coachboard.platform.database;

import dev.coachboard.platform.database.failure.SqlFailure;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.Unremovable;
import io.quarkus.jdbc.postgresql.runtime.PostgreSQLAgroalConnectionConfigurer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/**
 * The pool's rules for dead connections. Agroal's own (3.0.1) know SQL states of class 08 alone, so that a connection
 * ended by an administrator (57P01) goes back into the pool, and ask every idle connection in turn for a second.
 */
@Alternative
@Priority(1)
@Unremovable
@ApplicationScoped
@JdbcDriver("postgresql")
class PoolConfiguration extends PostgreSQLAgroalConnectionConfigurer {

    private final IdleConnections idle;

    PoolConfiguration(IdleConnections idle) {
        this.idle = idle;
    }

    @Override
    public void setExceptionSorter(String databaseKind, AgroalDataSourceConfigurationSupplier configuration) {
        configuration
                .connectionPoolConfiguration()
                .exceptionSorter(SqlFailure::endsConnection)
                .connectionValidator(idle);
    }
}
