// Asks which running sale to watch or join. UI thread.
#pragma once

#include "ui/dialogs/connectiontest.h"
#include "ui/dialogs/startrequest.h"

#include <QDialog>

namespace seatlock::ui::dialogs {

class RecentTargets;
class TargetForm;

/// Keep it and open() it again: what was typed is still there after a Cancel.
class AttachDialog : public QDialog {
    Q_OBJECT

public:
    /// `recent` must outlive it. `test` may be empty.
    AttachDialog(RecentTargets& recent, ConnectionTest test, QWidget* parent = nullptr);

    /// Those that the request is made from.
    void setOptions(const config::Options& options);

    void accept() override;
    bool event(QEvent* event) override;

Q_SIGNALS:
    void startRequested(const seatlock::ui::dialogs::StartRequest& request);

private:
    RecentTargets& recent_;
    TargetForm* form_;
};

}  // namespace seatlock::ui::dialogs
