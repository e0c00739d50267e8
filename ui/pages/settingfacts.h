// What is known of each setting besides its value: its place on the page, its name in words, its
// unit, range and default. Pure; the UI thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <QList>
#include <QString>

namespace seatlock::ui::pages {

enum class SettingGroup {
    engine,
    booking,
    pool,
    http,
    rate,
    boards,
    staff,
    cluster,
    schema,
    stopping,
    demo
};
inline constexpr SettingGroup last_setting_group = SettingGroup::demo;

QString titleOf(SettingGroup group);

struct SettingFacts {
    std::string name;  ///< as a flag without the dashes
    SettingGroup group = SettingGroup::engine;
    QString title;
    QString meaning;
    QString unit;         ///< empty for a mere count
    bool number = false;  ///< a limit, with a range
    std::int64_t least = 0;
    std::int64_t most = 0;
    std::string preset;

    /// "1 to 1,000 ms, default 50".
    QString range() const;
    /// Whether every word of `text` is in what is said of it.
    bool matches(const QString& text) const;
};

/// Of every option, in the order of the page.
const std::vector<SettingFacts>& allSettings();
const SettingFacts* factsOf(std::string_view name);

}  // namespace seatlock::ui::pages
