#include "engine/store/changelistener.h"

#include "engine/store/rows.h"
#include "engine/store/statement.h"

#include <sstream>

namespace seatlock::store {

namespace {
// NOTIFY reaches the whole database. A channel's name has less than 64 bytes.
constexpr Statement ping_channel{"ping_channel", R"(
select 'seatlock_changes' || case current_schema() when 'public' then ''
    else '_' || left(current_schema(), 40) end)"};
constexpr Statement notify{"notify", "select pg_notify($1::text, $2::text)"};
constexpr std::size_t payload_events_max = 100;  // NOTIFY carries less than 8000 bytes
std::string channelOf(pool::Connection& connection) {
    pqxx::nontransaction tx(connection.native());
    return std::string(text(run(connection, tx, ping_channel)[0][0]));
}
}  // namespace

/// Payload: the pinging engine's id, then event ids, separated by blanks.
class ChangeListener::Receiver final : public pqxx::notification_receiver {
public:
    Receiver(ChangeListener& owner, pqxx::connection_base& connection)
        : pqxx::notification_receiver(connection, owner.channel_), owner_(owner) {}

    void operator()(const std::string& payload, int) override {
        std::istringstream words(payload);
        std::int32_t engine = 0;
        if (!(words >> engine) || engine == owner_.engine_id_) return;
        for (std::int64_t event = 0; words >> event;) owner_.heard_.insert({event});
    }

private:
    ChangeListener& owner_;
};

ChangeListener::ChangeListener(pool::Connection& connection, std::int32_t engine_id)
    : connection_(connection), engine_id_(engine_id), channel_(channelOf(connection)) {
    if (!connection.pooled()) receiver_ = std::make_unique<Receiver>(*this, connection.native());
}

ChangeListener::~ChangeListener() = default;

int ChangeListener::socket() const {
    return connection_.native().sock();
}

std::set<core::EventId> ChangeListener::heard() {
    if (receiver_) connection_.native().get_notifs();
    return std::exchange(heard_, {});
}

void ChangeListener::ping(const std::vector<core::EventId>& events) {
    pqxx::nontransaction tx(connection_.native());
    for (std::size_t from = 0; from < events.size(); from += payload_events_max) {
        std::string payload = std::to_string(engine_id_);
        for (std::size_t i = from; i < std::min(events.size(), from + payload_events_max); ++i) {
            payload += ' ' + std::to_string(events[i].value);
        }
        run(connection_, tx, notify, channel_, payload);
    }
}

}  // namespace seatlock::store
