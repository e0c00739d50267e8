// What the API said to a request of the console's. A plain value; the UI thread.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace seatlock::ui::host {

struct Answer {
    int status = 0;         ///< 0: nothing was answered (no engine serves)
    QJsonObject body;       ///< of a refusal: the problem; empty when it is no JSON object
    QByteArray raw;         ///< the body as it came (a CSV file, say)
    QByteArray etag;        ///< with its quotes; for If-Match
    QByteArray media;       ///< "application/json"
    int retry_after_s = 0;  ///< 0: no advice

    bool ok() const { return status >= 200 && status < 300; }
    /// Of refusals: "wrong-status".
    QString problemType() const;
    /// Of refusals, for people: what happened and what to do; or why there is no answer.
    QString message() const;
};

}  // namespace seatlock::ui::host
