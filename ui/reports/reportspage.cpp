#include "ui/reports/reportspage.h"

#include "ui/forms/listpane.h"
#include "ui/forms/timetexts.h"
#include "ui/forms/wholelist.h"
#include "ui/inventory/seatlogdialog.h"
#include "ui/reports/reportpaper.h"
#include "ui/reports/reporttables.h"
#include "ui/reports/reportview.h"
#include "ui/style/banner.h"
#include "ui/style/emptystate.h"

#include <algorithm>

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace seatlock::ui::reports {

namespace {

using Kind = style::Banner::Kind;

std::vector<forms::Column> seatColumns() {
    return {forms::textColumn(ReportsPage::tr("Seat"), "seat"),
            forms::textColumn(ReportsPage::tr("State"), "state"),
            forms::textColumn(ReportsPage::tr("Buyer"), "buyer_name"),
            forms::textColumn(ReportsPage::tr("E-mail"), "buyer_email"),
            forms::textColumn(ReportsPage::tr("Order"), "order"),
            forms::textColumn(ReportsPage::tr("Category"), "category"),
            forms::textColumn(ReportsPage::tr("Channel"), "channel"),
            forms::timeColumn(ReportsPage::tr("Held until"), "held_until"),
            forms::textColumn(ReportsPage::tr("Blocked for"), "reason"),
            forms::textColumn(ReportsPage::tr("Note"), "note")};
}

}  // namespace

ReportsPage::ReportsPage(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      event_(new QComboBox),
      compare_(new QComboBox),
      refresh_(new QPushButton(style::Icons::icon(style::Icon::refresh), tr("&Refresh"))),
      export_(new QPushButton(style::Icons::icon(style::Icon::export_file), tr("E&xport"))),
      news_(new style::Banner),
      tabs_(new QTabWidget),
      view_(new ReportView),
      seats_(new forms::ListPane(client, tr("Seats"), QStringLiteral("seats"),
                                 QStringLiteral("seat"), seatColumns())),
      person_(new QLineEdit),
      log_(new forms::ListPane(client, tr("Log of a person"), QStringLiteral("entries"),
                               QStringLiteral("at"), inventory::logColumns(true))) {
    seats_->setSearchParameter(QStringLiteral("q"));
    seats_->search()->setPlaceholderText(tr("Seat, name, e-mail or order"));
    seats_->nothing()->setText(tr("No seat"), tr("The event has no seats that fit."));
    tabs_->setDocumentMode(true);
    tabs_->tabBar()->setAccessibleName(tr("Kinds of reports"));
    tabs_->addTab(view_, tr("Sales"));
    tabs_->addTab(seats_, tr("Who has which seat"));
    tabs_->addTab(makePeople(), tr("Log of a person"));
    auto* all = new QVBoxLayout(this);
    all->addWidget(makeTop());
    all->addWidget(news_);
    all->addWidget(tabs_, 1);
    makeExport();
    connect(event_, &QComboBox::activated, this, [this] {
        loadReport();
        loadSeats();
    });
    connect(compare_, &QComboBox::activated, this, &ReportsPage::loadReport);
    connect(refresh_, &QPushButton::clicked, this, &ReportsPage::loadEvents);
    connect(tabs_, &QTabWidget::currentChanged, this, &ReportsPage::loadSeats);
    connect(&client_, &host::StaffClient::signedInChanged, this, &ReportsPage::adapt);
    adapt();
}

QWidget* ReportsPage::makeTop() {
    auto* top = new QWidget;
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [row](const QString& title, QComboBox* box, const QString& name) {
        auto* label = new QLabel(title);
        label->setBuddy(box);
        box->setAccessibleName(name);
        box->setMinimumContentsLength(24);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        row->addWidget(label);
        row->addWidget(box);
    };
    add(tr("Eve&nt:"), event_, tr("Event"));
    add(tr("&Compare with:"), compare_, tr("Compare with"));
    event_->setPlaceholderText(tr("No event"));
    row->addStretch(1);
    row->addWidget(refresh_);
    row->addWidget(export_);
    return top;
}

QWidget* ReportsPage::makePeople() {
    person_->setAccessibleName(tr("Whose log"));
    person_->setPlaceholderText(tr("E-mail address, name, or code of an order; then Enter"));
    log_->nothing()->setIcon(style::Icon::person);
    tellNobody({});
    log_->setTarget({});
    connect(person_, &QLineEdit::returnPressed, this, [this] {
        const QString whose = person_->text().trimmed();
        tellNobody(whose);
        log_->setTarget(whose.isEmpty() ? QString()
                                        : QStringLiteral("/v1/staff/log?person=") +
                                              host::StaffClient::segment(whose));
    });
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addWidget(person_);
    column->addWidget(log_, 1);
    return page;
}

void ReportsPage::tellNobody(const QString& whose) {
    whose.isEmpty()
        ? log_->nothing()->setText(tr("Whose log?"),
                                   tr("Enter above whom to look for: every change of a seat that "
                                      "was made for that one is listed."))
        : log_->nothing()->setText(tr("No seat was ever changed for “%1”").arg(whose),
                                   tr("Names and addresses are to be written in full."));
}

void ReportsPage::makeExport() {
    auto* menu = new QMenu(export_);
    connect(menu->addAction(tr("&Report as PDF…")), &QAction::triggered, this,
            &ReportsPage::savePaper);
    menu->addSeparator();
    const auto add = [&](const QString& id, const QString& title) {
        connect(menu->addAction(tr("%1 as CSV…").arg(title)), &QAction::triggered, this,
                [this, id, title] { saveTable(id, title); });
    };
    add(QStringLiteral("summary"), tr("Figures at a glance"));
    add(QStringLiteral("curve"), tr("Seats sold over time"));
    for (const auto& table : tablesOf({})) add(table.id, table.title);
    export_->setMenu(menu);
}

void ReportsPage::adapt() {
    const bool people = client_.may(staff::Permission::orders_read);
    tabs_->setTabVisible(1, people);
    tabs_->setTabVisible(2, people);
    if (client_.login() == login_) return;
    login_ = client_.login();
    report_ = {};
    event_->clear();
    compare_->clear();
    view_->setReport({});
    seats_->forget();
    log_->forget();
    news_->clear();
    if (isVisible()) loadEvents();
}

void ReportsPage::loadEvents() {
    if (!client_.signedIn()) return;
    forms::readWhole(client_, QStringLiteral("/v1/staff/events"), QStringLiteral("events"), this,
                     [this](const host::Answer& answer, const QJsonArray& events) {
                         if (!answer.ok()) return news_->say(Kind::error, answer.message());
                         news_->clear();
                         takeEvents(events);
                     });
}

void ReportsPage::takeEvents(const QJsonArray& events) {
    const auto fill = [&events](QComboBox* box) {
        for (const auto one : events) {
            // The same show is on several dates.
            box->addItem(
                tr("%1 — %2").arg(one[QLatin1String("name")].toString(),
                                  forms::timeText(one[QLatin1String("starts_at")],
                                                  one[QLatin1String("time_zone")].toString())),
                one[QLatin1String("slug")].toString());
        }
    };
    const auto chosen = event_->currentData();
    const auto compared = compare_->currentData();
    event_->clear();
    compare_->clear();
    compare_->addItem(tr("nothing"), QString());
    fill(event_);
    fill(compare_);
    event_->setCurrentIndex(std::max(events.isEmpty() ? -1 : 0, event_->findData(chosen)));
    compare_->setCurrentIndex(std::max(0, compare_->findData(compared)));
    export_->setEnabled(!events.isEmpty());
    if (events.isEmpty()) {
        return news_->say(Kind::info, tr("There is no event yet to report on. Plan one on the "
                                         "Events page."));
    }
    loadReport();
    loadSeats();
}

QString ReportsPage::target() const {
    return QStringLiteral("/v1/staff/events/%1/report")
        .arg(host::StaffClient::segment(event_->currentData().toString()));
}

void ReportsPage::loadReport() {
    if (event_->currentIndex() < 0) return;
    QString wanted = target();
    const QString compared = compare_->currentData().toString();
    if (!compared.isEmpty()) {
        wanted += QStringLiteral("?compare=") + host::StaffClient::segment(compared);
    }
    client_.get(wanted, this, [this, number = ++asked_](const host::Answer& answer) {
        if (number != asked_) return;
        if (!answer.ok()) return news_->say(Kind::error, answer.message());
        news_->clear();
        report_ = answer.body;
        view_->setReport(report_);
    });
}

void ReportsPage::loadSeats() {
    if (tabs_->currentWidget() != seats_ || event_->currentIndex() < 0) return;
    seats_->setTarget(QStringLiteral("/v1/staff/events/%1/seats?limit=500")
                          .arg(host::StaffClient::segment(event_->currentData().toString())));
}

void ReportsPage::saveTable(const QString& table, const QString& title) {
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save as CSV"),
        QStringLiteral("%1-%2.csv").arg(event_->currentData().toString(), table),
        tr("CSV files (*.csv)"));
    if (path.isEmpty()) return;
    client_.get(target() + QStringLiteral("?format=csv&table=") + table, this,
                [this, path, title](const host::Answer& answer) {
                    if (!answer.ok()) return news_->say(Kind::error, answer.message());
                    QSaveFile file(path);
                    const bool kept = file.open(QIODevice::WriteOnly) &&
                                      file.write(answer.raw) == answer.raw.size() && file.commit();
                    news_->say(
                        kept ? Kind::good : Kind::error,
                        kept ? tr("%1: saved as %2.").arg(title, path)
                             : tr("%1 could not be written: %2.").arg(path, file.errorString()));
                });
}

void ReportsPage::savePaper() {
    if (report_.isEmpty()) return;
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the Report"),
        QStringLiteral("%1-report.pdf").arg(event_->currentData().toString()),
        tr("PDF documents (*.pdf)"));
    if (path.isEmpty()) return;
    const auto written = writeReport(report_, client_.name(), path);
    news_->say(written ? Kind::good : Kind::error,
               written ? tr("The report is saved as %1.").arg(path)
                       : QString::fromStdString(written.error().detail));
}

void ReportsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (client_.signedIn()) loadEvents();
}

}  // namespace seatlock::ui::reports
