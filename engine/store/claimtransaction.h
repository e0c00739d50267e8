// A transaction around claims for callers that must not see libpqxx. Its scope is the
// transaction; commit is explicit and last. The worker's thread.
#pragma once

#include "engine/pool/connection.h"

#include <memory>

namespace pqxx {
class transaction_base;
}

namespace seatlock::store {

class ClaimTransaction {
public:
    explicit ClaimTransaction(pool::Connection& connection);
    ~ClaimTransaction();  ///< rolls back unless committed
    ClaimTransaction(const ClaimTransaction&) = delete;
    ClaimTransaction& operator=(const ClaimTransaction&) = delete;

    pqxx::transaction_base& native();
    void commit();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seatlock::store
