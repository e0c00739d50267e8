#include "engine/http/responsehead.h"

#include "engine/core/log.h"

#include <charconv>

namespace seatlock::http {

namespace {

std::string_view statusText(int status) {
    switch (status) {
        case 200:
            return "200 OK";
        case 201:
            return "201 Created";
        case 202:
            return "202 Accepted";
        case 204:
            return "204 No Content";
        case 303:
            return "303 See Other";
        case 304:
            return "304 Not Modified";
        case 400:
            return "400 Bad Request";
        case 401:
            return "401 Unauthorized";
        case 403:
            return "403 Forbidden";
        case 404:
            return "404 Not Found";
        case 405:
            return "405 Method Not Allowed";
        case 408:
            return "408 Request Timeout";
        case 409:
            return "409 Conflict";
        case 410:
            return "410 Gone";
        case 412:
            return "412 Precondition Failed";
        case 413:
            return "413 Content Too Large";
        case 414:
            return "414 URI Too Long";
        case 415:
            return "415 Unsupported Media Type";
        case 417:
            return "417 Expectation Failed";
        case 422:
            return "422 Unprocessable Content";
        case 428:
            return "428 Precondition Required";
        case 429:
            return "429 Too Many Requests";
        case 431:
            return "431 Request Header Fields Too Large";
        case 500:
            return "500 Internal Server Error";
        case 501:
            return "501 Not Implemented";
        case 503:
            return "503 Service Unavailable";
        case 505:
            return "505 HTTP Version Not Supported";
        default:
            return {};
    }
}

void appendNumber(std::string& out, std::size_t number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

bool isClean(std::string_view text) {
    for (const char c : text)
        if (c == '\r' || c == '\n' || c == '\0') return false;
    return true;
}

}  // namespace

void appendHead(std::string& out, const Response& response, std::string_view date, bool close,
                bool stream) {
    out.append("HTTP/1.1 ");
    if (const std::string_view text = statusText(response.status); !text.empty()) {
        out.append(text);
    } else {
        appendNumber(out, static_cast<std::size_t>(response.status));
        out.push_back(' ');  // the reason may be empty, its space may not be missing
    }
    out.append("\r\nDate: ").append(date);
    if (!response.content_type.empty())
        out.append("\r\nContent-Type: ").append(response.content_type);
    if (!stream && statusHasBody(response.status)) {
        out.append("\r\nContent-Length: ");
        appendNumber(out, response.bodyView().size());
    }
    if (close) out.append("\r\nConnection: close");
    for (const ResponseField& field : response.fields) {
        if (!isClean(field.name) || !isClean(field.value)) {
            core::logError("http: a reply field with a line break was left out");
            continue;
        }
        out.append("\r\n").append(field.name).append(": ").append(field.value);
    }
    out.append("\r\n\r\n");
}

}  // namespace seatlock::http
