// libFuzzer target for the parsing path: any bytes, split anywhere, give the same outcome, and
// what comes out keeps RequestParser's promises. Run: fuzz_parser -max_total_time=60 CORPUS
#include "engine/http/request.h"
#include "engine/http/requestparser.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace seatlock;
using http::RequestParser;

namespace {

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

config::Limits smallLimits() {
    config::Limits limits;
    limits.request_line_bytes_max = 256;
    limits.header_bytes_max = 512;
    limits.header_fields_max = 8;
    limits.body_bytes_max = 128;
    return limits;
}

void check(const http::RequestData& data, const config::Limits& limits) {
    const http::Request request(data, http::RemoteAddress());
    const auto size = [](std::string_view text) { return static_cast<std::int64_t>(text.size()); };
    require(size(request.body()) <= limits.body_bytes_max, "body limit");
    require(size(request.target()) <= limits.request_line_bytes_max, "line limit");
    require(request.path() == "*" || request.path().front() == '/', "path");
    require(request.path().find('\0') == std::string_view::npos, "no NUL in the path");
    require(request.path().find("/../") == std::string_view::npos, "no dot segments");
    require(static_cast<std::int64_t>(request.fields().size()) <= limits.header_fields_max,
            "field limit");
    for (const auto& [name, value] : request.fields()) {
        require(!name.empty(), "field names");
        for (const char c : value)
            require(c == '\t' || static_cast<unsigned char>(c) >= 0x20, "field values");
    }
    require(request.isHttp10() || request.header("host").has_value(), "Host");
}

/// What all requests of `bytes` come to, when each part has `step` bytes.
std::string outcome(const std::string& bytes, std::size_t step, const config::Limits& limits) {
    http::RequestPool pool;
    RequestParser parser;
    std::string result;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t size = std::min(step, bytes.size() - at);
        const std::vector<char> part(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                     bytes.begin() + static_cast<std::ptrdiff_t>(at + size));
        std::string_view rest(part.data(), part.size());
        while (!rest.empty()) {
            const auto fed = parser.feed(rest, limits, pool);
            if (fed.status == RequestParser::Status::failed)
                return result + std::to_string(rejectName(parser.rejection().reject).status);
            require(fed.consumed > 0 && fed.consumed <= rest.size(), "progress");
            rest.remove_prefix(fed.consumed);
            parser.takeContinue();
            if (fed.status == RequestParser::Status::more) {
                require(rest.empty(), "more takes everything");
                continue;
            }
            auto data = parser.take();
            check(*data, limits);
            result.append(data->head).append(data->body).append("|");
            pool.give(std::move(data));
        }
        at += size;
    }
    return result + std::to_string(static_cast<int>(parser.phase()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    if (size < 2) return 0;
    static const config::Limits limits = smallLimits();
    const std::string bytes(reinterpret_cast<const char*>(input) + 1, size - 1);
    const std::string whole = outcome(bytes, bytes.size(), limits);
    require(outcome(bytes, 1 + input[0] % 64, limits) == whole, "splits make no difference");
    require(outcome(bytes, 1, limits) == whole, "single bytes make no difference");
    return 0;
}
