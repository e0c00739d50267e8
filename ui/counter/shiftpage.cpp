#include "ui/counter/shiftpage.h"

#include "ui/counter/shiftreport.h"
#include "ui/forms/columnfit.h"
#include "ui/forms/listpane.h"
#include "ui/forms/moneyfield.h"
#include "ui/forms/questions.h"
#include "ui/forms/timetexts.h"
#include "ui/models/texts.h"
#include "ui/paper/textprinter.h"
#include "ui/style/banner.h"
#include "ui/style/card.h"
#include "ui/style/emptystate.h"
#include "ui/style/tonedlabel.h"

#include <cstdlib>

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace seatlock::ui::counter {

namespace {

using Kind = style::Banner::Kind;

constexpr int desk_letters_max = 40;
constexpr int note_letters_max = 400;
const QString shifts = QStringLiteral("/v1/shifts");

constexpr int desk_column = 3;

std::vector<forms::Column> columns() {
    const auto difference = [](const QJsonObject& shift) {
        return shift[QLatin1String("closed_at")].toString().isEmpty()
                   ? ShiftPage::tr("open")
                   : models::money(shift[QLatin1String("difference_minor")].toInteger(),
                                   shift[QLatin1String("currency")].toString());
    };
    return {forms::timeColumn(ShiftPage::tr("Opened"), "opened_at"),
            forms::timeColumn(ShiftPage::tr("Closed"), "closed_at", ShiftPage::tr("open")),
            forms::textColumn(ShiftPage::tr("Who"), "user"),
            forms::textColumn(ShiftPage::tr("Desk"), "desk"),
            {ShiftPage::tr("Difference"), difference, Qt::AlignRight | Qt::AlignVCenter}};
}

}  // namespace

ShiftPage::ShiftPage(host::StaffClient& client, QWidget* parent)
    : QWidget(parent),
      client_(client),
      banner_(new style::Banner),
      stack_(new QStackedWidget),
      currency_(new QComboBox),
      desk_(new QLineEdit),
      start_(new forms::MoneyField(tr("Cash in the drawer at the start"))),
      open_(new QPushButton(tr("&Open the Shift"))),
      expected_(new style::TonedLabel(style::Tone::normal)),
      counted_(new forms::MoneyField(tr("Cash counted"))),
      difference_(new style::TonedLabel),
      note_(new QLineEdit),
      close_(new QPushButton(tr("&Close the Shift…"))),
      earlier_(new forms::ListPane(client, tr("Shifts"), QStringLiteral("shifts"),
                                   QStringLiteral("id"), columns())),
      report_(new QTextBrowser),
      print_(new QPushButton(tr("&Print Report…"))),
      pdf_(new QPushButton(tr("Save P&DF…"))) {
    stack_->addWidget(makeOpening());
    stack_->addWidget(makeClosing());
    earlier_->nothing()->setText(tr("No shifts yet"), tr("The first one begins on the left."));
    forms::fitColumns(*earlier_->view()->horizontalHeader(), {desk_column});
    auto* shifts_card = new style::Card(tr("Shifts"));
    shifts_card->body()->addWidget(earlier_);
    auto* report_card = new style::Card(tr("Report"));
    report_->setFrameShape(QFrame::NoFrame);
    report_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    report_->setAccessibleName(tr("Report of the shift"));
    report_card->body()->addWidget(report_);
    auto* paper = new QHBoxLayout;
    paper->addStretch(1);
    paper->addWidget(pdf_);
    paper->addWidget(print_);
    report_card->body()->addLayout(paper);
    auto* left = new QVBoxLayout;
    left->addWidget(stack_);
    left->addWidget(shifts_card, 1);
    auto* row = new QHBoxLayout;
    row->addLayout(left, 1);
    row->addWidget(report_card, 1);
    auto* all = new QVBoxLayout(this);
    all->addWidget(banner_);
    all->addLayout(row, 1);
    connect(earlier_, &forms::ListPane::chosenChanged, this, [this] {
        const QString id = earlier_->chosenKey();
        if (id.isEmpty()) return;
        client_.get(shifts + QLatin1Char('/') + host::StaffClient::segment(id), this,
                    [this](const host::Answer& answer) {
                        answer.ok() ? showReport(answer.body) : tell(answer);
                    });
    });
    connect(pdf_, &QPushButton::clicked, this, &ShiftPage::askPdf);
    connect(print_, &QPushButton::clicked, this, &ShiftPage::print);
    connect(&client_, &host::StaffClient::signedInChanged, this, [this] {
        earlier_->forget();
        take({});
        showReport({});
        if (isVisible()) load();
    });
    setCurrencies({QStringLiteral("EUR")});
    showReport({});
}

QWidget* ShiftPage::makeOpening() {
    auto* card = new style::Card(tr("Open a shift"));
    auto* meaning = new style::TonedLabel(
        style::Tone::muted, tr("What you sell from now on is counted, by who pays how. Count the "
                               "cash in your drawer first."));
    meaning->setWordWrap(true);
    desk_->setMaxLength(desk_letters_max);
    desk_->setPlaceholderText(tr("Counter 1"));
    desk_->setAccessibleName(tr("Desk"));
    currency_->setAccessibleName(tr("Currency"));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("&Desk"), desk_);
    form->addRow(tr("C&urrency"), currency_);
    form->addRow(tr("In the d&rawer"), start_);
    card->body()->addWidget(meaning);
    card->body()->addLayout(form);
    card->body()->addWidget(open_, 0, Qt::AlignRight);
    connect(currency_, &QComboBox::currentTextChanged, start_, &forms::MoneyField::setCurrency);
    connect(open_, &QPushButton::clicked, this, &ShiftPage::open);
    return card;
}

