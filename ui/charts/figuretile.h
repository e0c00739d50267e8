// One key figure with its name: a large value, what it means when pointed at. The UI thread.
#pragma once

#include "ui/style/tonedlabel.h"

#include <QFrame>
#include <QString>

namespace seatlock::ui::charts {

class FigureTile : public QFrame {
    Q_OBJECT

public:
    /// `meaning`: one sentence in an operator's words.
    FigureTile(const QString& name, const QString& meaning, QWidget* parent = nullptr);

    /// `detail`: smaller, below it; may be empty. A tone other than normal comes with a sign.
    void setValue(const QString& value, const QString& detail = {},
                  style::Tone tone = style::Tone::normal);
    QString value() const;
    QString detail() const;
    style::Tone tone() const { return value_->tone(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showDetail();

    const QString name_text_;
    style::TonedLabel* value_;
    style::TonedLabel* detail_;
    QString plain_value_;
    QString plain_detail_;
};

}  // namespace seatlock::ui::charts
