#include "engine/store/changelistener.h"

#include "engine/store/statement.h"

#include <sstream>

namespace seatlock::store {

namespace {
constexpr const char* ping_channel = "seatlock_changes";
constexpr Statement notify{"notify", "select pg_notify($1::text, $2::text)"};
constexpr std::size_t payload_events_max = 100;  // NOTIFY carries less than 8000 bytes
}  // namespace

/// Payload: the pinging engine's id, then event ids, separated by blanks.
class ChangeListener::Receiver final : public pqxx::notification_receiver {
public:
    Receiver(ChangeListener& owner, pqxx::connection_base& connection)
        : pqxx::notification_receiver(connection, ping_channel), owner_(owner) {}

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
    : connection_(connection), engine_id_(engine_id) {
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
        run(connection_, tx, notify, std::string(ping_channel), payload);
    }
}

}  // namespace seatlock::store
