#include "engine/core/isotime.h"

#include <chrono>

namespace seatlock::core {

namespace {

/// Takes parts of fixed width off the front of a text; the first that does not fit spoils it all.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    int digits(std::size_t count, int least, int most) {
        int value = 0;
        if (rest_.size() < count) return spoil();
        for (const char c : rest_.substr(0, count)) {
            if (c < '0' || c > '9') return spoil();
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(count);
        return value < least || value > most ? spoil() : value;
    }
    char oneOf(std::string_view letters) {
        if (rest_.empty() || letters.find(rest_.front()) == std::string_view::npos) {
            spoil();
            return letters.front();
        }
        const char letter = rest_.front();
        rest_.remove_prefix(1);
        return letter;
    }
    /// ".123456", or nothing: in microseconds.
    int fraction() {
        if (rest_.empty() || rest_.front() != '.') return 0;
        rest_.remove_prefix(1);
        std::size_t count = 0;
        while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') ++count;
        if (count == 0 || count > 6) return spoil();
        int value = digits(count, 0, 999'999);
        for (auto i = count; i < 6; ++i) value *= 10;
        return value;
    }
    bool good() const { return good_ && rest_.empty(); }

private:
    int spoil() {
        good_ = false;
        return 0;
    }
    std::string_view rest_;
    bool good_ = true;
};

}  // namespace

std::optional<Micros> parseIsoTime(std::string_view text) {
    using namespace std::chrono;
    Scanner scan(text);
    const int y = scan.digits(4, 1970, 9999);
    scan.oneOf("-");
    const int m = scan.digits(2, 1, 12);
    scan.oneOf("-");
    const int d = scan.digits(2, 1, 31);
    scan.oneOf("Tt");
    const int hour = scan.digits(2, 0, 23);
    scan.oneOf(":");
    const int minute = scan.digits(2, 0, 59);
    scan.oneOf(":");
    const int second = scan.digits(2, 0, 59);
    const int micro = scan.fraction();
    const char zone = scan.oneOf("Zz+-");
    minutes offset{0};
    if (zone == '+' || zone == '-') {
        const int hours_off = scan.digits(2, 0, 23);
        scan.oneOf(":");
        offset = minutes(hours_off * 60 + scan.digits(2, 0, 59)) * (zone == '-' ? -1 : 1);
    }
    const year_month_day date{year(y), month(static_cast<unsigned>(m)),
                              day(static_cast<unsigned>(d))};
    if (!scan.good() || !date.ok()) return std::nullopt;
    const microseconds at = sys_days(date).time_since_epoch() + hours(hour) + minutes(minute) +
                            seconds(second) + microseconds(micro) - offset;
    return at.count();
}

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
