// One seating chart in the designer: read from the engine, drawn, and saved there. UI thread.
#pragma once

#include "ui/host/staffclient.h"

#include <QWidget>

class QPushButton;

namespace seatlock::ui::designer {
class ChartDesigner;
}
namespace seatlock::ui::style {
class Banner;
class TonedLabel;
}  // namespace seatlock::ui::style

namespace seatlock::ui::venues {

class ChartEditor : public QWidget {
    Q_OBJECT

public:
    /// `client` must outlive it.
    explicit ChartEditor(host::StaffClient& client, QWidget* parent = nullptr);

    /// By id. `draft`: it may be changed.
    void open(const QString& chart, bool draft);
    void forget();
    bool dirty() const { return dirty_; }

Q_SIGNALS:
    /// Back to the list, with everything saved or given up.
    void left();

private:
    QWidget* makeHead();
    void take(const host::Answer& answer);
    void save(const std::function<void()>& then = {});
    void saved(const host::Answer& answer, const QByteArray& document,
               const std::function<void()>& then);
    void resolve(const host::Answer& refusal);
    void publish();
    void published(const host::Answer& answer);
    void leave();
    void tell();
    QString target() const;

    host::StaffClient& client_;
    QString id_;
    QByteArray etag_;
    bool draft_ = false;
    bool dirty_ = false;
    designer::ChartDesigner* designer_;
    style::TonedLabel* title_;
    style::TonedLabel* state_;
    style::Banner* news_;
    QPushButton* save_;
    QPushButton* publish_;
};

}  // namespace seatlock::ui::venues
