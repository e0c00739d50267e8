#include "ui/boxoffice/ticketoffice.h"

#include "ui/boxoffice/verdicts.h"
#include "ui/paper/ticketreading.h"

#include <algorithm>
#include <memory>

#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QPrintDialog>
#include <QPrinter>
#include <QStandardPaths>
#include <QTimer>

namespace seatlock::ui::boxoffice {

namespace {

constexpr int count_tries_max = 10;
constexpr int count_pause_ms = 3'000;
const QString way_key = QStringLiteral("printing/way");
const QString paper_key = QStringLiteral("printing/paper");
const QString printer_key = QStringLiteral("printing/printer");
const QString folder_key = QStringLiteral("printing/folder");
const QStringList way_names = {QStringLiteral("ask"), QStringLiteral("printer"),
                               QStringLiteral("pdf"), QStringLiteral("none")};

}  // namespace

PrintSetup PrintSetup::read(const QSettings& settings) {
    PrintSetup out;
    const auto way = way_names.indexOf(settings.value(way_key).toString());
    if (way >= 0) out.way = static_cast<Way>(way);
    const bool roll = settings.value(paper_key).toString() == QLatin1String("roll");
    out.paper = roll ? paper::Paper::roll : paper::Paper::a4;
    out.printer = settings.value(printer_key).toString();
    out.folder = settings.value(folder_key).toString();
    return out;
}

void PrintSetup::write(QSettings& settings) const {
    settings.setValue(way_key, way_names[static_cast<int>(way)]);
    settings.setValue(paper_key,
                      paper == paper::Paper::roll ? QStringLiteral("roll") : QStringLiteral("a4"));
    settings.setValue(printer_key, printer);
    settings.setValue(folder_key, folder);
}

QString PrintSetup::folderOrDefault() const {
    if (!folder.isEmpty()) return folder;
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
        .filePath(QStringLiteral("Tickets"));
}

TicketOffice::TicketOffice(host::StaffClient& client, QSettings& settings, QObject* parent)
    : QObject(parent), client_(client), settings_(settings), setup_(PrintSetup::read(settings)) {}

void TicketOffice::setSetup(const PrintSetup& setup) {
    setup_ = setup;
    setup_.write(settings_);
}

void TicketOffice::print(const QString& order, QWidget* window) {
    if (setup_.way == PrintSetup::Way::none) return Q_EMIT printed(order, {});
    const bool doubled = order == latest_ && since_latest_.isValid() &&
                         since_latest_.elapsed() < QApplication::doubleClickInterval();
    if (doubled || printing_.contains(order)) return;
    latest_ = order;
    since_latest_.start();
    printing_.insert(order);
    begin({order, setup_, QDir(setup_.folderOrDefault()).filePath(order + QStringLiteral(".pdf")),
           window});
}

void TicketOffice::save(const QString& order, const QString& path) {
    Job job{order, setup_, path, nullptr};
    job.setup.way = PrintSetup::Way::pdf;
    begin(job);
}

void TicketOffice::begin(const Job& job) {
    client_.get(QStringLiteral("/v1/orders/%1/tickets").arg(host::StaffClient::segment(job.order)),
                this, [this, job](const host::Answer& answer) {
                    if (!answer.ok()) return fail(job, answer.message());
                    auto tickets = paper::readTickets(answer.body, job.order);
                    std::erase_if(tickets,
                                  [](const paper::Ticket& ticket) { return !ticket.valid; });
                    if (tickets.empty()) {
                        return fail(job, tr("This order has no tickets to print: it is not "
                                            "paid, or was cancelled."));
                    }
                    draw(job, std::move(tickets));
                });
}

void TicketOffice::draw(const Job& job, std::vector<paper::Ticket> tickets) {
    const auto count = static_cast<int>(tickets.size());
    core::Result<core::Done> done = core::Done{};
    QString where;
    switch (job.setup.way) {
        case PrintSetup::Way::ask:
            return askWhere(job, tickets);
        case PrintSetup::Way::printer:
            done = paper::print(tickets, job.setup.paper, job.setup.printer);
            where = tr("%n ticket(s) to %1", nullptr, count).arg(job.setup.printer);
            break;
        case PrintSetup::Way::pdf:
        case PrintSetup::Way::none:
            QDir().mkpath(QFileInfo(job.path).path());
            done = paper::writePdf(tickets, job.setup.paper, job.path);
            where =
                tr("%n ticket(s) in %1", nullptr, count).arg(QDir::toNativeSeparators(job.path));
            break;
    }
    if (!done) return fail(job, QString::fromStdString(done.error().detail));
    finish(job, tickets, where);
}

void TicketOffice::askWhere(const Job& job, const std::vector<paper::Ticket>& tickets) {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer.get(), job.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, job, tickets, printer] {
        const auto done = paper::print(tickets, job.setup.paper, *printer);
        if (!done) return fail(job, QString::fromStdString(done.error().detail));
        finish(job, tickets,
               tr("%n ticket(s) to %1", nullptr, static_cast<int>(tickets.size()))
                   .arg(printer->printerName()));
    });
    connect(dialog, &QDialog::rejected, this, [this, job] {
        fail(job,
             tr("The tickets of %1 were not printed. Print them when you like.").arg(job.order));
    });
    dialog->open();
}

void TicketOffice::finish(const Job& job, const std::vector<paper::Ticket>& tickets,
                          const QString& where) {
    QJsonArray ids;
    for (const paper::Ticket& ticket : tickets) ids.append(ticket.id);
    count(job, {{QStringLiteral("tickets"), ids}}, host::StaffClient::newIdempotencyKey(),
          count_tries_max);
    Q_EMIT printed(job.order, where);
}

void TicketOffice::count(const Job& job, const QJsonObject& tickets, const QByteArray& key,
                         int tries_left) {
    host::StaffClient::Options options;
    options.idempotency_key = key;
    client_.post(
        QStringLiteral("/v1/orders/%1/tickets/prints").arg(host::StaffClient::segment(job.order)),
        tickets, this,
        [this, job, tickets, key, tries_left](const host::Answer& answer) {
            // Not counted, the next print would not be marked as one again.
            if (unanswered(answer) && tries_left > 1) {
                QTimer::singleShot(count_pause_ms, this, [this, job, tickets, key, tries_left] {
                    count(job, tickets, key, tries_left - 1);
                });
                return;
            }
            printing_.remove(job.order);
        },
        options);
}

void TicketOffice::fail(const Job& job, const QString& why) {
    printing_.remove(job.order);
    latest_.clear();  // to be tried again at once
    Q_EMIT failed(job.order, why);
}

}  // namespace seatlock::ui::boxoffice
