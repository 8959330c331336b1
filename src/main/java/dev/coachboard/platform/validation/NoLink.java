package dev.coachboard.platform.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A name that mail programs do not turn into a link: strangers get mails that show it. */
@Constraint(validatedBy = NoLinkCheck.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface NoLink {
    String message() default "must not look like a web address; put a space after a full stop";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
