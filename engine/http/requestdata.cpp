#include "engine/http/requestdata.h"

#include "engine/http/largebodies.h"

namespace seatlock::http {

namespace {

constexpr std::size_t kept_bytes_max = 4 * 1024;

void recycle(std::string& buffer) {
    if (buffer.capacity() > kept_bytes_max)
        buffer = std::string();
    else
        buffer.clear();
}

}  // namespace

void RequestData::leaveLargeBodies() {
    if (is_large) large_bodies->leave();
    is_large = false;
}

void RequestData::clear() {
    leaveLargeBodies();
    recycle(head);
    recycle(body);
    recycle(text);
    fields.clear();
    target.query.clear();
    target.path = {};
    target.asterisk = false;
    raw_target = {};
    http10 = keep_alive = chunked = wants_continue = false;
    scanner = HeadScanner();
    large_bodies = nullptr;
    body_max = body_left = chunked_bytes = 0;
    field_name = field_value = {};
    rejection = {};
    rejected = head_done = last_chunk = complete = false;
}

}  // namespace seatlock::http
