#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <string>

#include "layers/model/features.h"

namespace saban::layers {

/// Gives what a scene names another name: features that it hides or acts on. What cannot be read stays as it is.
void renameInScene(Scene& scene, const std::function<Uid(const Uid&)>& nameOf);

/// Takes a feature that is gone out of a scene: of what it hides, and of its actions; one that acted on nothing else goes. True when there was something to take out.
bool forgetInScene(Scene& scene, const Uid& gone);

/// Moves the places of a scene's actions, to the millimetre. A line without a place there stays away; what cannot be read stays as it is.
void moveActions(Scene& scene, const std::function<std::optional<glm::dvec2>(glm::dvec2)>& placeOf);

}  // namespace saban::layers
