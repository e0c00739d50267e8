// Which program this is, and by whose work and under which licences. UI thread.
#pragma once

#include <QDialog>

namespace seatlock::ui::dialogs {

class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent = nullptr);

    /// Versions of program and libraries, for a report.
    static QString versions();
};

}  // namespace seatlock::ui::dialogs
