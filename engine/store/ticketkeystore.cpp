#include "engine/store/ticketkeystore.h"

#include "engine/store/rows.h"
#include "engine/store/statement.h"

namespace seatlock::store {

namespace {

constexpr Statement select_ticket_keys{"select_ticket_keys", R"(
select key_no, public_key, secret_key, retired_at is not null from ticket_key order by key_no)"};

constexpr Statement insert_ticket_key{"insert_ticket_key", R"(
insert into ticket_key (key_no, public_key, secret_key)
values ($1::int2, $2::bytea, $3::bytea) on conflict do nothing)"};

constexpr Statement retire_ticket_keys{"retire_ticket_keys", R"(
update ticket_key set retired_at = now() where retired_at is null and key_no < $1::int2)"};

}  // namespace

std::vector<TicketKeyRow> readTicketKeys(pool::Connection& connection) {
    pqxx::nontransaction tx(connection.native());
    std::vector<TicketKeyRow> out;
    for (const auto& row : run(connection, tx, select_ticket_keys)) {
        out.push_back({integer<std::int16_t>(row[0]), pqxx::binarystring(row[1]).str(),
                       pqxx::binarystring(row[2]).str(), boolean(row[3])});
    }
    return out;
}

void addTicketKey(pool::Connection& connection, const TicketKeyRow& key) {
    pqxx::nontransaction tx(connection.native());
    run(connection, tx, insert_ticket_key, key.key_no, pqxx::binarystring(key.public_key),
        pqxx::binarystring(key.secret_key));
}

bool replaceTicketKeys(pool::Connection& connection, const TicketKeyRow& key) {
    pqxx::work tx(connection.native());
    const auto kept = run(connection, tx, insert_ticket_key, key.key_no,
                          pqxx::binarystring(key.public_key), pqxx::binarystring(key.secret_key));
    if (kept.affected_rows() == 0) return false;
    run(connection, tx, retire_ticket_keys, key.key_no);
    tx.commit();
    return true;
}

}  // namespace seatlock::store
