#include "viewer/overlay/title_block.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "viewer/overlay/line_breaking.h"
#include "viewer/overlay/writing_font.h"

namespace saban::viewer {

namespace {

// Logical pixels.
constexpr double kTitlePx = 34.0, kCaptionPx = 22.0, kRolePx = 18.0;
constexpr double kBar = 5.0, kPadLeft = 22.0, kPadRight = 26.0, kPadY = 15.0;
constexpr double kUnderRole = 3.0, kUnderTitle = 6.0, kBetween = 26.0;
constexpr double kCaptionLeading = 1.06;
constexpr int kTitleLines = 2, kCaptionLines = 3;
constexpr qsizetype kMostLetters = 1500;
constexpr double kStep = 0.95, kForOneLine = 0.8, kInTwoLines = 0.9;
constexpr double kLeastEven = 0.5;  // of the width

QFont titleFont(double scale) { return writingFont(kTitlePx * scale, QFont::Bold); }
QFont captionFont(double scale) { return writingFont(kCaptionPx * scale, QFont::Normal); }
QFont roleFont(double scale) { return writingFont(kRolePx * scale, QFont::DemiBold); }

/// From the top of the highest letter to the foot of the lowest, signs included.
struct Reach {
    double above = 0.0, below = 0.0;
    double height() const { return above + below; }
};
Reach reachOf(const QFont& font, const QString& text) {
    const QFontMetricsF metrics(font);
    const QRectF ink = metrics.tightBoundingRect(text + QStringLiteral("ẪỆĝ"));
    return {std::ceil(std::max(metrics.ascent(), -ink.top())), std::ceil(std::max(metrics.descent(), ink.bottom()))};
}

double widestOf(const QStringList& lines, const QFont& font) {
    const QFontMetricsF metrics(font);
    double width = 0.0;
    for (const QString& line : lines) width = std::max(width, metrics.horizontalAdvance(line));
    return width;
}

PixelImage pixelsOf(const QImage& image) {
    PixelImage pixels{.width = image.width(), .height = image.height()};
    for (int y = 0; y < image.height(); ++y) pixels.rgba.insert(pixels.rgba.end(), image.constScanLine(y), image.constScanLine(y) + image.width() * 4);
    return pixels;
}

QImage canvas(glm::dvec2 size) {
    QImage image(std::max(1, static_cast<int>(std::ceil(size.x))), std::max(1, static_cast<int>(std::ceil(size.y))), QImage::Format_RGBA8888_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

}  // namespace

QColor TitleBlock::plate() { return QColor(20, 23, 27, 240); }  // white writing on the frame does not shine through
QColor TitleBlock::titleInk() { return QColor(255, 253, 248); }
QColor TitleBlock::captionInk() { return QColor(238, 236, 230); }
QColor TitleBlock::roleInk() { return QColor(246, 209, 140); }
QColor TitleBlock::faintInk() { return QColor(216, 213, 206); }

QColor over(const QColor& colour, const QColor& ground) {
    const auto mix = [&](double a, double b) { return static_cast<float>(a * colour.alphaF() + b * (1.0 - colour.alphaF())); };
    return QColor::fromRgbF(mix(colour.redF(), ground.redF()), mix(colour.greenF(), ground.greenF()), mix(colour.blueF(), ground.blueF()));
}

TitleBlock::TitleBlock(const ScreenTitles& titles, double unitPx, glm::dvec2 mostPx, double scale) {
    if (titles.isEmpty()) return;
    // What no picture has room for is not even measured.
    const auto text = [](const std::string& words, const QFont& font) {
        const QString whole = QString::fromStdString(words);
        return writable(whole.size() > kMostLetters ? (whole.left(kMostLetters) + QChar(0x2026)).toStdString() : words, font);
    };
    titleText_ = text(titles.title, titleFont(1.0));
    captionText_ = text(titles.caption, captionFont(1.0));
    roleText_ = text(titles.role, roleFont(1.0));
    counterText_ = text(titles.counter, roleFont(1.0));
    timeRoom_ = text(titles.time, roleFont(1.0));
    for (QChar& c : timeRoom_)
        if (c.isDigit()) c = QLatin1Char('0');
    // A little smaller, and lower, rather than a title in two lines: first its own letters.
    const double least = unitPx * kLeast, first = std::max(scale, least);
    for (titlePart_ = 1.0; titlePart_ >= kForOneLine; titlePart_ *= kStep)
        if (layOut(first, mostPx) == Fit::Whole) return;
    for (double smaller = first * kStep; smaller >= std::max(first * kForOneLine, least); smaller *= kStep)
        if (layOut(smaller, mostPx) == Fit::Whole) return;
    titlePart_ = kInTwoLines;
    for (double smaller = first;; smaller = std::max(smaller * kStep, least))
        if (layOut(smaller, mostPx) != Fit::Cut || smaller <= least) break;
    // What is whole in two lines stands in two of like widths.
    if (title_.size() == 2 && !isCut_)
        title_ = brokenEvenly(titleText_, titleFont(scale_ * titlePart_), {.widthPx = sizePx_.x - (kBar + kPadLeft + kPadRight) * scale_ + 1.0, .mostLines = kTitleLines}, kLeastEven).lines;
}

TitleBlock::Fit TitleBlock::layOut(double scale, glm::dvec2 mostPx) {
    scale_ = scale;
    isCut_ = false;
    const double left = (kBar + kPadLeft) * scale, inside = std::max(mostPx.x - left - kPadRight * scale, 40.0);
    const QFont ofTitle = titleFont(scale * titlePart_), ofCaption = captionFont(scale), ofRole = roleFont(scale);
    const auto linesOf = [&](const QString& text, const QFont& font, int mostLines) {
        BrokenText broken = brokenInto(text, font, {.widthPx = inside, .mostLines = mostLines});
        isCut_ = isCut_ || broken.isCut;
        return std::move(broken.lines);
    };
    title_ = linesOf(titleText_, ofTitle, kTitleLines);
    const QFontMetricsF metrics(ofRole);
    double right = 0.0;  // of the first row: time and counter
    for (const QString& text : {timeRoom_, counterText_})
        if (!text.isEmpty()) right += metrics.horizontalAdvance(text) + kBetween * scale;
    const double forRole = inside - right;
    role_ = metrics.elidedText(roleText_, Qt::ElideRight, std::max(forRole, 0.0));
    isCut_ = isCut_ || role_ != roleText_;
    const bool hasFirstRow = !roleText_.isEmpty() || right > 0.0;
    const double first = role_.isEmpty() ? right - (right > 0.0 ? kBetween * scale : 0.0) : metrics.horizontalAdvance(role_) + right;

    rolePx_ = hasFirstRow ? reachOf(ofRole, roleText_).height() : 0.0;
    titleRowPx_ = reachOf(ofTitle, titleText_).height();
    captionRowPx_ = std::ceil(reachOf(ofCaption, captionText_).height() * kCaptionLeading);
    const auto heightWith = [&](qsizetype captionLines) {
        double height = 2.0 * kPadY * scale + rolePx_ + titleRowPx_ * static_cast<double>(title_.size()) + captionRowPx_ * static_cast<double>(captionLines);
        if (hasFirstRow && (!title_.isEmpty() || captionLines > 0)) height += kUnderRole * scale;
        if (!title_.isEmpty() && captionLines > 0) height += kUnderTitle * scale;
        return std::ceil(height);
    };
    int lines = kCaptionLines;
    caption_ = linesOf(captionText_, ofCaption, lines);
    while (lines > 1 && heightWith(caption_.size()) > mostPx.y) caption_ = linesOf(captionText_, ofCaption, --lines);
    const double widest = std::max({widestOf(title_, ofTitle), widestOf(caption_, ofCaption), first});
    sizePx_ = {std::ceil(left + std::min(widest, inside) + kPadRight * scale), heightWith(caption_.size())};
    counterX_ = sizePx_.x - kPadRight * scale - metrics.horizontalAdvance(counterText_);
    const double timeEnd = counterText_.isEmpty() ? sizePx_.x - kPadRight * scale : counterX_ - kBetween * scale;
    timeCorner_ = {std::floor(timeEnd - metrics.horizontalAdvance(timeRoom_)), std::round(kPadY * scale)};
    if (isCut_ || sizePx_.x > mostPx.x + 0.5 || sizePx_.y > mostPx.y + 0.5) return Fit::Cut;
    return title_.size() < 2 ? Fit::Whole : Fit::Broken;
}

PixelImage TitleBlock::picture() const {
    QImage image = canvas(sizePx_);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const double s = scale_, radius = 7.0 * s;
    const QRectF whole(0.0, 0.0, sizePx_.x, sizePx_.y);
    painter.setPen(Qt::NoPen);
    painter.setBrush(plate());
    painter.drawRoundedRect(whole, radius, radius);
    painter.setClipRect(QRectF(0.0, 0.0, kBar * s, sizePx_.y));
    painter.setBrush(QColor(201, 143, 58));
    painter.drawRoundedRect(whole, radius, radius);
    painter.setClipping(false);

    const double left = (kBar + kPadLeft) * s;
    double y = std::round(kPadY * s);
    const auto write = [&](const QString& text, double x, double top, const QFont& font, const QColor& ink, const Reach& reach) {
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(QPointF(x, top + reach.above), text);
    };
    if (rolePx_ > 0.0) {
        const QFont font = roleFont(s);
        const Reach reach = reachOf(font, roleText_);
        write(role_, left, y, font, roleInk(), reach);
        write(counterText_, counterX_, y, font, faintInk(), reach);
        y += rolePx_ + kUnderRole * s;
    }
    for (const QString& line : title_) {
        write(line, left, y, titleFont(s * titlePart_), titleInk(), reachOf(titleFont(s * titlePart_), titleText_));
        y += titleRowPx_;
    }
    if (!title_.isEmpty()) y += kUnderTitle * s;
    for (const QString& line : caption_) {
        write(line, left, y, captionFont(s), captionInk(), reachOf(captionFont(s), captionText_));
        y += captionRowPx_;
    }
    painter.end();
    return pixelsOf(image);
}

PixelImage TitleBlock::timePicture(const std::string& time) const {
    const QFont font = roleFont(scale_);
    const QString text = writable(time, font);
    if (text.isEmpty()) return {};
    const Reach reach = reachOf(font, text);
    QImage image = canvas({QFontMetricsF(font).horizontalAdvance(text) + 2.0, reach.height()});
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setFont(font);
    painter.setPen(titleInk());
    painter.drawText(QPointF(0.0, reach.above), text);
    painter.end();
    return pixelsOf(image);
}

}  // namespace saban::viewer
