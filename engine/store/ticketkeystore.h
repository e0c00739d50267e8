// Keys that tickets are signed with, as all engines of a database share them. Worker threads;
// throws what libpqxx throws.
#pragma once

#include "engine/pool/connection.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seatlock::store {

struct TicketKeyRow {
    std::int16_t key_no = 0;
    std::string public_key;  ///< 32 raw bytes
    std::string secret_key;  ///< 64 raw bytes
    bool retired = false;    ///< still counts, signs no more
};

/// By number.
std::vector<TicketKeyRow> readTicketKeys(pool::Connection& connection);

/// Keeps a key; nothing happens when another engine has just kept one of that number.
void addTicketKey(pool::Connection& connection, const TicketKeyRow& key);

/// Keeps a key that signs from now on in place of all with lower numbers, which go on counting.
/// False: there is one of that number, and nothing happened.
bool replaceTicketKeys(pool::Connection& connection, const TicketKeyRow& key);

}  // namespace seatlock::store
