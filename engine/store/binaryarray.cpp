#include "engine/store/binaryarray.h"

namespace seatlock::store {

void BinaryArray::put(std::string& out, std::uint32_t value) {
    const char bytes[] = {static_cast<char>(value >> 24), static_cast<char>(value >> 16),
                          static_cast<char>(value >> 8), static_cast<char>(value)};
    out.append(bytes, sizeof bytes);
}

void BinaryArray::add(std::int16_t value) {
    ++count_;
    put(elements_, 2);
    const auto bits = static_cast<std::uint16_t>(value);
    elements_ += static_cast<char>(bits >> 8);
    elements_ += static_cast<char>(bits);
}

void BinaryArray::add(std::int32_t value) {
    ++count_;
    put(elements_, 4);
    put(elements_, static_cast<std::uint32_t>(value));
}

void BinaryArray::add(std::int64_t value) {
    ++count_;
    put(elements_, 8);
    put(elements_, static_cast<std::uint32_t>(static_cast<std::uint64_t>(value) >> 32));
    put(elements_, static_cast<std::uint32_t>(value));
}

void BinaryArray::add(std::string_view bytes) {
    ++count_;
    put(elements_, static_cast<std::uint32_t>(bytes.size()));
    elements_ += bytes;
}

void BinaryArray::addNull() {
    ++count_;
    nulls_ = true;
    put(elements_, 0xffffffff);
}

pqxx::binarystring BinaryArray::parameter() const {
    std::string out;
    out.reserve(20 + elements_.size());
    put(out, count_ == 0 ? 0 : 1);  // dimensions
    put(out, nulls_ ? 1 : 0);
    put(out, element_oid_);
    if (count_ > 0) {
        put(out, static_cast<std::uint32_t>(count_));
        put(out, 1);  // lower bound
        out += elements_;
    }
    return pqxx::binarystring(out);
}

}  // namespace seatlock::store
