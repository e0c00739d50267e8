#include "ui/forms/questions.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace seatlock::ui::forms {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Questions)
};

}  // namespace

bool confirmed(QWidget* parent, const QString& question, const QString& meaning,
               const QString& act) {
    QMessageBox box(QMessageBox::Question, Words::tr("Seatlock"), question, QMessageBox::Cancel,
                    parent);
    box.setInformativeText(meaning);
    auto* go = box.addButton(act, QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == go;
}

bool mayDiscard(QWidget* parent, const QString& what) {
    return confirmed(parent, Words::tr("Discard the changes to %1?").arg(what),
                     Words::tr("They are not saved yet."), Words::tr("Discard"));
}

}  // namespace seatlock::ui::forms
