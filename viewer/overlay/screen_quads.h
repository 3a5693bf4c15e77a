#pragma once

#include <array>
#include <glm/vec2.hpp>
#include <osg/Array>
#include <osg/Geometry>
#include <osg/Group>
#include <osg/ref_ptr>

#include "viewer/overlay/image_atlas.h"

namespace saban::viewer {

/// Pictures and lines over the whole scene as one mesh: quads in pixels from the upper left corner, their colours multiplied
/// with alpha. Those added later lie over those added before.
/// Thread safety: one thread.
class ScreenQuads {
 public:
    /// `texture`: of the atlas whose places are drawn. `bin`: number of the render bin; greater ones come later.
    ScreenQuads(osg::Texture2D* texture, int bin);

    osg::Node* node() { return root_.get(); }

    /// Begins anew, for a picture of so many pixels.
    void begin(glm::dvec2 sizePx);
    /// What was added since `begin` is what is drawn.
    void finish();

    /// `fromPx`, `toPx`: corners of what is shown, in texels of the atlas.
    void quad(const std::array<glm::dvec2, 4>& at, glm::dvec2 fromPx, glm::dvec2 toPx, const osg::Vec4& colour);
    /// At whole pixels: letters stay sharp.
    void picture(glm::dvec2 corner, const ImageAtlas::Place& place, float alpha);
    void line(glm::dvec2 from, glm::dvec2 to, double widthPx, glm::dvec2 white, const osg::Vec4& colour);

 private:
    osg::ref_ptr<osg::Group> root_;
    osg::ref_ptr<osg::Vec4Array> corners_;  ///< clip x, y; texel x, y
    osg::ref_ptr<osg::Vec4Array> colours_;
    osg::ref_ptr<osg::DrawElementsUInt> triangles_;
    glm::dvec2 sizePx_{1.0};
};

/// Parts of 1.
osg::Vec4 premultiplied(double red, double green, double blue, double alpha);

}  // namespace saban::viewer
