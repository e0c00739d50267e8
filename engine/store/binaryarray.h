// PostgreSQL's binary form of one-dimensional arrays, as parameters: no text to write and parse
// for each element. Layout by src/backend/utils/adt/arrayfuncs.c, array_recv. Pure; any thread.
#pragma once

#include "engine/core/ids.h"

#include <cstdint>
#include <string>
#include <string_view>

#include <pqxx/pqxx>

namespace seatlock::store {

/// Collects elements of one type; parameter() is what libpqxx sends, in binary.
class BinaryArray {
public:
    static BinaryArray int2() { return BinaryArray(21); }
    static BinaryArray int4() { return BinaryArray(23); }
    static BinaryArray int8() { return BinaryArray(20); }
    static BinaryArray uuid() { return BinaryArray(2950); }
    static BinaryArray bytea() { return BinaryArray(17); }
    static BinaryArray text() { return BinaryArray(25); }

    void add(std::int16_t value);
    void add(std::int32_t value);
    void add(std::int64_t value);
    void add(std::string_view bytes);
    template <class Tag>
    void add(const core::Uuid<Tag>& id) {
        add(std::string_view(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()));
    }
    void addNull();

    std::int32_t size() const { return count_; }
    pqxx::binarystring parameter() const;

private:
    explicit BinaryArray(std::uint32_t element_oid) : element_oid_(element_oid) {}
    static void put(std::string& out, std::uint32_t value);

    std::uint32_t element_oid_;
    std::int32_t count_ = 0;
    bool nulls_ = false;
    std::string elements_;
};

/// One uuid as a binary parameter.
template <class Tag>
pqxx::binarystring binary(const core::Uuid<Tag>& id) {
    return pqxx::binarystring(id.bytes.data(), id.bytes.size());
}

}  // namespace seatlock::store
