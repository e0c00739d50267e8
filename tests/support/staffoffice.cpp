#include "tests/support/staffoffice.h"

#include "engine/core/jsonwriter.h"

namespace seatlock::tests {

namespace {

std::string listText(const std::vector<std::string>& texts) {
    std::string out;
    core::JsonWriter json(out);
    json.beginArray();
    for (const auto& text : texts) json.string(text);
    json.endArray();
    return out;
}

std::string credentials(const std::string& login, const std::string& password) {
    std::string out;
    core::JsonWriter(out)
        .beginObject()
        .field("login", login)
        .field("password", password)
        .endObject();
    return out;
}

}  // namespace

config::Limits staffLimits() {
    config::Limits limits;
    limits.password_memory_kib = 8;
    limits.password_passes = 1;
    return limits;
}

HeaderList bearer(const std::string& secret) {
    return {{"Authorization", "Bearer " + secret}};
}

StaffOffice::StaffOffice(TestEngine& engine) : client_(engine.client()) {
    if (client_.post("/v1/setup", credentials("boss", staff_password)).status == 201) {
        boss_ = signIn("boss");
    }
}

Reply StaffOffice::addUser(const std::string& login, const std::vector<std::string>& roles,
                           const std::vector<std::string>& events) {
    std::string body;
    core::JsonWriter json(body);
    json.beginObject().field("login", login).field("password", staff_password);
    json.key("roles").raw(listText(roles));
    if (!events.empty()) json.key("events").raw(listText(events));
    json.endObject();
    return client_.post("/v1/users", body, bearer(boss_));
}

std::string StaffOffice::signIn(const std::string& login, const std::string& password) {
    return client_.post("/v1/sessions", credentials(login, password)).text("token");
}

std::string StaffOffice::makeToken(const std::string& session,
                                   const std::vector<std::string>& scopes) {
    std::string body;
    core::JsonWriter json(body);
    json.beginObject().field("name", "test").key("scopes").raw(listText(scopes)).endObject();
    return client_.post("/v1/tokens", body, bearer(session)).text("token");
}

std::string StaffOffice::tagOf(const std::string& login) {
    return client_.get("/v1/users/" + login, bearer(boss_)).header("ETag");
}

Reply StaffOffice::changeUser(const std::string& login, const std::string& json) {
    auto headers = bearer(boss_);
    headers.emplace_back("If-Match", tagOf(login));
    return client_.patch("/v1/users/" + login, json, headers);
}

}  // namespace seatlock::tests
