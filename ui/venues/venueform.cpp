#include "ui/venues/venueform.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTimeZone>

namespace seatlock::ui::venues {

namespace {

constexpr int letters_max = 100;

QStringList zones() {
    QStringList out;
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds()) {
        // Those that people say, "Europe/Berlin", and not "Etc/GMT+3".
        if (id.contains('/') && !id.startsWith("Etc/") && !id.startsWith("SystemV/")) {
            out << QString::fromLatin1(id);
        }
    }
    out << QStringLiteral("UTC");
    return out;
}

/// A desk whose clock is on no city's time, as servers are, begins with UTC.
QString ownZone(const QComboBox& known) {
    const QString own = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    return known.findText(own, Qt::MatchFixedString | Qt::MatchCaseSensitive) >= 0
               ? own
               : QStringLiteral("UTC");
}

}  // namespace

VenueForm::VenueForm(QWidget* parent)
    : RecordForm(parent), name_(new QLineEdit), address_(new QLineEdit), zone_(new QComboBox) {
    name_->setAccessibleName(tr("Name"));
    name_->setObjectName(QStringLiteral("name"));
    name_->setMaxLength(letters_max);
    name_->setPlaceholderText(tr("As it stands on tickets"));
    address_->setAccessibleName(tr("Address"));
    address_->setMaxLength(letters_max);
    zone_->setAccessibleName(tr("Time zone"));
    zone_->setEditable(true);
    zone_->setInsertPolicy(QComboBox::NoInsert);
    zone_->addItems(zones());
    zone_->completer()->setFilterMode(Qt::MatchContains);
    zone_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    zone_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    zone_->setToolTip(tr("All times of its events are shown in this zone"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Name:"), name_);
    form->addRow(tr("A&ddress:"), address_);
    form->addRow(tr("&Time zone:"), zone_);
    connect(name_, &QLineEdit::textEdited, this, &VenueForm::edited);
    connect(address_, &QLineEdit::textEdited, this, &VenueForm::edited);
    connect(zone_, &QComboBox::currentTextChanged, this, &VenueForm::edited);
    setFocusProxy(name_);
    VenueForm::setRecord({});
}

void VenueForm::setRecord(const QJsonObject& venue) {
    const QSignalBlocker quiet(this);
    venue_ = venue;
    name_->setText(venue.value(QLatin1String("name")).toString());
    address_->setText(venue.value(QLatin1String("address")).toString());
    zone_->setCurrentText(isNew() ? ownZone(*zone_)
                                  : venue.value(QLatin1String("time_zone")).toString());
}

bool VenueForm::dirty() const {
    const auto now = change();
    // A new one has a zone before anybody typed anything.
    return isNew() ? now.contains(QLatin1String("name")) : !now.isEmpty();
}

QJsonObject VenueForm::change() const {
    QJsonObject out;
    const auto put = [&](const char* member, const QString& text) {
        const auto name = QString::fromLatin1(member);
        if (text != venue_.value(name).toString()) out.insert(name, text);
    };
    put("name", name_->text().trimmed());
    put("address", address_->text().trimmed());
    put("time_zone", zone_->currentText().trimmed());
    return out;
}

QString VenueForm::problem() {
    if (name_->text().trimmed().isEmpty()) {
        name_->setFocus();
        return tr("Give the venue a name.");
    }
    if (!QTimeZone(zone_->currentText().trimmed().toLatin1()).isValid()) {
        zone_->setFocus();
        return tr("Choose a time zone from the list: type a city, like Berlin.");
    }
    return {};
}

std::vector<forms::Facet> VenueForm::facets() const {
    return {forms::facet(tr("Name"), "name"), forms::facet(tr("Address"), "address"),
            forms::facet(tr("Time zone"), "time_zone")};
}

}  // namespace seatlock::ui::venues
