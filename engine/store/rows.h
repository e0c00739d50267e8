// Reading fields of a result cheaply. Pure; any thread.
#pragma once

#include "engine/core/token.h"

#include <charconv>
#include <stdexcept>
#include <string_view>

#include <pqxx/pqxx>

namespace seatlock::store {

inline std::string_view text(const pqxx::field& field) {
    return {field.c_str(), static_cast<std::size_t>(field.size())};
}

/// A whole number; pqxx's own conversion goes through a stream with a locale.
template <class T>
T integer(const pqxx::field& field) {
    const auto digits = text(field);
    T value{};
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc{} || end != digits.data() + digits.size()) {
        throw std::runtime_error("not a whole number in a result: " + std::string(digits));
    }
    return value;
}

template <class Id>
Id uuid(const pqxx::field& field) {
    const auto bytes = core::parseUuid(text(field));
    if (!bytes) throw std::runtime_error("not a uuid in a result: " + std::string(text(field)));
    return Id{*bytes};
}

inline bool boolean(const pqxx::field& field) {
    return text(field) == "t";
}

}  // namespace seatlock::store
