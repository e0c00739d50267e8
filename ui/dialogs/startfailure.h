// Fills the window when the engine did not start: what happened, what to do, and buttons that do
// it. UI thread.
#pragma once

#include "engine/core/error.h"
#include "ui/dialogs/failureadvice.h"
#include "ui/dialogs/startrequest.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace seatlock::ui::style {
class Banner;
class Card;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::dialogs {

class FolderField;

class StartFailure : public QWidget {
    Q_OBJECT

public:
    explicit StartFailure(QWidget* parent = nullptr);

    /// What failed, and what was tried. What a person has typed since the last time stays.
    void present(const core::Error& error, const StartRequest& tried);
    const FailureAdvice& advice() const { return advice_; }

Q_SIGNALS:
    void startRequested(const seatlock::ui::dialogs::StartRequest& request);
    void settingsRequested();
    void quitRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void addRemedies();
    QWidget* addRemedy(Remedy remedy, bool first);
    QWidget* addNextPort();
    QWidget* addOtherPort();
    QWidget* addOtherFolder();
    QWidget* addDatabase();
    QWidget* addRow(const QString& caption, QWidget* field, QPushButton* button);
    QPushButton* addButton(const QString& text, const QString& meaning,
                           const std::function<void()>& act);
    void start(const config::Options& options, host::EngineHost::Mode mode);
    void startOnPort(std::uint16_t port);
    void startInFolder();
    void startOnDatabase();
    void keepTyped();
    void redraw();

    FailureAdvice advice_;
    StartRequest tried_;
    core::Error error_;
    QLabel* sign_;
    style::TonedLabel* headline_;
    QLabel* happened_;
    QLabel* todo_;
    style::Banner* complaint_;
    style::Card* card_;
    QWidget* remedies_ = nullptr;
    QVBoxLayout* remedies_column_ = nullptr;
    QPlainTextEdit* details_;
    QWidget* first_ = nullptr;  ///< gets the focus
    QSpinBox* port_ = nullptr;  ///< these three while there is such a remedy
    FolderField* folder_ = nullptr;
    QLineEdit* url_ = nullptr;
    QString typed_folder_;
    QString typed_url_;
};

}  // namespace seatlock::ui::dialogs
