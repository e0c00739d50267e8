#include "engine/store/claimtransaction.h"

#include <pqxx/pqxx>

namespace seatlock::store {

struct ClaimTransaction::Impl {
    explicit Impl(pqxx::connection_base& connection) : work(connection) {}
    pqxx::work work;
};

ClaimTransaction::ClaimTransaction(pool::Connection& connection)
    : impl_(std::make_unique<Impl>(connection.native())) {}
ClaimTransaction::~ClaimTransaction() = default;

pqxx::transaction_base& ClaimTransaction::native() {
    return impl_->work;
}
void ClaimTransaction::commit() {
    impl_->work.commit();
}

}  // namespace seatlock::store
