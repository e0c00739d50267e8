// The channels of an event and when each sells. UI thread.
#pragma once

#include "engine/core/clock.h"

#include <functional>
#include <optional>
#include <vector>

#include <QDateTime>
#include <QJsonArray>
#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace seatlock::ui::forms {
class TimeField;
}

namespace seatlock::ui::events {

class ChannelsList : public QWidget {
    Q_OBJECT

public:
    explicit ChannelsList(QWidget* parent = nullptr);

    void setChannels(const QJsonArray& channels);
    /// Public and box office, from now until the event starts; until a person
    /// changes something.
    void suggest(const QDateTime& starts);
    QJsonArray channels() const;
    /// Whether they mean the same, however their moments are written.
    static bool same(const QJsonArray& left, const QJsonArray& right);
    void setZone(const QString& zone);
    /// The database's clock, by which a sale opens; this machine's without it.
    void setClock(std::function<core::Micros()> database_now) { now_ = std::move(database_now); }
    /// Empty: all is right. Otherwise what to do, and the field has the focus.
    QString problem();

Q_SIGNALS:
    void edited();

private:
    struct Row {
        QString slug;
        QLineEdit* name;
        forms::TimeField* from;
        forms::TimeField* to;
        QWidget* box;  ///< around them
    };
    void clear();
    void add(const QString& slug, const QString& name, const QJsonValue& from,
             const QJsonValue& to);
    void addAnother();
    void remove(const QLineEdit* name);

    QDateTime now() const;

    QString zone_;
    std::function<core::Micros()> now_;
    bool touched_ = false;
    QVBoxLayout* column_;
    std::vector<Row> rows_;
};

}  // namespace seatlock::ui::events
