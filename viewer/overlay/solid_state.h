#pragma once

#include <osg/StateSet>
#include <osg/Uniform>
#include <osg/Vec3>

#include "viewer/render/look.h"

namespace saban::viewer {

/// How solids on the ground are drawn, structures and buildings alike: flat faces in the ground's light. Attribute 0 is the
/// position, 1 the face's normal, 2 the colour. `sun` holds `sunDirection`.
void setSolidState(osg::StateSet& state, osg::Uniform* sun);

/// Towards the sun, unit length. A low sun counts as 8 degrees high, so that nothing is black.
osg::Vec3 sunDirection(const Sun& sun);

}  // namespace saban::viewer
