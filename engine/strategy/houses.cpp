#include "engine/strategy/houses.h"

#include "engine/pool/failure.h"
#include "engine/store/eventstore.h"

#include <exception>

namespace seatlock::strategy {

core::Result<Houses> Houses::read(pool::Connection& connection) {
    try {
        Houses houses;
        for (const auto& event : store::eventRevisions(connection)) {
            House house{store::readEvent(connection, event.id), nullptr};
            if (house.info) house.plan = store::readPlan(connection, event.id, house.info->chart);
            if (house.plan) houses.all_.push_back(std::move(house));
        }
        return houses;
    } catch (const std::exception& failure) {
        return pool::classify(failure, connection.isOpen()).error;
    }
}

const House* Houses::find(std::string_view slug) const {
    for (const House& house : all_) {
        if (house.info->slug == slug) return &house;
    }
    return nullptr;
}

const House* Houses::find(core::EventId id) const {
    for (const House& house : all_) {
        if (house.info->id == id) return &house;
    }
    return nullptr;
}

}  // namespace seatlock::strategy
