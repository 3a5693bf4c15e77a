#include "viewer/overlay/line_breaking.h"

#include <QFontMetricsF>
#include <QTextLayout>
#include <algorithm>
#include <utility>

namespace saban::viewer {

namespace {

constexpr double kNarrowerBy = 0.03;  // of the width, each time

QFontMetricsF metricsOf(const QFont& font, QPaintDevice* device) { return device ? QFontMetricsF(font, device) : QFontMetricsF(font); }

}  // namespace

BrokenText brokenInto(const QString& text, const QFont& font, const LineLimits& limits) {
    BrokenText broken;
    if (text.isEmpty()) return broken;
    const QFontMetricsF metrics = metricsOf(font, limits.device);
    if (metrics.horizontalAdvance(text) <= limits.widthPx) return {.lines = {text}};
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    broken.hasLongWord = std::any_of(words.begin(), words.end(), [&](const QString& word) { return metrics.horizontalAdvance(word) > limits.widthPx; });
    QTextLayout layout(text, font, limits.device);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(limits.widthPx);
        if (broken.lines.size() + 1 == limits.mostLines) {
            const QString rest = text.mid(line.textStart()).trimmed();
            broken.lines << metrics.elidedText(rest, Qt::ElideRight, limits.widthPx);
            broken.isCut = broken.lines.back() != rest;
            break;
        }
        broken.lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return broken;
}

BrokenText brokenEvenly(const QString& text, const QFont& font, const LineLimits& limits, double leastPart) {
    BrokenText broken = brokenInto(text, font, limits);
    if (broken.isCut || broken.lines.size() < 2) return broken;
    LineLimits narrower = limits;
    for (double part = 1.0 - kNarrowerBy; part > leastPart; part -= kNarrowerBy) {
        narrower.widthPx = limits.widthPx * part;
        BrokenText other = brokenInto(text, font, narrower);
        if (other.isCut || other.lines.size() > broken.lines.size() || (other.hasLongWord && !broken.hasLongWord)) break;
        broken = std::move(other);
    }
    return broken;
}

}  // namespace saban::viewer
