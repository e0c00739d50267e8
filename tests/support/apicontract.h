// The API's description as a judge of answers. Read once; any thread after that.
#pragma once

#include "tests/support/jsonschema.h"

#include <string>
#include <utility>
#include <vector>

namespace seatlock::tests {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

/// One request and its answer. `method` is empty when what was sent is not a request.
struct Exchange {
    std::string method;
    std::string target;
    HeaderList request_headers;
    std::string request_body;
    int status = 0;
    HeaderList headers;
    std::string body;
};

class ApiContract {
public:
    /// That of resources/api/openapi.json.
    static const ApiContract& instance();
    explicit ApiContract(const QJsonObject& document) : document_(document), schema_(document) {}

    /// Everything in which the answer departs from the description: a status, a header field, a
    /// content type that is not described, a body that breaks its schema, a success for a request
    /// that the description forbids. Empty: none.
    QStringList check(const Exchange& exchange) const;
    /// The head of an event stream: as check(), without a body.
    QStringList checkStreamHead(const Exchange& exchange) const;
    /// One message of an event stream.
    QStringList checkMessage(const std::string& type, const std::string& id,
                             const std::string& data) const;

    const QJsonObject& document() const { return document_; }
    const JsonSchema& schema() const { return schema_; }

private:
    struct Found {
        QJsonObject path;
        QJsonObject operation;  ///< empty: the path has no such method
        std::vector<std::pair<QString, QString>> parameters;  ///< of the path, by name
    };
    Found find(const Exchange& exchange) const;
    QJsonObject described(const Found& found, const Exchange& exchange) const;
    QStringList checkHeaders(const QJsonObject& response, const Exchange& exchange) const;
    QStringList checkBody(const QJsonObject& response, const Exchange& exchange) const;
    QStringList checkRequest(const Found& found, const Exchange& exchange) const;

    QJsonObject document_;
    JsonSchema schema_;
};

/// The first of that name, case-insensitive, or "".
std::string headerOf(const HeaderList& headers, const std::string& name);

}  // namespace seatlock::tests
