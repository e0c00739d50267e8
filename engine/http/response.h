// A reply before it is written. Made on any thread, moved to the listener.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace seatlock::http {

// Content types as static text: Response keeps only a view.
inline constexpr std::string_view type_json = "application/json";
inline constexpr std::string_view type_problem = "application/problem+json";
inline constexpr std::string_view type_text = "text/plain; charset=utf-8";
inline constexpr std::string_view type_csv = "text/csv; charset=utf-8";
inline constexpr std::string_view type_html = "text/html; charset=utf-8";
inline constexpr std::string_view type_event_stream = "text/event-stream";
inline constexpr std::string_view type_prometheus = "text/plain; version=0.0.4; charset=utf-8";

/// An extra field of a reply. A name or value with CR, LF or NUL is left out when written.
struct ResponseField {
    std::string name;
    std::string value;
};

/// The server adds Date, Content-Length and Connection, and sends no body to HEAD or with 204/304.
struct Response {
    int status = 200;
    std::string_view content_type = type_json;  ///< static text; empty: no field
    std::vector<ResponseField> fields;
    /// A shared body is never copied.
    std::variant<std::string, std::shared_ptr<const std::string>> body;

    Response() = default;
    Response(int code, std::string_view type, std::string text)
        : status(code), content_type(type), body(std::move(text)) {}
    Response(int code, std::string_view type, std::shared_ptr<const std::string> text)
        : status(code), content_type(type), body(std::move(text)) {}

    static Response json(int status, std::string text) {
        return Response(status, type_json, std::move(text));
    }
    /// 204 or another status without a body.
    static Response empty(int status) { return Response(status, {}, std::string()); }

    Response&& with(std::string name, std::string value) && {
        fields.push_back({std::move(name), std::move(value)});
        return std::move(*this);
    }
    Response& with(std::string name, std::string value) & {
        fields.push_back({std::move(name), std::move(value)});
        return *this;
    }
    std::string_view bodyView() const;
};

}  // namespace seatlock::http
