#include "ui/boxoffice/till.h"

#include <algorithm>

#include <QCoreApplication>
#include <QJsonObject>

namespace seatlock::ui::boxoffice {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Till", text);
}

}  // namespace

QString methodName(Method method) {
    switch (method) {
        case Method::cash:
            return QStringLiteral("cash");
        case Method::card:
            return QStringLiteral("card");
        case Method::invoice:
            return QStringLiteral("invoice");
        case Method::complimentary:
            return QStringLiteral("complimentary");
    }
    return {};
}

std::optional<Method> parseMethod(const QString& name) {
    for (const Method method : all_methods) {
        if (methodName(method) == name) return method;
    }
    return std::nullopt;
}

QString methodTitle(Method method) {
    switch (method) {
        case Method::cash:
            return tr("Cash");
        case Method::card:
            return tr("Card");
        case Method::invoice:
            return tr("Invoice");
        case Method::complimentary:
            return tr("Complimentary");
    }
    return {};
}

void Till::begin(std::int64_t due_minor) {
    due_ = due_minor;
    payments_.clear();
}

void Till::setDue(std::int64_t due_minor) {
    due_ = due_minor;
    while (paid() > due_) payments_.pop_back();
}

std::optional<Till::Refusal> Till::take(Method method, std::optional<std::int64_t> handed_minor,
                                        const QString& note, bool buyer_known) {
    if (left() <= 0) return Refusal::nothing_due;
    const std::int64_t handed = handed_minor.value_or(left());
    const QString said = note.trimmed();
    if (handed <= 0) return Refusal::no_amount;
    if (handed > left() && method != Method::cash) return Refusal::too_much;
    if (method == Method::card && said.isEmpty()) return Refusal::no_reference;
    if (method == Method::complimentary && said.isEmpty()) return Refusal::no_reason;
    if (method == Method::invoice && !buyer_known) return Refusal::no_buyer;
    Payment payment;
    payment.method = method;
    payment.amount_minor = std::min(handed, left());
    if (method == Method::cash) payment.tendered_minor = handed;
    (method == Method::complimentary ? payment.reason : payment.reference) = said;
    if (method == Method::cash) payment.reference.clear();
    payments_.push_back(payment);
    return std::nullopt;
}

void Till::undo() {
    if (!payments_.empty()) payments_.pop_back();
}

std::int64_t Till::paid() const {
    std::int64_t out = 0;
    for (const Payment& payment : payments_) out += payment.amount_minor;
    return out;
}

std::int64_t Till::change() const {
    std::int64_t out = 0;
    for (const Payment& payment : payments_) out += payment.change();
    return out;
}

QJsonArray Till::json() const {
    QJsonArray out;
    for (const Payment& payment : payments_) {
        QJsonObject one{{QStringLiteral("method"), methodName(payment.method)},
                        {QStringLiteral("amount_minor"), qint64{payment.amount_minor}}};
        if (payment.method == Method::cash) {
            one[QStringLiteral("tendered_minor")] = qint64{payment.tendered_minor};
        }
        if (!payment.reference.isEmpty()) one[QStringLiteral("reference")] = payment.reference;
        if (!payment.reason.isEmpty()) one[QStringLiteral("reason")] = payment.reason;
        out.append(one);
    }
    return out;
}

QString refusalText(Till::Refusal refusal) {
    switch (refusal) {
        case Till::Refusal::nothing_due:
            return tr("Nothing is left to be paid.");
        case Till::Refusal::no_amount:
            return tr("Type an amount, like 40 or 12.50.");
        case Till::Refusal::too_much:
            return tr("That is more than is left to be paid. Only cash gives change.");
        case Till::Refusal::no_reference:
            return tr("Type the reference that the card terminal printed.");
        case Till::Refusal::no_reason:
            return tr("Say why these tickets are complimentary.");
        case Till::Refusal::no_buyer:
            return tr("An invoice needs a customer: type a name or an e-mail address first.");
    }
    return {};
}

}  // namespace seatlock::ui::boxoffice
