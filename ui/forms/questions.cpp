#include "ui/forms/questions.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QMessageBox>
#include <QPushButton>

namespace seatlock::ui::forms {

namespace {

constexpr int letters_wide = 64;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Questions)
};

}  // namespace

bool confirmed(QWidget* parent, const QString& question, const QString& meaning, const QString& act,
               const QString& back) {
    QMessageBox box(QMessageBox::Question, Words::tr("Seatlock"), question, QMessageBox::Cancel,
                    parent);
    box.setInformativeText(meaning);
    auto* go = box.addButton(act, QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel);
    if (!back.isEmpty()) box.button(QMessageBox::Cancel)->setText(back);
    // By itself it is as narrow as its question, however much there is to read below.
    if (auto* grid = qobject_cast<QGridLayout*>(box.layout())) {
        const int width = letters_wide * box.fontMetrics().averageCharWidth();
        grid->addItem(new QSpacerItem(width, 0), grid->rowCount(), 0, 1, grid->columnCount());
    }
    box.exec();
    return box.clickedButton() == go;
}

bool mayDiscard(QWidget* parent, const QString& what) {
    return confirmed(parent, Words::tr("Discard the changes to %1?").arg(what),
                     Words::tr("They are not saved yet."), Words::tr("Discard"));
}

}  // namespace seatlock::ui::forms
