#include "engine/http/topics.h"

#include "engine/http/connectiontable.h"

namespace seatlock::http {

void Topics::add(Connection& connection) {
    auto& readers = readers_[connection.topic];
    connection.stream_index = static_cast<std::uint32_t>(readers.size());
    readers.push_back(connection.key);
}

void Topics::remove(Connection& connection, ConnectionTable& table) {
    const auto found = readers_.find(connection.topic);
    if (found == readers_.end()) return;
    auto& readers = found->second;
    readers[connection.stream_index] = readers.back();  // the last takes the free place
    if (Connection* moved = table.find(readers.back()))
        moved->stream_index = connection.stream_index;
    readers.pop_back();
    if (readers.empty()) readers_.erase(found);
}

std::vector<ConnectionKey> Topics::readers(std::uint64_t topic) const {
    const auto found = readers_.find(topic);
    return found == readers_.end() ? std::vector<ConnectionKey>() : found->second;
}

}  // namespace seatlock::http
