#include "engine/api/staffrender.h"

#include "engine/core/isotime.h"
#include "engine/core/token.h"

namespace seatlock::api {

namespace {

void writeTime(core::JsonWriter& json, const char* name, const std::optional<core::Micros>& time) {
    json.key(name);
    time ? json.string(core::isoTime(*time)) : json.null();
}

}  // namespace

std::string renderUser(const store::StaffUser& user) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().field("login", user.login).field("display_name", user.display_name);
    json.key("roles").beginArray();
    for (const auto role : user.roles) json.string(staff::roleName(role));
    json.endArray().key("events");
    if (user.events) {
        json.beginArray();
        for (const auto& slug : *user.events) json.string(slug);
        json.endArray();
    } else {
        json.null();
    }
    json.field("disabled", user.disabled).field("demo", user.demo);
    json.field("created_at", core::isoTime(user.created_at)).field("revision", user.revision);
    json.endObject();
    return out;
}

std::string renderSession(const store::StaffSession& session) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().field("created_at", core::isoTime(session.created_at));
    json.field("expires_at", core::isoTime(session.expires_at));
    json.field("idle_expires_at", core::isoTime(session.idle_expires_at)).endObject();
    return out;
}

std::string renderToken(const store::ApiToken& token) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().field("id", core::uuidText(token.id.bytes));
    json.field("name", token.name).field("login", token.login).key("scopes").beginArray();
    for (const auto scope : token.scopes) json.string(staff::permissionName(scope));
    json.endArray().field("created_at", core::isoTime(token.created_at));
    writeTime(json, "expires_at", token.expires_at);
    writeTime(json, "last_used_at", token.last_used_at);
    json.endObject();
    return out;
}

std::string renderTrailEntry(const store::TrailEntry& entry) {
    std::string out;
    core::JsonWriter json(out);
    json.beginObject().field("id", core::uuidText(entry.id.bytes));
    json.field("at", core::isoTime(entry.at)).field("login", entry.login);
    json.field("via", entry.via).field("action", entry.action).field("resource", entry.resource);
    json.key("event");
    entry.event_slug.empty() ? json.null() : json.string(entry.event_slug);
    json.field("status", entry.status).key("details").raw(entry.details).endObject();
    return out;
}

std::string renderPermissions(staff::Permissions permissions) {
    std::string out;
    core::JsonWriter json(out);
    json.beginArray();
    for (int i = 0; i < staff::permission_count; ++i) {
        const auto one = static_cast<staff::Permission>(i);
        if (permissions.has(one)) json.string(staff::permissionName(one));
    }
    json.endArray();
    return out;
}

}  // namespace seatlock::api
