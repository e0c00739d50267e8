#include "engine/http/requestdata.h"

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

void RequestData::clear() {
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
    body_left = chunked_bytes = 0;
    field_name = field_value = {};
    rejection = {};
    rejected = head_done = last_chunk = complete = false;
}

}  // namespace seatlock::http
