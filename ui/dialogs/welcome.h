// Fills the window at the first run: what would you like to do? UI thread.
#pragma once

#include "ui/dialogs/connectiontest.h"
#include "ui/dialogs/startrequest.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace seatlock::ui::style {
class Banner;
}

namespace seatlock::ui::dialogs {

class ChoiceCard;
class FolderField;
class RecentTargets;
class TargetForm;

class Welcome : public QWidget {
    Q_OBJECT

public:
    /// `options` are those in force; what is chosen here is changed in them. `test` may be empty.
    Welcome(const config::Options& options, ConnectionTest test, QWidget* parent = nullptr);

    /// Offers what was used before. It must outlive this; entries are added to it.
    void setRecent(RecentTargets& recent);

Q_SIGNALS:
    void startRequested(const seatlock::ui::dialogs::StartRequest& request);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHead();
    void makeFolderPart();
    void follow();
    void start();
    void startHere();
    void startThere();

    const config::Options options_;
    QLabel* picture_;
    ChoiceCard* demo_;
    ChoiceCard* empty_;
    ChoiceCard* join_;
    QWidget* folder_part_;
    FolderField* folder_;
    style::Banner* complaint_;
    TargetForm* target_;
    QPushButton* start_;
    RecentTargets* recent_ = nullptr;
};

}  // namespace seatlock::ui::dialogs
