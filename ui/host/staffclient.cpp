#include "ui/host/staffclient.h"

#include <utility>

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <QUuid>

namespace seatlock::ui::host {

namespace {

Answer answerOf(const api::LocalAnswer& said) {
    const auto text = [&said](std::string_view name) {
        const auto value = said.header(name);
        return QByteArray(value.data(), static_cast<qsizetype>(value.size()));
    };
    Answer out;
    out.status = said.status;
    out.raw = QByteArray::fromStdString(said.body);
    out.etag = text("ETag");
    out.media = text("Content-Type");
    out.retry_after_s = text("Retry-After").toInt();
    if (out.media.contains("json")) out.body = QJsonDocument::fromJson(out.raw).object();
    return out;
}

QByteArray textOf(const QJsonObject& body) {
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

}  // namespace

/// Where answers come in from the engine's thread; it outlives the client as long as calls do.
class StaffClient::Inbox {
public:
    explicit Inbox(StaffClient* owner) : owner_(owner) {}

    void close() EXCLUDES(mutex_) {
        const core::MutexLock lock(mutex_);
        owner_ = nullptr;
    }
    void put(std::uint64_t number, const Answer& answer) EXCLUDES(mutex_) {
        const core::MutexLock lock(mutex_);
        if (owner_ == nullptr) return;
        QMetaObject::invokeMethod(
            owner_, [owner = owner_, number, answer] { owner->take(number, answer); },
            Qt::QueuedConnection);
    }

private:
    core::Mutex mutex_;
    StaffClient* owner_ GUARDED_BY(mutex_);
};

StaffClient::StaffClient(Call call, QObject* parent)
    : QObject(parent), call_(std::move(call)), inbox_(std::make_shared<Inbox>(this)) {}

StaffClient::~StaffClient() {
    inbox_->close();
}

QString StaffClient::segment(const QString& text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QByteArray StaffClient::newIdempotencyKey() {
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

void StaffClient::request(const QByteArray& method, const QString& target, const QByteArray& body,
                          QObject* context, Done done, const Options& options) {
    Request request{method,  target,          body, options, true, false, context != nullptr,
                    context, std::move(done), {}};
    send(std::move(request));
}

void StaffClient::get(const QString& target, QObject* context, Done done) {
    request("GET", target, {}, context, std::move(done));
}

void StaffClient::post(const QString& target, const QJsonObject& body, QObject* context, Done done,
                       const Options& options) {
    request("POST", target, textOf(body), context, std::move(done), options);
}

void StaffClient::patch(const QString& target, const QJsonObject& body, const QByteArray& if_match,
                        QObject* context, Done done) {
    Options options;
    options.if_match = if_match;
    request("PATCH", target, textOf(body), context, std::move(done), options);
}

void StaffClient::put(const QString& target, const QJsonObject& body, const QByteArray& if_match,
                      QObject* context, Done done) {
    Options options;
    options.if_match = if_match;
    request("PUT", target, textOf(body), context, std::move(done), options);
}

void StaffClient::del(const QString& target, QObject* context, Done done) {
    request("DELETE", target, {}, context, std::move(done));
}

void StaffClient::send(Request request) {
    api::LocalCalls::Headers headers;
    if (request.with_session) request.token = token_;
    if (!request.token.empty()) headers.push_back({"Authorization", "Bearer " + request.token});
    const auto add = [&headers](const char* name, const QByteArray& value) {
        if (!value.isEmpty()) headers.push_back({name, value.toStdString()});
    };
    if (!request.body.isEmpty()) add("Content-Type", request.options.content_type);
    add("If-Match", request.options.if_match);
    add("Idempotency-Key", request.options.idempotency_key);
    const auto number = ++last_;
    const auto method = request.method.toStdString();
    const auto target = request.target.toStdString();
    const auto body = request.body.toStdString();
    sent_.emplace(number, std::move(request));
    const auto accepted = call_(method, target, std::move(headers), body,
                                [inbox = inbox_, number](const api::LocalAnswer& said) {
                                    inbox->put(number, answerOf(said));
                                });
    if (accepted) return;
    Answer refused;
    if (accepted.error().code == core::ErrorCode::overloaded) {
        refused.status = 503;
        refused.body = {
            {QStringLiteral("type"), QStringLiteral("urn:seatlock:problem:overloaded")},
            {QStringLiteral("detail"), QString::fromStdString(accepted.error().detail)}};
    }
    inbox_->put(number, refused);
}

void StaffClient::take(std::uint64_t number, const Answer& answer) {
    auto node = sent_.extract(number);
    if (node.empty()) return;
    Request request = std::move(node.mapped());
    const bool over = answer.status == 401 &&
                      answer.problemType() == QLatin1String("unauthorized") && !request.anybody;
    if (!over) return this->answer(request, answer);
    // Another request may have found it out first, and somebody be signed in again by now.
    if (signedIn() && request.token != token_) return send(std::move(request));
    wait(std::move(request), answer);
}

void StaffClient::answer(const Request& request, const Answer& answer) {
    if (request.bound && request.context.isNull()) return;
    if (request.done) request.done(answer);
}

void StaffClient::wait(Request request, const Answer& refusal) {
    refusal_ = refusal;
    token_.clear();
    waiting_.push_back(std::move(request));
    Q_EMIT signInNeeded();
}

void StaffClient::begin(const QJsonObject& session, const std::string& token) {
    const auto user = session.value(QLatin1String("user")).toObject();
    const QString before = std::exchange(login_, user.value(QLatin1String("login")).toString());
    token_ = token;
    name_ = user.value(QLatin1String("display_name")).toString();
    demo_ = user.value(QLatin1String("demo")).toBool();
    roles_.clear();
    for (const auto role : user.value(QLatin1String("roles")).toArray()) roles_ << role.toString();
    permissions_ = {};
    for (const auto one : session.value(QLatin1String("permissions")).toArray()) {
        if (const auto known = staff::parsePermission(one.toString().toStdString())) {
            permissions_.add(*known);
        }
    }
    auto waiting = std::exchange(waiting_, {});
    Q_EMIT signedInChanged();
    for (auto& request : waiting) {
        // What one person began is not finished in another's name.
        if (before.isEmpty() || before == login_) {
            send(std::move(request));
        } else {
            answer(request, refusal_);
        }
    }
}

void StaffClient::forget() {
    token_.clear();
    login_.clear();
    name_.clear();
    roles_.clear();
    permissions_ = {};
    demo_ = false;
    Q_EMIT signedInChanged();
}

void StaffClient::signIn(const QString& login, const QString& password, QObject* context,
                         Done done) {
    Request request;
    request.method = "POST";
    request.target = QStringLiteral("/v1/sessions");
    request.body = textOf(
        {{QStringLiteral("login"), login.trimmed()}, {QStringLiteral("password"), password}});
    request.with_session = false;
    request.anybody = true;
    request.bound = context != nullptr;
    request.context = context;
    request.done = [this, done = std::move(done)](const Answer& answer) {
        if (answer.ok()) {
            begin(answer.body, answer.body.value(QLatin1String("token")).toString().toStdString());
        }
        done(answer);
    };
    send(std::move(request));
}

void StaffClient::setUp(const QString& name, const QString& login, const QString& password,
                        QObject* context, Done done) {
    QJsonObject body{{QStringLiteral("login"), login.trimmed()},
                     {QStringLiteral("password"), password}};
    if (!name.trimmed().isEmpty()) body.insert(QStringLiteral("display_name"), name.trimmed());
    Request request;
    request.method = "POST";
    request.target = QStringLiteral("/v1/setup");
    request.body = textOf(body);
    request.with_session = false;
    request.anybody = true;
    request.bound = context != nullptr;
    request.context = context;
    request.done = [this, login, password, context = QPointer(context),
                    done = std::move(done)](const Answer& answer) {
        if (!answer.ok()) return done(answer);
        signIn(login, password, context, done);
    };
    send(std::move(request));
}

void StaffClient::signOut() {
    if (signedIn()) {
        Request request;
        request.method = "DELETE";
        request.target = QStringLiteral("/v1/sessions/current");
        request.anybody = true;
        send(std::move(request));
    }
    giveUpSignIn();
    forget();
}

void StaffClient::resume() {
    if (!signedIn()) return;
    Request request;
    request.method = "GET";
    request.target = QStringLiteral("/v1/sessions/current");
    request.anybody = true;
    request.done = [this](const Answer& answer) {
        if (answer.status == 401) forget();
    };
    send(std::move(request));
}

void StaffClient::giveUpSignIn() {
    for (const auto& request : std::exchange(waiting_, {})) answer(request, refusal_);
}

}  // namespace seatlock::ui::host
