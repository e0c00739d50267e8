#include "engine/http/datecache.h"

#include <cstdio>

namespace seatlock::http {

std::string_view DateCache::text(core::Micros wall) {
    // strftime would follow the locale; HTTP's names are English.
    static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    constexpr std::size_t size = 29;
    const std::int64_t second = wall / 1'000'000;
    if (second != second_) {
        second_ = second;
        const auto stamp = static_cast<std::time_t>(second);
        std::tm utc{};
        gmtime_r(&stamp, &utc);
        std::snprintf(text_, sizeof text_, "%s, %02u %s %04u %02u:%02u:%02u GMT", days[utc.tm_wday],
                      static_cast<unsigned>(utc.tm_mday) % 100, months[utc.tm_mon],
                      static_cast<unsigned>(utc.tm_year + 1900) % 10'000,
                      static_cast<unsigned>(utc.tm_hour) % 100,
                      static_cast<unsigned>(utc.tm_min) % 100,
                      static_cast<unsigned>(utc.tm_sec) % 100);
    }
    return {text_, size};
}

}  // namespace seatlock::http
