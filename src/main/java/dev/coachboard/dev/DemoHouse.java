package dev.coachboard.dev;

import dev.coachboard.coaching.SearchTerm;
import dev.coachboard.platform.id.Ids;
import java.util.List;
import java.util.UUID;

/** A practice of the demo: who works there and who comes. The first coach owns it; the first client can sign in. */
record DemoHouse(
        UUID practiceId,
        String slug,
        String name,
        String zone,
        String currency,
        List<String> coaches,
        List<String> clients) {

    static final List<DemoHouse> ALL = List.of(
            new DemoHouse(
                    Ids.next(),
                    "riverside",
                    "Riverside Coaching",
                    "Europe/Berlin",
                    "EUR",
                    List.of("Ada Brandt", "Ben Haddad"),
                    List.of(
                            "Maya Okafor",
                            "Noah Lindqvist",
                            "Zoë Álvarez",
                            "Łukasz Nowak",
                            "Priya Raman",
                            "Jonas Weber",
                            "Amélie Dubois",
                            "Tariq Mansour",
                            "Sofia Ricci",
                            "Emre Yılmaz",
                            "Hana Suzuki",
                            "Oskar Berg",
                            "Leila Haidari",
                            "Marek Dvořák",
                            "Ingrid Solberg",
                            "Paulo Teixeira",
                            "Chiara Conti",
                            "Viktor Horváth",
                            "Nadia Petrova",
                            "Elif Demir",
                            "Sven Olsen",
                            "Aoife Byrne")),
            new DemoHouse(
                    Ids.next(),
                    "harbor",
                    "Harbor Consulting",
                    "America/New_York",
                    "USD",
                    List.of("Olu Adeyemi", "Ines Castro"),
                    List.of(
                            "Sam Whitaker",
                            "Grace Kim",
                            "Diego Morales",
                            "Hannah Levy",
                            "Marcus Reed",
                            "Julia Novak",
                            "Arjun Mehta",
                            "Rosa Delgado",
                            "Tom O'Brien",
                            "Wei Chen",
                            "Fatima Sayed",
                            "Peter Lang",
                            "Carmen Ruiz",
                            "Isaac Cohen",
                            "Naomi Price",
                            "Kofi Mensah",
                            "Lena Fischer",
                            "Omar Aziz")));

    /** A sign-in name: the first name at the demo's own domain. */
    static String email(String name) {
        return SearchTerm.normalise(name.split(" ")[0]) + "@coachboard.example";
    }

    List<String> logins() {
        return List.of(
                "OWNER " + email(coaches.get(0)), "COACH " + email(coaches.get(1)), "CLIENT " + email(clients.get(0)));
    }
}
