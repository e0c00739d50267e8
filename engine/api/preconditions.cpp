#include "engine/api/preconditions.h"

#include <algorithm>

namespace seatlock::api {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// Takes one entity tag with its quotes off the front of a list, with the comma behind it. Nothing
/// when it is not one.
std::optional<std::string_view> takeTag(std::string_view& list) {
    const auto blanks = [&] {
        while (!list.empty() &&
               (list.front() == ' ' || list.front() == '\t' || list.front() == ',')) {
            list.remove_prefix(1);
        }
    };
    blanks();
    const std::size_t start = list.starts_with("W/") ? 2 : 0;
    if (list.size() < start + 2 || list[start] != '"') return std::nullopt;
    const auto end = list.find('"', start + 1);
    if (end == std::string_view::npos) return std::nullopt;
    const auto tag = list.substr(0, end + 1);
    list.remove_prefix(end + 1);
    if (!list.empty() && list.front() != ' ' && list.front() != '\t' && list.front() != ',') {
        return std::nullopt;
    }
    blanks();
    return tag;
}

std::string_view weakly(std::string_view tag) {
    return tag.starts_with("W/") ? tag.substr(2) : tag;
}

}  // namespace

std::string revisionTag(std::int64_t revision) {
    return "\"" + std::to_string(revision) + "\"";
}

Result<IfMatch> IfMatch::of(const http::Request& request) {
    const auto field = request.header("if-match");
    if (!field) {
        return {ErrorCode::precondition_required,
                "send If-Match with the ETag of what you have read, so that nobody's change is "
                "lost"};
    }
    IfMatch out;
    if (*field == "*") {
        out.any_ = true;
        return out;
    }
    auto list = *field;
    while (!list.empty()) {
        const auto tag = takeTag(list);
        if (!tag) {
            return {ErrorCode::malformed_request,
                    "If-Match must be * or a list of entity tags in quotes"};
        }
        out.tags_.emplace_back(*tag);
    }
    if (out.tags_.empty()) {
        return {ErrorCode::malformed_request, "If-Match must not be empty"};
    }
    return out;
}

bool IfMatch::holds(std::int64_t revision) const {
    return any_ || std::ranges::find(tags_, revisionTag(revision)) != tags_.end();
}

Result<Done> IfMatch::check(std::int64_t revision, std::string_view current) const {
    if (holds(revision)) return Done{};
    return changedMeanwhile(current);
}

Error changedMeanwhile(std::string_view current) {
    Error error{ErrorCode::precondition_failed,
                "it was changed since you have read it; look at what is there now",
                {},
                0};
    error.members = "\"current\":" + std::string(current.empty() ? "null" : current);
    return error;
}

bool notModified(const http::Request& request, std::string_view tag) {
    const auto field = request.header("if-none-match");
    if (!field) return false;
    if (*field == "*") return true;
    auto list = *field;
    while (!list.empty()) {
        const auto known = takeTag(list);
        if (!known) return false;
        if (weakly(*known) == weakly(tag)) return true;
    }
    return false;
}

}  // namespace seatlock::api
