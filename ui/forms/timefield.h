// A moment to be typed, in the time zone of a venue; or none, where that may be. UI thread.
#pragma once

#include <optional>

#include <QDateTime>
#include <QTimeZone>
#include <QWidget>

class QCheckBox;
class QDateTimeEdit;
class QLabel;

namespace seatlock::ui::forms {

class TimeField : public QWidget {
    Q_OBJECT

public:
    /// `name`: for screen readers. `unset`: what it means that there is no moment; empty: there
    /// must be one.
    explicit TimeField(const QString& name, const QString& unset = {}, QWidget* parent = nullptr);

    /// "Europe/Berlin"; UTC where it is not known. The moment stays, so that what is shown moves.
    void setZone(const QString& zone);
    const QTimeZone& zone() const { return zone_; }
    std::optional<QDateTime> time() const;
    void setTime(const std::optional<QDateTime>& time);
    /// What it will be once somebody sets it; nothing where it is set already.
    void suggest(const QDateTime& time);
    /// As the API says it: RFC 3339 in UTC, or null.
    QJsonValue json() const;
    void setJson(const QJsonValue& value);
    QDateTimeEdit* edit() const { return edit_; }

Q_SIGNALS:
    void edited();

private:
    void follow();

    QTimeZone zone_ = QTimeZone::utc();
    QCheckBox* set_ = nullptr;
    QDateTimeEdit* edit_;
    QLabel* zone_name_;
};

}  // namespace seatlock::ui::forms
