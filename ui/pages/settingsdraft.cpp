#include "ui/pages/settingsdraft.h"

#include "engine/config/limittable.h"
#include "engine/config/optiontext.h"

#include <algorithm>
#include <utility>

namespace seatlock::ui::pages {

using core::Done;
using core::Result;

namespace {

/// Nothing typed means nothing set.
std::optional<std::string> asSet(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

}  // namespace

void SettingsDraft::setInForce(config::Options options) {
    in_force_ = std::move(options);
    std::erase_if(changes_, [this](const auto& change) {
        return config::optionText(in_force_, change.first) == change.second;
    });
}

std::string SettingsDraft::text(std::string_view name) const {
    const auto at = changes_.find(name);
    return at == changes_.end() ? config::optionText(in_force_, name) : at->second;
}

void SettingsDraft::set(std::string_view name, std::string text) {
    if (text == config::optionText(in_force_, name)) {
        if (const auto at = changes_.find(name); at != changes_.end()) changes_.erase(at);
    } else {
        changes_.insert_or_assign(std::string(name), std::move(text));
    }
}

std::string SettingsDraft::problem(std::string_view name) const {
    const std::string value = text(name);
    std::string limit(name);
    std::ranges::replace(limit, '-', '_');
    const auto table = config::limitTable();
    if (std::ranges::find(table, limit, &config::LimitEntry::name) != table.end()) {
        // By itself: relations to other limits are for options().
        config::Limits limits;
        const auto set = config::setLimit(limits, limit, value);
        return set ? std::string() : set.error().detail;
    }
    const auto read = config::readOptions(
        {[&](std::string_view asked) { return asked == name ? asSet(value) : std::nullopt; }});
    if (!read) return read.error().detail;
    config::SettingsFile file;
    const auto kept = file.set(name, value);
    return kept ? std::string() : kept.error().detail;
}

Result<config::Options> SettingsDraft::options() const {
    return config::readOptions({[this](std::string_view name) { return asSet(text(name)); }});
}

Result<Done> SettingsDraft::writeInto(config::SettingsFile& file) const {
    const config::Options preset;
    for (const auto& [name, value] : changes_) {
        if (value == config::optionText(preset, name)) {
            file.remove(name);
        } else if (auto set = file.set(name, value); !set) {
            return set;
        }
    }
    return Done{};
}

SettingsDraft::Changes SettingsDraft::discard() {
    return std::exchange(changes_, {});
}

void SettingsDraft::restore(const Changes& changes) {
    for (const auto& [name, value] : changes) set(name, value);
}

}  // namespace seatlock::ui::pages
