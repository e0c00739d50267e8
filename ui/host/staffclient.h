// Requests of the person who sits at the console, with that one's session: through the engine's
// API, without a socket. UI thread.
#pragma once

#include "engine/core/mutex.h"
#include "engine/engine.h"
#include "engine/staff/permission.h"
#include "ui/host/answer.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include <QObject>
#include <QPointer>

namespace seatlock::ui::host {

class StaffClient : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const Answer&)>;
    /// As Engine::call(): the callback may come on any thread.
    using Call = std::function<core::Result<core::Done>(
        std::string method, std::string target, api::LocalCalls::Headers headers, std::string body,
        api::LocalCalls::Callback callback)>;
    struct Options {
        QByteArray if_match;
        QByteArray idempotency_key;
        QByteArray content_type = "application/json";
    };

    explicit StaffClient(Call call, QObject* parent = nullptr);
    ~StaffClient() override;

    /// `target`: path and query, percent-encoded. `done` is called once, later, unless `context`
    /// died before. When the session is over (401), the request waits until the same person has
    /// signed in again and is then made anew; it is answered with the 401 when nobody does.
    void request(const QByteArray& method, const QString& target, const QByteArray& body,
                 QObject* context, Done done, const Options& options);
    void request(const QByteArray& method, const QString& target, const QByteArray& body,
                 QObject* context, Done done) {
        request(method, target, body, context, std::move(done), {});
    }
    void get(const QString& target, QObject* context, Done done);
    void post(const QString& target, const QJsonObject& body, QObject* context, Done done,
              const Options& options);
    void post(const QString& target, const QJsonObject& body, QObject* context, Done done) {
        post(target, body, context, std::move(done), {});
    }
    void patch(const QString& target, const QJsonObject& body, const QByteArray& if_match,
               QObject* context, Done done);
    void put(const QString& target, const QJsonObject& body, const QByteArray& if_match,
             QObject* context, Done done);
    void del(const QString& target, QObject* context, Done done);
    /// A part of a target, percent-encoded.
    static QString segment(const QString& text);
    /// A new one for each thing to be done, kept while it is tried again.
    static QByteArray newIdempotencyKey();

    /// `done` gets 201, or why not.
    void signIn(const QString& login, const QString& password, QObject* context, Done done);
    /// Makes the first administrator, and signs that one in.
    void setUp(const QString& name, const QString& login, const QString& password, QObject* context,
               Done done);
    /// The session is over at once, here and (when it answers) in the engine.
    void signOut();
    /// Another engine runs: signs out silently if it does not know the session.
    void resume();
    /// Nobody signs in: what waits for it is answered with 401.
    void giveUpSignIn();

    bool signedIn() const { return !token_.empty(); }
    /// Whether requests wait for somebody to sign in.
    bool waiting() const { return !waiting_.empty(); }
    /// Of who is signed in, or was until the session ran out; empty: nobody.
    QString login() const { return login_; }
    QString name() const { return name_; }
    /// "administrator", …
    QStringList roles() const { return roles_; }
    /// An account of the demonstration.
    bool demo() const { return demo_; }
    bool may(staff::Permission permission) const { return permissions_.has(permission); }

Q_SIGNALS:
    /// Somebody else is signed in, or nobody.
    void signedInChanged();
    /// A request needs a session and there is none, or none any more: ask for it.
    void signInNeeded();

private:
    struct Request {
        QByteArray method;
        QString target;
        QByteArray body;
        Options options;
        bool with_session = true;
        bool anybody = false;  ///< a 401 is an answer like any other
        bool bound = false;    ///< there was a context
        QPointer<QObject> context;
        Done done;
        std::string token;  ///< it was sent with
    };
    class Inbox;

    void send(Request request);
    void take(std::uint64_t number, const Answer& answer);
    void answer(const Request& request, const Answer& answer);
    void wait(Request request, const Answer& refusal);
    void begin(const QJsonObject& session, const std::string& token);
    void forget();

    const Call call_;
    std::shared_ptr<Inbox> inbox_;
    std::map<std::uint64_t, Request> sent_;
    std::uint64_t last_ = 0;
    std::vector<Request> waiting_;
    Answer refusal_;  ///< of what waits
    std::string token_;
    QString login_;
    QString name_;
    QStringList roles_;
    staff::Permissions permissions_;
    bool demo_ = false;
};

}  // namespace seatlock::ui::host
