#include "engine/core/isotime.h"

#include <chrono>

namespace seatlock::core {

std::string isoTime(Micros time) {
    using namespace std::chrono;
    const sys_time<microseconds> at{microseconds(time)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss<milliseconds> clock(floor<milliseconds>(at - day));
    // Digit by digit: replies carry three times each, and printf costs a microsecond.
    std::string text = "0000-00-00T00:00:00.000Z";
    const auto put = [&text](std::size_t last, int digits, unsigned value) {
        for (int i = 0; i < digits; ++i, value /= 10) {
            text[last - static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
        }
    };
    put(3, 4, static_cast<unsigned>(static_cast<int>(date.year())));
    put(6, 2, static_cast<unsigned>(date.month()));
    put(9, 2, static_cast<unsigned>(date.day()));
    put(12, 2, static_cast<unsigned>(clock.hours().count()));
    put(15, 2, static_cast<unsigned>(clock.minutes().count()));
    put(18, 2, static_cast<unsigned>(clock.seconds().count()));
    put(22, 3, static_cast<unsigned>(clock.subseconds().count()));
    return text;
}

}  // namespace seatlock::core
