// A request's JSON object, read strictly: wrong types, values out of range and fields nobody asked
// for are told by name. One thread; lives as long as one request.
#pragma once

#include "engine/core/clock.h"
#include "engine/core/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QByteArray>
#include <QJsonObject>

namespace seatlock::api {

class Fields {
public:
    /// The object in a body. Errors: malformed_json, invalid_body.
    static core::Result<Fields> parse(std::string_view body);

    explicit Fields(QJsonObject object, std::string where = {});

    /// Takes a member that is null: the one way to say "none" where leaving out means "as it is".
    bool takeNull(const char* name);

    bool has(const char* name) const { return object_.contains(QLatin1String(name)); }

    // Each remembers the first thing that is wrong; finish() tells it.
    std::optional<std::string> text(const char* name, int bytes_min, int bytes_max);
    /// May be empty and have line breaks.
    std::optional<std::string> prose(const char* name, int bytes_max);
    /// Whatever a scanner read: control characters and bytes that are no text, too.
    std::optional<std::string> scanned(const char* name, int bytes_max);
    std::optional<std::int64_t> whole(const char* name, std::int64_t least, std::int64_t most);
    std::optional<bool> boolean(const char* name);
    std::optional<std::vector<std::string>> texts(const char* name, int count_max, int bytes_max);
    /// Each once.
    std::optional<std::vector<std::int64_t>> wholes(const char* name, int count_max,
                                                    std::int64_t least, std::int64_t most);
    std::optional<Fields> object(const char* name);
    /// Of each of which finish() is to be asked, too.
    std::optional<std::vector<Fields>> objects(const char* name, int count_max);
    /// An RFC 3339 time.
    std::optional<core::Micros> time(const char* name);
    /// An object that somebody else reads.
    std::optional<QJsonObject> json(const char* name);
    std::optional<std::map<std::string, std::string>> textMap(const char* name, int count_max,
                                                              int bytes_max);
    void require(const char* name);
    void fail(std::string detail);

    /// Done when all was well and no field is left that was not asked for.
    core::Result<core::Done> finish();

private:
    std::optional<QJsonValue> take(const char* name);
    std::string called(const char* name) const;

    QJsonObject object_;
    std::string where_;               ///< "buyer." within an object of that name
    std::vector<const char*> asked_;  ///< few, and literals
    std::optional<std::string> wrong_;
};

}  // namespace seatlock::api
