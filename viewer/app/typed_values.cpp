#include "viewer/app/typed_values.h"

#include <QLocale>
#include <QRegularExpression>

namespace saban::app {

namespace {

/// With the year of four digits, where a day begins the text.
QString withYear(const QString& text, QDate today) {
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,2})([-/.])(\\d{1,2})(?:\\2(\\d{2}))?(?=\\s|$)"));
    const auto match = pattern.match(text);
    if (!match.hasMatch()) return text;
    constexpr int kCentury = 2000;
    const int year = match.hasCaptured(4) ? kCentury + match.captured(4).toInt() : today.year();
    return QStringLiteral("%1/%2/%3").arg(match.captured(1), match.captured(3)).arg(year) + text.mid(match.capturedEnd());
}

/// The day first, the time with colons.
QString withTimeBehind(const QString& text) {
    static const QRegularExpression hours(QStringLiteral("\\b(\\d{1,2})\\s*(?:h|giờ|g)(?:\\s*(\\d{2}))?\\b"),
                                          QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression timeFirst(QStringLiteral("^(\\d{1,2}:\\d{2}(?::\\d{2})?)[\\s,]+(?:ngày\\s+)?(\\S+)$"), QRegularExpression::CaseInsensitiveOption);
    QString plain = text;
    if (const auto match = hours.match(plain); match.hasMatch())
        plain.replace(match.capturedStart(), match.capturedLength(), match.captured(1) + ':' + (match.hasCaptured(2) ? match.captured(2) : QStringLiteral("00")));
    if (const auto match = timeFirst.match(plain); match.hasMatch()) plain = match.captured(2) + ' ' + match.captured(1);
    return plain;
}

}  // namespace

QString shownText(const layers::Value& value, layers::FieldType type) {
    if (const auto* number = std::get_if<double>(&value)) {
        QLocale locale;
        locale.setNumberOptions(QLocale::OmitGroupSeparator);
        return locale.toString(*number, 'f', QLocale::FloatingPointShortest);
    }
    const QString text = QString::fromStdString(layers::textOf(value));
    const bool isDay = type == layers::FieldType::Day || type == layers::FieldType::Moment;
    const QDate day = isDay ? QDate::fromString(text.left(10), Qt::ISODate) : QDate{};
    if (!day.isValid()) return text;
    const QString time = text.mid(11);
    return day.toString(QStringLiteral("dd/MM/yyyy")) + (time.isEmpty() ? QString{} : ' ' + time);
}

layers::Value typedValue(const QString& text, layers::FieldType type, QDate today) {
    QString plain = text.normalized(QString::NormalizationForm_C).trimmed();
    if (plain.isEmpty()) return {};
    if (type == layers::FieldType::Moment) plain = withTimeBehind(plain);
    if (type == layers::FieldType::Day || type == layers::FieldType::Moment) plain = withYear(plain, today);
    return plain.toStdString();
}

}  // namespace saban::app
