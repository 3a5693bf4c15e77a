// The lines of another CRS on a tile.
#include <glm/common.hpp>
#include <osg/Uniform>

#include "viewer/terrain/tile_node.h"

namespace saban::viewer {

namespace {

constexpr double kPoints = geo::TileGrid::kCells + 1;

/// Terms for texture coordinates from the middle, in intervals, their constant less whole numbers of strong lines: small numbers
/// keep their digits in the shader.
osg::ref_ptr<osg::Uniform> termsUniform(const char* name, const GroundGrid::Terms& terms, const GridInterval& interval) {
    osg::ref_ptr<osg::Uniform> uniform = new osg::Uniform(osg::Uniform::FLOAT_VEC2, name, static_cast<int>(terms.size()));
    constexpr double widen = kPoints / (kPoints - 1.0);  // the outermost texels' centres lie on the tile's edges
    for (unsigned i = 0; i < terms.size(); ++i) {
        glm::dvec2 term = terms[i] / interval.step;
        if (i == 0)
            term -= glm::floor(term / static_cast<double>(interval.strong)) * static_cast<double>(interval.strong);
        else
            term *= i < 3 ? widen : widen * widen;
        uniform->setElement(i, osg::Vec2(static_cast<float>(term.x), static_cast<float>(term.y)));
    }
    return uniform;
}

}  // namespace

void TileNode::applyOtherGrid() {
    if (fittedGrid_ != lines_.otherGrid) {
        fittedGrid_ = lines_.otherGrid;
        otherFit_ = fittedGrid_->fit(bounds_);
    }
    if (!otherFit_) return;
    textures_->addUniform(termsUniform("uGridTerms[0]", otherFit_->terms, lines_.otherInterval));
    textures_->addUniform(new osg::Uniform("uGridStrong", static_cast<float>(lines_.otherInterval.strong)));
    if (!otherFit_->beyond) return;
    textures_->addUniform(termsUniform("uBeyondTerms[0]", otherFit_->beyond->terms, lines_.otherInterval));
    constexpr double widen = kPoints / (kPoints - 1.0);
    osg::ref_ptr<osg::Uniform> border = new osg::Uniform(osg::Uniform::FLOAT, "uBorderTerms[0]", 6);
    for (unsigned i = 0; i < 6; ++i)
        border->setElement(i, static_cast<float>(otherFit_->beyond->border[i] * (i == 0 ? 1.0 : i < 3 ? widen : widen * widen)));
    textures_->addUniform(border);
}

}  // namespace saban::viewer
