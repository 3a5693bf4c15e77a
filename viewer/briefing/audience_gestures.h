#pragma once

#include <QLineF>
#include <QPointF>
#include <glm/vec3.hpp>
#include <optional>

#include "viewer/briefing/audience_view.h"

namespace saban::app {

/// The mouse holds the ground, or turns it.
struct AudienceView::Drag {
    QPointF began, last;
    Qt::MouseButton button;
    bool turns, hasMoved = false;
    glm::dvec3 grabbed;
};

/// One finger, or two.
struct AudienceView::Touch {
    QPointF began, last;
    double beganS;
    bool isTool = false, isPanning = false, hadTwo = false;
    std::optional<QLineF> fingers{};
    glm::dvec3 grabbed{0.0};
};

}  // namespace saban::app
