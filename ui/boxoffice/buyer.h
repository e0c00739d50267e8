// The customer of a sale, as far as known. A plain value.
#pragma once

#include <QJsonObject>
#include <QString>

namespace seatlock::ui::boxoffice {

struct Buyer {
    QString name;
    QString email;
    QString phone;
    QString group{};  ///< for whom the seats are, when it is more than a person

    bool empty() const {
        return name.isEmpty() && email.isEmpty() && phone.isEmpty() && group.isEmpty();
    }
    /// Members that are known, without the group, which is the order's.
    QJsonObject json() const;
    static Buyer fromJson(const QJsonObject& json);
    /// The `buyer` and the `group` of an order as the API tells it.
    static Buyer ofOrder(const QJsonObject& order);
    bool operator==(const Buyer&) const = default;
};

}  // namespace seatlock::ui::boxoffice
