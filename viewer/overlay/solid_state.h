#pragma once

#include <osg/StateSet>
#include <osg/Uniform>
#include <osg/Vec3>

#include "viewer/render/look.h"

namespace saban::viewer {

/// How solids on the ground are drawn, structures and buildings alike: flat faces in the ground's light. Attribute 0 is the
/// position, 1 the face's normal, 2 the colour. `sun` holds `sunDirection`.
void setSolidState(osg::StateSet& state, osg::Uniform* sun);

/// Modes of OpenGL that leave out what lies below a solid's own planes `uOpen` and `uRaised`, in its coordinates.
inline constexpr unsigned kOpenMode = 0x3001, kRaisedMode = 0x3002;

/// Order of drawing: what is seen in holes of the ground, the holes, and then, later, the ground.
inline constexpr int kInHoleBin = -3, kHoleBin = -2;

/// The ground is open where something is drawn so, as far as nothing hides it: it writes depths alone, which keep the ground away from what was drawn in `kInHoleBin`, under the ground
/// too. That must close the hole, else nothing is seen there. For nodes under one of `setSolidState`, which must hold a `uPull` of 0. `metresToEye`: the ground may be drawn that much over its place.
void setHoleState(osg::StateSet& state, double metresToEye);

/// Towards the sun, unit length. A low sun counts as 8 degrees high, so that nothing is black.
osg::Vec3 sunDirection(const Sun& sun);

}  // namespace saban::viewer
