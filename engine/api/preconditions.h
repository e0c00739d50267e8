// Against lost updates: entity tags of revisions, and If-Match (RFC 9110 sections 8.8.3, 13.1.1).
// Pure; any thread.
#pragma once

#include "engine/core/result.h"
#include "engine/http/request.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::api {

/// The entity tag of a resource at that revision, with its quotes.
std::string revisionTag(std::int64_t revision);

/// What a request's If-Match lets be changed. A plain value that outlives the request.
class IfMatch {
public:
    /// Errors: precondition_required without the field; malformed_request.
    static core::Result<IfMatch> of(const http::Request& request);

    /// By strong comparison.
    bool holds(std::int64_t revision) const;
    /// Done, or precondition_failed with what is there now (`current`: JSON text) as the problem's
    /// member `current`.
    core::Result<core::Done> check(std::int64_t revision, std::string_view current) const;

private:
    bool any_ = false;  ///< `*`: whatever is there
    std::vector<std::string> tags_;
};

/// precondition_failed with what is there now (JSON text).
core::Error changedMeanwhile(std::string_view current);

/// Whether a GET may be answered with 304: its If-None-Match names this tag (weakly).
bool notModified(const http::Request& request, std::string_view tag);

}  // namespace seatlock::api
