// Outlines, points and block shapes in Seatlock's own file format. One thread.
#pragma once

#include "engine/core/jsonwriter.h"
#include "engine/seating/blockshape.h"
#include "engine/seating/jsonnode.h"

namespace seatlock::seating {

void write(core::JsonWriter& json, Point point);
void write(core::JsonWriter& json, const Outline& outline);
Outline readOutline(const JsonNode& node);

/// The category is not written: it follows the chart's, see chartjson.
void write(core::JsonWriter& json, const BlockShape& shape);
BlockShape readBlockShape(const JsonNode& node);

/// The word for a value of an enumeration, and back with a problem for an unknown word. `names`
/// are in the enumeration's order.
template <class E, std::size_t n>
const char* nameOf(E value, const char* const (&names)[n]) {
    const auto index = static_cast<std::size_t>(value);
    return index < n ? names[index] : names[0];
}

template <class E, std::size_t n>
E readName(const JsonNode& node, const char* const (&names)[n]) {
    const std::string text = node.textOr(names[0]);
    std::string known;
    for (std::size_t i = 0; i < n; ++i) {
        if (text == names[i]) return static_cast<E>(i);
        known += (i == 0 ? "" : ", ") + std::string(names[i]);
    }
    node.problem("it must be one of " + known);
    return {};
}

}  // namespace seatlock::seating
