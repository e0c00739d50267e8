#include "engine/staff/credentials.h"

#include "engine/staff/secret.h"

#include <algorithm>
#include <cctype>

namespace seatlock::staff {

using core::Done;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::size_t login_bytes_min = 2;
constexpr std::size_t login_bytes_max = 64;
constexpr std::size_t password_bytes_max = 1'024;

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

bool isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool isJoint(char c) {
    return std::string_view("._-@+").find(c) != std::string_view::npos;
}

}  // namespace

Result<std::string> bearerSecret(std::string_view authorization) {
    constexpr std::string_view scheme = "bearer ";
    const bool bearer = authorization.size() > scheme.size() &&
                        std::equal(scheme.begin(), scheme.end(), authorization.begin(),
                                   [](char a, char b) { return a == lower(b); });
    if (!bearer) {
        return {ErrorCode::unauthorized, "send Authorization: Bearer with a session or API token"};
    }
    auto secret = authorization.substr(scheme.size());
    while (!secret.empty() && secret.front() == ' ') secret.remove_prefix(1);
    if (!secretKind(secret)) {
        return {ErrorCode::unauthorized, "this is not a session or API token of Seatlock"};
    }
    return std::string(secret);
}

std::string foldedLogin(std::string_view login) {
    while (!login.empty() && login.front() == ' ') login.remove_prefix(1);
    while (!login.empty() && login.back() == ' ') login.remove_suffix(1);
    std::string out(login);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

Result<Done> checkLogin(std::string_view login) {
    bool good = login.size() >= login_bytes_min && login.size() <= login_bytes_max &&
                isWord(login.front()) && isWord(login.back());
    for (std::size_t i = 0; good && i < login.size(); ++i) {
        good = isWord(login[i]) || (isJoint(login[i]) && !isJoint(login[i - 1]));
    }
    if (good) return Done{};
    return {ErrorCode::invalid_body,
            "a login is 2 to 64 small letters and digits, with single . _ - @ + between them"};
}

Result<Done> checkPassword(std::string_view password, std::string_view login,
                           std::int64_t bytes_min) {
    if (password.size() < static_cast<std::size_t>(bytes_min) ||
        password.size() > password_bytes_max) {
        return {ErrorCode::invalid_body, "a password has " + std::to_string(bytes_min) + " to " +
                                             std::to_string(password_bytes_max) + " bytes"};
    }
    const bool one_over_and_over =
        std::ranges::all_of(password, [&](char c) { return c == password.front(); });
    if (one_over_and_over || foldedLogin(password) == login) {
        return {ErrorCode::invalid_body, "this password is too easy to guess"};
    }
    return Done{};
}

}  // namespace seatlock::staff
