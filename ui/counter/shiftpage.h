// A clerk's shift: opened with what is in the drawer, closed with what is counted there. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QJsonObject>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTextBrowser;

namespace seatlock::ui::forms {
class ListPane;
class MoneyField;
}  // namespace seatlock::ui::forms
namespace seatlock::ui::style {
class Banner;
class Card;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::counter {

class ShiftPage : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit ShiftPage(host::StaffClient& client, QWidget* parent = nullptr);

    /// Offered for the drawer: those of the events that are on sale.
    void setCurrencies(const QStringList& currencies);

    /// Empty: none is open.
    const QJsonObject& shift() const { return shift_; }
    forms::MoneyField* startSum() const { return start_; }
    forms::MoneyField* counted() const { return counted_; }
    QPushButton* openButton() const { return open_; }
    QPushButton* closeButton() const { return close_; }
    QString differenceText() const;
    style::Banner* banner() const { return banner_; }
    QTextBrowser* report() const { return report_; }

    /// As the buttons, but close() asks nobody.
    void open();
    void close(const QString& note);
    /// The report that is shown, into this PDF file.
    bool savePdf(const QString& path);
    using QWidget::close;

Q_SIGNALS:
    void loaded();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeOpening();
    QWidget* makeClosing();
    void askClose();
    void askPdf();
    void print();
    void load();
    void take(const QJsonObject& shift);
    void showReport(const QJsonObject& shift);
    void showDifference();
    void tell(const host::Answer& answer);

    host::StaffClient& client_;
    QJsonObject shift_;
    QJsonObject shown_;  ///< whose report that is
    QByteArray key_;
    style::Banner* banner_;
    QStackedWidget* stack_;
    QComboBox* currency_;
    QLineEdit* desk_;
    forms::MoneyField* start_;
    QPushButton* open_;
    style::TonedLabel* expected_;
    forms::MoneyField* counted_;
    style::TonedLabel* difference_;
    QLineEdit* note_;
    QPushButton* close_;
    forms::ListPane* earlier_;
    QTextBrowser* report_;
    QPushButton* print_;
    QPushButton* pdf_;
};

}  // namespace seatlock::ui::counter
