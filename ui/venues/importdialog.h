// Brings a chart from a file into a venue: reads it with a bar that tells how far it is, lists what
// is wrong with it, and leaves nothing behind when it is cancelled. UI thread.
#pragma once

#include "ui/host/staffclient.h"
#include "ui/venues/chartreading.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::venues {

class ImportDialog : public QDialog {
    Q_OBJECT

public:
    /// `client` must outlive it. `venue`: its slug.
    ImportDialog(host::StaffClient& client, const QString& venue, QWidget* parent = nullptr);

    /// Opens it, and reads this file.
    void read(const QString& path);

Q_SIGNALS:
    /// The chart is in the venue; its id.
    void imported(const QString& chart);

protected:
    void done(int result) override;

private:
    void take(const seating::Imported& imported, const QByteArray& document);
    void keep();

    host::StaffClient& client_;
    const QString venue_;
    ChartReading* reading_;
    QByteArray document_;
    QLabel* file_;
    QLineEdit* name_;
    QProgressBar* bar_;
    style::Banner* news_;
    QPushButton* keep_;
    bool sent_ = false;
};

}  // namespace seatlock::ui::venues
