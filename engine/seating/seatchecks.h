// The parts of validate() that look at every seat, and the list they fill. Any thread.
#pragma once

#include "engine/core/plaintext.h"
#include "engine/seating/validation.h"

#include <utility>

namespace seatlock::seating {

/// Collects findings, counts those beyond the limit.
class FindingList {
public:
    explicit FindingList(const config::Limits& limits)
        : listed_max_(static_cast<std::size_t>(limits.chart_problems_max)),
          label_max_(static_cast<std::size_t>(limits.chart_label_bytes_max)) {}

    bool isName(const std::string& text) const { return core::isPlainText(text, name_max); }
    bool isLabel(const std::string& text) const { return core::isPlainText(text, label_max_); }

    void add(Finding finding);
    /// Counted, and told only when there is room: `make` returns the finding.
    template <class Make>
    void addError(Make make) {
        ++errors_;
        if (error_list_.size() < listed_max_) error_list_.push_back(make());
    }
    template <class Make>
    void addWarning(Make make) {
        ++warnings_;
        if (warning_list_.size() < listed_max_) warning_list_.push_back(make());
    }
    Findings take();

private:
    static constexpr std::size_t name_max = 200;
    std::size_t listed_max_;
    std::size_t label_max_;
    std::vector<Finding> error_list_;
    std::vector<Finding> warning_list_;
    std::int64_t errors_ = 0;
    std::int64_t warnings_ = 0;
};

/// Sections, rows, tables and seats one by one; marks the categories that are used.
void checkSections(const Chart& chart, std::vector<bool>& used, FindingList& list);
/// Labels that occur twice, places of areas among them.
void checkLabels(const Chart& chart, FindingList& list);
void checkOverlaps(const Chart& chart, FindingList& list);

}  // namespace seatlock::seating
