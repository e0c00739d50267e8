// The bytes of one request and what has been found in them. One thread; recycled by RequestPool.
#pragma once

#include "engine/http/headscanner.h"
#include "engine/http/method.h"
#include "engine/http/rejection.h"
#include "engine/http/target.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <llhttp.h>

namespace seatlock::http {

class LargeBodies;

/// One header field; views into RequestData::head. The value is without surrounding white space.
struct HeaderField {
    std::string_view name;
    std::string_view value;
};

/// Everything a request needs while it is being read and handled. Kept apart from the connection so
/// that an idle connection holds none of it. Not movable: views and llhttp point into it.
struct RequestData {
    RequestData() = default;
    ~RequestData() { leaveLargeBodies(); }
    RequestData(const RequestData&) = delete;
    RequestData& operator=(const RequestData&) = delete;

    /// Ready for the next request. Keeps small buffers, gives large ones back.
    void clear();
    /// This body is not among the large ones any more.
    void leaveLargeBodies();

    std::string head;  ///< request line and header section as received
    std::string body;  ///< without transfer coding
    std::string text;  ///< decoded target
    std::vector<HeaderField> fields;
    Target target;
    std::string_view raw_target;
    Method method = Method::get;
    bool http10 = false;
    bool keep_alive = false;
    bool chunked = false;
    bool wants_continue = false;  ///< Expect: 100-continue (RFC 9110 section 10.1.1)

    // the parser's
    llhttp_t llhttp{};
    HeadScanner scanner;
    const config::Limits* limits = nullptr;
    LargeBodies* large_bodies = nullptr;  ///< null: there are none
    bool is_large = false;                ///< counted there
    std::int64_t body_max = 0;            ///< bytes; known when the head has been read
    std::int64_t body_left = 0;           ///< of a Content-Length
    std::int64_t chunked_bytes = 0;       ///< received of a chunked body, framing included
    std::string_view field_name;
    std::string_view field_value;
    Rejection rejection;
    bool rejected = false;
    bool head_done = false;
    bool last_chunk = false;
    bool complete = false;
};

}  // namespace seatlock::http
