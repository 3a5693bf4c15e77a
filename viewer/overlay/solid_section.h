#pragma once

#include <glm/gtc/type_precision.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <span>
#include <vector>

#include "layers/catalogue/solid_model.h"

namespace saban::viewer {

/// Of a solid's own coordinates; where `dot(normal, p) + offset` is less than 0, the solid is taken away.
struct SectionPlane {
    glm::dvec3 normal{0.0, 1.0, 0.0};  ///< unit length, into what stays
    double offset = 0.0;
    double insideM(const glm::dvec3& at) const { return normal.x * at.x + normal.y * at.y + normal.z * at.z + offset; }
    bool operator==(const SectionPlane&) const = default;
};

/// What a plane goes through.
struct SectionBody {
    const layers::SolidModel* solid = nullptr;  ///< closed parts; null: `outline`
    std::vector<glm::dvec3> outline{};          ///< of a part of the plane itself, closed
    bool hasOwnColours = true;                  ///< those of the solid's faces; each colour is a body of its own, later ones before earlier ones
    glm::u8vec4 colour{255};
    bool isVoid = false;                        ///< a room: nothing of earlier bodies is there
};

/// The face that a plane leaves of bodies that lie in each other: every place of it has the colour of the last body that holds it, and is
/// open where that is a room. Bodies that are not closed leave none.
struct SolidSection {
    layers::SolidModel face{};    ///< turned towards what was taken away
    layers::SolidModel rooms{};   ///< where the plane goes through rooms
    layers::SolidModel edges{};   ///< lines of `edgeM` between what differs, a little before the face
};
/// Time: in proportion to the square of the triangles that the plane meets.
SolidSection sectionOf(std::span<const SectionBody> bodies, const SectionPlane& plane, double edgeM);

/// Area of the triangles of a model, m².
double areaM2(const layers::SolidModel& model);

}  // namespace saban::viewer
