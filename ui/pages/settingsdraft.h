// Settings in force and what a person has changed of them, not applied yet. Pure.
#pragma once

#include "engine/config/options.h"
#include "engine/config/settingsfile.h"
#include "engine/core/result.h"

#include <map>
#include <string>
#include <string_view>

namespace seatlock::ui::pages {

class SettingsDraft {
public:
    explicit SettingsDraft(config::Options in_force) : in_force_(std::move(in_force)) {}

    const config::Options& inForce() const { return in_force_; }
    /// After an engine was started with others; changes stay, but for those that are in force now.
    void setInForce(config::Options options);

    /// As changed, or in force.
    std::string text(std::string_view name) const;
    void set(std::string_view name, std::string text);
    bool isChanged(std::string_view name) const { return changes_.contains(name); }
    bool isChanged() const { return !changes_.empty(); }
    std::size_t changes() const { return changes_.size(); }

    /// What is wrong with this value by itself; empty when nothing is.
    std::string problem(std::string_view name) const;
    /// All together, as the engine would read them. Errors: configuration.
    core::Result<config::Options> options() const;

    /// Puts the changes into the file: a value that is the default is taken out of it. Errors:
    /// configuration, for a value that a file cannot hold.
    core::Result<core::Done> writeInto(config::SettingsFile& file) const;

    using Changes = std::map<std::string, std::string, std::less<>>;
    /// Forgets the changes, and returns them for restore().
    Changes discard();
    void restore(const Changes& changes);

private:
    config::Options in_force_;
    Changes changes_;  ///< only what differs from what is in force
};

}  // namespace seatlock::ui::pages
