// A label in one of the colours that mean something, and in a size relative to the text around it.
// Follows palette and font. UI thread.
#pragma once

#include <QLabel>

namespace seatlock::ui::style {

/// What a text or a sign says by its colour.
enum class Tone { normal, muted, accent, good, warning, bad };

/// The tone's colour on this palette's ground.
QColor colorOf(Tone tone, const QPalette& palette);

class TonedLabel : public QLabel {
    Q_OBJECT

public:
    explicit TonedLabel(Tone tone = Tone::muted, const QString& text = {},
                        QWidget* parent = nullptr);

    Tone tone() const { return tone_; }
    void setTone(Tone tone);
    /// 1: as the text around it.
    void setScale(double scale, bool bold = false);

protected:
    bool event(QEvent* event) override;

private:
    void recolour();
    void resizeText();

    Tone tone_;
    double scale_ = 1;
    bool bold_ = false;
};

}  // namespace seatlock::ui::style
