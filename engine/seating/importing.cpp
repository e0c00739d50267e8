#include "engine/seating/importing.h"

#include "engine/seating/chartcsv.h"
#include "engine/seating/chartjson.h"
#include "engine/seating/importlog.h"
#include "engine/seating/pretixplan.h"

#include <algorithm>

namespace seatlock::seating {

namespace {

constexpr std::size_t described_max = 5;
constexpr std::size_t looked_at = 4'096;

bool isJson(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

}  // namespace

Imported importChart(std::string_view bytes, const ImportOptions& options) {
    const auto text = withoutMark(bytes);
    if (!isJson(text)) return chartFromCsv(text, options);
    // Ours says so near its beginning, or else it has no zones.
    const bool ours = text.substr(0, looked_at).find(chart_format) != std::string_view::npos ||
                      (text.find("\"zones\"") == std::string_view::npos &&
                       text.find("\"format\"") != std::string_view::npos);
    return ours ? chartFromJson(text, options) : chartFromPretix(text, options);
}

std::string describe(const Imported& imported) {
    if (imported.cancelled) return "cancelled";
    std::string out;
    const std::size_t shown = std::min(imported.problems.size(), described_max);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& problem = imported.problems[i];
        out += (i == 0 ? "" : "; ") + problem.place + ": " + problem.what;
    }
    const auto rest =
        static_cast<std::int64_t>(imported.problems.size() - shown) + imported.more_problems;
    if (rest > 0) out += "; and " + std::to_string(rest) + " more";
    return out;
}

}  // namespace seatlock::seating
