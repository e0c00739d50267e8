#include "ui/counter/printchoice.h"

#include "ui/style/icons.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace seatlock::ui::counter {

using Way = boxoffice::PrintSetup::Way;

PrintChoice::PrintChoice(boxoffice::TicketOffice& office, QWidget* parent)
    : QWidget(parent),
      office_(office),
      ways_(new QComboBox),
      papers_(new QComboBox),
      folder_(new QToolButton) {
    auto* name = new QLabel(tr("Tic&kets"));
    name->setBuddy(ways_);
    ways_->setAccessibleName(tr("Where tickets are printed"));
    ways_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    papers_->setAccessibleName(tr("Paper of tickets"));
    papers_->addItem(tr("A4"), static_cast<int>(paper::Paper::a4));
    papers_->addItem(tr("80 mm roll"), static_cast<int>(paper::Paper::roll));
    folder_->setIcon(style::Icons::icon(style::Icon::open));
    folder_->setAccessibleName(tr("Folder for PDF files"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(name);
    row->addWidget(ways_, 1);
    row->addWidget(papers_);
    row->addWidget(folder_);
    fill();
    connect(ways_, &QComboBox::activated, this, &PrintChoice::take);
    connect(papers_, &QComboBox::activated, this, &PrintChoice::take);
    connect(folder_, &QToolButton::clicked, this, &PrintChoice::askFolder);
}

void PrintChoice::fill() {
    const auto& setup = office_.setup();
    const QSignalBlocker quiet(ways_);
    ways_->clear();
    ways_->addItem(tr("Save as PDF"), static_cast<int>(Way::pdf));
    ways_->addItem(tr("Ask for a printer"), static_cast<int>(Way::ask));
    QStringList names = paper::printers();
    // A printer that is off just now stays the choice; printing says that it is not there.
    if (!setup.printer.isEmpty() && !names.contains(setup.printer)) names << setup.printer;
    for (const QString& name : names) {
        ways_->addItem(name, static_cast<int>(Way::printer));
        ways_->setItemData(ways_->count() - 1, name, Qt::UserRole + 1);
    }
    ways_->addItem(tr("Do not print"), static_cast<int>(Way::none));
    for (int i = 0; i < ways_->count(); ++i) {
        if (ways_->itemData(i).toInt() != static_cast<int>(setup.way)) continue;
        if (setup.way == Way::printer &&
            ways_->itemData(i, Qt::UserRole + 1).toString() != setup.printer) {
            continue;
        }
        ways_->setCurrentIndex(i);
    }
    papers_->setCurrentIndex(papers_->findData(static_cast<int>(setup.paper)));
    folder_->setToolTip(
        tr("PDF files go to %1").arg(QDir::toNativeSeparators(setup.folderOrDefault())));
    folder_->setVisible(setup.way == Way::pdf);
}

void PrintChoice::take() {
    auto setup = office_.setup();
    setup.way = static_cast<Way>(ways_->currentData().toInt());
    if (setup.way == Way::printer) {
        setup.printer = ways_->currentData(Qt::UserRole + 1).toString();
    }
    setup.paper = static_cast<paper::Paper>(papers_->currentData().toInt());
    office_.setSetup(setup);
    fill();
}

void PrintChoice::askFolder() {
    const QString folder = QFileDialog::getExistingDirectory(window(), tr("Folder for tickets"),
                                                             office_.setup().folderOrDefault());
    if (folder.isEmpty()) return;
    auto setup = office_.setup();
    setup.folder = folder;
    office_.setSetup(setup);
    fill();
}

}  // namespace seatlock::ui::counter
