#include "ui/forms/roletexts.h"

#include <QCoreApplication>
#include <QStringList>

namespace seatlock::ui::forms {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RoleTexts)
};

}  // namespace

QString roleTitle(staff::Role role) {
    switch (role) {
        case staff::Role::administrator:
            return Words::tr("Administrator");
        case staff::Role::organizer:
            return Words::tr("Organizer");
        case staff::Role::box_office:
            return Words::tr("Box office");
        case staff::Role::gate:
            return Words::tr("Gate");
        case staff::Role::viewer:
            return Words::tr("Viewer");
    }
    return {};
}

QString roleMeaning(staff::Role role) {
    switch (role) {
        case staff::Role::administrator:
            return Words::tr("May do everything, and makes the accounts of the others.");
        case staff::Role::organizer:
            return Words::tr("Draws venues, prices events, puts them on sale, reads reports.");
        case staff::Role::box_office:
            return Words::tr("Sells, exchanges, refunds and reprints tickets; holds seats back.");
        case staff::Role::gate:
            return Words::tr("Scans tickets at the doors and looks up orders.");
        case staff::Role::viewer:
            return Words::tr("Looks at events and reports, and changes nothing.");
    }
    return {};
}

QString roleTitles(const QStringList& names) {
    QStringList out;
    for (const QString& name : names) {
        const auto role = staff::parseRole(name.toStdString());
        out << (role ? roleTitle(*role) : name);
    }
    return out.join(QStringLiteral(", "));
}

QString permissionTitle(staff::Permission permission) {
    using P = staff::Permission;
    switch (permission) {
        case P::account:
            return Words::tr("Own account");
        case P::venues_read:
            return Words::tr("Read venues");
        case P::venues_write:
            return Words::tr("Change venues");
        case P::charts_read:
            return Words::tr("Read seating charts");
        case P::charts_write:
            return Words::tr("Change seating charts");
        case P::events_read:
            return Words::tr("Read events");
        case P::events_write:
            return Words::tr("Change events");
        case P::inventory_write:
            return Words::tr("Block and assign seats");
        case P::reports_read:
            return Words::tr("Read reports");
        case P::orders_read:
            return Words::tr("Read orders");
        case P::orders_write:
            return Words::tr("Sell, exchange and refund");
        case P::checkins_write:
            return Words::tr("Check tickets in");
        case P::users_manage:
            return Words::tr("Manage users");
        case P::tokens_manage:
            return Words::tr("Manage tokens");
        case P::audit_read:
            return Words::tr("Read the audit trail");
        case P::shifts_write:
            return Words::tr("Open and count tills");
    }
    return {};
}

}  // namespace seatlock::ui::forms
