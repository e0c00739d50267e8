// Tickets of an order onto paper, as this desk has it set up. The UI thread.
#pragma once

#include "ui/host/staffclient.h"
#include "ui/paper/ticketprinter.h"

#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QSettings>
#include <QString>
#include <QWidget>

namespace seatlock::ui::boxoffice {

struct PrintSetup {
    enum class Way { ask, printer, pdf, none };

    Way way = Way::pdf;
    paper::Paper paper = paper::Paper::a4;
    QString printer;  ///< its name
    QString folder;   ///< for PDF files; empty: the documents' folder

    static PrintSetup read(const QSettings& settings);
    void write(QSettings& settings) const;
    QString folderOrDefault() const;
};

class TicketOffice : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    TicketOffice(host::StaffClient& client, QSettings& settings, QObject* parent = nullptr);

    const PrintSetup& setup() const { return setup_; }
    /// Kept for the next start.
    void setSetup(const PrintSetup& setup);

    /// Prints every valid ticket of an order, by signal done. `window`: above which a print dialog
    /// stands. A second click, or one while these are being printed, prints nothing more.
    void print(const QString& order, QWidget* window);
    /// Into this file, whatever the setup says.
    void save(const QString& order, const QString& path);

Q_SIGNALS:
    /// `where`: for people: "2 tickets to Counter 1".
    void printed(const QString& order, const QString& where);
    /// `why` says what to do.
    void failed(const QString& order, const QString& why);

private:
    struct Job {
        QString order;
        PrintSetup setup;
        QString path;  ///< of a PDF
        QPointer<QWidget> window;
    };

    void begin(const Job& job);
    void draw(const Job& job, std::vector<paper::Ticket> tickets);
    void askWhere(const Job& job, const std::vector<paper::Ticket>& tickets);
    void finish(const Job& job, const std::vector<paper::Ticket>& tickets, const QString& where);
    void count(const Job& job, const QJsonObject& tickets, const QByteArray& key, int tries_left);
    void fail(const Job& job, const QString& why);

    host::StaffClient& client_;
    QSettings& settings_;
    PrintSetup setup_;
    QSet<QString> printing_;  ///< orders, until their print is counted
    QString latest_;
    QElapsedTimer since_latest_;
};

}  // namespace seatlock::ui::boxoffice
