#include "layers/symbols/symbol_labels.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>
#include <algorithm>
#include <array>

#include "layers/symbols/letter_path.h"

namespace saban::layers {

namespace {

constexpr qsizetype kLongestText = 60;
/// Of a frame's height. Three rows of it are level with the frame.
constexpr double kFontShare = 0.29;
/// Vietnamese letters carry two marks: they need this much to stay apart.
constexpr double kSmallestFontPx = 12.0;
constexpr double kRowShare = 1.3;    ///< from row to row, font sizes: two marks on a capital stay clear of the row above
constexpr double kHaloShare = 0.26;  ///< width of the pen, half of which lies outside of the letters, font sizes
constexpr double kGapShare = 0.35;   ///< from the frame to a text, font sizes

QFont labelFont(double fontPx) {
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"), QStringLiteral("Liberation Sans")});
    font.setPixelSize(std::max(1, qRound(fontPx)));
    font.setWeight(QFont::DemiBold);
    // The same shapes at every size and on every machine.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// Whose capital letters are so high.
double fontOfCaps(double capPx) {
    constexpr double kMeasuredPx = 200.0;
    return capPx * kMeasuredPx / std::max(QFontMetricsF(labelFont(kMeasuredPx)).capHeight(), 1.0);
}

std::string strengthText(const std::string& strength) {
    const std::string text = labelText(strength);
    if (text == "+") return "(+)";
    if (text == "-" || text == "−") return "(−)";
    if (text == "±" || text == "+-" || text == "+/-") return "(±)";
    return text;
}

}  // namespace

std::string labelText(const std::string& text) {
    QString label = QString::fromStdString(text).normalized(QString::NormalizationForm_C).simplified();
    if (label.size() > kLongestText) {
        qsizetype end = kLongestText - 1;
        if (label[end].isLowSurrogate()) --end;
        label = label.left(end) + QChar(0x2026);
    }
    return label.toStdString();
}

SymbolLabels::SymbolLabels(const SymbolAmplifiers& amplifiers, const ConventionProfile& profile, SymbolSide side, const SignBox& frame, const Size& size,
                           double marksPx)
    : fontPx_(size.capPx > 0.0 ? fontOfCaps(size.capPx) : std::max(kSmallestFontPx, kFontShare * size.signPx)), colour_(profile.labelColour), haloColour_(profile.haloColour), box_(frame) {
    const std::array<std::string, 3> left{labelText(amplifiers.dateTimeGroup), labelText(profile.sideTexts[static_cast<std::size_t>(side)]),
                                          labelText(amplifiers.designation)};
    const std::array<std::string, 3> right{strengthText(amplifiers.strength), labelText(amplifiers.additionalText),
                                           labelText(amplifiers.higherFormation)};
    const QFontMetricsF metrics(labelFont(fontPx_));
    const double halo = kHaloShare * fontPx_ / 2.0, gap = kGapShare * fontPx_ + halo;
    // Without a row between them the others stay level with the frame, as far as they keep apart.
    const auto stepOf = [&](const std::array<std::string, 3>& column) {
        const double far = kRowShare * fontPx_;
        return column[1].empty() ? std::clamp((frame.bottom - frame.top - fontPx_) / 2.0, far / 2.0, far) : far;
    };
    const auto add = [&](const std::string& label, double x, double width, double down) {
        const double middle = (frame.top + frame.bottom) / 2.0 + down;
        const double baseline = middle + metrics.capHeight() / 2.0;
        labels_.push_back({label, x, baseline});
        box_ = {.left = std::min(box_.left, x - halo),
                .top = std::min(box_.top, baseline - metrics.ascent() - halo),
                .right = std::max(box_.right, x + width + halo),
                .bottom = std::max(box_.bottom, baseline + metrics.descent() + halo)};
    };
    for (std::size_t row = 0; row < 3; ++row) {
        const double rows = static_cast<double>(row) - 1.0;
        if (!left[row].empty()) {
            const double width = metrics.horizontalAdvance(QString::fromStdString(left[row]));
            add(left[row], frame.left - gap - width, width, rows * stepOf(left));
        }
        if (!right[row].empty())
            add(right[row], frame.right + gap + (row == 0 ? marksPx : 0.0), metrics.horizontalAdvance(QString::fromStdString(right[row])), rows * stepOf(right));
    }
}

void SymbolLabels::paint(QPainter& painter) const {
    QPainterPath letters;
    letters.setFillRule(Qt::WindingFill);
    for (const Label& label : labels_) letters.addPath(letterPath(labelFont(fontPx_), {label.x, label.baseline}, QString::fromStdString(label.text)));
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen halo(QColor(QString::fromStdString(haloColour_)), kHaloShare * fontPx_, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    // One outline after the other takes 0.6 of the time that all at once take.
    for (const QPolygonF& outline : letters.toSubpathPolygons()) {
        QPainterPath one;
        one.addPolygon(outline);
        painter.strokePath(one, halo);
    }
    painter.fillPath(letters, QColor(QString::fromStdString(colour_)));
}

}  // namespace saban::layers