QWidget* ShiftPage::makeClosing() {
    auto* card = new style::Card(tr("Your shift is open"));
    note_->setMaxLength(note_letters_max);
    note_->setAccessibleName(tr("Note"));
    expected_->setScale(1.3, true);
    difference_->setScale(1.1, true);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("Cash expected"), expected_);
    form->addRow(tr("Cash cou&nted"), counted_);
    form->addRow(tr("Difference"), difference_);
    form->addRow(tr("No&te"), note_);
    card->body()->addLayout(form);
    card->body()->addWidget(close_, 0, Qt::AlignRight);
    connect(counted_, &QDoubleSpinBox::valueChanged, this, &ShiftPage::showDifference);
    connect(close_, &QPushButton::clicked, this, &ShiftPage::askClose);
    return card;
}

void ShiftPage::setCurrencies(const QStringList& currencies) {
    QStringList now;
    for (int i = 0; i < currency_->count(); ++i) now << currency_->itemText(i);
    if (currencies.isEmpty() || now == currencies) return;
    const QString chosen = currency_->currentText();
    currency_->clear();
    currency_->addItems(currencies);
    if (currencies.contains(chosen)) currency_->setCurrentText(chosen);
    start_->setCurrency(currency_->currentText());
}

void ShiftPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    load();
}

void ShiftPage::load() {
    if (!client_.signedIn()) return;
    earlier_->setTarget(shifts);
    client_.get(
        shifts + QStringLiteral("?own=true&open=true"), this, [this](const host::Answer& answer) {
            if (!answer.ok()) return tell(answer);
            const QJsonArray open = answer.body[QLatin1String("shifts")].toArray();
            if (open.isEmpty()) {
                take({});
                return Q_EMIT loaded();
            }
            const QString id = open.first().toObject()[QLatin1String("id")].toVariant().toString();
            client_.get(shifts + QLatin1Char('/') + id, this, [this](const host::Answer& whole) {
                if (!whole.ok()) return tell(whole);
                take(whole.body);
                showReport(whole.body);
                Q_EMIT loaded();
            });
        });
}

void ShiftPage::take(const QJsonObject& shift) {
    shift_ = shift;
    const QString currency = shift[QLatin1String("currency")].toString();
    stack_->setCurrentIndex(shift.isEmpty() ? 0 : 1);
    // A closed form under the open one would take its height.
    for (int i = 0; i < stack_->count(); ++i) {
        stack_->widget(i)->setSizePolicy(QSizePolicy::Preferred, i == stack_->currentIndex()
                                                                     ? QSizePolicy::Preferred
                                                                     : QSizePolicy::Ignored);
    }
    if (shift.isEmpty()) return;
    counted_->setCurrency(currency);
    expected_->setText(models::money(shift[QLatin1String("expected_minor")].toInteger(), currency));
    showDifference();
}

