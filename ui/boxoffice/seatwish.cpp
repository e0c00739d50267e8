#include "ui/boxoffice/seatwish.h"

#include <algorithm>

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>

namespace seatlock::ui::boxoffice {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("SeatWish", text);
}

/// Letters and digits only: "Balcony A-12" and "balcony a12" are the same.
QString bare(const QString& text) {
    QString out;
    for (const QChar letter : text) {
        if (letter.isLetterOrNumber()) out += letter.toCaseFolded();
    }
    return out;
}

/// Labels by their bare form. One that two seats share is left out: it must be typed as it is.
class Labels {
public:
    explicit Labels(const board::SeatPlan& plan) : plan_(plan) {
        for (core::SeatNo seat = 0; seat < plan.size(); ++seat) {
            const QString key = bare(label(seat));
            if (const auto known = seats_.find(key); known != seats_.end()) {
                *known = -1;
            } else {
                seats_.insert(key, seat);
            }
        }
    }

    QString label(core::SeatNo seat) const {
        const auto text = plan_.label(seat);
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    /// As it is written; empty: there is none.
    QString findExactly(const QString& text) const {
        const auto seat = plan_.find(text.trimmed().toStdString());
        return seat ? label(*seat) : QString();
    }
    /// Empty: there is none.
    QString find(const QString& text) const {
        if (QString exact = findExactly(text); !exact.isEmpty()) return exact;
        const auto at = seats_.constFind(bare(text));
        return at == seats_.constEnd() || *at < 0 ? QString() : label(*at);
    }

private:
    const board::SeatPlan& plan_;
    QHash<QString, core::SeatNo> seats_;
};

SeatWish failed(const QString& why) {
    SeatWish out;
    out.problem = why;
    return out;
}

QString name(const std::string& text) {
    return QString::fromStdString(text);
}

/// Whether the word is the beginning of a category's name or slug; nothing: of none or several.
const board::Category* categoryOf(const QString& word, const board::EventInfo& info) {
    const board::Category* found = nullptr;
    for (const board::Category& category : info.categories) {
        if (name(category.slug).compare(word, Qt::CaseInsensitive) == 0 ||
            name(category.name).compare(word, Qt::CaseInsensitive) == 0) {
            return &category;
        }
        if (!name(category.slug).startsWith(word, Qt::CaseInsensitive) &&
            !name(category.name).startsWith(word, Qt::CaseInsensitive)) {
            continue;
        }
        if (found != nullptr) return nullptr;
        found = &category;
    }
    return found;
}

SeatWish parseBest(int quantity, QString rest, const board::EventInfo& info, int seats_max) {
    SeatWish out;
    if (quantity < 1 || quantity > seats_max) {
        return failed(tr("One sale takes 1 to %1 seats.").arg(seats_max));
    }
    out.quantity = quantity;
    static const QRegularExpression apart(QStringLiteral("\\b(apart|any)\\b"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression wheelchair(QStringLiteral("\\b(wheelchair|accessible)\\b"),
                                               QRegularExpression::CaseInsensitiveOption);
    out.together = !rest.contains(apart);
    out.accessible = rest.contains(wheelchair);
    rest = rest.remove(apart).remove(wheelchair).simplified();
    if (rest.isEmpty()) return out;
    const board::Category* category = categoryOf(rest, info);
    if (category == nullptr) {
        QStringList names;
        for (const board::Category& one : info.categories) names << name(one.name);
        return failed(tr("“%1” is no one category of this event: %2.")
                          .arg(rest, names.join(QStringLiteral(", "))));
    }
    out.category = name(category->slug);
    return out;
}

/// "A-12 to 15", "A 12-15": what comes before the first number, and both numbers.
std::optional<QStringList> range(const QString& part, const Labels& labels, int seats_max) {
    static const QRegularExpression pattern(
        QStringLiteral("^(.*?)(\\d+)\\s*(?:-|–|to|\\.\\.)\\s*(\\d+)$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(part);
    if (!match.hasMatch()) return std::nullopt;
    const int from = match.captured(2).toInt();
    const int to = match.captured(3).toInt();
    if (to < from || to - from >= seats_max) return std::nullopt;
    QStringList out;
    for (int number = from; number <= to; ++number) {
        const QString found = labels.find(match.captured(1) + QString::number(number));
        if (found.isEmpty()) return std::nullopt;
        out << found;
    }
    return out;
}

/// Of one part between commas: a seat, a range, or several seats with blanks between.
std::optional<QStringList> seatsOf(const QString& part, const Labels& labels, int seats_max) {
    if (const QString one = labels.findExactly(part); !one.isEmpty()) return QStringList{one};
    // Before signs are passed over: "A 2-4" is not the seat A-24.
    if (auto many = range(part, labels, seats_max)) return many;
    if (const QString one = labels.find(part); !one.isEmpty()) return QStringList{one};
    const QStringList words = part.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    // The shortest beginning that is a seat or a range, then the rest.
    for (qsizetype count = 1; count < words.size(); ++count) {
        const QString head = words.mid(0, count).join(QLatin1Char(' '));
        QStringList out;
        if (const QString one = labels.find(head); !one.isEmpty()) {
            out << one;
        } else if (const auto many = range(head, labels, seats_max)) {
            out << *many;
        } else {
            continue;
        }
        const auto rest = seatsOf(words.mid(count).join(QLatin1Char(' ')), labels, seats_max);
        if (rest) return out + *rest;
    }
    return std::nullopt;
}

}  // namespace

QJsonObject SeatWish::json() const {
    if (quantity == 0) {
        return {{QStringLiteral("seats"), QJsonArray::fromStringList(seats)}};
    }
    QJsonObject best{{QStringLiteral("quantity"), quantity}};
    if (!category.isEmpty()) best[QStringLiteral("category")] = category;
    if (!together) best[QStringLiteral("together")] = false;
    if (accessible) best[QStringLiteral("accessible")] = true;
    return {{QStringLiteral("best_available"), best}};
}

SeatWish parseWish(const QString& text, const board::SeatPlan& plan, const board::EventInfo& info,
                   int seats_max) {
    const QString said = text.simplified();
    if (said.isEmpty()) {
        return failed(tr("Type how many seats, like 2, or which, like A-12 A-13."));
    }
    const Labels labels(plan);
    SeatWish out;
    // A house may call its seats by numbers alone: then a number with a sign before it counts.
    static const QRegularExpression best(
        QStringLiteral("^[×x*]?\\s*(\\d{1,4})(?:\\s*[×x*])?(?:\\s+(.*))?$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = best.match(said);
    if (match.hasMatch() && labels.find(said).isEmpty()) {
        bool category_follows =
            match.captured(2).isEmpty() ||
            !match.captured(2).contains(QRegularExpression(QStringLiteral("\\d")));
        if (category_follows) {
            return parseBest(match.captured(1).toInt(), match.captured(2), info, seats_max);
        }
    }
    for (const QString& part :
         said.split(QRegularExpression(QStringLiteral("[,;]")), Qt::SkipEmptyParts)) {
        const auto seats = seatsOf(part.simplified(), labels, seats_max);
        if (!seats)
            return failed(tr("There is no seat “%1” in this house.").arg(part.simplified()));
        for (const QString& seat : *seats) {
            if (!out.seats.contains(seat)) out.seats << seat;
        }
    }
    if (out.seats.isEmpty()) return failed(tr("Type seats, like A-12 A-13."));
    if (out.seats.size() > seats_max) {
        return failed(tr("One sale takes %1 seats at most; these are %2.")
                          .arg(seats_max)
                          .arg(out.seats.size()));
    }
    return out;
}

}  // namespace seatlock::ui::boxoffice
