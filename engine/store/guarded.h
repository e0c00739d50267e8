// Turns what libpqxx throws into a Result. Used on the thread that holds the connection.
#pragma once

#include "engine/core/result.h"
#include "engine/pool/connection.h"
#include "engine/pool/failure.h"

#include <exception>

#include <pqxx/pqxx>

namespace seatlock::store {

/// What `work()` returns, as a Result<T>; an exception becomes its classified error.
template <class T, class Work>
core::Result<T> guarded(pool::Connection& connection, Work work) {
    try {
        return work();
    } catch (const std::exception& failure) {
        return pool::classify(failure, connection.native().is_open()).error;
    }
}

}  // namespace seatlock::store
