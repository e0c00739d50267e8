#include "ui/dialogs/demoaccounts.h"

#include "engine/staff/demoaccounts.h"
#include "ui/forms/roletexts.h"
#include "ui/style/tonedlabel.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace seatlock::ui::dialogs {

DemoAccounts::DemoAccounts(QWidget* parent) : Card(tr("Demo accounts"), parent) {
    auto* meaning = new style::TonedLabel(
        style::Tone::warning,
        tr("For trying things out: whoever sits at this computer can use them. Nothing real is "
           "sold with them."));
    meaning->setWordWrap(true);
    body()->addWidget(meaning);
    auto* grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(12);
    int row = 0;
    for (const auto role : staff::all_roles) {
        const QString title = forms::roleTitle(role);
        auto* button = new QPushButton(title);
        button->setObjectName(QString::fromStdString(staff::demoLogin(role)));
        button->setAccessibleName(tr("Sign in as demo account: %1").arg(title));
        button->setAutoDefault(false);
        auto* what = new style::TonedLabel(style::Tone::muted, forms::roleMeaning(role));
        what->setWordWrap(true);
        grid->addWidget(button, row, 0);
        grid->addWidget(what, row, 1);
        ++row;
        connect(button, &QPushButton::clicked, this, [this, role] {
            Q_EMIT chosen(QString::fromStdString(staff::demoLogin(role)),
                          QString::fromLatin1(staff::demo_password));
        });
    }
    body()->addLayout(grid);
}

}  // namespace seatlock::ui::dialogs
