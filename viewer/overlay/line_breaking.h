#pragma once

#include <QFont>
#include <QString>
#include <QStringList>
#include <limits>

class QPaintDevice;

namespace saban::viewer {

struct BrokenText {
    QStringList lines{};
    bool isCut = false;         ///< the last one ends in "…"
    bool hasLongWord = false;   ///< one is wider than a line, and was broken
};

struct LineLimits {
    double widthPx = 0.0;
    int mostLines = std::numeric_limits<int>::max();  ///< at least 1
    QPaintDevice* device = nullptr;                   ///< whose pixels those are; null: a picture's
};

/// Lines that are no wider, broken between words, and within those that are wider alone; what would come after the last one is cut. None of an empty text.
/// `text`: one paragraph. Needs a QGuiApplication. Thread safety: any thread.
BrokenText brokenInto(const QString& text, const QFont& font, const LineLimits& limits);

/// In no more lines than that takes, of like widths, down to `leastPart` of the width: no word stands alone in the last one.
BrokenText brokenEvenly(const QString& text, const QFont& font, const LineLimits& limits, double leastPart);

}  // namespace saban::viewer
