// One key figure with its name: a large value, what it means when pointed at. The UI thread.
#pragma once

#include <QFrame>
#include <QString>

class QLabel;

namespace seatlock::ui::charts {

class FigureTile : public QFrame {
    Q_OBJECT

public:
    /// How the value is to be taken; said by a colour and a sign.
    enum class Mood { plain, warning, bad };

    /// `meaning`: one sentence in an operator's words.
    FigureTile(const QString& name, const QString& meaning, QWidget* parent = nullptr);

    /// `detail`: smaller, below it; may be empty.
    void setValue(const QString& value, const QString& detail = {}, Mood mood = Mood::plain);
    QString value() const;
    QString detail() const;
    Mood mood() const { return mood_; }

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    const QString name_text_;
    QLabel* name_;
    QLabel* value_;
    QLabel* detail_;
    QString plain_value_;
    Mood mood_ = Mood::plain;
};

}  // namespace seatlock::ui::charts
