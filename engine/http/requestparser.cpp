#include "engine/http/requestparser.h"

#include "engine/http/framing.h"

#include <algorithm>
#include <cassert>

namespace seatlock::http {

namespace {

constexpr Rejection too_large{Reject::body_too_large, "the body is larger than this server takes"};
/// Chunked framing may be this many times the largest body: one byte a chunk costs six.
constexpr std::int64_t chunk_overhead_max = 8;

RequestData& dataOf(llhttp_t* parser) {
    return *static_cast<RequestData*>(parser->data);
}

/// Spans of one line are adjacent: the whole head is executed at once.
void extend(std::string_view& span, const char* at, std::size_t size) {
    span = span.empty() ? std::string_view(at, size)
                        : std::string_view(span.data(), span.size() + size);
}

int onHeaderField(llhttp_t* parser, const char* at, std::size_t size) {
    RequestData& data = dataOf(parser);
    if (!data.head_done) extend(data.field_name, at, size);
    return 0;
}

int onHeaderValue(llhttp_t* parser, const char* at, std::size_t size) {
    RequestData& data = dataOf(parser);
    if (!data.head_done) extend(data.field_value, at, size);
    return 0;
}

int onHeaderValueComplete(llhttp_t* parser) {
    RequestData& data = dataOf(parser);
    if (data.head_done) return 0;  // trailer fields are discarded (RFC 9112 section 7.1.2)
    std::string_view value = data.field_value;
    while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
    data.fields.push_back({data.field_name, value});
    data.field_name = data.field_value = {};
    return 0;
}

int onHeadersComplete(llhttp_t* parser) {
    RequestData& data = dataOf(parser);
    data.head_done = true;
    data.keep_alive = !data.http10 && llhttp_should_keep_alive(parser) != 0;
    parser->upgrade = 0;  // an Upgrade may be ignored (RFC 9110 section 7.8)
    if (const auto refusal = readFraming(data)) {
        data.rejection = *refusal;
        data.rejected = true;
        return -1;
    }
    return 0;
}

int refuseBody(RequestData& data) {
    data.rejection = too_large;
    data.rejected = true;
    return -1;
}

int onBody(llhttp_t* parser, const char* at, std::size_t size) {
    RequestData& data = dataOf(parser);
    const auto room = data.body_max - static_cast<std::int64_t>(data.body.size());
    if (static_cast<std::int64_t>(size) > room) return refuseBody(data);
    data.body.append(at, size);
    return 0;
}

int onChunkHeader(llhttp_t* parser) {
    RequestData& data = dataOf(parser);
    if (parser->content_length == 0) {
        data.last_chunk = true;
        return HPE_PAUSED;  // the trailer section goes through HeadScanner first
    }
    const auto room = static_cast<std::uint64_t>(data.body_max) - data.body.size();
    return parser->content_length > room ? refuseBody(data) : 0;
}

int onMessageComplete(llhttp_t* parser) {
    dataOf(parser).complete = true;
    return 0;
}

const llhttp_settings_t& settings() {
    static const llhttp_settings_t instance = [] {
        llhttp_settings_t made;
        llhttp_settings_init(&made);
        made.on_header_field = onHeaderField;
        made.on_header_value = onHeaderValue;
        made.on_header_value_complete = onHeaderValueComplete;
        made.on_headers_complete = onHeadersComplete;
        made.on_body = onBody;
        made.on_chunk_header = onChunkHeader;
        made.on_message_complete = onMessageComplete;
        return made;
    }();
    return instance;
}

std::string_view describe(llhttp_errno_t error) {
    switch (error) {
        case HPE_INVALID_HEADER_TOKEN:
            return "a bad header field";
        case HPE_UNEXPECTED_CONTENT_LENGTH:
            return "Content-Length more than once, or beside Transfer-Encoding";
        case HPE_INVALID_CONTENT_LENGTH:
            return "a bad Content-Length";
        case HPE_INVALID_TRANSFER_ENCODING:
            return "a bad Transfer-Encoding";
        case HPE_INVALID_CHUNK_SIZE:
            return "a bad chunk size";
        case HPE_INVALID_URL:
            return "a bad character in the target";
        default:
            return "not a well-formed HTTP request";
    }
}

}  // namespace

RequestParser::Status RequestParser::fail(Rejection rejection) {
    data_->rejection = rejection;
    return Status::failed;
}

RequestParser::Fed RequestParser::feed(std::string_view data, const config::Limits& limits,
                                       RequestPool& pool, LargeBodies* large_bodies) {
    if (!data_) {
        data_ = pool.take();
        data_->limits = &limits;
        data_->large_bodies = large_bodies;
        phase_ = Phase::head;
    }
    assert(!data_->complete);
    std::size_t consumed = 0;
    Status status = Status::more;
    if (phase_ == Phase::head) status = feedHead(data, consumed);
    if (phase_ == Phase::body && status == Status::more && consumed < data.size()) {
        std::size_t of_body = 0;
        const std::string_view rest = data.substr(consumed);
        status = data_->chunked ? feedChunks(rest, of_body) : feedLength(rest, of_body);
        consumed += of_body;
    }
    return {status, consumed};
}

RequestParser::Status RequestParser::feedHead(std::string_view data, std::size_t& consumed) {
    using Outcome = HeadScanner::Outcome;
    const Outcome outcome = data_->scanner.scan(data, *data_->limits, consumed);
    switch (outcome) {
        case Outcome::malformed:
            return fail({Reject::malformed, data_->scanner.detail()});
        case Outcome::line_too_long:
            return fail({Reject::target_too_long, "the request line is too long"});
        case Outcome::too_large:
            return fail({Reject::fields_too_large, "the header section is too large"});
        case Outcome::too_many:
            return fail({Reject::fields_too_large, "too many header fields"});
        case Outcome::more:
        case Outcome::end:
            break;
    }
    data_->head.append(data.substr(0, consumed));
    return outcome == Outcome::end ? parseHead() : Status::more;
}

RequestParser::Status RequestParser::parseHead() {
    if (const auto refusal = readRequestLine(*data_)) return fail(*refusal);
    llhttp_init(&data_->llhttp, HTTP_REQUEST, &settings());
    data_->llhttp.data = data_.get();
    const Status status = execute(data_->head);
    if (status != Status::more) return status;
    // llhttp and HeadScanner must agree on where the header section ends.
    if (!data_->head_done) return fail({Reject::malformed, "a bad header section"});
    phase_ = Phase::body;
    return Status::more;
}

RequestParser::Status RequestParser::execute(std::string_view data) {
    const llhttp_errno_t error = llhttp_execute(&data_->llhttp, data.data(), data.size());
    if (data_->rejected) return Status::failed;
    if (error == HPE_PAUSED && data_->last_chunk) return Status::more;
    if (error != HPE_OK) return fail({Reject::malformed, describe(error)});
    return data_->complete ? Status::complete : Status::more;
}

RequestParser::Status RequestParser::feedLength(std::string_view data, std::size_t& consumed) {
    consumed = std::min(data.size(), static_cast<std::size_t>(data_->body_left));
    data_->body_left -= static_cast<std::int64_t>(consumed);
    const Status status = execute(data.substr(0, consumed));
    if (status == Status::more && data_->body_left == 0)
        return fail({Reject::malformed, "a bad body"});
    return status;
}

RequestParser::Status RequestParser::feedChunks(std::string_view data, std::size_t& consumed) {
    const std::int64_t wire_max =
        data_->body_max * chunk_overhead_max + data_->limits->header_bytes_max;
    Status status = Status::more;
    if (!data_->last_chunk) {
        status = execute(data);
        consumed = data.size();
        if (status == Status::more && data_->last_chunk) {
            const char* end = llhttp_get_error_pos(&data_->llhttp);
            consumed = static_cast<std::size_t>(end - data.data());
            llhttp_resume(&data_->llhttp);
            data_->scanner = HeadScanner(HeadScanner::Part::trailer);
        }
        data_->chunked_bytes += static_cast<std::int64_t>(consumed);
        if (data_->chunked_bytes > wire_max) return fail(too_large);
    }
    if (status != Status::more || !data_->last_chunk || consumed == data.size()) return status;
    std::size_t of_trailer = 0;
    status = feedTrailer(data.substr(consumed), of_trailer);
    consumed += of_trailer;
    return status;
}

RequestParser::Status RequestParser::feedTrailer(std::string_view data, std::size_t& consumed) {
    using Outcome = HeadScanner::Outcome;
    const Outcome outcome = data_->scanner.scan(data, *data_->limits, consumed);
    if (outcome == Outcome::malformed) return fail({Reject::malformed, data_->scanner.detail()});
    if (outcome != Outcome::more && outcome != Outcome::end)
        return fail({Reject::fields_too_large, "the trailer section is too large"});
    const Status status = execute(data.substr(0, consumed));
    if (outcome == Outcome::end && status == Status::more)
        return fail({Reject::malformed, "a bad trailer section"});
    if (outcome == Outcome::more && status == Status::complete)
        return fail({Reject::malformed, "a bad trailer section"});
    return status;
}

bool RequestParser::takeContinue() {
    if (phase_ != Phase::body || !data_->wants_continue) return false;
    data_->wants_continue = false;
    return data_->body.empty() && data_->chunked_bytes == 0;
}

std::unique_ptr<RequestData> RequestParser::take() {
    phase_ = Phase::idle;
    return std::move(data_);
}

}  // namespace seatlock::http
