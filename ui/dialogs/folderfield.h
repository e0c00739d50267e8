// A folder, typed or looked for. UI thread.
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace seatlock::ui::dialogs {

class FolderField : public QWidget {
    Q_OBJECT

public:
    /// `name` is what the folder is for: the field's accessible name and the search window's title.
    explicit FolderField(const QString& name, QWidget* parent = nullptr);

    /// Absolute; "~" is the home folder. Empty when nothing is typed.
    QString path() const;
    void setPath(const QString& path);
    void setPlaceholder(const QString& text);
    void setReadOnly(bool read_only);
    QLineEdit* edit() const { return edit_; }

    /// Why data cannot be kept in, or found in, `path`; empty when nothing speaks against it. Only
    /// what can be seen at once: the engine looks closer.
    static QString problemWith(const QString& path);

Q_SIGNALS:
    /// By the person.
    void edited();

private:
    void browse();

    const QString name_;
    QLineEdit* edit_;
    QPushButton* browse_;
};

}  // namespace seatlock::ui::dialogs
