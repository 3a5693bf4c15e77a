#pragma once

#include <QString>
#include <QStringList>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>

#include "layers/ground/ground.h"
#include "layers/model/plan.h"

namespace saban::app {

// What the window says of a ground; each takes null for an empty table.

/// The title of the window: the name of the plan, else the lowest elevation file and the number of the others. `plan` null: none.
QString titleOf(const std::shared_ptr<const layers::Ground>& ground, const std::shared_ptr<const layers::Plan>& plan);
/// The vertical reference that the files declare, or that they declare none.
QString heightNoteOf(const std::shared_ptr<const layers::Ground>& ground);
/// Warnings that are worth a message. Most files declare no vertical reference: that is in the note above instead.
QStringList warningsOf(const std::shared_ptr<const layers::Ground>& ground);
/// A text with names of CRSs as PROJ has them: their English "zone" in the language of the window.
QString withZonesNamed(const QString& text);
/// The name of a CRS in such words.
QString crsTitleOf(const geo::Crs& crs);
/// Longitude and latitude of its middle, degrees; nothing for an empty table.
std::optional<glm::dvec2> placeOf(const std::shared_ptr<const layers::Ground>& ground);

}  // namespace saban::app
