// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "graph/date.hpp"

using namespace lacis::graph;

TEST_CASE("a partial date runs from its first to its last day") {
    CHECK(date_from_string("2019")->first_day() == "2019-01-01");
    CHECK(date_from_string("2019")->last_day() == "2019-12-31");
    CHECK(date_from_string("2019-04")->first_day() == "2019-04-01");
    CHECK(date_from_string("2019-04")->last_day() == "2019-04-30");
    CHECK(date_from_string("2020-02")->last_day() == "2020-02-29");
    CHECK(date_from_string("1900-02")->last_day() == "1900-02-28");
    CHECK(date_from_string("2019-07-14")->first_day() == "2019-07-14");
    CHECK(date_from_string("2019-07-14")->last_day() == "2019-07-14");
}

TEST_CASE("what no calendar has is no date") {
    for (const char* text : {"", "0000", "19", "201a", "2019-", "2019-00", "2019-13", "2019-7", "2019-07-",
                             "2019-02-30", "2019-07-00", "2019-07-14T", "2019/07", "-2019", " 2019"}) {
        CAPTURE(text);
        CHECK_FALSE(date_from_string(text).has_value());
    }
}
