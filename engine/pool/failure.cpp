#include "engine/pool/failure.h"

#include <string>

#include <pqxx/pqxx>

namespace seatlock::pool {

using core::ErrorCode;

namespace {

std::string trimmed(const char* text) {
    std::string out = text;
    while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
    return out;
}

Failure ofState(const std::string& state, const std::string& words) {
    // Not the server's words but libpq's own: the connection broke while the answer came.
    if (state.empty()) {
        return {Failure::Kind::broken, {ErrorCode::database_unavailable, words, {}, 1}};
    }
    if (state == "40001" || state == "40P01" || state == "55P03") {
        return {Failure::Kind::transient, {ErrorCode::contended, words, {}, 1}};
    }
    if (state == "57014") {
        return {Failure::Kind::rolled_back,
                {ErrorCode::database_unavailable, "the database did not answer in time", {}, 1}};
    }
    // 53: out of resources, 57P: shutting down, 58: system error, 25006: read-only standby
    if (state.starts_with("53") || state.starts_with("57P") || state.starts_with("58") ||
        state == "25006") {
        return {Failure::Kind::rolled_back, {ErrorCode::database_unavailable, words, {}, 1}};
    }
    return {Failure::Kind::rolled_back, {ErrorCode::internal, words + " (" + state + ")", {}, 0}};
}

}  // namespace

Failure classify(const std::exception& exception, bool open) {
    const std::string words = trimmed(exception.what());
    if (!open || dynamic_cast<const pqxx::broken_connection*>(&exception) != nullptr ||
        dynamic_cast<const pqxx::in_doubt_error*>(&exception) != nullptr) {
        return {Failure::Kind::broken, {ErrorCode::database_unavailable, words, {}, 1}};
    }
    // libpqxx 6 keeps no SQLSTATE for class 40.
    if (dynamic_cast<const pqxx::statement_completion_unknown*>(&exception) != nullptr) {
        return {Failure::Kind::broken, {ErrorCode::database_unavailable, words, {}, 1}};
    }
    if (dynamic_cast<const pqxx::transaction_rollback*>(&exception) != nullptr) {
        return {Failure::Kind::transient, {ErrorCode::contended, words, {}, 1}};
    }
    if (const auto* sql = dynamic_cast<const pqxx::sql_error*>(&exception)) {
        return ofState(sql->sqlstate(), words);
    }
    return {Failure::Kind::rolled_back, {ErrorCode::internal, words, {}, 0}};
}

bool tooManyConnections(const core::Error& error) {
    // A failed login has no SQLSTATE in libpq 15, only words (lc_messages=C on our own cluster).
    return error.detail.find("too many clients") != std::string::npos ||
           error.detail.find("remaining connection slots") != std::string::npos ||
           error.detail.find("too many connections") != std::string::npos ||
           error.detail.find("no more connections allowed") != std::string::npos;
}

}  // namespace seatlock::pool
