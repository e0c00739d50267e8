// Asks for the moments at which an event is to take place: one for a clone or a
// move, several for a series. UI thread.
#pragma once

#include <vector>

#include <QDateTime>
#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace seatlock::ui::forms {
class TimeField;
}
namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::events {

class DatesDialog : public QDialog {
    Q_OBJECT

public:
    enum class Kind { clone, series, move };

    /// `name`: of the event; `zone`: its venue's; `starts`: as it is now.
    DatesDialog(Kind kind, const QString& name, const QString& zone, const QDateTime& starts,
                QWidget* parent = nullptr);

    /// Of a clone.
    QString name() const;
    /// Of a move: told to those who have tickets.
    QString reason() const;
    QDateTime start() const;
    /// Of a series, as the API takes them.
    QStringList dates() const;

    void accept() override;

private:
    QWidget* makeSeries();
    void add();
    void put(const QDateTime& moment);

    const Kind kind_;
    QLineEdit* name_;
    forms::TimeField* start_;
    QListWidget* list_ = nullptr;
    QSpinBox* times_ = nullptr;
    QSpinBox* every_ = nullptr;
    style::Banner* complaint_;
};

}  // namespace seatlock::ui::events
