// The console's signs, drawn: sharp at every scale, in the colours of the palette. UI thread.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace seatlock::ui::style {

enum class Icon {
    overview,
    sale,
    engine,
    simulator,
    settings,
    play,
    pause,
    stop,
    previous,
    next,
    fit,
    zoom_in,
    zoom_out,
    find,
    heat,
    history,
    export_file,
    copy,
    open,
    refresh,
    undo,
    close,
    warning,
    error,
    ok,
    info,
    help,
    link,
    database,
    ticket,
    person,
    people,
    venue,
    calendar,
    seats,
    report,
    add,
    eye,
    receipt,
    door,
    cash,
};

/// The last of Icon, for those who want all.
inline constexpr Icon last_icon = Icon::cash;

struct Drawing;

class Icons {
public:
    /// Follows the application's palette, and the mode in which it is drawn. Warning, error and ok
    /// have their own colours.
    static QIcon icon(Icon icon);
    /// The same of a sign that only one part of the console has.
    static QIcon icon(const Drawing& drawing);
    /// In one colour, `size` logical pixels square, for a screen of this `ratio`.
    static QPixmap pixmap(Icon icon, int size, const QColor& color, double ratio);
    /// The program's own: a seat with a lock.
    static QIcon application();
    static QPixmap applicationPixmap(int size, double ratio);
};

}  // namespace seatlock::ui::style
