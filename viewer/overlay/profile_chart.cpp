#include "viewer/overlay/profile_chart.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <vector>

#include "geo/core/text.h"
#include "viewer/overlay/writing_font.h"
#include "viewer/table/grid_labels.h"

namespace saban::viewer {

namespace {

// Logical pixels.
constexpr double kLeft = 62.0, kRight = 22.0, kTop = 14.0, kBottom = 40.0;
constexpr double kRow = 17.0;       // of names at the top
constexpr double kAxisRow = 17.0;   // under the distances: what they are; the lower marking takes its middle
constexpr double kUnderRows = 4.0;
constexpr int kRows = 3;
constexpr double kFont = 12.0, kSmallFont = 11.0;
constexpr double kLineEvery = 20.0;   // heights, at least
constexpr double kMostHeights = 6.0;  // lines of heights, about: fewer say little, more hide the ground
constexpr double kColumnEvery = 90.0; // distances, at least

QColor colour(std::uint32_t rgb) { return QColor::fromRgb(rgb); }

QFont fontOf(double px, bool isBold = false) {
    return writingFont(px, isBold ? QFont::Bold : QFont::Normal);
}

QString number(double value, int decimals) { return QLocale().toString(std::abs(value) < 0.5 * std::pow(10.0, -decimals) ? 0.0 : value, 'f', decimals); }

QString distanceText(double distanceM, bool inKm) { return inKm ? number(distanceM / 1000.0, distanceM < 10000.0 ? 2 : 1) + QStringLiteral(" km") : number(distanceM, 0) + QStringLiteral(" m"); }

int decimalsOf(double step) { return step >= 1.0 ? 0 : step >= 0.1 ? 1 : 2; }

}  // namespace

ProfileChart::ProfileChart(const geo::Profile& profile, std::span<const ProfileMark> marks, const std::string& marking, const Rectangle& areaPx, double unitPx)
    : profile_(profile), marks_(marks), area_(areaPx), unitPx_(unitPx) {
    double footPx = 0.0;
    if (!marking.empty()) plate_ = MarkingPlate::make(marking, area_.max - area_.min, unitPx_);
    if (plate_ && *plate_) {
        const double bandPx = (*plate_)->sizePx().height() + 1.5 * (*plate_)->marginPx();
        headPx_ = std::max(0.0, bandPx - kTop * 0.4 * unitPx_);
        footPx = std::max(0.0, bandPx - kAxisRow * unitPx_);
    }
    // In a low chart there are fewer rows of names: half of the room, about, is the ground's.
    const double room = (areaPx.max.y - areaPx.min.y - headPx_ - footPx) / unitPx_ - kTop - kBottom;
    const double mostRows = std::clamp(std::floor((room / 2.0 - kUnderRows) / kRow), 1.0, static_cast<double>(kRows));
    const double rows = marks.empty() ? 0.0 : kRow * std::min(mostRows, static_cast<double>(marks.size())) + kUnderRows;
    field_ = {area_.min + glm::dvec2(kLeft, kTop + rows) * unitPx_ + glm::dvec2(0.0, headPx_), area_.max - glm::dvec2(kRight, kBottom) * unitPx_ - glm::dvec2(0.0, footPx)};
    field_.max = glm::max(field_.max, field_.min + glm::dvec2(1.0));
    const double relief = std::max(profile.heightMaxM - profile.heightMinM, 1.0);
    // Never so steep that level ground looks like hills.
    const double least = profile.lengthM / std::max(field_.max.x - field_.min.x, 1.0) * (field_.max.y - field_.min.y) / 40.0;
    const double shown = std::max(relief * 1.12, least);
    lowM_ = profile.heightMinM - (shown - relief) * 0.5;
    highM_ = lowM_ + shown;
}

glm::dvec2 ProfileChart::pixelOf(double distanceM, double heightM) const {
    const double x = profile_.lengthM > 0.0 ? distanceM / profile_.lengthM : 0.0, y = (heightM - lowM_) / (highM_ - lowM_);
    return {field_.min.x + (field_.max.x - field_.min.x) * x, field_.max.y - (field_.max.y - field_.min.y) * y};
}

std::optional<double> ProfileChart::distanceAt(glm::dvec2 pixel) const {
    const double slack = 8.0 * unitPx_;
    if (pixel.x < field_.min.x - slack || pixel.x > field_.max.x + slack || pixel.y < area_.min.y || pixel.y > area_.max.y) return std::nullopt;
    return std::clamp((pixel.x - field_.min.x) / (field_.max.x - field_.min.x), 0.0, 1.0) * profile_.lengthM;
}

double ProfileChart::exaggeration() const {
    return (field_.max.y - field_.min.y) / (highM_ - lowM_) / ((field_.max.x - field_.min.x) / std::max(profile_.lengthM, 1e-9));
}

geo::Result<void> ProfileChart::paint(QPainter& painter, const ProfileColours& colours) const {
    if (plate_ && !*plate_) return tl::unexpected(plate_->error());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(area_.min.x, area_.min.y, area_.max.x - area_.min.x, area_.max.y - area_.min.y), colour(colours.paper));
    paintAxes(painter, colours);
    paintGround(painter, colours);
    paintMarks(painter, colours);
    if (plate_)
        for (const Rectangle& place : (*plate_)->places()) (*plate_)->paint(painter, area_.min + place.min);
    painter.restore();
    return {};
}

