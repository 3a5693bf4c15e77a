#include "viewer/briefing/question_tool.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <span>

#include "geo/crs/coordinates.h"

namespace saban::app {

namespace {

constexpr double kDragPx = 16.0;  // more is no click
constexpr int kGuessMs = 90;
constexpr int kReadsWhileMoving = 256;
constexpr int kReadsAtEnd = 20000;  // the audience's picture waits for them
constexpr double kTextScale = 1.5;  // it is read from the last row, not from a desk; in a room whose size is known all text grows
constexpr geo::Colour kLine{255, 209, 26, 255};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(saban::app::QuestionTool)
};

/// With its sign, as the measuring tool writes it.
QString gradeText(double percent) {
    const QString text = QLocale().toString(std::abs(percent), 'f', 1);
    if (text == QLocale().toString(0.0, 'f', 1)) return text;
    return (percent > 0.0 ? QStringLiteral("+") : QStringLiteral("−")) + text;
}

QString heightText(double heightM) { return QLocale().toString(heightM, 'f', 1); }

}  // namespace

QuestionTool::QuestionTool(std::function<AngleFrame()> angles) : angleFrame_(std::move(angles)) {
    guessing_.setSingleShot(true);
    guessing_.setInterval(kGuessMs);
    QObject::connect(&guessing_, &QTimer::timeout, &guessing_, [this] { guess(); });
}

void QuestionTool::begin(AudienceView& view) {
    view_ = &view;
    angles_ = angleFrame_();
}

void QuestionTool::end() {
    clear();
    pressedAt_.reset();
    view_ = nullptr;
}

bool QuestionTool::clear() {
    if (points_.empty()) return false;
    points_.clear();
    cursor_.reset();
    guessing_.stop();
    tell();
    return true;
}

bool QuestionTool::press(QPointF position, Qt::MouseButton button, Qt::KeyboardModifiers) {
    if (button != Qt::LeftButton) return false;
    pressedAt_ = position;
    if (view_) view_->player().releaseCamera();
    return true;
}

bool QuestionTool::move(QPointF position, Qt::MouseButtons, Qt::KeyboardModifiers) {
    if (!view_ || points_.size() != 1) return false;
    pointer_ = position;
    if (!guessing_.isActive()) guessing_.start();
    return true;
}

void QuestionTool::guess() {
    if (!view_ || points_.size() != 1) return;
    const auto place = view_->pick(pointer_);
    cursor_ = place ? std::optional(glm::dvec2(place->ground)) : std::nullopt;
    tell();
}

bool QuestionTool::release(QPointF position, Qt::MouseButton button) {
    if (button != Qt::LeftButton || !pressedAt_) return false;
    const QPointF way = position - *pressedAt_;
    pressedAt_.reset();
    if (!view_ || std::hypot(way.x(), way.y()) > kDragPx) return true;
    if (const auto place = view_->pick(position)) ask(glm::dvec2(place->ground));
    return true;
}

bool QuestionTool::key(int key, Qt::KeyboardModifiers) { return key == Qt::Key_Escape && clear(); }

void QuestionTool::leave() {
    guessing_.stop();
    if (points_.size() != 1 || !cursor_) return;
    cursor_.reset();
    tell();
}

void QuestionTool::ask(glm::dvec2 place) {
    if (points_.size() == 2 || (points_.size() == 1 && points_.front() == place)) points_.clear();
    points_.push_back(place);
    cursor_.reset();
    guessing_.stop();
    tell();
}

QString QuestionTool::placeText(glm::dvec2 place) const {
    const auto& ground = view_->table().ground();
    if (!ground) return {};
    QStringList lines;
    const auto height = ground->elevation->heightAt(place);
    lines << (height && *height ? Words::tr("Height %1 m").arg(heightText(**height)) : Words::tr("No height is known here"));
    if (const auto written = geo::formatCoordinate(place, ground->crs, geo::CoordinateStyle::NorthingEasting)) lines << QString::fromStdString(*written);
    if (const auto written = geo::formatCoordinate(place, ground->crs, geo::CoordinateStyle::LonLatDecimal)) lines << QString::fromStdString(*written);
    return lines.join(QChar('\n'));
}

void QuestionTool::tell() {
    answer_.clear();
    if (!view_) return;
    viewer::Sketch sketch;
    auto points = points_;
    const bool isGuess = points.size() == 1 && cursor_ && *cursor_ != points.front();
    if (isGuess) points.push_back(*cursor_);
    const auto& ground = view_->table().ground();
    if (points.size() == 1) {
        answer_ = placeText(points.front());
    } else if (points.size() == 2 && ground) {
        const auto result = measured(*ground->elevation, std::span(points), false, isGuess ? kReadsWhileMoving : kReadsAtEnd);
        QStringList lines;
        if (result) {
            const geo::LineMeasure& line = result->line;
            lines << (line.slopeM ? Words::tr("Distance %1 over the ground, %2 straight").arg(lengthText(line.groundM), lengthText(*line.slopeM))
                                  : Words::tr("Distance %1 over the ground").arg(lengthText(line.groundM)));
            QStringList rise;
            if (line.heightChangeM) rise << Words::tr("Height difference %1").arg(heightChangeText(*line.heightChangeM));
            if (line.gradePercent) rise << Words::tr("grade %1 %").arg(gradeText(*line.gradePercent));
            if (!rise.isEmpty()) lines << rise.join(QStringLiteral(", "));
            if (result->bearings) {
                QStringList bearings{Words::tr("Bearing %1 from grid north").arg(angleText(result->bearings->gridDeg, angles_.unit))};
                if (result->bearings->trueDeg && angles_.declinationDeg)
                    bearings << Words::tr("%1 magnetic").arg(angleText(magneticDeg(*result->bearings->trueDeg, *angles_.declinationDeg), angles_.unit));
                lines << bearings.join(QStringLiteral(", "));
            }
        } else {
            lines << QString::fromStdString(result.error().message);
        }
        if (!isGuess) lines << placeText(points.back());
        answer_ = lines.join(QChar('\n'));
        sketch.lines.push_back({.points = points, .colour = kLine, .widthPx = 3.4, .isDashed = isGuess});
    }
    for (const glm::dvec2 point : points_) sketch.handles.push_back({.at = point, .form = viewer::Sketch::Form::Disc, .colour = kLine, .sizePx = 13.0});
    if (!points.empty() && !answer_.isEmpty())
        sketch.texts.push_back({.at = points.back(), .text = answer_.toStdString(), .offsetPx = {18.0, -18.0}, .scale = std::max(1.0, kTextScale / view_->player().textScale()), .hasPlate = true});
    view_->setSketch(std::move(sketch));
}

}  // namespace saban::app
