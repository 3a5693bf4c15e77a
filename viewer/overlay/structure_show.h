#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <osg/Geometry>
#include <osg/Group>
#include <osg/ref_ptr>

#include "layers/catalogue/solid_model.h"
#include "viewer/overlay/solid_section.h"
#include "viewer/overlay/structure_inside.h"

namespace saban::viewer {

/// Null for an empty model.
osg::ref_ptr<osg::Geometry> geometryOf(const layers::SolidModel& model);

/// A structure that is shown in another way than as it stands. In the coordinates of its model: metres, z up from its platform, true height.
struct ShownStructure {
    layers::SolidModel drawn{};    ///< as it stands
    layers::SolidModel closed{};   ///< its closed parts: what planes go through
    StructureInside inside{};
    double floorZ = 0.0;           ///< of its deepest floor, at most 0
    bool isLine = false;
    std::function<double(glm::dvec2)> groundZ{};  ///< of the ground as drawn, in its coordinates
    std::optional<layers::SolidBounds> aboveGround{};  ///< what `boundsAboveGround` gives; nothing: it is asked for
};

/// Of what rises from the ground: without the foot of the bank that it stands on.
layers::SolidBounds boundsAboveGround(const ShownStructure& shown);

/// Where `cut` goes through it (a plane of the block): a closed face, and rooms that are seen.
osg::ref_ptr<osg::Group> cutStructure(const ShownStructure& shown, const SectionPlane& plane);

/// How a structure opens: a plane comes in from the side of the viewer, and the ground before it is dug away, until half of it is gone.
struct Opening {
    glm::dvec2 towardsViewer{0.0, -1.0};  ///< unit length
    double share = 1.0;                   ///< 0 closed, 1 open
    double lookDownDeg = 35.0;            ///< under which it is looked at: the dug ground must not hide its floor
};
osg::ref_ptr<osg::Group> openedStructure(const ShownStructure& shown, const Opening& opening);
/// The plane of an opening.
SectionPlane planeOf(const ShownStructure& shown, const Opening& opening);

/// How far it is built, more than 0 and less than 1: what is dug, what rises in it, and the scaffold around it. `colour`: of what is in work.
osg::ref_ptr<osg::Group> builtStructure(const ShownStructure& shown, double share, glm::u8vec4 colour);

}  // namespace saban::viewer