void ProfileChart::paintAxes(QPainter& painter, const ProfileColours& colours) const {
    const double width = field_.max.x - field_.min.x, height = field_.max.y - field_.min.y;
    painter.setFont(fontOf(kSmallFont * unitPx_));
    const QFontMetricsF metrics(painter.font());
    const double heightStep = roundValueAbove((highM_ - lowM_) * std::max(kLineEvery * unitPx_ / height, 1.0 / kMostHeights));
    std::vector<double> heights;
    for (double h = std::ceil(lowM_ / heightStep) * heightStep; h <= highM_; h += heightStep) heights.push_back(h);
    int decimals = decimalsOf(heightStep);
    // A low field, or level ground: where one round height says nothing, the lowest and the highest place do.
    if (heights.size() < 2 && pixelOf(0.0, profile_.heightMinM).y - pixelOf(0.0, profile_.heightMaxM).y >= metrics.ascent()) {
        heights = {profile_.heightMinM, profile_.heightMaxM};
        decimals = profile_.heightMaxM - profile_.heightMinM < 10.0 ? 1 : 0;
    }
    for (const double h : heights) {
        const double y = pixelOf(0.0, h).y;
        painter.setPen(QPen(colour(colours.grid), unitPx_));
        painter.drawLine(QPointF(field_.min.x, y), QPointF(field_.max.x, y));
        painter.setPen(colour(colours.faint));
        const QString label = number(h, decimals) + QStringLiteral(" m");
        painter.drawText(QPointF(field_.min.x - 7.0 * unitPx_ - metrics.horizontalAdvance(label), y + metrics.ascent() * 0.38), label);
    }
    const double distanceStep = roundValueAbove(profile_.lengthM * kColumnEvery * unitPx_ / width);
    const bool inKm = distanceStep >= 1000.0 || profile_.lengthM >= 10000.0;
    const double baseline = field_.max.y + 7.0 * unitPx_ + metrics.ascent();
    for (double d = 0.0; d <= profile_.lengthM * (1.0 + 1e-9); d += distanceStep) {
        const double x = pixelOf(d, lowM_).x;
        painter.setPen(QPen(colour(colours.grid), unitPx_));
        painter.drawLine(QPointF(x, field_.min.y), QPointF(x, field_.max.y + 4.0 * unitPx_));
        const QString label = inKm ? number(d / 1000.0, distanceStep >= 1000.0 ? 0 : distanceStep >= 100.0 ? 1 : 2) : number(d, decimalsOf(distanceStep));
        painter.setPen(colour(colours.faint));
        painter.drawText(QPointF(x - metrics.horizontalAdvance(label) / 2.0, baseline), label);
    }
    // What the axes count, under them; A and B are the ends of the line on the table.
    const double under = baseline + metrics.height();
    const QString axis = QString::fromStdString(text(SABAN_TR("viewer", "Distance ({})"), inKm ? "km" : "m"));
    const double share = plate_ ? 0.0 : 0.5;  // to the left of the marking
    painter.drawText(QPointF(field_.min.x + (field_.max.x - field_.min.x - metrics.horizontalAdvance(axis)) * share, under), axis);
    const double times = exaggeration();
    const QString scale = QString::fromStdString(text(SABAN_TR("viewer", "Heights ×{}"), number(times, times < 10.0 ? 1 : 0).toStdString()));
    painter.drawText(QPointF(field_.max.x - metrics.horizontalAdvance(scale), under), scale);
    painter.setPen(QPen(colour(colours.faint), unitPx_));
    painter.drawLine(QPointF(field_.min.x, field_.max.y), QPointF(field_.max.x, field_.max.y));
    painter.drawLine(QPointF(field_.min.x, field_.min.y), QPointF(field_.min.x, field_.max.y));
    painter.setFont(fontOf(kFont * 1.15 * unitPx_, true));
    painter.setPen(colour(colours.cursor));
    painter.drawText(QPointF(field_.min.x - QFontMetricsF(painter.font()).horizontalAdvance(QLatin1Char('A')) - 8.0 * unitPx_, baseline), QStringLiteral("A"));
    painter.drawText(QPointF(field_.max.x + 6.0 * unitPx_, baseline), QStringLiteral("B"));
}

