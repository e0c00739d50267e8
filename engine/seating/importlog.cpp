#include "engine/seating/importlog.h"

#include "engine/core/plaintext.h"

#include <algorithm>

namespace seatlock::seating {

namespace {

// Between two looks, in what the importer counts (bytes or seats); of a large file, a part of it.
constexpr std::int64_t look_step_min = 512;
constexpr std::int64_t looks_max = 500;
constexpr std::string_view mark = "\xef\xbb\xbf";
constexpr std::int64_t mib = 1 << 20;

/// Sequences do not go across ends of lines, so the line is found line by line.
std::size_t invalidLine(std::string_view bytes) {
    std::size_t line = 1;
    for (std::size_t from = 0; from < bytes.size(); ++line) {
        const auto end = std::min(bytes.find('\n', from), bytes.size());
        if (!core::isUtf8(bytes.substr(from, end - from))) break;
        from = end + 1;
    }
    return line;
}

}  // namespace

void ImportLog::problem(std::string place, std::string what) {
    if (++problems_ <= limits().chart_problems_max) {
        result_.problems.push_back({std::move(place), std::move(what)});
    }
}

void ImportLog::note(std::string place, std::string what) {
    if (static_cast<std::int64_t>(result_.notes.size()) < limits().chart_problems_max) {
        result_.notes.push_back({std::move(place), std::move(what)});
    } else {
        ++result_.more_notes;
    }
}

bool ImportLog::goOn(std::int64_t done) {
    if (done < next_look_) return !cancelled_;
    next_look_ = done + std::max(look_step_min, total_ / looks_max);
    if (options_.cancel && options_.cancel->load(std::memory_order_relaxed)) cancelled_ = true;
    if (options_.progress && !cancelled_) options_.progress(std::min(done, total_), total_);
    return !cancelled_;
}

bool ImportLog::accepts(std::string_view bytes) {
    const auto size = static_cast<std::int64_t>(bytes.size());
    if (size > limits().chart_file_bytes_max) {
        problem("the file", "it is larger than the " +
                                std::to_string(limits().chart_file_bytes_max / mib) +
                                " MiB allowed");
        return false;
    }
    if (!core::isUtf8(bytes)) {
        problem("line " + std::to_string(invalidLine(bytes)),
                "this is not UTF-8 text; save the file as UTF-8");
        return false;
    }
    return true;
}

bool ImportLog::acceptsSeats(std::int64_t seats) {
    if (seats <= limits().seats_per_event_max) return true;
    problem("the file", "it has more than the " + std::to_string(limits().seats_per_event_max) +
                            " seats allowed");
    return false;
}

Imported ImportLog::finish(Chart chart) {
    if (hasProblems() || cancelled_) return fail();
    result_.chart = std::move(chart);
    if (options_.progress) options_.progress(total_, total_);
    return std::move(result_);
}

Imported ImportLog::fail() {
    result_.chart.reset();
    result_.cancelled = cancelled_;
    result_.more_problems = problems_ - static_cast<std::int64_t>(result_.problems.size());
    return std::move(result_);
}

std::string_view withoutMark(std::string_view bytes) {
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    return bytes;
}

std::string lineAndColumn(std::string_view bytes, std::size_t offset) {
    const auto before = bytes.substr(0, std::min(offset, bytes.size()));
    const auto line = std::ranges::count(before, '\n') + 1;
    const auto start = before.rfind('\n');
    const auto column = start == std::string_view::npos ? before.size() + 1 : before.size() - start;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace seatlock::seating
