#include "ui/simulator/scenariofields.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

namespace seatlock::ui::simulator {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ScenarioFields", text);
}

using Fields = std::vector<ScenarioField>;

void addCrowd(Fields& out) {
    const auto group = FieldGroup::crowd;
    out.push_back({"buyers",
                   group,
                   tr("Buyers"),
                   tr("Each with a connection of its own."),
                   {},
                   &Scenario::buyers,
                   50});
    out.push_back({"ramp_ms", group, tr("All arrived within"),
                   tr("Buyers arrive evenly within this time, in an order that the seed gives."),
                   tr(" ms"), &Scenario::ramp_ms, 100});
    out.push_back({"duration_s", group, tr("Longest run"),
                   tr("Then no more is asked. A run is also over when all is sold."), tr(" s"),
                   &Scenario::duration_s, 5});
}

void addHouse(Fields& out) {
    const auto group = FieldGroup::house;
    out.push_back({"seats",
                   group,
                   tr("Seats"),
                   tr("Of the scratch event; a rehearsal has those "
                      "of the event that it clones."),
                   {},
                   &Scenario::seats,
                   500});
    out.push_back({"seats_per_row",
                   group,
                   tr("Seats in a row"),
                   tr("How the house is laid out."),
                   {},
                   &Scenario::seats_per_row,
                   5});
}

void addWishes(Fields& out) {
    const auto group = FieldGroup::wishes;
    out.push_back({"row_skew",
                   group,
                   tr("Preference for good rows"),
                   tr("Exponent of Zipf's law over rows, the best first; 0: all rows alike."),
                   {},
                   &Scenario::row_skew,
                   0.1});
    out.push_back({"group_max",
                   group,
                   tr("Largest group"),
                   tr("Buyers want one to this many seats together; small groups are likelier."),
                   {},
                   &Scenario::group_max,
                   1});
    out.push_back({"best_available_share", group, tr("Let the engine choose"),
                   tr("Share of buyers who ask for the best seats there are."), tr(" %"),
                   &Scenario::best_available_share, 5, true});
    out.push_back({"retries_max",
                   group,
                   tr("Retries"),
                   tr("How often an impatient buyer who was refused tries again."),
                   {},
                   &Scenario::retries_max,
                   1});
    out.push_back({"retry_ms_max", group, tr("Wait before a retry"),
                   tr("At most; how long exactly is by chance."), tr(" ms"),
                   &Scenario::retry_ms_max, 100});
}

void addPayment(Fields& out) {
    const auto group = FieldGroup::payment;
    out.push_back({"abandon_share", group, tr("Never pay"),
                   tr("Share of buyers who hold seats and never pay."), tr(" %"),
                   &Scenario::abandon_share, 5, true});
    out.push_back({"payment_ms_max", group, tr("Time to pay"), tr("At most, of a buyer who pays."),
                   tr(" ms"), &Scenario::payment_ms_max, 500});
    out.push_back({"hold_s", group, tr("A hold lasts"),
                   tr("Then an unpaid hold lapses, and its seats are on sale again."), tr(" s"),
                   &Scenario::hold_s, 1});
}

void addBots(Fields& out) {
    const auto group = FieldGroup::bots;
    out.push_back({"bot_share", group, tr("Bots"),
                   tr("Share of buyers who are programs: they never tire and never pay late."),
                   tr(" %"), &Scenario::bot_share, 1, true});
    out.push_back({"bot_rate_s", group, tr("Requests of a bot"), tr("Each second."), tr(" /s"),
                   &Scenario::bot_rate_s, 1});
}

}  // namespace

QString titleOf(FieldGroup group) {
    switch (group) {
        case FieldGroup::crowd:
            return tr("Crowd");
        case FieldGroup::house:
            return tr("House");
        case FieldGroup::wishes:
            return tr("Wishes and patience");
        case FieldGroup::payment:
            return tr("Paying");
        case FieldGroup::bots:
            return tr("Bots");
        case FieldGroup::database:
            break;
    }
    return tr("Database");
}

const std::vector<ScenarioField>& scenarioFields() {
    static const Fields fields = [] {
        Fields out;
        addCrowd(out);
        addHouse(out);
        addWishes(out);
        addPayment(out);
        addBots(out);
        out.push_back({"pool_connections",
                       FieldGroup::database,
                       tr("Connections"),
                       tr("In the pool of each textbook strategy; Seatlock has its own limit."),
                       {},
                       &Scenario::pool_connections,
                       1});
        return out;
    }();
    return fields;
}

bool ScenarioField::appliesTo(ScenarioKind kind) const {
    if (kind == ScenarioKind::rehearsal) return group != FieldGroup::house;
    if (kind != ScenarioKind::same_seat) return true;
    // Everybody asks once, for the same seat, and is done.
    return group == FieldGroup::crowd || group == FieldGroup::database;
}

double ScenarioField::value(const Scenario& scenario) const {
    const double plain =
        std::visit([&](auto field) { return static_cast<double>(scenario.*field); }, member);
    return percent ? 100 * plain : plain;
}

void ScenarioField::set(Scenario& scenario, double value) const {
    if (const auto* whole = std::get_if<std::int64_t Scenario::*>(&member)) {
        scenario.*(*whole) = std::llround(value);
    } else {
        scenario.*(std::get<double Scenario::*>(member)) = percent ? value / 100 : value;
    }
}

int ScenarioField::decimals() const {
    if (std::holds_alternative<std::int64_t Scenario::*>(member)) return 0;
    return percent ? 1 : 2;
}

std::string fieldNamedIn(const std::string& complaint) {
    std::vector<std::string> ids{"strategies", "event", "seed"};
    for (const auto& field : scenarioFields()) ids.emplace_back(field.id);
    // "seats_per_row" before "seats".
    std::ranges::sort(ids, std::greater(), &std::string::size);
    for (const std::string& id : ids) {
        for (const char between : {'_', ' ', '-'}) {
            std::string name = id;
            std::ranges::replace(name, '_', between);
            if (complaint.find(name) != std::string::npos) return id;
        }
    }
    return {};
}

}  // namespace seatlock::ui::simulator
