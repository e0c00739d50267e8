// The audit trail: who changed what, and when. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;

namespace seatlock::ui::forms {
class ListPane;
}

namespace seatlock::ui::people {

class TrailPanel : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit TrailPanel(host::StaffClient& client, QWidget* parent = nullptr);

    void load();
    void forget();

private:
    void build();
    QString target() const;
    void showDetails();

    forms::ListPane* list_;
    QLineEdit* login_;
    QLineEdit* event_;
    QCheckBox* since_;
    QDateEdit* from_;
    QPlainTextEdit* details_;
};

}  // namespace seatlock::ui::people
