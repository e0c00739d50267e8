#include "app/seatlockd/arguments.h"

#include <cstdio>

namespace seatlock::app {

std::int64_t wholeNumber(const OptionParser& parser, const char* name, std::int64_t least,
                         std::int64_t most, bool& ok) {
    const QString given = parser.value(QString::fromUtf8(name));
    bool whole = false;
    const qlonglong value = given.toLongLong(&whole);
    if (whole && value >= least && value <= most) return value;
    std::fprintf(stderr, "seatlockd: --%s must be a whole number from %lld to %lld, not \"%s\"\n",
                 name, static_cast<long long>(least), static_cast<long long>(most),
                 qPrintable(given));
    ok = false;
    return least;
}

double anyNumber(const OptionParser& parser, const char* name, double least, double most,
                 bool& ok) {
    const QString given = parser.value(QString::fromUtf8(name));
    bool number = false;
    const double value = given.toDouble(&number);
    if (number && value >= least && value <= most) return value;
    std::fprintf(stderr, "seatlockd: --%s must be a number from %g to %g, not \"%s\"\n", name,
                 least, most, qPrintable(given));
    ok = false;
    return least;
}

int fail(const std::string& message, int code) {
    std::fprintf(stderr, "seatlockd: %s\n", message.c_str());
    return code;
}

}  // namespace seatlock::app
