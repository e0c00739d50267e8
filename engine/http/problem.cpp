#include "engine/http/problem.h"

#include "engine/core/jsonwriter.h"

namespace seatlock::http {

Response problem(int status, std::string_view slug, std::string_view title, std::string_view detail,
                 std::string_view members, int retry_after_s) {
    constexpr std::string_view prefix = "urn:seatlock:problem:";
    std::string text;
    text.reserve(96 + prefix.size() + slug.size() + title.size() + detail.size() + members.size());
    std::string type;
    type.reserve(prefix.size() + slug.size());
    type.append(prefix).append(slug);
    core::JsonWriter json(text);
    json.beginObject().field("type", std::string_view(type)).field("title", title);
    json.field("status", status).field("detail", detail).endObject();
    if (!members.empty()) {
        text.back() = ',';
        text.append(members).push_back('}');
    }
    Response response(status, type_problem, std::move(text));
    if (retry_after_s > 0) response.with("Retry-After", std::to_string(retry_after_s));
    return response;
}

Response problem(const Rejection& rejection) {
    const RejectName name = rejectName(rejection.reject);
    const bool later = name.status == 429 || name.status == 503;
    return problem(name.status, name.slug, name.title, rejection.detail, {}, later ? 1 : 0);
}

}  // namespace seatlock::http
