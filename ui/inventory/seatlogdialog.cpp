#include "ui/inventory/seatlogdialog.h"

#include "ui/forms/listpane.h"
#include "ui/forms/timetexts.h"
#include "ui/style/emptystate.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace seatlock::ui::inventory {

namespace {
constexpr QSize first_size{860, 420};
}

std::vector<forms::Column> logColumns(bool of_person) {
    std::vector<forms::Column> out{forms::timeColumn(SeatLogDialog::tr("When"), "at")};
    if (of_person) {
        out.push_back(forms::textColumn(SeatLogDialog::tr("Event"), "event"));
        out.push_back(forms::textColumn(SeatLogDialog::tr("Seat"), "seat"));
    }
    out.push_back({SeatLogDialog::tr("Change"), [](const QJsonObject& entry) {
                       return SeatLogDialog::tr("%1 → %2").arg(
                           entry.value(QLatin1String("from")).toString(),
                           entry.value(QLatin1String("to")).toString());
                   }});
    out.push_back(forms::textColumn(SeatLogDialog::tr("Why"), "reason"));
    out.push_back(forms::textColumn(SeatLogDialog::tr("By"), "by"));
    out.push_back(forms::textColumn(SeatLogDialog::tr("Channel"), "channel"));
    out.push_back(forms::textColumn(SeatLogDialog::tr("Order"), "order"));
    out.push_back(forms::textColumn(SeatLogDialog::tr("Buyer"), "buyer_name"));
    out.push_back(forms::textColumn(SeatLogDialog::tr("Details"), "detail"));
    return out;
}

SeatLogDialog::SeatLogDialog(host::StaffClient& client, const QString& event, const QString& seat,
                             QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("History of Seat %1").arg(seat));
    auto* list = new forms::ListPane(client, windowTitle(), QStringLiteral("entries"),
                                     QStringLiteral("version"), logColumns(false));
    list->nothing()->setIcon(style::Icon::history);
    list->nothing()->setText(tr("Nothing has happened to it yet"),
                             tr("It was never held, sold or blocked."));
    list->setTarget(QStringLiteral("/v1/staff/events/%1/seats/%2/log?limit=200")
                        .arg(host::StaffClient::segment(event), host::StaffClient::segment(seat)));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    resize(first_size);
}

}  // namespace seatlock::ui::inventory
