// A statement's parameter that may be null; libpqxx 6 has none for std::optional. A plain value.
#pragma once

#include "engine/core/ids.h"
#include "engine/core/token.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <pqxx/pqxx>

namespace seatlock::store {

/// Sent as text: the statement casts it.
class Nullable {
public:
    Nullable() = default;
    Nullable(const std::optional<std::string>& value) : text_(value) {}
    Nullable(const std::optional<std::int64_t>& value) {
        if (value) text_ = std::to_string(*value);
    }
    Nullable(const std::optional<bool>& value) {
        if (value) text_ = *value ? "t" : "f";
    }
    template <class Tag>
    Nullable(const std::optional<core::Uuid<Tag>>& value) {
        if (value) text_ = core::uuidText(value->bytes);
    }

    /// An array of int8.
    Nullable(const std::optional<std::vector<core::EventId>>& events) {
        if (!events) return;
        text_ = "{";
        for (const auto event : *events) {
            if (text_->size() > 1) *text_ += ',';
            *text_ += std::to_string(event.value);
        }
        *text_ += '}';
    }

    const std::optional<std::string>& text() const { return text_; }

private:
    std::optional<std::string> text_;
};

}  // namespace seatlock::store

template <>
struct pqxx::string_traits<seatlock::store::Nullable> {
    static constexpr const char* name() noexcept { return "nullable"; }
    static constexpr bool has_null() noexcept { return true; }
    static bool is_null(const seatlock::store::Nullable& value) { return !value.text(); }
    static std::string to_string(const seatlock::store::Nullable& value) { return *value.text(); }
};
