#include "ui/host/answer.h"

#include <QCoreApplication>

namespace seatlock::ui::host {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Answer)
};

/// The engine's sentences begin small and end without a stop.
QString sentence(const QString& text) {
    if (text.isEmpty()) return text;
    QString out = text;
    out[0] = out[0].toUpper();
    const QChar last = out.back();
    if (last.isLetterOrNumber() || last == QLatin1Char('"') || last == QLatin1Char(')')) {
        out += QLatin1Char('.');
    }
    return out;
}

}  // namespace

QString Answer::problemType() const {
    const QString type = body.value(QLatin1String("type")).toString();
    return type.mid(type.lastIndexOf(QLatin1Char(':')) + 1);
}

QString Answer::message() const {
    if (ok()) return {};
    const QString type = problemType();
    const QString detail = body.value(QLatin1String("detail")).toString();
    if (status == 0) {
        return Words::tr(
            "No engine answers. Start it from the Engine menu, then try again; what you have "
            "entered stays here.");
    }
    if (type == QLatin1String("unauthorized")) {
        return Words::tr("You are not signed in. Sign in, then try again.");
    }
    if (type == QLatin1String("forbidden")) {
        return Words::tr("Your role does not allow this: %1").arg(sentence(detail));
    }
    if (type == QLatin1String("precondition-failed")) {
        return Words::tr("Somebody else has changed it since you opened it.");
    }
    if (type == QLatin1String("sign-in-throttled") && retry_after_s > 0) {
        return Words::tr("Too many failed tries. Wait %n second(s), then try again.", nullptr,
                         retry_after_s);
    }
    if (type == QLatin1String("overloaded") || type == QLatin1String("draining") ||
        type == QLatin1String("database-unavailable")) {
        return Words::tr("The engine could not do it just now: %1 Try again in a moment.")
            .arg(sentence(detail));
    }
    if (!detail.isEmpty()) return sentence(detail);
    const QString title = body.value(QLatin1String("title")).toString();
    return title.isEmpty() ? Words::tr("It was refused (status %1).").arg(status) : sentence(title);
}

}  // namespace seatlock::ui::host
