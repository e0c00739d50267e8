// What tests ask of replies most. For test functions only.
#pragma once

#include "tests/support/httpclient.h"

#include <QTest>

// QVERIFY2 evaluates its message even when all is well: the request in `reply` must be sent once.
#define COMPARE_STATUS(reply, expected)                                          \
    do {                                                                         \
        const auto& answer_seen = (reply);                                       \
        QVERIFY2(answer_seen.status == (expected), answer_seen.shown().c_str()); \
    } while (false)
#define COMPARE_PROBLEM(reply, expected, slug)                                        \
    do {                                                                              \
        const auto& answer_seen = (reply);                                            \
        QVERIFY2(answer_seen.status == (expected) && answer_seen.problem() == (slug), \
                 answer_seen.shown().c_str());                                        \
    } while (false)
