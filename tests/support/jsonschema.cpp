#include "tests/support/jsonschema.h"

#include <cmath>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

namespace seatlock::tests {

namespace {

QString str(const char* text) {
    return QString::fromUtf8(text);
}

bool isInteger(const QJsonValue& value) {
    return value.isDouble() && value.toDouble() == std::floor(value.toDouble());
}

bool hasType(const QJsonValue& value, const QString& type) {
    if (type == str("object")) return value.isObject();
    if (type == str("array")) return value.isArray();
    if (type == str("string")) return value.isString();
    if (type == str("number")) return value.isDouble();
    if (type == str("integer")) return isInteger(value);
    if (type == str("boolean")) return value.isBool();
    if (type == str("null")) return value.isNull();
    return false;
}

bool hasAnyType(const QJsonValue& value, const QJsonValue& types) {
    if (types.isString()) return hasType(value, types.toString());
    for (const auto& type : types.toArray()) {
        if (hasType(value, type.toString())) return true;
    }
    return false;
}

QString shown(const QJsonValue& value) {
    const auto text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.mid(1, text.size() - 2).left(200));
}

QString typeOf(const QString& keyword) {
    if (keyword.endsWith(str("Length")) || keyword == str("pattern")) return str("string");
    return str("number");
}

/// Length in code points, as JSON Schema counts.
double lengthOf(const QString& text) {
    return static_cast<double>(text.toUcs4().size());
}

/// RFC 3339, full-date.
bool isDate(const QString& text) {
    return text.size() == 10 && QDate::fromString(text, Qt::ISODate).isValid();
}

/// RFC 3339 with a time zone.
bool isDateTime(const QString& text) {
    static const QRegularExpression form(
        str(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$)"));
    return form.match(text).hasMatch() && QDateTime::fromString(text, Qt::ISODateWithMs).isValid();
}

const QSet<QString>& annotations() {
    static const QSet<QString> names{str("title"),    str("description"), str("default"),
                                     str("examples"), str("example"),     str("$comment")};
    return names;
}

const QSet<QString>& objectKeywords() {
    static const QSet<QString> names{str("properties"), str("required"), str("maxProperties"),
                                     str("additionalProperties")};
    return names;
}

const QSet<QString>& arrayKeywords() {
    static const QSet<QString> names{str("items"), str("minItems"), str("maxItems"),
                                     str("uniqueItems")};
    return names;
}

QStringList complaint(const QString& place, const QString& what) {
    return {place + str(": ") + what};
}

/// Keywords about one text or number.
QStringList checkScalar(const QString& keyword, const QJsonValue& argument, const QJsonValue& value,
                        const QString& place) {
    if (!hasType(value, typeOf(keyword))) return {};
    bool good = true;
    if (keyword == str("minimum")) {
        good = value.toDouble() >= argument.toDouble();
    } else if (keyword == str("maximum")) {
        good = value.toDouble() <= argument.toDouble();
    } else if (keyword == str("minLength")) {
        good = lengthOf(value.toString()) >= argument.toDouble();
    } else if (keyword == str("maxLength")) {
        good = lengthOf(value.toString()) <= argument.toDouble();
    } else if (keyword == str("pattern")) {
        const QRegularExpression pattern(argument.toString());
        good = pattern.isValid() && pattern.match(value.toString()).hasMatch();
    } else {
        return complaint(place, str("the schema has the unknown keyword ") + keyword);
    }
    if (good) return {};
    return complaint(place, shown(value) + str(" breaks ") + keyword + str(" ") + shown(argument));
}

}  // namespace

QJsonValue JsonSchema::resolve(QJsonValue value) const {
    for (int hops = 0; hops < 16; ++hops) {
        const auto reference = value.toObject().value(str("$ref"));
        if (!reference.isString()) return value;
        const auto path = reference.toString();
        if (!path.startsWith(str("#/"))) return QJsonValue(QJsonValue::Undefined);
        value = document_;
        for (auto part : path.mid(2).split(QLatin1Char('/'))) {
            part.replace(str("~1"), str("/")).replace(str("~0"), str("~"));
            value = value.toObject().value(part);
        }
    }
    return QJsonValue(QJsonValue::Undefined);
}

QStringList JsonSchema::check(const QJsonValue& value, const QJsonValue& schema,
                              const QString& place) const {
    if (schema.isBool()) {
        return schema.toBool() ? QStringList() : complaint(place, str("may not be there"));
    }
    if (!schema.isObject()) return complaint(place, str("has no schema"));
    const auto object = schema.toObject();
    QStringList out;
    for (auto at = object.constBegin(); at != object.constEnd(); ++at) {
        out += checkKeyword(at.key(), object, value, place);
    }
    return out;
}

QStringList JsonSchema::checkKeyword(const QString& keyword, const QJsonObject& schema,
                                     const QJsonValue& value, const QString& place) const {
    const auto argument = schema.value(keyword);
    if (annotations().contains(keyword)) return {};
    if (keyword == str("$ref")) {
        const auto target = resolve(QJsonObject{{keyword, argument}});
        if (target.isUndefined()) return complaint(place, str("no ") + argument.toString());
        return check(value, target, place);
    }
    if (keyword == str("type")) {
        if (hasAnyType(value, argument)) return {};
        return complaint(place, shown(value) + str(" is not of type ") + shown(argument));
    }
    if (keyword == str("const")) {
        if (value == argument) return {};
        return complaint(place, shown(value) + str(" is not ") + shown(argument));
    }
    if (keyword == str("enum")) {
        if (argument.toArray().contains(value)) return {};
        return complaint(place, shown(value) + str(" is not one of ") + shown(argument));
    }
    if (keyword == str("format")) {
        const bool day = argument.toString() == str("date");
        if (!day && argument.toString() != str("date-time")) {
            return complaint(place, str("the schema has an unknown format"));
        }
        if (!value.isString()) return {};
        if (day ? isDate(value.toString()) : isDateTime(value.toString())) return {};
        return complaint(
            place, shown(value) + (day ? str(" is not a date") : str(" is not a date and time")));
    }
    if (keyword == str("allOf") || keyword == str("anyOf") || keyword == str("oneOf")) {
        return checkCombined(keyword, argument.toArray(), value, place);
    }
    if (objectKeywords().contains(keyword)) {
        if (!value.isObject()) return {};
        return checkObject(keyword, schema, value.toObject(), place);
    }
    if (arrayKeywords().contains(keyword)) {
        if (!value.isArray()) return {};
        return checkArray(keyword, argument, value.toArray(), place);
    }
    static const QSet<QString> scalar{str("minimum"), str("maximum"), str("minLength"),
                                      str("maxLength"), str("pattern")};
    if (!scalar.contains(keyword)) {
        return complaint(place, str("the schema has the unknown keyword ") + keyword);
    }
    return checkScalar(keyword, argument, value, place);
}

QStringList JsonSchema::checkObject(const QString& keyword, const QJsonObject& schema,
                                    const QJsonObject& object, const QString& place) const {
    QStringList out;
    const auto argument = schema.value(keyword);
    if (keyword == str("required")) {
        for (const auto& name : argument.toArray()) {
            if (!object.contains(name.toString())) {
                out += complaint(place, name.toString() + str(" is missing"));
            }
        }
        return out;
    }
    if (keyword == str("maxProperties")) {
        if (object.size() <= argument.toInt()) return {};
        return complaint(place, str("has too many fields"));
    }
    const auto properties = schema.value(str("properties")).toObject();
    for (auto at = object.constBegin(); at != object.constEnd(); ++at) {
        const bool described = properties.contains(at.key());
        if (described != (keyword == str("properties"))) continue;
        const auto inner = described ? properties.value(at.key()) : argument;
        out += check(at.value(), inner, place + str(".") + at.key());
    }
    return out;
}

QStringList JsonSchema::checkArray(const QString& keyword, const QJsonValue& argument,
                                   const QJsonArray& array, const QString& place) const {
    if (keyword == str("items")) {
        QStringList out;
        for (int i = 0; i < array.size() && out.size() < 20; ++i) {
            out += check(array[i], argument, place + str("[%1]").arg(i));
        }
        return out;
    }
    bool good = true;
    if (keyword == str("minItems")) good = array.size() >= argument.toInt();
    if (keyword == str("maxItems")) good = array.size() <= argument.toInt();
    if (keyword == str("uniqueItems") && argument.toBool()) {
        for (int i = 0; i < array.size(); ++i) {
            for (int k = 0; k < i; ++k) good = good && array[i] != array[k];
        }
    }
    if (good) return {};
    return complaint(place, str("%1 elements break ").arg(array.size()) + keyword);
}

QStringList JsonSchema::checkCombined(const QString& keyword, const QJsonArray& schemas,
                                      const QJsonValue& value, const QString& place) const {
    QStringList all;
    int good = 0;
    for (const auto& schema : schemas) {
        const auto wrong = check(value, schema, place);
        if (wrong.isEmpty()) ++good;
        all += wrong;
    }
    if (keyword == str("allOf") || (keyword == str("anyOf") && good == 0)) return all;
    if (keyword == str("oneOf") && good == 0)
        return all + complaint(place, str("fits none of oneOf"));
    if (keyword == str("oneOf") && good > 1) return complaint(place, str("fits several of oneOf"));
    return {};
}

}  // namespace seatlock::tests
