#include "viewer/overlay/writing_font.h"

#include <QFontDatabase>
#include <QGlyphRun>
#include <QHash>
#include <QPainterPath>
#include <QRawFont>
#include <QTextBoundaryFinder>
#include <QTextLayout>
#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

namespace saban::viewer {

namespace {

constexpr int kProbePx = 32;
constexpr qsizetype kMostKnown = 20000;

/// Letters with one and with two signs, above and below.
const QString& probe() {
    static const QString letters = QStringLiteral("ẤỀỂỖỘƯĐaảẵặếệữự019");
    return letters;
}

QFont fontOf(const QString& family, double sizePx, QFont::Weight weight) {
    QFont font(family);
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(std::max(4, static_cast<int>(std::lround(sizePx))));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

bool isWritten(const QString& letter, const QFont& font) {
    QTextLayout layout(letter, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    bool hasInk = false;
    for (const QGlyphRun& run : layout.glyphRuns()) {
        const QRawFont raw = run.rawFont();
        // Where there is no font, Qt's boxes pass for one, but for its tables.
        if (!raw.isValid() || raw.fontTable("cmap").isEmpty()) return false;
        for (const quint32 glyph : run.glyphIndexes()) {
            if (glyph == 0) return false;
            hasInk = hasInk || !raw.pathForGlyph(glyph).isEmpty();
        }
    }
    return hasInk;
}

/// The same, looked for once: it takes some hundredths of a millisecond.
bool isKnownToBeWritten(const QString& letter, const QFont& font) {
    static std::mutex mutex;
    static QHash<QString, bool> known;
    const QString key = font.family() + QString::number(font.weight()) + QLatin1Char(' ') + letter;
    const std::lock_guard lock(mutex);
    if (known.size() > kMostKnown) known.clear();
    const auto found = known.constFind(key);
    return found != known.constEnd() ? *found : *known.insert(key, isWritten(letter, font));
}

template <typename Visit>
void forEachLetter(const QString& text, Visit visit) {
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > from; from = to, to = finder.toNextBoundary()) visit(text.mid(from, to - from));
}

QString familyFor(QFont::Weight weight) {
    const auto writes = [weight](const QString& family) { return canBeWritten(probe(), fontOf(family, kProbePx, weight)); };
    const QStringList known{QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"), QStringLiteral("Liberation Sans")};
    const QStringList installed = QFontDatabase::families();
    for (const QString& family : known)
        if (installed.contains(family) && writes(family)) return family;
    for (const QString& family : QFontDatabase::families(QFontDatabase::Vietnamese))
        if (writes(family)) return family;
    return known.front();
}

}  // namespace

QFont writingFont(double sizePx, QFont::Weight weight) {
    static std::mutex mutex;
    static std::map<int, QString> families;
    const std::lock_guard lock(mutex);
    QString& family = families[weight];
    if (family.isEmpty()) family = familyFor(weight);
    return fontOf(family, sizePx, weight);
}

bool canBeWritten(const QString& text, const QFont& font) {
    bool isWhole = true;
    forEachLetter(text, [&](const QString& letter) { isWhole = isWhole && (letter.trimmed().isEmpty() || isKnownToBeWritten(letter, font)); });
    return isWhole;
}

QString writable(const std::string& text, const QFont& font) {
    const QString plain = QString::fromStdString(text).normalized(QString::NormalizationForm_C).simplified();
    QString written;
    forEachLetter(plain, [&](const QString& letter) {
        if (letter.trimmed().isEmpty() || isKnownToBeWritten(letter, font)) {
            written += letter;
            return;
        }
        for (const char32_t point : letter.toUcs4())
            written += QStringLiteral("<U+%1>").arg(static_cast<uint>(point), 4, 16, QLatin1Char('0')).toUpper();
    });
    return written;
}

}  // namespace saban::viewer
