// Somebody else changed what is being edited: shows both versions where they differ, and asks which
// shall be. UI thread.
#pragma once

#include <functional>
#include <vector>

#include <QDialog>
#include <QJsonObject>

class QLabel;
class QTableWidget;

namespace seatlock::ui::forms {

/// A member of a thing as a person knows it.
struct Facet {
    QString title;
    std::function<QString(const QJsonObject&)> text;
};

/// A facet that says a member as it is: texts, numbers, yes and no, lists of them.
Facet facet(const QString& title, const char* member);
/// Any value in one line.
QString plainText(const QJsonValue& value);

class ConflictDialog : public QDialog {
    Q_OBJECT

public:
    enum Choice { keep_editing = Rejected, take_theirs = 10, save_mine = 11 };

    /// `mine`: what was to be saved (only members that are changed); `theirs`: what is there now.
    ConflictDialog(const std::vector<Facet>& facets, const QJsonObject& mine,
                   const QJsonObject& theirs, QWidget* parent = nullptr);

    /// Rows in which the two differ.
    int differences() const;

private:
    void fill(const std::vector<Facet>& facets, const QJsonObject& mine, const QJsonObject& theirs);

    QLabel* meaning_;
    QTableWidget* table_;
};

}  // namespace seatlock::ui::forms
