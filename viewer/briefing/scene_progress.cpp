#include "viewer/briefing/scene_progress.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "viewer/app/theme.h"

namespace saban::app {

namespace {

constexpr double kGapPx = 2.0;
constexpr double kLeastShare = 0.3;  ///< of the mean: short scenes can be hit too

}  // namespace

SceneProgress::SceneProgress(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("sceneProgress"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void SceneProgress::setScenes(std::vector<double> plannedS, QStringList titles) {
    plannedS_ = std::move(plannedS);
    titles_ = std::move(titles);
    const double mean = plannedS_.empty() ? 1.0 : std::accumulate(plannedS_.begin(), plannedS_.end(), 0.0) / static_cast<double>(plannedS_.size());
    for (double& seconds : plannedS_) seconds = std::max({seconds, kLeastShare * mean, 1e-3});
    update();
}

void SceneProgress::setAt(std::size_t scene, double share) {
    share = std::clamp(share, 0.0, 1.0);
    // As often as it is seen.
    if (scene == scene_ && plannedS_.size() > scene && std::abs(share - share_) * areaOf(scene).width() < 0.5) return;
    scene_ = scene;
    share_ = share;
    update();
}

QRectF SceneProgress::areaOf(std::size_t scene) const {
    const double whole = std::accumulate(plannedS_.begin(), plannedS_.end(), 0.0);
    const double before = std::accumulate(plannedS_.begin(), plannedS_.begin() + static_cast<std::ptrdiff_t>(scene), 0.0);
    const double left = before / whole * width(), right = (before + plannedS_[scene]) / whole * width();
    return {left, 2.0, std::max(1.0, right - left - kGapPx), height() - 4.0};
}

std::size_t SceneProgress::sceneAt(double x) const {
    std::size_t scene = 0;
    while (scene + 1 < plannedS_.size() && areaOf(scene + 1).left() <= x) ++scene;
    return scene;
}

void SceneProgress::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < plannedS_.size(); ++i) {
        const QRectF area = areaOf(i);
        painter.setBrush(i < scene_ ? theme().accent : theme().groove);
        painter.drawRoundedRect(area, 3.0, 3.0);
        if (i != scene_) continue;
        painter.setBrush(theme().accent);
        painter.drawRoundedRect(QRectF(area.left(), area.top(), area.width() * share_, area.height()), 3.0, 3.0);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().text, 2.0));
        painter.drawRoundedRect(area.adjusted(1.0, 0.0, -1.0, 0.0), 3.0, 3.0);
        painter.setPen(Qt::NoPen);
    }
}

void SceneProgress::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !plannedS_.empty()) emit chosen(sceneAt(event->position().x()));
}

bool SceneProgress::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && !plannedS_.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto scene = static_cast<qsizetype>(sceneAt(help->pos().x()));
        QToolTip::showText(help->globalPos(), QStringLiteral("%1. %2").arg(scene + 1).arg(titles_.value(scene).toHtmlEscaped()), this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace saban::app
