#include "viewer/table/unicode.h"

#include <QList>
#include <QString>

namespace saban::viewer {

namespace {

std::u32string codePointsOf(const QString& text) {
    std::u32string points;
    for (const uint point : text.toUcs4()) points.push_back(static_cast<char32_t>(point));
    return points;
}

}  // namespace

std::u32string composedCodePoints(std::string_view utf8) {
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    std::u32string points = codePointsOf(text.normalized(QString::NormalizationForm_C));
    for (char32_t& point : points)
        if (point < 0x20 || (point >= 0x7F && point < 0xA0)) point = U' ';
    return points;
}

std::u32string withoutDiacritics(std::u32string_view text) {
    const QString whole = QString::fromUcs4(text.data(), static_cast<qsizetype>(text.size()));
    std::u32string plain;
    for (const char32_t point : codePointsOf(whole.normalized(QString::NormalizationForm_KD))) {
        if (QChar::isMark(point)) continue;
        if (point == U'đ') plain += U'd';
        else if (point == U'Đ') plain += U'D';
        else if (point == U'–' || point == U'—' || point == U'\u2212') plain += U'-';
        else if (point == U'·') plain += U'-';
        else if (point == U'×') plain += U'x';
        else plain += point < 0x80 ? point : U'?';
    }
    return plain;
}

}  // namespace saban::viewer
