// A value or an Error. Any thread; a plain value type.
#pragma once

#include "engine/core/error.h"

#include <cassert>
#include <utility>
#include <variant>

namespace seatlock::core {

/// The empty success value of operations that return nothing else.
struct Done {};

/// Holds either a T or the Error that explains its absence. (std::expected is C++23.)
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
    Result(ErrorCode code, std::string detail)
        : state_(std::in_place_index<1>, Error{code, std::move(detail), {}, 0}) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Only when ok().
    T& value() & { return assert(ok()), std::get<0>(state_); }
    const T& value() const& { return assert(ok()), std::get<0>(state_); }
    T&& value() && { return assert(ok()), std::get<0>(std::move(state_)); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }

    /// Only when !ok().
    const Error& error() const& { return assert(!ok()), std::get<1>(state_); }
    Error&& error() && { return assert(!ok()), std::get<1>(std::move(state_)); }

private:
    std::variant<T, Error> state_;
};

}  // namespace seatlock::core
