// The numbers of a scenario as a person edits them: names, units, steps. Ranges are the engine's
// (simulator::check). Pure; the UI thread.
#pragma once

#include "ui/simulator/terms.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <QString>

namespace seatlock::ui::simulator {

enum class FieldGroup { crowd, house, wishes, payment, bots, database };
inline constexpr FieldGroup last_field_group = FieldGroup::database;
QString titleOf(FieldGroup group);

struct ScenarioField {
    std::string_view id;  ///< as check() and JSON have it
    FieldGroup group = FieldGroup::crowd;
    QString title;
    QString meaning;
    QString suffix;
    std::variant<std::int64_t Scenario::*, double Scenario::*> member;
    double step = 1;
    bool percent = false;  ///< a share, shown times 100

    bool appliesTo(ScenarioKind kind) const;
    double value(const Scenario& scenario) const;
    void set(Scenario& scenario, double value) const;
    int decimals() const;
};

/// In the order of the form.
const std::vector<ScenarioField>& scenarioFields();

/// The id of the field that a complaint of check() is about; "strategies", "event" and "seed" are
/// possible too. Empty: it names none.
std::string fieldNamedIn(const std::string& complaint);

}  // namespace seatlock::ui::simulator
