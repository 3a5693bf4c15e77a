#pragma once

#include <osg/Geometry>
#include <osg/ref_ptr>

#include "viewer/table/frame_layout.h"

namespace saban::viewer {

/// The frame as a shaded solid: groove walls, lip, sloping faces, chamfer, foot.
osg::ref_ptr<osg::Geometry> makeFrame(const FrameLayout& layout);

/// The dark plate under the block, seen through holes of the ground.
osg::ref_ptr<osg::Geometry> makePlate(const FrameLayout& layout);

/// A soft shadow on what the frame stands on; needs the shader table_shadow with `halfSize` set by this function.
osg::ref_ptr<osg::Geometry> makeShadow(const FrameLayout& layout);

}  // namespace saban::viewer
