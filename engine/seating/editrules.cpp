#include "engine/seating/editrules.h"

#include "engine/seating/validation.h"

#include <cmath>
#include <cstdlib>
#include <optional>
#include <unordered_map>

namespace seatlock::seating {

namespace {

/// "section id, x, y", to a centimetre.
std::string placeKey(ObjectId section, const Seat& seat) {
    return std::to_string(section) + ' ' + std::to_string(std::llround(seat.x)) + ' ' +
           std::to_string(std::llround(seat.y));
}

std::string numberKey(ObjectId section, const Row& row, const Seat& seat) {
    return std::to_string(section) + '\n' + row.label + '\n' + seat.number;
}

template <class Body>
void forEachSeat(const Chart& chart, Body body) {
    for (const auto& section : chart.sections) {
        for (const auto& row : section.rows) {
            for (const auto& seat : row.seats) body(section, row, seat);
        }
    }
}

/// The labels of a draft by what may tell a seat again.
class DraftSeats {
public:
    explicit DraftSeats(const Chart& draft) : draft_(draft) {
        forEachSeat(draft, [&](const Section& section, const Row& row, const Seat& seat) {
            const std::string label = labelOf(section, row, seat);
            by_place_.emplace(placeKey(section.id, seat), label);
            by_number_.emplace(numberKey(section.id, row, seat), label);
            labels_.emplace(label, true);
        });
    }

    bool has(const std::string& label) const { return labels_.contains(label) || isPlace(label); }

    /// The label that the published seat has in the draft; empty: it is gone.
    std::string now(const Section& section, const Row& row, const Seat& seat) const {
        const std::string label = labelOf(section, row, seat);
        const auto place = by_place_.find(placeKey(section.id, seat));
        if (place != by_place_.end()) return place->second;
        if (labels_.contains(label)) return label;
        const auto number = by_number_.find(numberKey(section.id, row, seat));
        return number == by_number_.end() ? std::string() : number->second;
    }

private:
    bool isPlace(const std::string& label) const {
        const auto dash = label.rfind('-');
        if (dash == std::string::npos) return false;
        for (const auto& area : draft_.areas) {
            if (label.compare(0, dash, area.name) != 0) continue;
            const std::string number = label.substr(dash + 1);
            if (number.empty() || number.size() > 9) continue;
            const int value = std::atoi(number.c_str());
            if (value >= 1 && value <= area.capacity && placeLabel(area, value) == label) {
                return true;
            }
        }
        return false;
    }

    const Chart& draft_;
    std::unordered_map<std::string, std::string> by_place_;
    std::unordered_map<std::string, std::string> by_number_;
    std::unordered_map<std::string, bool> labels_;
};

struct Whereabouts {
    std::string now;  ///< empty: gone
    std::string place;
};

/// Of every taken seat and place of the published chart.
std::unordered_map<std::string, Whereabouts> follow(const Chart& published, const Chart& draft,
                                                    const DraftSeats& seats,
                                                    const std::vector<TakenSeat>& taken) {
    std::unordered_map<std::string, Whereabouts> out;
    for (const auto& each : taken) out.emplace(each.label, Whereabouts{{}, {}});
    forEachSeat(published, [&](const Section& section, const Row& row, const Seat& seat) {
        const auto at = out.find(labelOf(section, row, seat));
        if (at == out.end()) return;
        at->second = {seats.now(section, row, seat), placeOf(section, row, seat)};
    });
    for (const auto& area : published.areas) {
        const Area* same = findArea(draft, area.id);
        for (int i = 1; i <= area.capacity; ++i) {
            const auto at = out.find(placeLabel(area, i));
            if (at == out.end()) continue;
            const bool left = same && i <= same->capacity;
            at->second = {left ? placeLabel(*same, i) : std::string(),
                          area.name + ", place " + std::to_string(i)};
        }
    }
    return out;
}

}  // namespace

std::vector<Loss> changesAgainst(const Chart& published, const Chart& draft,
                                 const std::vector<TakenSeat>& taken) {
    const DraftSeats seats(draft);
    const auto followed = follow(published, draft, seats, taken);
    std::vector<Loss> out;
    for (const auto& each : taken) {
        const Whereabouts& at = followed.at(each.label);
        if (at.now == each.label) continue;
        // Gone from where it was, yet there: it was moved, or is of a chart drawn anew.
        if (at.now.empty() && seats.has(each.label)) continue;
        out.push_back({at.now.empty() ? LossKind::vanished : LossKind::renamed, each.label,
                       each.sold, at.now, at.place, each.before});
    }
    return out;
}

std::string describe(const Loss& loss) {
    const char* what = loss.before ? "Seat " : loss.sold ? "Sold seat " : "Held seat ";
    std::string out = what + loss.label;
    if (!loss.place.empty()) out += " (" + loss.place + ")";
    if (loss.before) out += ", which was held or sold before,";
    return out + (loss.kind == LossKind::vanished ? " would be gone."
                                                  : " would become " + loss.now + ".");
}

}  // namespace seatlock::seating
