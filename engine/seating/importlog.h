// What an importer finds while it reads: problems, notes, progress, the wish to stop. One thread.
#pragma once

#include "engine/seating/importing.h"

namespace seatlock::seating {

/// How far from the origin what is imported may lie.
inline constexpr double import_cm_max = 1'000'000;

class ImportLog {
public:
    /// Keeps the reference.
    explicit ImportLog(const ImportOptions& options) : options_(options) {}

    const config::Limits& limits() const { return options_.limits; }
    double scale() const { return options_.cm_per_pixel; }

    void problem(std::string place, std::string what);
    void note(std::string place, std::string what);
    bool hasProblems() const { return problems_ > 0; }
    /// So many that looking for more tells nobody anything.
    bool hasTooMany() const { return problems_ > 100 * limits().chart_problems_max; }

    void expect(std::int64_t total) { total_ = total; }
    /// After each seat or record: `done` of what was expected. False: the import is to stop.
    bool goOn(std::int64_t done);
    bool cancelled() const { return cancelled_; }

    /// False, with a problem, when the file is too large or not UTF-8.
    bool accepts(std::string_view bytes);
    /// False, with a problem, when there are more seats than the limit.
    bool acceptsSeats(std::int64_t seats);

    Imported finish(Chart chart);
    Imported fail();

private:
    const ImportOptions& options_;
    Imported result_;
    std::int64_t problems_ = 0;
    std::int64_t total_ = 0;
    std::int64_t next_look_ = 0;
    bool cancelled_ = false;
};

/// The file without a byte order mark.
std::string_view withoutMark(std::string_view bytes);

/// "line 3, column 7" of an offset, both from 1, columns in bytes.
std::string lineAndColumn(std::string_view bytes, std::size_t offset);

}  // namespace seatlock::seating
