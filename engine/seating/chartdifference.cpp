#include "engine/seating/chartdifference.h"

#include "engine/seating/sectiondifference.h"

#include <algorithm>

namespace seatlock::seating {

namespace {

template <class Thing>
const Thing* counterpart(const std::vector<Thing>& among, const Thing& wanted) {
    auto at = std::ranges::find(among, wanted.id, &Thing::id);
    if (at == among.end()) at = std::ranges::find(among, wanted.name, &Thing::name);
    return at == among.end() ? nullptr : &*at;
}

std::string quoted(const std::string& name) {
    return "“" + name + "”";
}

std::int64_t seatsIn(const Section& section) {
    std::int64_t seats = 0;
    for (const auto& row : section.rows) seats += static_cast<std::int64_t>(row.seats.size());
    return seats;
}

class Comparison {
public:
    Comparison(const Chart& before, const Chart& after) : before_(before), after_(after) {}

    std::vector<std::string> run() {
        if (before_.name != after_.name)
            say("The chart is called " + quoted(after_.name) + " now.");
        sections();
        areas();
        categories();
        surroundings();
        return std::move(out_);
    }

private:
    void say(std::string text) { out_.push_back(std::move(text)); }

    void sections() {
        for (const auto& was : before_.sections) {
            const auto* is = counterpart(after_.sections, was);
            if (is == nullptr) {
                say("Section " + quoted(was.name) + " removed (" + seatsText(seatsIn(was)) + ").");
                continue;
            }
            if (is->name != was.name) {
                say("Section " + quoted(was.name) + " is called " + quoted(is->name) + " now.");
            }
            for (auto& text : describeChanges(SectionOf{before_, was}, SectionOf{after_, *is}))
                say(std::move(text));
        }
        for (const auto& is : after_.sections) {
            if (counterpart(before_.sections, is) != nullptr) continue;
            say("Section " + quoted(is.name) + " added (" + seatsText(seatsIn(is)) + ").");
        }
    }

    void areas() {
        for (const auto& was : before_.areas) {
            const auto* is = counterpart(after_.areas, was);
            is == nullptr ? say("Area " + quoted(was.name) + " removed (" + places(was) + ").")
                          : compare(was, *is);
        }
        for (const auto& is : after_.areas) {
            if (counterpart(before_.areas, is) != nullptr) continue;
            say("Area " + quoted(is.name) + " added (" + places(is) + ").");
        }
    }

    static std::string places(const Area& area) {
        return std::to_string(area.capacity) + (area.capacity == 1 ? " place" : " places");
    }

    void compare(const Area& was, const Area& is) {
        const std::string area = "Area " + quoted(was.name);
        if (is.name != was.name) say(area + " is called " + quoted(is.name) + " now.");
        if (is.capacity != was.capacity) {
            say(area + ": " + places(is) + " instead of " + std::to_string(was.capacity) + ".");
        }
        if (!sameCategory(before_, was.category, after_, is.category)) {
            say(area + " in " + categoryName(after_, is.category) + " instead of " +
                categoryName(before_, was.category) + ".");
        }
        if (!(is.outline == was.outline)) say(area + " moved or reshaped.");
    }

    void categories() {
        for (const auto& was : before_.categories) {
            const auto is = std::ranges::find(after_.categories, was.slug, &Category::slug);
            if (is == after_.categories.end()) {
                say("Price category " + quoted(was.name) + " removed.");
            } else if (is->name != was.name) {
                say("Price category " + quoted(was.name) + " is called " + quoted(is->name) +
                    " now.");
            } else if (is->color != was.color) {
                say("Price category " + quoted(was.name) + " has another colour.");
            }
        }
        for (const auto& is : after_.categories) {
            const auto was = std::ranges::find(before_.categories, is.slug, &Category::slug);
            if (was == before_.categories.end()) {
                say("Price category " + quoted(is.name) + " added.");
            }
        }
    }

    void surroundings() {
        if (!(before_.focal_point == after_.focal_point)) say("Focal point moved.");
        if (before_.width != after_.width || before_.height != after_.height) {
            say("The hall has another size.");
        }
        if (before_.decorations != after_.decorations) say("Stage or decoration changed.");
        if (!(before_.background == after_.background)) say("Picture to trace changed.");
    }

    const Chart& before_;
    const Chart& after_;
    std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> describeChanges(const Chart& before, const Chart& after) {
    return Comparison(before, after).run();
}

}  // namespace seatlock::seating
