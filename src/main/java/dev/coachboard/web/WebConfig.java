package dev.coachboard.web;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the pages show that the API does not tell. */
@ConfigMapping(prefix = "coachboard")
interface WebConfig {

    /** The slug of the practice whose prices stand on the home page; without it there are none. */
    Optional<String> homePractice();
}
