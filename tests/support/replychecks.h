// What tests ask of replies most. For test functions only.
#pragma once

#include "tests/support/httpclient.h"

#include <QTest>

#define COMPARE_STATUS(reply, expected) \
    QVERIFY2((reply).status == (expected), (reply).shown().c_str())
#define COMPARE_PROBLEM(reply, expected, slug) \
    QVERIFY2((reply).status == (expected) && (reply).problem() == (slug), (reply).shown().c_str())