void ProfileChart::paintGround(QPainter& painter, const ProfileColours& colours) const {
    const auto stretch = [&](std::size_t first, std::size_t last) {
        QPainterPath line;
        double lastX = -1e9;
        double low = 0.0, high = 0.0;
        for (std::size_t i = first; i <= last; ++i) {
            const glm::dvec2 at = pixelOf(profile_.samples[i].distanceM, *profile_.samples[i].heightM);
            if (i == first) {
                line.moveTo(at.x, at.y);
            } else if (at.x - lastX < 0.5 && i != last) {  // thousands of samples to a pixel: its highest and lowest stay
                low = std::max(low, at.y);
                high = std::min(high, at.y);
                continue;
            } else {
                if (low > high) {
                    line.lineTo(lastX, high);
                    line.lineTo(lastX, low);
                }
                line.lineTo(at.x, at.y);
            }
            lastX = at.x;
            low = high = at.y;
        }
        QPainterPath ground = line;
        ground.lineTo(pixelOf(profile_.samples[last].distanceM, lowM_).x, field_.max.y);
        ground.lineTo(pixelOf(profile_.samples[first].distanceM, lowM_).x, field_.max.y);
        QColor fill = colour(colours.ground);
        fill.setAlphaF(0.72f);
        painter.fillPath(ground, fill);
        painter.setPen(QPen(colour(colours.surface), 1.8 * unitPx_, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(line);
    };
    const auto& samples = profile_.samples;
    for (std::size_t i = 0; i < samples.size();) {
        std::size_t end = i;
        const bool isGap = !samples[i].heightM;
        while (end + 1 < samples.size() && !samples[end + 1].heightM == isGap) ++end;
        if (!isGap && end > i) stretch(i, end);
        if (isGap) {
            const double from = pixelOf(samples[i == 0 ? 0 : i - 1].distanceM, lowM_).x, to = pixelOf(samples[std::min(end + 1, samples.size() - 1)].distanceM, lowM_).x;
            painter.fillRect(QRectF(from, field_.min.y, to - from, field_.max.y - field_.min.y), QBrush(colour(colours.grid), Qt::BDiagPattern));
        }
        i = end + 1;
    }
}

/// Names in rows, from left to right; what finds no room keeps its line only.
void ProfileChart::paintMarks(QPainter& painter, const ProfileColours& colours) const {
    painter.setFont(fontOf(kFont * unitPx_));
    const QFontMetricsF metrics(painter.font());
    std::array<double, kRows> writtenTo{};
    writtenTo.fill(-1e9);
    for (const ProfileMark& mark : marks_) {
        const double middle = (mark.fromM + mark.toM) / 2.0;
        const auto height = profile_.heightAt(std::clamp(middle, 0.0, profile_.lengthM));
        const glm::dvec2 at = pixelOf(middle, height.value_or(lowM_));
        const double from = pixelOf(mark.fromM, lowM_).x, to = pixelOf(mark.toM, lowM_).x;
        QColor ink = colour(mark.colour);
        if (to - from > 2.0 * unitPx_) {
            QColor band = ink;
            band.setAlphaF(0.16f);
            painter.fillRect(QRectF(from, field_.min.y, to - from, field_.max.y - field_.min.y), band);
        }
        const QString name = metrics.elidedText(QString::fromStdString(mark.name), Qt::ElideRight, 190.0 * unitPx_);
        const double width = metrics.horizontalAdvance(name);
        const double left = std::clamp(at.x - width / 2.0, area_.min.x + 4.0 * unitPx_, std::max(area_.min.x, area_.max.x - width - 4.0 * unitPx_));
        double top = field_.min.y;
        for (int row = 0; row < kRows; ++row) {
            if (left < writtenTo[row] + 8.0 * unitPx_) continue;
            const double baseline = area_.min.y + headPx_ + (kTop * 0.6 + kRow * row) * unitPx_ + metrics.ascent();
            if (baseline > field_.min.y) break;
            painter.setPen(colour(colours.ink));
            painter.drawText(QPointF(left, baseline), name);
            writtenTo[row] = left + width;
            top = baseline + 3.0 * unitPx_;
            break;
        }
        painter.setPen(QPen(ink, 1.3 * unitPx_, Qt::DashLine));
        painter.drawLine(QPointF(at.x, top), QPointF(at.x, at.y));
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QPointF(at.x, at.y), 3.4 * unitPx_, 3.4 * unitPx_);
    }
}

std::string ProfileChart::textAt(double distanceM) const {
    const auto height = profile_.heightAt(distanceM);
    const std::string distance = distanceText(distanceM, distanceM >= 10000.0).toStdString();
    if (!height) return text(SABAN_TR("viewer", "{} · no elevation"), distance);
    const auto next = std::lower_bound(profile_.samples.begin(), profile_.samples.end(), distanceM,
                                       [](const geo::ProfileSample& sample, double at) { return sample.distanceM < at; });
    const std::string heightText = number(*height, 1).toStdString();
    if (next == profile_.samples.end() || !next->gradePercent) return text(SABAN_TR("viewer", "{0} · height {1} m"), distance, heightText);
    const double grade = *next->gradePercent;
    return text(SABAN_TR("viewer", "{0} · height {1} m · grade {2} %"), distance, heightText, (grade > 0.05 ? "+" : "") + number(grade, 1).toStdString());
}

void ProfileChart::paintCursor(QPainter& painter, const ProfileColours& colours, double distanceM) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto height = profile_.heightAt(distanceM);
    const glm::dvec2 at = pixelOf(distanceM, height.value_or(lowM_));
    painter.setPen(QPen(colour(colours.cursor), 1.4 * unitPx_));
    painter.drawLine(QPointF(at.x, field_.min.y), QPointF(at.x, field_.max.y));
    if (height) {
        painter.setBrush(colour(colours.cursor));
        painter.drawEllipse(QPointF(at.x, at.y), 4.0 * unitPx_, 4.0 * unitPx_);
    }
    painter.setFont(fontOf(kFont * unitPx_, true));
    const QFontMetricsF metrics(painter.font());
    const QString label = QString::fromStdString(textAt(distanceM));
    const double pad = 6.0 * unitPx_, width = metrics.horizontalAdvance(label) + 2.0 * pad, boxHeight = metrics.height() + pad;
    const double left = std::clamp(at.x + 10.0 * unitPx_, field_.min.x, std::max(field_.min.x, field_.max.x - width));
    const QRectF box(left, field_.min.y + 4.0 * unitPx_, width, boxHeight);
    QColor paper = colour(colours.paper);
    paper.setAlphaF(0.92f);
    painter.setPen(QPen(colour(colours.cursor), unitPx_));
    painter.setBrush(paper);
    painter.drawRoundedRect(box, 3.0 * unitPx_, 3.0 * unitPx_);
    painter.setPen(colour(colours.ink));
    painter.drawText(box, Qt::AlignCenter, label);
    painter.restore();
}

}  // namespace saban::viewer