QString ShiftPage::differenceText() const {
    return difference_->text();
}

void ShiftPage::showDifference() {
    const auto difference = counted_->minor() - shift_[QLatin1String("expected_minor")].toInteger();
    const QString sum =
        models::money(std::abs(difference), shift_[QLatin1String("currency")].toString());
    difference_->setTone(difference == 0 ? style::Tone::good : style::Tone::warning);
    difference_->setText(difference == 0  ? tr("none")
                         : difference > 0 ? tr("%1 too much").arg(sum)
                                          : tr("%1 missing").arg(sum));
}

void ShiftPage::open() {
    QJsonObject body{{QStringLiteral("currency"), currency_->currentText()},
                     {QStringLiteral("float_minor"), qint64{start_->minor()}}};
    if (const QString desk = desk_->text().trimmed(); !desk.isEmpty()) {
        body[QStringLiteral("desk")] = desk;
    }
    open_->setEnabled(false);
    client_.post(shifts, body, this, [this](const host::Answer& answer) {
        open_->setEnabled(true);
        if (!answer.ok()) {
            tell(answer);
            return load();
        }
        banner_->say(Kind::good, tr("Your shift is open."));
        load();
    });
}

void ShiftPage::askClose() {
    if (forms::confirmed(
            window(), tr("Close your shift?"),
            tr("Counted are %1; the difference is: %2. A closed shift stays as it is.")
                .arg(models::money(counted_->minor(), shift_[QLatin1String("currency")].toString()),
                     difference_->text()),
            tr("Close the Shift"))) {
        close(note_->text().trimmed());
    }
}

void ShiftPage::close(const QString& note) {
    if (shift_.isEmpty()) return;
    QJsonObject body{{QStringLiteral("counted_minor"), qint64{counted_->minor()}}};
    if (!note.isEmpty()) body[QStringLiteral("note")] = note;
    close_->setEnabled(false);
    const QString id = shift_[QLatin1String("id")].toVariant().toString();
    client_.post(shifts + QLatin1Char('/') + id + QStringLiteral("/close"), body, this,
                 [this](const host::Answer& answer) {
                     close_->setEnabled(true);
                     if (!answer.ok()) {
                         tell(answer);
                         return load();
                     }
                     note_->clear();
                     counted_->setMinor(0);
                     take({});
                     showReport(answer.body);
                     earlier_->reload();
                     banner_->say(Kind::good, tr("Your shift is closed. Print its report now."));
                     Q_EMIT loaded();
                 });
}

void ShiftPage::tell(const host::Answer& answer) {
    banner_->say(Kind::error, answer.message());
}

void ShiftPage::showReport(const QJsonObject& shift) {
    shown_ = shift;
    report_->setHtml(shift.isEmpty() ? tr("<p>Choose a shift to see its report.</p>")
                                     : shiftReport(shift));
    print_->setEnabled(!shift.isEmpty());
    pdf_->setEnabled(!shift.isEmpty());
}

bool ShiftPage::savePdf(const QString& path) {
    const auto saved = paper::writeTextPdf(tr("Closing report"), shiftReport(shown_), path);
    if (!saved) banner_->say(Kind::error, QString::fromStdString(saved.error().detail));
    return saved.ok();
}

void ShiftPage::askPdf() {
    const QString path = QFileDialog::getSaveFileName(
        window(), tr("Save the report"), QStringLiteral("shift.pdf"), tr("PDF files (*.pdf)"));
    if (!path.isEmpty()) savePdf(path);
}

void ShiftPage::print() {
    QPrinter printer(QPrinter::HighResolution);
    QPrintDialog dialog(&printer, window());
    if (dialog.exec() != QDialog::Accepted) return;
    paper::printText(shiftReport(shown_), printer);
}

}  // namespace seatlock::ui::counter
